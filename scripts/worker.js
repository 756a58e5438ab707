/**
 * Keeps the app working without a connection: the shell of this release, and for one person Today,
 * the next session and the check-in. Pages come from the network where it answers soon; a kept copy
 * is for when it does not, and says so. Anything else private is never kept.
 *
 * A new release waits. It takes over when nothing of the site is open, or when Today asks and no
 * session page is open and no answer waits: never in the middle of a session.
 */

import { asset, file, page, start } from "./worker/answering.js";
import { copies } from "./worker/copies.js";
import { keepPage, moveIn, prepare, refresh } from "./worker/keeping.js";
import { FILE, isExercise, KEPT, READ, SESSION } from "./worker/paths.js";
import { PATIENCE_MS, wait } from "./worker/patience.js";
import { pages, staticPrefix } from "./worker/release.js";
import { fillShell, keepRead } from "./worker/shell.js";
import { outbox } from "./worker/waiting.js";

outbox.onsent = () => refresh(); // here or in a page
outbox.flush().catch(() => {});

addEventListener("install", (event) => event.waitUntil(fillShell()));
addEventListener("activate", (event) =>
  event.waitUntil(Promise.race([moveIn(), wait(PATIENCE_MS)])),
);
addEventListener("sync", (event) => event.waitUntil(outbox.flush().then(askAgainUnless)));
addEventListener("message", (event) => event.waitUntil(obey(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.headers.has("Range")) return;
  // The one POST that does not pass by, since a kept session may take its place.
  const isStart = request.method === "POST" && url.pathname === pages.sessions;
  if (isStart && request.mode === "navigate") event.respondWith(start(request));
  if (request.method !== "GET") return;
  const isPage = request.mode === "navigate" || request.headers.has("HX-Request");
  if (url.pathname.startsWith(staticPrefix)) event.respondWith(asset(event));
  else if (isPage) event.respondWith(page(event, url));
  else if (FILE.test(url.pathname)) event.respondWith(file(request, url.pathname));
});

/** The browser comes back later, also when nothing of the site is open. */
function askAgainUnless(isAllSent) {
  if (!isAllSent) throw new Error("some answers still wait");
}

/** What the page asks for. */
async function obey({ type, path }) {
  if (type === "take-over" && !(await isBusy())) await skipWaiting();
  if (type === "keep" && KEPT.test(path)) await keepPage(path);
  if (type === "keep" && READ.test(path)) await keepRead(path);
  if (type === "keep" && path === pages.today) await prepare();
  if (type === "changed") await refresh();
  if (type === "rest" || type === "done") await copies.drop(isExercise);
  if (type === "forget") await copies.dropAll();
}

async function isBusy() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isInSession = open.some(({ url }) => SESSION.test(new URL(url).pathname));
  return isInSession || (await outbox.all()).length > 0;
}
