{% load static %}"use strict";

/**
 * Keeps the app working without a connection: the shell of this release, and for one person Today,
 * the next session and the check-in. Pages come from the network whenever it answers; a kept copy
 * is only for when it does not, and says so. Anything else private is never kept.
 *
 * A new release waits. It takes over when nothing of the site is open, or when Today asks and no
 * session page is open and no answer waits: never in the middle of a session.
 */
importScripts("{% static 'js/outbox.js' %}");

const SHELL = "calfcare-shell-{{ release }}";
const MINE = "calfcare-mine-{{ release }}-"; // and the account
const ASSETS = {{ assets|safe }};
const TODAY = "{% url 'checkins:today' %}";
const SESSIONS = "{% url 'checkins:sessions' %}";
const WHOLE = "{% url 'checkins:whole' %}";
const SIGNS = "{% url 'checkins:warning-signs' %}";
const OFFLINE = "{% url 'offline' %}";
const OFFLINE_WITH_PLAN = OFFLINE + "?plan=1";
const SESSION = /^\/session\/[0-9a-f-]{36}\/$/;
const KEPT = /^\/(today|check-in\/whole|session\/[0-9a-f-]{36}(\/feel)?)\/$/;
const QUESTION = /^\/check-in\/(pain\/|signs\/)?$/; // without a connection all on one page
const FILE = /\.(json|mp3)$/;
const TRACK = /^\/track\//; // named by what is in it: the same for every session of the same dose
const HASHED = /\.[0-9a-f]{12}\./;
const SEND_WITHIN_MS = 3000;
const KEEP_FOR_MS = 2 * 24 * 60 * 60 * 1000;

const outbox = new Outbox();
let forgettings = 0; // a page that was asked for before the last one is not kept any more

outbox.flush().catch(() => {});

addEventListener("install", (event) => event.waitUntil(fillShell()));
addEventListener("activate", (event) => event.waitUntil(moveIn()));
addEventListener("sync", (event) => event.waitUntil(outbox.flush().then(askAgainUnless)));
addEventListener("message", (event) => event.waitUntil(obey(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("Range")) return;
  if (url.origin !== location.origin) return;
  const isPage = request.mode === "navigate" || request.headers.has("HX-Request");
  if (url.pathname.startsWith("{% get_static_prefix %}")) event.respondWith(asset(request));
  else if (isPage) event.respondWith(page(event, url));
  else if (FILE.test(url.pathname)) event.respondWith(file(request));
});

/** The browser comes back later, also when nothing of the site is open. */
function askAgainUnless(isAllSent) {
  if (!isAllSent) throw new Error("some answers still wait");
}

async function fillShell() {
  const shell = await caches.open(SHELL);
  await shell.addAll([...ASSETS, OFFLINE, OFFLINE_WITH_PLAN, SIGNS]);
}

/** The first moment of this release: the person's pages are fetched anew, then the old ones go. */
async function moveIn() {
  const old = (await caches.keys()).filter((name) => name.startsWith("calfcare-"));
  for (const name of old.filter((one) => one !== SHELL && !one.startsWith(MINE))) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (KEPT.test(pathname)) await keepPage(pathname);
      if (pathname === SESSIONS) await copy(name, SESSIONS);
    }
    await caches.delete(name);
  }
}

/** What the page asks for. */
async function obey({ type, path, body }) {
  if (type === "take-over" && !(await isBusy())) await skipWaiting();
  if (type === "keep" && KEPT.test(path)) await keepPage(path);
  if (type === "today") await prepare(body);
  if (type === "rest") await forgetExercises();
  if (type === "forget") await forgetMine("");
}

async function isBusy() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isInSession = open.some(({ url }) => SESSION.test(new URL(url).pathname));
  return isInSession || (await outbox.all()).length > 0;
}

/** A visit to Today: keep what the rest of the day may need. */
async function prepare(body) {
  const shell = await caches.open(SHELL);
  await Promise.allSettled([shell.add(SIGNS), keepPage(WHOLE), body && prepareSession(body)]);
  await forgetTracks();
}

/** Open the next session on the server, ahead of its start, and keep what it needs. */
async function prepareSession(body) {
  const before = forgettings;
  const response = await fetch(SESSIONS, { method: "POST", body: new URLSearchParams(body) });
  const { pathname } = new URL(response.url);
  if (!response.ok || !SESSION.test(pathname)) return;
  const mine = await keep(pathname, response, before);
  await mine?.put(SESSIONS, new Response(pathname));
  await keepPage(`${pathname}feel/`);
}

async function asset(request) {
  const shell = await caches.open(SHELL);
  const found = await shell.match(request);
  if (found && HASHED.test(request.url)) return found;
  try {
    const response = await fetch(request);
    if (response.ok && HASHED.test(request.url)) await shell.put(request, response.clone());
    return response;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

async function file(request) {
  const copy = async () => (await mineNow())?.match(request.url);
  const track = TRACK.test(new URL(request.url).pathname) && (await copy());
  if (track) return track;
  try {
    return await fetch(request);
  } catch (error) {
    const found = await copy();
    if (found) return found;
    throw error;
  }
}

async function page(event, url) {
  const before = forgettings;
  if (url.pathname === TODAY) await sendFirst();
  try {
    const response = await fetch(event.request);
    const copy = response.clone();
    if (KEPT.test(url.pathname)) event.waitUntil(keepOrForget(url.pathname, copy, before));
    return response;
  } catch {
    return (await kept(url)) ?? Response.error();
  }
}

/** What Today says follows from the answers, so those that wait go first, if they go soon. */
async function sendFirst() {
  const soon = new Promise((resolve) => setTimeout(resolve, SEND_WITHIN_MS));
  await Promise.race([outbox.flush().catch(() => {}), soon]);
}

/** The copy for an address, marked with its moment; else the page that says what is kept. */
async function kept(url) {
  const [mine, shell] = [await mineNow(), await caches.open(SHELL)];
  const path = QUESTION.test(url.pathname) ? WHOLE : url.pathname === "/" ? TODAY : url.pathname;
  const found = (await mine?.match(path)) ?? (await shell.match(path));
  if (found && path !== OFFLINE) {
    const since = new Date(found.headers.get("Date") ?? 0).toISOString();
    let text = await found.text();
    // A session stays as it was opened, and its first page is full of words already.
    if (!SESSION.test(path)) text = text.replace(' id="main"', ` id="main" data-kept="${since}"`);
    return new Response(text, { headers: found.headers }); // anew: it may have been redirected
  }
  return shell.match((await mine?.match(SESSIONS)) ? OFFLINE_WITH_PLAN : OFFLINE);
}

/** An address that stopped being this person's own takes every copy with it. */
async function keepOrForget(path, response, before) {
  const isGone = response.redirected || response.type === "opaqueredirect";
  if (isGone || [401, 403, 404, 410].includes(response.status)) await forgetMine("");
  else if (response.ok) await keep(path, response, before);
}

async function keepPage(path) {
  const before = forgettings;
  const response = await fetch(path).catch(() => null);
  if (response) await keepOrForget(path, response, before);
}

/** Keep a page that says whose it is, with the files that it names. Returns its cache. */
async function keep(path, response, before) {
  const text = await response.clone().text();
  const account = text.match(/ data-account="(\w+)"/)?.[1];
  if (!account) return null;
  await forgetMine(MINE + account);
  const mine = await caches.open(MINE + account);
  if (before !== forgettings) {
    await caches.delete(MINE + account);
    return null;
  }
  await mine.put(path, response);
  await forgetOld(mine);
  const named = [...text.matchAll(/="(\/[^"]+\.(?:json|mp3))"/g)].map(([, address]) => address);
  for (const address of new Set(named)) {
    const isHere = TRACK.test(address) && (await mine.match(address));
    if (!isHere) await mine.add(address).catch(() => {});
  }
  return mine;
}

/** The one cache with a person's pages, if any. */
async function mineNow() {
  const name = (await caches.keys()).find((one) => one.startsWith(MINE));
  return name && caches.open(name);
}

async function copy(name, path) {
  const found = await (await caches.open(name)).match(path);
  await (await mineNow())?.put(path, found);
}

/** Drop the private copies of every account but one. */
async function forgetMine(except) {
  if (!except) forgettings++;
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== except);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function forgetOld(mine) {
  for (const request of await mine.keys()) {
    const since = Date.parse((await mine.match(request)).headers.get("Date"));
    const isTrack = TRACK.test(new URL(request.url).pathname); // as good as new
    if (!isTrack && Date.now() - since > KEEP_FOR_MS) await mine.delete(request);
  }
}

/** Drop the tracks that no kept session names any more. */
async function forgetTracks() {
  const mine = await mineNow();
  const paths = ((await mine?.keys()) ?? []).map(({ url }) => new URL(url).pathname);
  const sessions = paths.filter((path) => SESSION.test(path));
  const texts = await Promise.all(sessions.map(async (path) => (await mine.match(path))?.text()));
  for (const track of paths.filter((path) => TRACK.test(path))) {
    if (!texts.some((text) => text?.includes(track))) await mine.delete(track);
  }
}

/** An answer on this phone asks for rest: what is kept must not invite to exercise. */
async function forgetExercises() {
  const mine = await mineNow();
  for (const request of (await mine?.keys()) ?? []) {
    const { pathname } = new URL(request.url);
    if (pathname === TODAY || pathname === SESSIONS || SESSION.test(pathname)) {
      await mine.delete(request);
    }
  }
}
