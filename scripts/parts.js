/** A script that one kind of page needs comes when such a page is there: also where htmx put it in. */
export function loadParts() {
  document.addEventListener("htmx:afterSettle", load);
  load();
}

/** Without it, if it does not come, the page works as without scripts. */
function load() {
  const { script } = document.querySelector("#main [data-script]")?.dataset ?? {};
  if (script) import(script).catch(() => {});
}
