"use strict";

const STORE = "outbox";
const RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 10 * 60_000;
const ANSWER_WITHIN_MS = 30_000;
const REFUSALS = [400, 404, 405, 409, 410, 413, 422]; // sending the same again would not help

/**
 * Answers that wait on this phone (docs/decisions/0011). An entry is `{id, account, slot, url,
 * fields}`; of one slot only the newest waits. An entry goes only when the server names its id, or
 * when the person removes it. Used by the pages and by the service worker.
 */
class Outbox {
  #database = null;
  #channel = new BroadcastChannel("calfcare.outbox");
  #tries = 0;
  #alarm = 0;

  isSignedOut = false; // when it was last tried

  /** Entries came or went, here or in another tab. */
  onchange = () => {};

  /** Some were sent, here or in another tab. */
  onsent = () => {};

  constructor() {
    this.#channel.onmessage = ({ data }) => this[data]();
  }

  /** Oldest first. A refused one has `problem`: {code, words, page}. */
  all() {
    return this.#change("readonly", (store) => store.getAll());
  }

  /** Resolves when the entry is on the disk; rejects where the phone cannot keep it. */
  async add(entry) {
    await this.#change("readwrite", (store) => {
      const asked = store.getAll();
      asked.onsuccess = () => {
        const same = ({ slot, account }) => slot === entry.slot && account === entry.account;
        const before = asked.result.find(same);
        if (before) store.delete(before.seq); // perhaps on its way
        store.add({ ...entry, fields: { ...before?.fields, ...entry.fields } });
      };
    });
    this.#tell();
    navigator.storage?.persist?.();
  }

  async remove({ seq }) {
    await this.#change("readwrite", (store) => store.delete(seq));
    this.#tell();
  }

  /** Send what waits, in order, from one tab or worker at a time. */
  async flush() {
    clearTimeout(this.#alarm);
    if (!navigator.locks) return this.#send();
    return navigator.locks.request("calfcare.outbox", { ifAvailable: true }, (lock) =>
      lock ? this.#send() : null,
    );
  }

  /** Forget a refusal and try again. */
  async retry({ problem, ...entry }) {
    await this.#change("readwrite", (store) => store.put(entry));
    return this.flush();
  }

  /** {account, token} of who is signed in here; null without a network or a sign-in. */
  async whoAmI() {
    const response = await this.#ask("/outbox/", {});
    const wasSignedOut = this.isSignedOut;
    if (response) this.isSignedOut = response.status === 401;
    if (this.isSignedOut !== wasSignedOut) this.onchange();
    return response?.ok ? response.json().catch(() => null) : null;
  }

  async #send() {
    let me = null;
    for (let sent = 0; ; sent++) {
      const waiting = (await this.all()).filter(({ problem }) => !problem);
      if (waiting.length) me ??= await this.whoAmI();
      const entry = waiting.find(({ account }) => account === me?.account);
      const isSettled = entry && (await this.#post(entry, me.token));
      if (isSettled) continue;
      if (sent) this.#tell("onsent");
      if (entry || (waiting.length && !me)) this.#sendLater(sent);
      return;
    }
  }

  /** Whether the entry is settled: stored, or refused. */
  async #post(entry, token) {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(entry.fields)) {
      for (const value of values) body.append(name, value);
    }
    const response = await this.#ask(entry.url, {
      "X-CSRFToken": token,
      "Outbox-Id": entry.id,
      "Outbox-Seq": entry.seq,
      "Outbox-Account": entry.account,
    }, body);
    const said = await response?.json().catch(() => null);
    if (response?.ok && said?.ack === entry.id) {
      await this.remove(entry);
      return true;
    }
    if (!REFUSALS.includes(response?.status) || said?.code === "other-account") return false;
    const problem = { code: said?.code ?? response.status, words: said?.words, page: said?.page };
    await this.#change("readwrite", (store) => {
      const asked = store.get(entry.seq); // none, if replaced meanwhile
      asked.onsuccess = () => asked.result && store.put({ ...asked.result, problem });
    });
    this.#tell();
    return true;
  }

  #ask(url, headers, body) {
    return fetch(url, {
      method: body ? "POST" : "GET",
      body,
      headers: { Accept: "application/json", ...headers },
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch(() => null);
  }

  #sendLater(sent) {
    if (sent) this.#tries = 0;
    const most = Math.min(RETRY_MS * 2 ** this.#tries++, LONGEST_RETRY_MS);
    this.#alarm = setTimeout(() => this.flush(), most * (0.5 + Math.random() / 2));
  }

  #tell(what = "onchange") {
    this.#channel.postMessage(what);
    this[what]();
  }

  async #change(mode, act) {
    this.#database ??= this.#open();
    const database = await this.#database.catch((error) => {
      this.#database = null;
      throw error;
    });
    return new Promise((resolve, reject) => {
      const change = database.transaction(STORE, mode, { durability: "strict" });
      const asked = act(change.objectStore(STORE));
      change.oncomplete = () => resolve(asked?.result);
      change.onabort = () => reject(change.error);
    });
  }

  #open() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("calfcare", 1);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
      opening.onsuccess = () => {
        opening.result.onclose = () => (this.#database = null); // the browser cleared it away
        resolve(opening.result);
      };
      opening.onerror = () => reject(opening.error);
    });
  }
}
