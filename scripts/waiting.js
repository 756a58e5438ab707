/** The answers of this page that wait on the phone, and how one comes to wait. */

import { accountHere } from "./here.js";
import { unite } from "./one-check-in.js";
import { Outbox } from "./outbox.js";
import { asksForRest } from "./rest.js";

/** The one outbox of this page. */
export const outbox = new Outbox();

export function send() {
  return outbox.flush().catch(() => {}); // without storage nothing can wait
}

/** Have an answer wait, and return it. One with a slot, or a day, takes in the one before it. */
export async function keepEntry(url, fields, slot, { id = crypto.randomUUID(), restPain } = {}) {
  const day = fields.day?.[0]; // of a check-in
  const rests = asksForRest(fields, restPain);
  const entry = { id, account: accountHere(), slot: slot || day || id, url, fields, rests };
  const kept = await outbox.add(entry, day ? unite : undefined);
  navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("outbox")).catch(() => {});
  return kept;
}

/** Whether the person was signed out meanwhile. A 403 may also be a page open for too long. */
export async function isSignedOut(xhr) {
  if (xhr?.status === 401) outbox.isSignedOut = true;
  if (xhr?.status === 403) await outbox.whoAmI();
  return [401, 403].includes(xhr?.status) && outbox.isSignedOut;
}
