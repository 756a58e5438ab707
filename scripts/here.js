/** Whose page this is, and which: asked anew each time, as htmx puts other pages in its place. */

/** The account that the page in #main was made for; "" on a public page. */
export function accountHere() {
  return document.getElementById("main").dataset.account ?? "";
}

export function isToday() {
  return location.pathname === "/today/";
}
