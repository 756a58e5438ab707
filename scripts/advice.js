/**
 * What to do about the most urgent answer shows at once, below the answer that was given last. It
 * stands in the page, so it needs no network and comes before anything is sent.
 */

// Most urgent first (checkins/rules/levels.py).
const LEVELS = ["emergency", "same_day", "book", "no_use"];

export function adviseAtOnce() {
  document.addEventListener("change", ({ target }) => target.form && showAdvice(target));
  // A browser that goes back may tick again what was ticked, without a word to the page.
  addEventListener("pageshow", adviseAgain);
}

/** What stands in the page calls for it, without a word from anybody. */
export function adviseAgain() {
  if (document.querySelector("[data-advice]:not([hidden])")) return;
  const ticked = document.querySelector("#main :checked[data-level]");
  if (ticked) showAdvice(ticked);
}

/** Above the form, out of the page that leaves it. */
export function putAdviceAway(form) {
  for (const card of document.querySelectorAll("[data-advice]")) {
    card.hidden = true;
    form.before(card);
  }
}

function showAdvice(input) {
  const given = (level) => input.form.querySelector(`:checked[data-level="${level}"]`);
  const level = LEVELS.find(given);
  const isCalled = input.checked && input.dataset.level;
  for (const card of document.querySelectorAll("[data-advice]")) {
    card.hidden = card.dataset.advice !== level;
    if (card.hidden) continue;
    const stands = card.previousElementSibling?.querySelector(":checked[data-level]");
    if (isCalled || !stands) (isCalled ? input : given(level)).closest("label").after(card);
    if (isCalled) card.scrollIntoView({ block: "nearest" }); // with its number to call
  }
}
