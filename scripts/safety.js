/**
 * The six pages of the whole screen (docs/decisions/0018). Once the first stands, the others come, so
 * that turning them, and the browser's own Back, need no network and keep every tick. The server is
 * asked where a page acts at once, cannot stand as it is, or is the last.
 */

import { accountHere } from "./here.js";
import { adviseAgain, allowAgain, clearTrouble, putAdviceAway, showAllTicks } from "./site.js";
import { forgetTicks, putTicksAway, takeTicks } from "./ticks.js";

const TICKED = ":is([name=signs], [name=conditions]):checked";
const SECOND_TAP_MS = 400; // until then a press was meant for the page before
let pages = []; // in their order, each with the ticks that it was left with; none until they came
let answered = new Set(); // their names
let kept = takeTicks(); // by this page before it was loaded anew

// Captured, so that it comes before htmx.
document.addEventListener("submit", hearSubmit, { capture: true });
// htmx has read the address of the form when it came.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.matches("[data-safety]")) detail.path = here().dataset.address;
});
document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "main" && begin());
addEventListener("popstate", ({ state }) => state?.safety && comeBack(state.safety));
addEventListener("online", sendAgain);
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => (document.hidden ? keep() : forgetTicks()));
begin();

function here() {
  return document.querySelector("[data-safety] [data-page]");
}

/** A page came from the server. Its entry in the history is ours: htmx would load it anew. */
async function begin() {
  const page = here();
  const again = kept?.account === accountHere() ? kept : null;
  pages = [];
  kept = null;
  if (!page) return;
  const form = page.closest("form");
  const response = await fetch(form.dataset.pages).catch(() => null);
  const text = response?.ok ? await response.text() : "";
  const all = [
    ...new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-page]"),
  ];
  const number = all.findIndex(({ dataset }) => dataset.page === page.dataset.page);
  if (number < 0 || page !== here()) return;
  const told = again?.told ?? [...form.querySelectorAll("[data-carried] input")];
  const isTold = (box) => told.some(({ name, value }) => name === box.name && value === box.value);
  for (const one of again ? [...all, page] : all)
    for (const box of one.querySelectorAll("[name=signs], [name=conditions]")) {
      box.checked = isTold(box);
      if (again && box.checked) openRow(box);
    }
  answered = new Set(told.filter(({ name }) => name === "answered").map(({ value }) => value));
  all[number] = page;
  pages = all;
  const stood = pages.find(({ dataset }) => dataset.page === again?.page);
  if (stood) turnTo(stood);
  const { dataset } = stood ?? page;
  history.replaceState({ safety: dataset.page }, "", dataset.address);
}

/** A row that holds a tick does not hide it. */
function openRow(box) {
  const row = box.closest("details");
  if (row) row.open = true;
}

/** The page goes, perhaps to come again at once. */
function keep() {
  const page = here();
  if (!page) return forgetTicks();
  const carried = page.closest("form").querySelectorAll("[data-carried] input");
  const told = [...carried, ...page.querySelectorAll(TICKED)];
  putTicksAway({
    account: accountHere(),
    page: page.dataset.page,
    told: told.map(({ name, value }) => ({ name, value })),
  });
}

function hearSubmit(event) {
  const form = event.target;
  const page = here();
  if (!form.matches("[data-safety]") || !page) return;
  const presses = event.submitter?.name;
  const ticked = [...page.querySelectorAll(TICKED)].map(({ value }) => value);
  const acts = page.dataset.acting.split(" ").some((code) => ticked.includes(code));
  const isAnswer = (presses === "none") !== ticked.length > 0; // not nothing, and not both
  const isWhole = acts || pages.length > 0; // enough for the server, whenever it comes
  form.toggleAttribute("data-outbox", "keeps" in form.dataset && isAnswer && isWhole);
  if (acts || (presses !== "back" && !isAnswer)) return;
  const next = presses === "back" ? pageBefore(page) : pageAfter(page);
  if (!next) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  history.pushState({ safety: next.dataset.page }, "", next.dataset.address);
  turnTo(next);
  holdOff(next);
}

function pageBefore(page) {
  return pages[pages.indexOf(page) - 1];
}

/** The first that is not answered, once this one is; none where all are. */
function pageAfter(page) {
  const isLeft = (one) => one !== page && !answered.has(one.dataset.page);
  const next = pages.find(isLeft);
  if (next) answered.add(page.dataset.page);
  return next;
}

/** The browser went to another entry. Where the pages are gone, the server says what is asked. */
function comeBack(name) {
  const page = here() && pages.find(({ dataset }) => dataset.page === name);
  if (!page) location.reload();
  else if (page !== here()) turnTo(page);
}

function turnTo(page) {
  const left = here();
  const form = left.closest("form");
  clearTrouble(form);
  putAdviceAway(form);
  for (const said of document.querySelectorAll("#errors, [data-page] .cc-error, [data-blank]"))
    said.remove();
  left.replaceWith(page);
  window.htmx?.process(page);
  answered.delete(page.dataset.page);
  carryOthers(form, page);
  form.action = page.dataset.address; // where there is no htmx
  allowAgain(form);
  showAllTicks();
  adviseAgain();
  arriveAt(page.querySelector("h1"));
}

/** As a page from the server: what the others were answered with, in hidden fields. */
function carryOthers(form, page) {
  const ticks = pages
    .filter((one) => one !== page)
    .flatMap((one) => [...one.querySelectorAll(TICKED)]);
  const fields = [...ticks, ...[...answered].map((value) => ({ name: "answered", value }))];
  const hide = ({ name, value }) =>
    Object.assign(document.createElement("input"), { type: "hidden", name, value });
  form.querySelector("[data-carried]").replaceChildren(...fields.map(hide));
}

function arriveAt(heading) {
  const site = document.title.slice(document.title.lastIndexOf(" – "));
  document.title = heading.textContent + site;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

/** The second tap of two must not answer a page that nobody has read. */
function holdOff(page) {
  const buttons = [...page.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  setTimeout(() => {
    for (const button of buttons) button.disabled = false;
  }, SECOND_TAP_MS);
}

/** The connection is back: what could not be sent is. */
function sendAgain() {
  document.querySelector("[data-trouble]:has(+ [data-safety]) button")?.click();
}
