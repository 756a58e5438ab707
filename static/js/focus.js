"use strict";

/**
 * Small manners of every page: where the focus goes when htmx has put in a new page, what is said
 * when an answer cannot be sent, and some help with forms. Every page works without this file.
 */

const DOUBLE_TAP_MS = 1000;
// Most urgent first (checkins/rules/levels.py).
const LEVELS = ["emergency", "same_day", "book", "no_use"];
const submittedAt = new WeakMap(); // form -> moment of its last submit

document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "main") arrive(target);
});
document.addEventListener("htmx:historyRestore", () => arrive(document.getElementById("main")));

// A refusal that is not a page of this site, a proxy's for one, must not wipe out the answer.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "main" && !/\bid="main"/.test(detail.serverResponse)) {
    detail.shouldSwap = false;
    detail.isError = true;
  }
});
document.addEventListener("htmx:beforeRequest", ({ detail }) => clearTrouble(detail.elt));
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, async ({ detail }) => {
    const isOut = await isSignedOut(detail.xhr);
    if (!(await keepAnswer(detail, isOut))) showTrouble(detail, isOut);
  });
}

// Captured, so that it comes before htmx. The server would stand a second tap; the person is
// spared a second wait.
document.addEventListener(
  "submit",
  (event) => {
    const now = performance.now();
    if (now - submittedAt.get(event.target) < DOUBLE_TAP_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      submittedAt.set(event.target, now);
    }
  },
  { capture: true },
);

document.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" && target.checked) keepNoneAlone(target);
  if (target.form) showAdvice(target);
});

// A browser that goes back may tick again what was ticked, without a word to the page.
addEventListener("pageshow", () => {
  if (document.querySelector("[data-advice]:not([hidden])")) return;
  const ticked = document.querySelector("#main :checked[data-level]");
  if (ticked) showAdvice(ticked);
});

fillTimeZone(document);

/** A new page stands in #main: the focus goes to its errors, else to its heading. */
function arrive(main) {
  fillTimeZone(main);
  const first = main.querySelector("#errors, .cc-errors, [autofocus]") ?? main.querySelector("h1");
  first?.setAttribute("tabindex", "-1");
  first?.focus();
}

/** Say above the form that it did not go through, with a way to try again. What was typed still
 * stands in it. A link is followed the plain way, and the browser or the server says why. */
function showTrouble({ elt, xhr, requestConfig }, isOut) {
  if (elt.matches("a[href]")) return location.assign(elt.href);
  const words = document.getElementById("not-saved");
  // The player says this in its own words, and does not mind about a note on the way.
  if (!words || !elt.isConnected || elt.closest("[data-player]")) return;
  clearTrouble(elt);
  submittedAt.delete(elt);
  const line = words.content.firstElementChild.cloneNode(true);
  line.querySelector("[data-signed-out]").hidden = !isOut;
  if (!xhr?.status && elt.dataset.offline) line.querySelector("p").textContent = elt.dataset.offline;
  const pressed = requestConfig.triggeringEvent?.submitter;
  const isRefused = [401, 403].includes(xhr?.status);
  line.querySelector("button").addEventListener("click", async () => {
    if (isRefused && (await signedInAgain(elt))) return;
    // A click, not a submit with this button: htmx sends a button's value only where it was clicked.
    if (pressed) pressed.click();
    else elt.requestSubmit();
  });
  elt.before(line);
  line.tabIndex = -1;
  line.focus();
}

function clearTrouble(elt) {
  const line = elt.previousElementSibling;
  if (line?.matches("[data-trouble]")) line.remove();
}

/** "None of these" and all that it is about shut each other out. In a row that opens it is about
 * this row alone. */
function keepNoneAlone(box) {
  const isNone = box.matches("[data-none]");
  const about = (none) => none.parentElement.closest("[data-group]") ?? none.form;
  for (const other of box.form?.querySelectorAll("input[type=checkbox]") ?? []) {
    const [none, tick] = isNone ? [box, other] : [other, box];
    const isPair = none.matches("[data-none]") && !tick.matches("[data-none]");
    if (isPair && about(none).contains(tick)) other.checked = false;
  }
}

/** What to do about the most urgent answer shows at once, below the answer that was given last.
 * It stands in the page, so it needs no network and comes before anything is sent. */
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

/** Tell the forms that ask for it which time zone this phone is in. */
function fillTimeZone(within) {
  for (const field of within.querySelectorAll("input[type=hidden][name=time_zone]")) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
}
