/**
 * A page that says what to do is read again when it is shown again: the day may be another, the
 * evening may have come, an answer or a lock may have been given on another device. It changes only
 * where it says something else, and never under the hands of somebody who answers it.
 */

import { noteChange } from "./changes.js";
import { noteReading } from "./day.js";
import { ANSWER_WITHIN_MS } from "./outbox.js";
import { takeOver } from "./taking-over.js";

const TYPED = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea";
let said = ""; // by the page in #main, as it came
let isReading = false;

/** Has to come before what changes the words of a page. */
export function readAgainWhenShown() {
  for (const name of ["htmx:afterSettle", "htmx:historyRestore"])
    document.addEventListener(name, ({ target }) => target.id !== "main" || remember());
  document.addEventListener("visibilitychange", () => document.hidden || readAgain());
  addEventListener("pageshow", ({ persisted }) => persisted && readAgain());
  remember();
}

function remember() {
  said = wordsOf(document);
  noteReading();
}

function wordsOf(page) {
  return page.querySelector("#content")?.textContent.replace(/\s+/g, " ") ?? "";
}

async function readAgain() {
  const main = document.getElementById("main");
  const mayChange = () => main.isConnected && "again" in main.dataset && !isBeingAnswered(main);
  if (isReading || !mayChange()) return;
  isReading = true;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(location.href, { signal }).catch(() => null);
  const text = await response?.clone().text();
  isReading = false;
  if (!response?.ok || !mayChange()) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!main.dataset.kept && wordsOf(fresh) === said) {
    noteReading(fresh.getElementById("main").dataset.dayLeft);
    return;
  }
  noteChange();
  if (await takeOver(response)) history.replaceState(history.state, "", response.url);
  else location.replace(response.url); // signed out, or there is no plan any more
}

/** Ticked, typed, opened, or on its way. */
function isBeingAnswered(main) {
  const isTicked = ({ checked, defaultChecked }) => checked !== defaultChecked;
  const isTyped = (field) => field.value !== field.defaultValue || field === document.activeElement;
  return (
    [...main.querySelectorAll("[type=radio], [type=checkbox]")].some(isTicked) ||
    [...main.querySelectorAll(TYPED)].some(isTyped) ||
    main.matches(":has(.cc-signs__row[open], .htmx-request)")
  );
}
