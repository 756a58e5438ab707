"use strict";

/** How an answer comes to wait on this phone, and what is to be seen of it and of its troubles. */

const STUCK_TRIES = 6; // some minutes
const WORST_FIRST = ["worse", "same", "unsure", "better"];

/** Have an answer wait, and return it. One with a slot, or a day, takes in the one before it. */
async function keepEntry(url, fields, slot, { id = crypto.randomUUID(), restPain } = {}) {
  const account = accountNow();
  const day = fields.day?.[0]; // of a check-in
  const rests = asksForRest(fields, restPain);
  const entry = { id, account, slot: slot || day || id, url, fields, rests };
  const kept = await outbox.add(entry, day ? unite : undefined);
  navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("outbox")).catch(() => {});
  return kept;
}

/** Makes one of two check-ins of a day: the signs of both, the larger pain and tightness, the worse
 * feel (0011). */
function unite(before, now) {
  const both = (name) => [...(before[name] ?? []), ...(now[name] ?? [])];
  const rank = (feel) => WORST_FIRST.indexOf(feel);
  const fields = { ...before, ...now, signs: [...new Set(both("signs"))] };
  if (fields.signs.length) delete fields.none;
  else delete fields.signs;
  for (const name of ["pain", "tight"]) {
    if (both(name).length) fields[name] = both(name).sort((a, b) => b - a).slice(0, 1);
  }
  fields.feel = both("feel").sort((a, b) => rank(a) - rank(b)).slice(0, 1);
  return fields;
}

/** In the place of the form. */
function showKept(rests, fields, isOut, isEarlierWorse) {
  const words = document.getElementById("kept-here").content.cloneNode(true);
  const column = document.querySelector("#main .cc-column");
  showIf(rests, words, "[data-rest]");
  showIf(isEarlierWorse, words, "[data-earlier]");
  showIf(isOut, words, "[data-signed-out]");
  showIf(!isOut, words, "[data-signed-in]");
  for (const field of words.querySelectorAll("[type=hidden][name=feel]")) field.value = fields.feel;
  const advice = [...column.querySelectorAll("[data-advice]")];
  words.querySelector("h1").after(...advice);
  column.replaceChildren(words, document.getElementById("kept-here"));
  document.title = column.querySelector("h1").textContent;
  htmx.process(column);
  column.querySelector("h1").focus();
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
