/**
 * The strip above the page: that it is a copy and from when, how many answers wait, and what is the
 * trouble with some. It stands ready in the page as a template.
 */

import { isItsDay } from "./day.js";
import { accountHere } from "./here.js";
import { isTold } from "./outbox.js";
import { showIf } from "./showing.js";
import { outbox, send } from "./waiting.js";

const STUCK_TRIES = 6; // some minutes
const parts = document.getElementById("outbox-parts").content;
const strip = parts.firstElementChild;

/** Put the strip into the page, once. It follows what waits, here or in another tab. */
export function placeStrip() {
  document.getElementById("main").before(parts);
  outbox.onchange = showOutbox;
}

/** Show what there is to say about the page that is in #main now. */
export function showStrip() {
  const since = document.getElementById("main").dataset.kept;
  strip.querySelector("[data-kept-words]").hidden = !since;
  strip.querySelector("[data-old]").hidden = !since || isItsDay();
  if (since) strip.querySelector("time").textContent = inWords(new Date(since));
  showOutbox();
}

function inWords(moment) {
  return moment.toLocaleString(document.documentElement.lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
  });
}

async function showOutbox() {
  const account = accountHere(); // unknown on a public page: only the number shows
  const entries = await outbox.all().catch(() => []);
  const mine = entries.filter((entry) => !account || entry.account === account);
  const n = mine.filter(({ url }) => !url.endsWith("/progress/")).length; // a note is no answer
  showCount(n);
  strip.querySelector("[data-signed-out]").hidden = !n || !outbox.isSignedOut;
  const list = strip.querySelector("ul");
  const isTroubled = ({ problem, waits, tries }) => problem || waits || tries >= STUCK_TRIES;
  const troubled = mine.filter(isTroubled);
  const told = account ? await outbox.told(account).catch(() => []) : [];
  list.replaceChildren(...(account ? [...troubled, ...told] : []).map(problemLine));
  list.hidden = !list.children.length;
  strip.hidden = !strip.querySelector(":scope > :not(template, [hidden])");
}

function showCount(n) {
  const count = strip.querySelector("[data-count]");
  const { one, other } = count.dataset;
  count.textContent = n === 1 ? one : other.replace("{n}", n);
  count.hidden = !n;
}

/** Of an answer that was refused, that does not get through, or that another one was kept for. */
function problemLine(entry) {
  const line = strip.querySelector("#outbox-problem").content.firstElementChild.cloneNode(true);
  const { words = line.dataset.stuck, page } = entry.problem ?? entry.waits ?? {};
  line.querySelector("p").textContent = words;
  showIf(page, line, "a");
  line.querySelector("a").href = page ?? "";
  showIf(!entry.problem, line, "[data-retry]");
  showIf(!isTold(entry), line, "[data-remove]");
  showIf(isTold(entry), line, "[data-seen]");
  line.querySelector("[data-retry]").onclick = send;
  for (const one of line.querySelectorAll("[data-remove], [data-seen]")) {
    one.onclick = () => outbox.remove(entry);
  }
  return line;
}
