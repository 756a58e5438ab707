/** Called on every frame, so it touches the page only where something changes. */
export function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

/** Sets a data attribute, likewise. */
export function mark(element, name, value) {
  if (element.dataset[name] !== String(value)) element.dataset[name] = value;
}
