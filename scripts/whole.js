/**
 * The one-page check-in, for when its steps cannot go on: it takes over from them, and takes in what
 * was said in them so far.
 */

import { ANSWER_WITHIN_MS } from "./outbox.js";
import { keptPage } from "./service.js";
import { showStrip } from "./strip.js";
import { takeOver } from "./taking-over.js";

const said = {}; // in the steps so far

/** A step is being sent: its fields are remembered. */
export function rememberStep(fields) {
  Object.assign(said, fields);
}

/** Have the page at that address take over: fresh, else the kept copy. Returns whether it has. */
export async function askWhole(address, isOnline) {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const fresh = isOnline ? await fetch(address, { signal }).catch(() => null) : null;
  const kept = await keptPage(address);
  if (!(await takeOver(fresh)) && !(await takeOver(kept))) return false;
  if (!isOnline) {
    document.getElementById("main").dataset.kept = kept.headers.get("Kept");
    showStrip();
  }
  for (const [name, values] of Object.entries(said)) {
    for (const input of document.querySelectorAll(`#main input[name="${name}"]`)) {
      if (values.includes(input.value)) input.click();
    }
  }
  return true;
}
