/** "None of these" and all that it is about shut each other out. */
export function keepNoneAlone() {
  document.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && target.checked) untickOthers(target);
  });
}

/** In a row that opens, "none" is about this row alone. */
function untickOthers(box) {
  const isNone = box.matches("[data-none]");
  const about = (none) => none.parentElement.closest("[data-group]") ?? none.form;
  for (const other of box.form?.querySelectorAll("input[type=checkbox]") ?? []) {
    const [none, tick] = isNone ? [box, other] : [other, box];
    const isPair = none.matches("[data-none]") && !tick.matches("[data-none]");
    if (isPair && about(none).contains(tick)) other.checked = false;
  }
}
