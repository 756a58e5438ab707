{% load static %}"use strict";

/**
 * Keeps the app working without a connection: the shell of this release, and for one person Today,
 * the next session and the check-in. Pages come from the network where it answers soon; a kept copy
 * is for when it does not, and says so. Anything else private is never kept.
 *
 * A new release waits. It takes over when nothing of the site is open, or when Today asks and no
 * session page is open and no answer waits: never in the middle of a session.
 */
importScripts("{% static 'js/outbox.js' %}", "{% static 'js/copies.js' %}");

const SHELLS = "calfcare-shell-"; // and the release
const SHELL = SHELLS + "{{ release }}";
const ASSETS = {{ assets|safe }};
const LANDING = "{% url 'routines:landing' %}";
const TODAY = "{% url 'checkins:today' %}";
const SESSIONS = "{% url 'checkins:sessions' %}";
const WHOLE = "{% url 'checkins:whole' %}";
const SIGNS = "{% url 'checkins:warning-signs' %}";
const SIGN_IN = "{% url 'account_request_login_code' %}";
const OFFLINE = "{% url 'offline' %}";
const SESSION = /^\/session\/[0-9a-f-]{36}\/$/;
const KEPT = /^\/(today|check-in\/whole|session\/[0-9a-f-]{36}(\/feel)?)\/$/;
const QUESTION = /^\/check-in\/(pain\/|signs\/(weekly\/)?)?$/; // without a connection all on one page
const START = /<form[^>]* data-start\b[^>]*>(.*?)<\/form>/s; // in the page of Today
const END = /^\/session\/.+\/(complete|stop|feel)\/$/;
const FILE = /\.(json|mp3)$/;
const HASHED = /\.[0-9a-f]{12}\./;
const PATIENCE_MS = 3000; // then a kept copy has to do
const LITTLE_PATIENCE_MS = 500; // where it took too long just now
const SLOW_FOR_MS = 10_000;
const RUNS_OVER_MS = 60 * 60 * 1000; // routines/views/session.py

const outbox = new Outbox();
const copies = new Copies();
let lastSlow = 0; // when the network last took too long

outbox.onsent = () => refresh(); // here or in a page
outbox.flush().catch(() => {});

addEventListener("install", (event) => event.waitUntil(fillShell()));
addEventListener("activate", (event) => event.waitUntil(Promise.race([moveIn(), wait(PATIENCE_MS)])));
addEventListener("sync", (event) => event.waitUntil(outbox.flush().then(askAgainUnless)));
addEventListener("message", (event) => event.waitUntil(obey(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.headers.has("Range")) return;
  // The one POST that does not pass by, since a kept session may take its place.
  const isStart = request.method === "POST" && url.pathname === SESSIONS;
  if (isStart && request.mode === "navigate") event.respondWith(start(request));
  if (request.method !== "GET") return;
  const isPage = request.mode === "navigate" || request.headers.has("HX-Request");
  if (url.pathname.startsWith("{% get_static_prefix %}")) event.respondWith(asset(event));
  else if (isPage) event.respondWith(page(event, url));
  else if (FILE.test(url.pathname)) event.respondWith(file(request, url.pathname));
});

/** The browser comes back later, also when nothing of the site is open. */
function askAgainUnless(isAllSent) {
  if (!isAllSent) throw new Error("some answers still wait");
}

async function fillShell() {
  const shell = await caches.open(SHELL);
  const pages = ["", "?plan", "?new-day", "?done"].map((about) => OFFLINE + about);
  await shell.addAll([...ASSETS, ...pages]);
  // As a stranger: who has a plan would be sent on to Today, which is nobody else's.
  await shell.add(new Request(LANDING, { credentials: "omit" }));
  await keepSigns();
}

/** Every kept page is fetched anew; then nothing needs the assets of an older release. */
async function moveIn() {
  const { waiting, installing } = registration; // theirs are not older
  if (waiting || installing || self.serviceWorker?.state === "redundant") return;
  const isOld = (name) => name.startsWith(SHELLS) && name !== SHELL;
  const old = (await caches.keys()).filter(isOld);
  if (!old.length) return;
  for (const path of (await copies.paths()).filter((one) => KEPT.test(one))) {
    if (!(await keepPage(path))) return; // no network: they stay together until the next visit
  }
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** What the page asks for. */
async function obey({ type, path }) {
  if (type === "take-over" && !(await isBusy())) await skipWaiting();
  if (type === "keep" && KEPT.test(path)) await keepPage(path);
  if (type === "keep" && path === TODAY) await prepare();
  if (type === "changed") await refresh();
  if (type === "rest" || type === "done") await copies.drop(isExercise);
  if (type === "forget") await copies.dropAll();
}

async function isBusy() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isInSession = open.some(({ url }) => SESSION.test(new URL(url).pathname));
  return isInSession || (await outbox.all()).length > 0;
}

/** An answer or a setting came through. What was kept goes first, as it may say "Start". */
async function refresh() {
  await copies.drop(isExercise);
  await keepPage(TODAY);
  await prepare();
}

/** Today is kept: keep what the rest of its day may need, above all the session it offers. */
async function prepare() {
  const today = await copies.match(TODAY);
  if (!today) return;
  const form = START.exec(await today.text())?.[1];
  await Promise.allSettled([keepSigns(), keepPage(WHOLE), form && prepareSession(form)]);
  await copies.dropUnnamed();
  await moveIn();
}

/** Open the next session on the server, ahead of its start, and keep what it needs. */
async function prepareSession(form) {
  const { mark } = copies;
  const fields = [...form.matchAll(/<input[^>]* name="(\w+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(fields.map(([, name, value]) => [name, value]));
  const asked = startOf(body);
  body.append("ahead", "on");
  const response = await fetch(SESSIONS, { method: "POST", body });
  const { pathname } = new URL(response.url);
  if (!response.ok || !SESSION.test(pathname)) return;
  if (!(await keep(pathname, response, mark))) return;
  await copies.put(SESSIONS, new Response(pathname, { headers: { Start: asked } }), mark);
  await keepPage(`${pathname}feel/`);
}

/** Which session a form of Today asks for. */
function startOf(body) {
  const fields = new URLSearchParams(body);
  fields.delete("csrfmiddlewaretoken");
  return fields.toString();
}

/** Start: the server decides. Where it cannot be reached, the kept session of today begins. */
async function start(request) {
  const asked = request.clone();
  const answer = fetch(request);
  return (await soon(answer)) ?? (await keptStart(asked)) ?? answer.catch(() => goTo(OFFLINE));
}

async function keptStart(asked) {
  const [session, today] = [await copies.match(SESSIONS), await copies.match(TODAY)];
  if (!session || !isOfToday(session) || !isOfToday(today)) return null;
  const isThis = session.headers.get("Start") === startOf(await asked.text());
  return isThis ? goTo(await session.text()) : null;
}

function goTo(path) {
  return Response.redirect(path, 303);
}

async function asset(event) {
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

async function file(request, path) {
  const found = await copies.match(request.url);
  if (found && FIXED.test(path)) return found;
  const answer = fetch(request);
  return (await soon(answer)) ?? found ?? answer;
}

async function page(event, url) {
  const path = url.pathname;
  if (path === OFFLINE) return offlinePage();
  if (path === TODAY) await sendFirst();
  const { mark } = copies;
  const answer = fetch(event.request);
  const learning = answer.then((response) => learn(url, response.clone(), mark));
  event.waitUntil(learning.catch(() => {}));
  return (await soon(answer)) ?? (await copyOf(path)) ?? answer.catch(offlinePage);
}

/** An answer that comes soon and is no trouble of the server or of a proxy. */
async function soon(answer) {
  const ms = Date.now() - lastSlow < SLOW_FOR_MS ? LITTLE_PATIENCE_MS : PATIENCE_MS;
  const response = await Promise.race([answer.catch(() => null), wait(ms)]);
  if (response === undefined) lastSlow = Date.now();
  return response?.status < 500 ? response : null;
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What Today says follows from the answers, so those that wait go first, if they go soon. */
async function sendFirst() {
  await Promise.race([outbox.flush().catch(() => {}), wait(PATIENCE_MS)]);
}

/** The copy for an address, marked with its moment, if there is one that may still be shown. */
async function copyOf(asked) {
  const shell = await caches.open(SHELL);
  if (asked === LANDING) return (await copyOf(TODAY)) ?? shell.match(LANDING);
  const path = QUESTION.test(asked) ? WHOLE : asked;
  const kept = path === SIGNS ? shell : copies;
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
  const [session, today] = [await copies.match(SESSIONS), await copies.match(TODAY)];
  if (session && today) about = isOfToday(session) && isOfToday(today) ? "?plan" : "?new-day";
  else if ((await outbox.all().catch(() => [])).some(({ url }) => END.test(url))) about = "?done";
  return (await caches.open(SHELL)).match(OFFLINE + about);
}

/** A page came from the network. */
async function learn({ pathname, search }, response, mark) {
  if (pathname === SIGNS && !search) await keepSigns(response);
  if (!KEPT.test(pathname)) return;
  await keepOrForget(pathname, response, mark);
  if (pathname === TODAY) await prepare();
}

/** Only our own word that nobody is signed in takes every copy; a proxy may say no for a while. */
async function keepOrForget(path, response, mark) {
  if (response.type === "opaqueredirect") return keepPage(path); // asked again, to see where to
  const isOut = response.redirected && new URL(response.url).pathname === SIGN_IN;
  if (isOut || response.status === 401) await copies.dropAll();
  else if (response.redirected && path === TODAY) await copies.drop(isExercise); // there is no plan
  else if (response.redirected || [403, 404, 410].includes(response.status)) {
    await copies.drop((one) => one.startsWith(path) || (one === SESSIONS && SESSION.test(path)));
  } else if (response.ok) await keep(path, response, mark);
}

/** Fetch a page to keep it. Returns whether the server said something about it. */
async function keepPage(path) {
  const { mark } = copies;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(path, { signal }).catch(() => null);
  if (response) await keepOrForget(path, response, mark);
  return response?.status < 500;
}

/** The warning signs with the numbers of the region. Not a page that a proxy put in their place. */
async function keepSigns(page) {
  const response = page ?? (await fetch(SIGNS));
  const text = response.ok && !response.redirected ? await response.text() : "";
  if (!text.includes(' id="outbox-parts"')) throw new Error("not the warning signs");
  await store(await caches.open(SHELL), SIGNS, new Response(text, { headers: response.headers }));
}

/** Keep a page. Where today has nothing to start, no session stays from before. */
async function keep(path, response, mark) {
  const text = await copies.keep(path, response, mark);
  const hasNoStart = path === TODAY && text && !START.test(text);
  if (hasNoStart) await copies.drop((one) => one !== TODAY && isExercise(one));
  return text;
}

/** What must not be there when there is nothing to do. */
function isExercise(path) {
  return path === TODAY || path === SESSIONS || SESSION.test(path);
}
