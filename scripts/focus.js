/** Where the focus goes when htmx has put in a new page: to its errors, else to its heading. */
export function moveFocus() {
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id === "main") arrive(target);
  });
  document.addEventListener("htmx:historyRestore", () => arrive(document.getElementById("main")));
}

function arrive(main) {
  const first = main.querySelector("#errors, .cc-errors, [autofocus]") ?? main.querySelector("h1");
  first?.setAttribute("tabindex", "-1");
  first?.focus();
}
