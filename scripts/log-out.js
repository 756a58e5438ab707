/**
 * Logging out clears this phone of the person. Nothing unsent is lost without a word.
 */

import { ANSWER_WITHIN_MS } from "./outbox.js";
import { ask } from "./service.js";
import { outbox, send } from "./waiting.js";

/** Log out by that form, once nothing of the person waits or the person lets it go. */
export async function logOut(form) {
  const isMine = ({ account }) => account === form.dataset.logout;
  const waiting = async () => (await outbox.all().catch(() => [])).filter(isMine);
  const mine = await waiting();
  if (!mine.length) return leave(form, mine);
  const gate = form.querySelector("[data-unsent]");
  gate.hidden = false;
  gate.querySelector("[data-send]").onclick = async () => {
    form.inert = true;
    await navigator.locks?.request("calfcare.outbox", () => {}); // a sending that is under way
    await send();
    form.inert = false;
    const left = await waiting();
    if (!left.length) return leave(form, []);
    sayAt(form, left.every(({ problem }) => problem) ? "[data-not-used]" : "[data-not-sent]");
  };
  gate.querySelector("[data-discard]").onclick = () => leave(form, mine);
  gate.focus();
}

/** The server first: without it the person stays signed in, and then nothing may go. Every answer
 * to this form leads elsewhere; what does not is shown as it is. */
async function leave(form, discarded) {
  const [body, signal] = [new FormData(form), AbortSignal.timeout(ANSWER_WITHIN_MS)];
  form.inert = true; // one tap is enough
  const response = await fetch(form.action, { method: "POST", body, signal }).catch(() => null);
  form.inert = false;
  if (!response || response.status >= 500) return sayAt(form, "[data-not-out]");
  if (!response.redirected) return form.submit();
  const read = await outbox.told(form.dataset.logout).catch(() => []);
  await forgetPerson([...discarded, ...read]);
  location.assign(response.url);
}

/** Nothing of the person stays. Where the phone keeps nothing, nothing can be cleared. */
async function forgetPerson(entries) {
  ask({ type: "forget" }); // what is just being kept
  const clearing = [
    forgetCopies(),
    forgetPlaces(),
    ...entries.map((entry) => outbox.remove(entry)),
  ];
  await Promise.allSettled(clearing);
}

async function forgetCopies() {
  for (const name of await caches.keys()) {
    if (name.startsWith("calfcare-mine-")) await caches.delete(name);
  }
}

async function forgetPlaces() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("calfcare.")) localStorage.removeItem(key);
  }
}

/** Say why it did not go through, and nothing of an attempt before. */
function sayAt(form, which) {
  for (const line of form.querySelectorAll("[data-not-sent], [data-not-used], [data-not-out]")) {
    line.hidden = !line.matches(which);
    if (!line.hidden) line.focus();
  }
}
