const MINE = "calfcare-mine-"; // and the account
const KEEP_FOR_MS = 2 * 24 * 60 * 60 * 1000;
export const FIXED = /(?<!\/track)\.mp3$/; // the address of a file that never changes

/**
 * One person's pages on this phone, and the files that these name (docs/decisions/0011). Each is
 * stamped with the phone's own time, which need not be that of the server. A page that was asked
 * for before copies were dropped is not kept any more: `mark` says when that was.
 */
class Copies {
  #drops = 0;

  /** Of this moment, for `keep` and `put`. */
  get mark() {
    return this.#drops;
  }

  async match(path) {
    return (await this.#cache())?.match(path);
  }

  async paths() {
    const requests = (await (await this.#cache())?.keys()) ?? [];
    return requests.map(({ url }) => new URL(url).pathname);
  }

  /** Keep a page that says whose it is, with its files. Returns its text, or "" if not kept. */
  async keep(path, response, mark) {
    const text = await response.text();
    const account = text.match(/ data-account="(\w+)"/)?.[1];
    if (!account) return "";
    await this.#clear(MINE + account);
    if (mark !== this.#drops) return "";
    await caches.open(MINE + account);
    const headers = new Headers(response.headers);
    headers.set("Day-Left", dayLeftIn(text));
    await this.put(path, new Response(text, { headers }), mark);
    await this.#dropOld();
    const named = [...text.matchAll(/="(\/[^"]+\.(?:json|mp3))"/g)].map(([, address]) => address);
    for (const address of new Set(named)) {
      const isThere = FIXED.test(address) && (await this.match(address));
      const file = isThere ? null : await fetch(address).catch(() => null);
      if (file?.ok) await this.put(address, file, mark);
    }
    return mark === this.#drops ? text : "";
  }

  /** Add to what is kept of the person. */
  async put(path, response, mark) {
    const cache = await this.#cache();
    if (cache && mark === this.#drops) await store(cache, path, response);
  }

  /** Drop those whose path is among these, and what is just being fetched. */
  async drop(isDropped) {
    this.#drops++;
    await this.#delete((await this.paths()).filter(isDropped));
  }

  /** Drop everything of everybody. */
  async dropAll() {
    this.#drops++;
    await this.#clear();
  }

  async #clear(except) {
    const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== except);
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  async #dropOld() {
    for (const path of await this.paths()) {
      const isOld = Date.now() - keptAt(await this.match(path)) > KEEP_FOR_MS;
      if (isOld && !FIXED.test(path)) await this.#delete([path]);
    }
  }

  async #delete(paths) {
    const cache = await this.#cache();
    await Promise.all(paths.map((path) => cache?.delete(path)));
  }

  /** Drop the tracks that no kept page names. The others serve every session of the same dose. */
  async dropUnnamed() {
    const paths = await this.paths();
    const pages = paths.filter((path) => path.endsWith("/"));
    const texts = await Promise.all(pages.map(async (path) => (await this.match(path))?.text()));
    const isNamed = (path) => texts.some((text) => text?.includes(path));
    await this.#delete(paths.filter((path) => FIXED.test(path) && !isNamed(path)));
  }

  /** Of the one person with copies here, if any. */
  async #cache() {
    const name = (await caches.keys()).find((one) => one.startsWith(MINE));
    return name && caches.open(name);
  }
}

/** The copies on this phone. */
export const copies = new Copies();

/** Store with the time of now. On a full disk an older copy goes, too. */
export async function store(cache, path, { body, headers }) {
  const stamped = new Headers(headers);
  stamped.set("Kept", new Date().toISOString());
  const storing = cache.put(path, new Response(body, { headers: stamped }));
  await storing.catch(() => cache.delete(path));
}

function keptAt(copy) {
  return Date.parse(copy?.headers.get("Kept") ?? 0);
}

/** The seconds that the day of a page had left when it was made (routines/days.py). */
export function dayLeftIn(text) {
  return text.match(/ data-day-left="(\d+)"/)?.[1] ?? "0";
}

/** Whether the day on which a copy was kept lasts, or ended so long ago that it may run over. */
export function isOfToday(copy, runsOverMs = 0) {
  const leftMs = Number(copy?.headers.get("Day-Left")) * 1000;
  return Date.now() - runsOverMs < keptAt(copy) + leftMs;
}
