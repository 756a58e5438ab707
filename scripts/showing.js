/** Show the parts that a selector finds within an element, or hide them. */
export function showIf(isShown, within, selector) {
  for (const part of within.querySelectorAll(selector)) part.hidden = !isShown;
}
