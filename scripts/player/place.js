const SAVE_EVERY_MS = 5000;
const CARRY_ON_FOR_MS = 2 * 60 * 60 * 1000;
const PLACE_PREFIX = "calfcare.place."; // what begins with calfcare. goes at log-out

/**
 * Where the person is in a session, kept on this phone: a moment of the session, the number of
 * its state and when that was. Nothing else about them. Without storage it remembers nothing.
 */
export class SavedPlace {
  #key;
  #timeline;
  #savedMs = 0;

  constructor(account, session, timeline) {
    this.#key = `${PLACE_PREFIX}${account}.${session}`;
    this.#timeline = timeline;
    this.#forgetOldOnes();
  }

  /** Whether it is time to save again. */
  isStale(ms) {
    return Math.abs(ms - this.#savedMs) >= SAVE_EVERY_MS;
  }

  save(ms) {
    this.#savedMs = ms;
    const { index } = this.#timeline.stateAt(ms);
    const duration = this.#timeline.durationMs; // another dose is another timeline
    const place = { ms: Math.round(ms), index, at: Date.now(), duration };
    try {
      localStorage.setItem(this.#key, JSON.stringify(place));
    } catch {
      // No room or no permission: the session goes on, and a reload starts it anew.
    }
  }

  /** The moment to carry on from, 0 where that is too long ago. Where this phone knows nothing, the
   * start of the state that the server heard of last. */
  read(furthest) {
    const place = SavedPlace.#at(this.#key);
    const { states, durationMs } = this.#timeline;
    if (place?.duration !== durationMs) return states[furthest]?.start_ms ?? 0;
    return SavedPlace.#isFresh(place) ? place.ms : 0;
  }

  clear() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }

  #forgetOldOnes() {
    try {
      for (const key of Object.keys(localStorage)) {
        const isOther = key.startsWith(PLACE_PREFIX) && key !== this.#key;
        if (isOther && !SavedPlace.#isFresh(SavedPlace.#at(key))) localStorage.removeItem(key);
      }
    } catch {
      // Nothing was kept.
    }
  }

  static #at(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  static #isFresh(place) {
    return Math.abs(Date.now() - place?.at) < CARRY_ON_FOR_MS;
  }
}
