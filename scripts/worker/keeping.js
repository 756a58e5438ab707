/** Keeps the pages of one person up to date: Today, what its day may need, and nothing it may not. */

import { ANSWER_WITHIN_MS } from "../outbox.js";
import { copies, dayLeftIn } from "./copies.js";
import { isExercise, KEPT, READ, SESSION } from "./paths.js";
import { pages } from "./release.js";
import { keepRead, keepSigns, SHELL, SHELLS } from "./shell.js";

const START = /<form[^>]* data-start\b[^>]*>(.*?)<\/form>/s; // in the page of Today

/** An answer or a setting came through. What was kept goes first, as it may say "Start". */
export async function refresh() {
  await copies.drop(isExercise);
  await keepPage(pages.today);
  await prepare();
}

/** Today is kept: keep what the rest of its day may need, above all the session it offers. */
export async function prepare() {
  const today = await copies.match(pages.today);
  if (!today) return;
  const form = START.exec(await today.text())?.[1];
  await Promise.allSettled([keepSigns(), keepPage(pages.whole), form && prepareSession(form)]);
  await copies.dropUnnamed();
  await moveIn();
}

/** Every kept page is fetched anew; then nothing needs the assets of an older release. */
export async function moveIn() {
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

/** A page came from the network. */
export async function learn({ pathname, search }, response, mark) {
  if (pathname === pages.signs && !search) await keepSigns(response);
  if (READ.test(pathname)) await keepRead(pathname, response);
  if (!KEPT.test(pathname)) return;
  await keepOrForget(pathname, response, mark);
  if (pathname === pages.today) await prepare();
}

/** Fetch a page to keep it. Returns whether the server said something about it. */
export async function keepPage(path) {
  const { mark } = copies;
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await fetch(path, { signal }).catch(() => null);
  if (response) await keepOrForget(path, response, mark);
  return response?.status < 500;
}

/** Which session a form of Today asks for. */
export function startOf(body) {
  const fields = new URLSearchParams(body);
  fields.delete("csrfmiddlewaretoken");
  return fields.toString();
}

/** Open the next session on the server, ahead of its start, and keep what it needs. */
async function prepareSession(form) {
  const { mark } = copies;
  const fields = [...form.matchAll(/<input[^>]* name="(\w+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(fields.map(([, name, value]) => [name, value]));
  const asked = startOf(body);
  body.append("ahead", "on");
  const response = await fetch(pages.sessions, { method: "POST", body });
  const { pathname } = new URL(response.url);
  if (!response.ok || !SESSION.test(pathname)) return;
  const text = await keep(pathname, response, mark);
  if (!text) return;
  const headers = { Start: asked, "Day-Left": dayLeftIn(text) };
  await copies.put(pages.sessions, new Response(pathname, { headers }), mark);
  await keepPage(`${pathname}feel/`);
}

/** Only our own word that nobody is signed in takes every copy; a proxy may say no for a while. */
async function keepOrForget(path, response, mark) {
  if (response.type === "opaqueredirect") return keepPage(path); // asked again, to see where to
  const isOut = response.redirected && new URL(response.url).pathname === pages.signIn;
  if (isOut || response.status === 401) await copies.dropAll();
  else if (response.redirected && path === pages.today)
    await copies.drop(isExercise); // there is no plan
  else if (response.redirected || [403, 404, 410].includes(response.status)) {
    await copies.drop(
      (one) => one.startsWith(path) || (one === pages.sessions && SESSION.test(path)),
    );
  } else if (response.ok) await keep(path, response, mark);
}

/** Keep a page. Where today has nothing to start, no session stays from before. */
async function keep(path, response, mark) {
  const text = await copies.keep(path, response, mark);
  const hasNoStart = path === pages.today && text && !START.test(text);
  if (hasNoStart) await copies.drop((one) => one !== pages.today && isExercise(one));
  return text;
}
