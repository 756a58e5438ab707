/** What every page of this release needs, and the pages that are the same for everybody. */

import { store } from "./copies.js";
import { READ } from "./paths.js";
import { assets, pages, release } from "./release.js";

export const SHELLS = "calfcare-shell-"; // and the release
export const SHELL = SHELLS + release;
const OURS = ' id="outbox-parts"'; // in every page of the site, and in no page of a proxy

export async function fillShell() {
  const shell = await caches.open(SHELL);
  const kinds = ["", "?plan", "?new-day", "?done"].map((about) => pages.offline + about);
  await shell.addAll([...assets, ...kinds]);
  // As a stranger: who has a plan would be sent on to Today, which is nobody else's.
  await shell.add(new Request(pages.landing, { credentials: "omit" }));
  await keepSigns();
  await keepReadAgain();
}

/** What somebody has opened to read stays with the next release too, in its words and its looks. */
async function keepReadAgain() {
  const older = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  const requests = await Promise.all(older.map(async (name) => (await caches.open(name)).keys()));
  const paths = requests.flat().map(({ url }) => new URL(url).pathname);
  for (const path of new Set(paths.filter((one) => READ.test(one)))) {
    await keepRead(path).catch(() => {}); // no reason to keep the old release
  }
}

/** A page to read, as it was opened. One that was taken away goes from here as well. */
export async function keepRead(path, page) {
  const response = page ?? (await fetch(path));
  const shell = await caches.open(SHELL);
  if ([404, 410].includes(response.status)) await shell.delete(path);
  const text = response.ok && !response.redirected ? await response.text() : "";
  if (text.includes(OURS)) {
    await store(shell, path, new Response(text, { headers: response.headers }));
    await keepFiles(shell, text);
  }
}

/** Its style, its pictures, which come late, as it is scrolled, and what moves its figure. */
async function keepFiles(shell, text) {
  for (const [, path] of text.matchAll(
    / (?:src|href|data-frames-at)="(\/[^"]+\.(?:css|svg|json))"/g,
  )) {
    if (!(await shell.match(path))) await shell.add(path);
  }
}

/** The warning signs with the numbers of the region. Not a page that a proxy put in their place. */
export async function keepSigns(page) {
  const response = page ?? (await fetch(pages.signs));
  const text = response.ok && !response.redirected ? await response.text() : "";
  if (!text.includes(OURS)) throw new Error("not the warning signs");
  await store(
    await caches.open(SHELL),
    pages.signs,
    new Response(text, { headers: response.headers }),
  );
}
