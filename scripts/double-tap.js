const DOUBLE_TAP_MS = 1000;
const submittedAt = new WeakMap(); // form -> moment of its last submit

/** Send a form once, however often it is tapped. The server would stand a second tap; the person is
 * spared a second wait. */
export function sendOnce() {
  // Captured, so that it comes before htmx.
  document.addEventListener("submit", hearSubmit, { capture: true });
}

/** It did not go through, so the next tap is no second one. */
export function allowAgain(form) {
  submittedAt.delete(form);
}

function hearSubmit(event) {
  const now = performance.now();
  if (now - submittedAt.get(event.target) < DOUBLE_TAP_MS) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    submittedAt.set(event.target, now);
  }
}
