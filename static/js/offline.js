"use strict";

/**
 * A page's part in working without a connection: it starts the service worker, shows what waits,
 * and has an answer wait that cannot be sent.
 */

const DAY_STARTS_MS = 4 * 60 * 60 * 1000; // checkins/days.py
const CHANGES = /^\/(check-in|settings|start|session\/[^/]+\/(complete|stop|feel))\//;
const parts = document.getElementById("outbox-parts").content;
const strip = parts.firstElementChild;
const outbox = new Outbox();
const accountNow = () => document.getElementById("main").dataset.account ?? "";
const isToday = () => location.pathname === "/today/";
const said = {}; // in the steps of a check-in so far
let hasChanged = false; // since the worker was told last

outbox.onchange = showOutbox;
outbox.onsent = () => isToday() && location.reload();
for (const name of ["online", "pageshow"]) addEventListener(name, send);
document.addEventListener("visibilitychange", () => document.hidden || send());
document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "main" && settle());
document.addEventListener("submit", hearSubmit, { capture: true });
document.addEventListener("htmx:beforeRequest", ({ detail: { requestConfig } }) => {
  hasChanged ||= requestConfig.verb !== "get" && isChange(requestConfig.path);
});
document.getElementById("main").before(parts);
startWorker();
settle();

function send() {
  return outbox.flush().catch(() => {}); // without storage nothing can wait
}

async function startWorker() {
  const worker = await navigator.serviceWorker?.register("/sw.js").catch(() => null);
  if (worker?.waiting && isToday()) worker.waiting.postMessage({ type: "take-over" });
}

async function ask(message) {
  const worker = navigator.serviceWorker && (await navigator.serviceWorker.ready);
  worker?.active.postMessage(message);
}

/** A page is in #main: say if it is a copy, and have the worker keep what is needed. */
function settle() {
  const main = document.getElementById("main");
  const since = main.dataset.kept;
  strip.querySelector("[data-kept-words]").hidden = !since;
  strip.querySelector("[data-old]").hidden = !since || dayOf(new Date(since)) === dayOf(new Date());
  if (since) {
    const when = new Date(since).toLocaleString(document.documentElement.lang, {
      weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit",
    });
    strip.querySelector("time").textContent = when;
  } else if (accountNow()) {
    const { pathname: path } = location;
    const isAsking = path.startsWith("/start/") || (!isToday() && main.querySelector("[data-whole]"));
    if (hasChanged && !isAsking) ask({ type: "changed" });
    else if (!navigator.serviceWorker?.controller) ask({ type: "keep", path });
    hasChanged &&= Boolean(isAsking);
  }
  showOutbox();
}

function dayOf(moment) {
  return new Date(moment - DAY_STARTS_MS).toLocaleDateString("sv");
}

async function showOutbox() {
  const account = accountNow(); // unknown on a public page: only the number shows
  const entries = await outbox.all().catch(() => []);
  const mine = entries.filter((entry) => !account || entry.account === account);
  const count = strip.querySelector("[data-count]");
  const { one, other } = count.dataset;
  const n = mine.filter(({ url }) => !url.endsWith("/progress/")).length; // a note is no answer
  count.textContent = n === 1 ? one : other.replace("{n}", n);
  count.hidden = !n;
  strip.querySelector("[data-signed-out]").hidden = !n || !outbox.isSignedOut;
  const list = strip.querySelector("ul");
  const isTroubled = ({ problem, waits, tries }) => problem || waits || tries >= STUCK_TRIES;
  const troubled = mine.filter(isTroubled);
  const told = account ? await outbox.told(account).catch(() => []) : [];
  list.replaceChildren(...(account ? [...troubled, ...told] : []).map(problemLine));
  list.hidden = !list.children.length;
  showStrip();
}

function showStrip() {
  strip.hidden = !strip.querySelector(":scope > :not(template, [hidden])");
}

function hearSubmit(event) {
  const form = event.target;
  if (form.elements.key) form.elements.key.value ||= crypto.randomUUID?.() ?? ""; // none over http
  if (form.elements.day) form.elements.day.value = dayOf(new Date());
  if (form.dataset.whole) Object.assign(said, fieldsOf(new FormData(form, event.submitter)));
  // Whatever becomes of this answer, nothing here invites to exercise from now on.
  const isPlain = !window.htmx || !form.matches("[hx-boost], [hx-post]"); // another page loads
  const isRest = asksForRest(fieldsOf(new FormData(form, event.submitter)), form.dataset.restPain);
  if (isRest || (isPlain && isChange(form.action))) ask({ type: "rest" });
  if ("logout" in form.dataset) {
    event.preventDefault();
    logOut(form);
  }
}

function fieldsOf(data) {
  const fields = {};
  for (const [name, value] of data) {
    if (name !== "csrfmiddlewaretoken") (fields[name] ??= []).push(value);
  }
  return fields;
}

/** Whether Today may say another thing after this. */
function isChange(address) {
  return CHANGES.test(new URL(address, location.href).pathname);
}

/** Whether the person was signed out meanwhile. A 403 may also be a page open for too long. */
async function isSignedOut(xhr) {
  if (xhr?.status === 401) outbox.isSignedOut = true;
  if (xhr?.status === 403) await outbox.whoAmI();
  return [401, 403].includes(xhr?.status) && outbox.isSignedOut;
}

/** Whether an answer that could not be sent is safe here. Called by focus.js. */
async function keepAnswer({ elt, xhr, requestConfig }, isOut) {
  const isRefused = xhr?.status && xhr.status < 500 && ![401, 403].includes(xhr.status);
  if (isRefused || !elt.isConnected) return false;
  if (elt.dataset.whole) return askWhole(elt.dataset.whole, xhr?.status);
  if (!accountNow() || elt.dataset.outbox === undefined) return false;
  const { pathname } = new URL(requestConfig.path, location.href);
  const fields = fieldsOf(requestConfig.formData);
  const keeping = keepEntry(pathname, fields, elt.dataset.outbox, {
    id: fields.key?.[0],
    restPain: elt.dataset.restPain,
  });
  const kept = await keeping.catch(() => null);
  if (!kept) return false; // no storage
  showKept(kept.rests, kept.fields, isOut, fields.feel?.[0] !== kept.fields.feel?.[0]);
  if (xhr?.status) send();
  return true;
}

/** Before a refused form is sent again. The token in it went with the sign-in; what the server
 * knew of a check-in did so too. Returns whether another page now asks for the answer. */
async function signedInAgain(form) {
  const me = await outbox.whoAmI();
  if (!me || me.account !== accountNow()) return false;
  form.elements.csrfmiddlewaretoken.value = me.token;
  return Boolean(form.dataset.whole) && askWhole(form.dataset.whole, true);
}

/** The one-page check-in takes over from its steps, and takes in what was said in them. */
async function askWhole(address, isOnline) {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const fresh = isOnline ? await fetch(address, { signal }).catch(() => null) : null;
  const kept = await keptPage(address);
  if (!(await takeOver(fresh)) && !(await takeOver(kept))) return false;
  if (!isOnline) {
    document.getElementById("main").dataset.kept = kept.headers.get("Kept");
    settle();
  }
  for (const [name, values] of Object.entries(said)) {
    for (const input of document.querySelectorAll(`#main input[name="${name}"]`)) {
      if (values.includes(input.value)) input.click();
    }
  }
  return true;
}

/** What the worker keeps for an address, if anything. */
async function keptPage(path) {
  return globalThis.caches?.match(path);
}

/** Put a page in the place of this one, if it is the same person's. Returns whether it is. */
async function takeOver(response) {
  const text = response?.ok ? await response.text() : "";
  if (!text.includes(` data-account="${accountNow()}"`)) return false;
  const swap = { swapStyle: "outerHTML", show: "top", showTarget: "window" };
  htmx.swap("#main", text, swap, { select: "#main" });
  return true;
}

function showIf(isShown, within, selector) {
  for (const part of within.querySelectorAll(selector)) part.hidden = !isShown;
}
