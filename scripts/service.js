/** The service worker, as a page sees it: what keeps pages for when there is no connection. */

import { isToday } from "./here.js";

/** Start it. A new release that waits takes over on Today alone, never in a session. */
export async function startWorker() {
  const worker = await navigator.serviceWorker?.register("/sw.js").catch(() => null);
  if (worker?.waiting && isToday()) worker.waiting.postMessage({ type: "take-over" });
}

/** Ask for something, in the words that `obey` in worker.js knows. */
export async function ask(message) {
  const worker = navigator.serviceWorker && (await navigator.serviceWorker.ready);
  worker?.active.postMessage(message);
}

/** What is kept for an address, if anything. */
export async function keptPage(path) {
  return globalThis.caches?.match(path);
}
