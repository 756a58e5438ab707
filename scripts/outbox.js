const STORE = "outbox";
const RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 10 * 60_000;
export const ANSWER_WITHIN_MS = 30_000;
const REFUSALS = [409, 422]; // with a code of ours: sending the same again would not help
const KEPT_WORSE = "kept-worse"; // taken, but an earlier answer was the worse one

/** Whether an answer that did not get through now keeps a later one from being sent. */
function holdsBack(stuck, { seq, url, rests }) {
  if (seq <= stuck.seq) return seq === stuck.seq;
  const isOfSame = url.split("/")[2] === stuck.url.split("/")[2]; // the same session
  return (isOfSame || url.startsWith("/check-in/")) && rests === false;
}

/** Whether the server has told about an answer, which the person has not read yet. */
export const isTold = ({ problem }) => problem?.code === KEPT_WORSE;

/**
 * Answers that wait on this phone (docs/decisions/0011). An entry is `{id, account, slot, url,
 * fields, rests, at}`; of one slot only one waits. An entry goes only when the server names its id, or
 * when the person removes it. Used by the pages and by the service worker.
 */
export class Outbox {
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

  /** Oldest first. A refused one has `problem`: {code, words, page}. One that the server could not
   * take has `tries`, their number, and where the person has to do something first, `waits` with the
   * same three. */
  async all() {
    return (await this.#entries()).filter((entry) => !isTold(entry));
  }

  /** What the server said about answers that are no longer here, until the person has read it. */
  async told(account) {
    return (await this.#entries()).filter((entry) => isTold(entry) && entry.account === account);
  }

  #entries() {
    return this.#change("readonly", (store) => store.getAll());
  }

  /** Resolves to the entry as it is on the disk; rejects where the phone cannot keep it. `unite`
   * makes one of the fields of its slot's earlier entry and its own. */
  async add(entry, unite = Object.assign) {
    let kept;
    await this.#change("readwrite", (store) => {
      const asked = store.getAll();
      asked.onsuccess = () => {
        const same = ({ slot, account }) => slot === entry.slot && account === entry.account;
        const before = asked.result.find(same);
        if (before) store.delete(before.seq); // perhaps on its way
        const fields = unite({ ...before?.fields }, entry.fields);
        const rests = Boolean(before?.rests || entry.rests);
        kept = { at: before?.at ?? Date.now(), ...entry, fields, rests };
        store.add(kept);
      };
    });
    this.#tell();
    this.#tries = 0;
    this.#sendLater();
    navigator.storage?.persist?.();
    return kept;
  }

  async remove({ seq }) {
    await this.#change("readwrite", (store) => store.delete(seq));
    this.#tell();
  }

  /** Send what waits, in order, from one tab or worker at a time. Resolves to whether nothing is
   * left to send; if something is, it is tried again while this page is open. */
  async flush() {
    clearTimeout(this.#alarm);
    if (!navigator.locks) return this.#send();
    return navigator.locks.request("calfcare.outbox", { ifAvailable: true }, (lock) =>
      lock ? this.#send() : this.#sendLater(),
    );
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
    const stuck = [];
    let me = null;
    for (let sent = 0; ; ) {
      const waiting = (await this.all()).filter(({ problem }) => !problem);
      if (waiting.length) me ??= await this.whoAmI();
      const mine = me ? waiting.filter(({ account }) => account === me.account) : waiting;
      const entry = me && mine.find((one) => !stuck.some((other) => holdsBack(other, one)));
      if (entry) {
        if (await this.#post(entry, me.token)) sent++;
        else stuck.push(entry);
        continue;
      }
      if (sent) {
        this.#tries = 0;
        this.#tell("onsent");
      }
      return !mine.length || this.#sendLater();
    }
  }

  /** Whether the entry is settled: stored, or refused. */
  async #post(entry, token) {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(entry.fields)) {
      for (const value of values) body.append(name, value);
    }
    const response = await this.#ask(
      entry.url,
      {
        "X-CSRFToken": token,
        "Outbox-Id": entry.id,
        "Outbox-Seq": entry.seq,
        "Outbox-Age": Math.floor((Date.now() - entry.at) / 1000), // whatever this clock shows
        "Outbox-Account": entry.account,
      },
      body,
    );
    const said = await response?.json().catch(() => null);
    const { code, words, page } = said ?? {};
    const isForOther = code === "other-account";
    if (response?.ok && said?.ack === entry.id) {
      if (code === KEPT_WORSE)
        await this.#note(entry, { slot: "", fields: {}, problem: { code, words } });
      else await this.remove(entry);
    } else if (REFUSALS.includes(response?.status) && code && !isForOther) {
      await this.#note(entry, { problem: { code, words, page } });
    } else {
      const isTaken = response && response.status !== 401 && !isForOther;
      const waits = words && { code, words, page };
      if (isTaken) await this.#note(entry, { tries: (entry.tries ?? 0) + 1, waits });
      return false;
    }
    return true;
  }

  async #note({ seq }, what) {
    await this.#change("readwrite", (store) => {
      const asked = store.get(seq); // none, if replaced meanwhile
      asked.onsuccess = () => asked.result && store.put({ ...asked.result, ...what });
    });
    this.#tell();
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

  /** Later each time, with jitter. */
  #sendLater() {
    clearTimeout(this.#alarm);
    const most = Math.min(RETRY_MS * 2 ** this.#tries++, LONGEST_RETRY_MS);
    this.#alarm = setTimeout(() => this.flush().catch(() => {}), most * (0.5 + Math.random() / 2));
    return false;
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
