/** What every page of this release needs, and the pages that are the same for everybody. */

import { store } from "./copies.js";
import { assets, pages, release } from "./release.js";

export const SHELLS = "calfcare-shell-"; // and the release
export const SHELL = SHELLS + release;

export async function fillShell() {
  const shell = await caches.open(SHELL);
  const kinds = ["", "?plan", "?new-day", "?done"].map((about) => pages.offline + about);
  await shell.addAll([...assets, ...kinds]);
  // As a stranger: who has a plan would be sent on to Today, which is nobody else's.
  await shell.add(new Request(pages.landing, { credentials: "omit" }));
  await keepSigns();
}

/** The warning signs with the numbers of the region. Not a page that a proxy put in their place. */
export async function keepSigns(page) {
  const response = page ?? (await fetch(pages.signs));
  const text = response.ok && !response.redirected ? await response.text() : "";
  if (!text.includes(' id="outbox-parts"')) throw new Error("not the warning signs");
  await store(
    await caches.open(SHELL),
    pages.signs,
    new Response(text, { headers: response.headers }),
  );
}
