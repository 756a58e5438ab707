/** What a request gets: the network's answer where that comes soon, else what is kept. */

import { copies, FIXED, isOfToday } from "./copies.js";
import { learn, startOf } from "./keeping.js";
import { END, HASHED, QUESTION, READ, SESSION } from "./paths.js";
import { PATIENCE_MS, soon, wait } from "./patience.js";
import { pages } from "./release.js";
import { SHELL } from "./shell.js";
import { outbox } from "./waiting.js";

const RUNS_OVER_MS = 60 * 60 * 1000; // routines/views/session.py

/** Start: the server decides. Where it cannot be reached, the kept session of today begins. */
export async function start(request) {
  const asked = request.clone();
  const answer = fetch(request);
  return (
    (await soon(answer)) ?? (await keptStart(asked)) ?? answer.catch(() => goTo(pages.offline))
  );
}

export async function asset(event) {
  const { request } = event;
  const shell = await caches.open(SHELL);
  const found = (await shell.match(request)) ?? (await caches.match(request));
  if (found && HASHED.test(request.url)) return found;
  const answer = fetch(request);
  const response = found ? ((await soon(answer)) ?? found) : await answer;
  if (response.ok && HASHED.test(request.url)) {
    event.waitUntil(shell.put(request, response.clone()).catch(() => {})); // the disk may be full
  }
  return response;
}

export async function file(request, path) {
  const found = await copies.match(request.url);
  if (found && FIXED.test(path)) return found;
  const answer = fetch(request);
  return (await soon(answer)) ?? found ?? answer;
}

export async function page(event, url) {
  const path = url.pathname;
  if (path === pages.offline) return offlinePage();
  if (path === pages.today) await sendFirst();
  const { mark } = copies;
  const answer = fetch(event.request);
  const learning = answer.then((response) => learn(url, response.clone(), mark));
  event.waitUntil(learning.catch(() => {}));
  return (await soon(answer)) ?? (await copyOf(path)) ?? answer.catch(offlinePage);
}

async function keptStart(asked) {
  const [session, today] = [await copies.match(pages.sessions), await copies.match(pages.today)];
  if (!session || !isOfToday(session) || !isOfToday(today)) return null;
  const isThis = session.headers.get("Start") === startOf(await asked.text());
  return isThis ? goTo(await session.text()) : null;
}

function goTo(path) {
  return Response.redirect(path, 303);
}

/** What Today says follows from the answers, so those that wait go first, if they go soon. */
async function sendFirst() {
  await Promise.race([outbox.flush().catch(() => {}), wait(PATIENCE_MS)]);
}

/** The copy for an address, marked with its moment, if there is one that may still be shown. */
async function copyOf(asked) {
  const shell = await caches.open(SHELL);
  if (asked === pages.landing) return (await copyOf(pages.today)) ?? shell.match(pages.landing);
  const path = QUESTION.test(asked) ? pages.whole : asked;
  const kept = path === pages.signs || READ.test(path) ? shell : copies;
  const found = await kept.match(path);
  if (!found || (SESSION.test(path) && !isOfToday(found, RUNS_OVER_MS))) return null;
  const { headers } = found;
  // A session stays as it was opened, and its first page is full of words already.
  if (SESSION.test(path)) return found;
  const mark = ` id="main" data-kept="${headers.get("Kept")}"`;
  return new Response((await found.text()).replace(' id="main"', mark), { headers });
}

/** The page for an address of which nothing is kept. It says what is. */
async function offlinePage() {
  let about = "";
  const [session, today] = [await copies.match(pages.sessions), await copies.match(pages.today)];
  if (session && today) about = isOfToday(session) && isOfToday(today) ? "?plan" : "?new-day";
  else if ((await outbox.all().catch(() => [])).some(({ url }) => END.test(url))) about = "?done";
  return (await caches.open(SHELL)).match(pages.offline + about);
}
