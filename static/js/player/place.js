"use strict";

const PATIENT_STATES = ["to-wall", "swap-roll", "swap"]; // where "wait for me" waits
const WAIT_BEFORE_MS = 1000; // before their end; by then every word has been said
const SAVE_EVERY_MS = 5000;
const CARRY_ON_FOR_MS = 2 * 60 * 60 * 1000;
const LOCK_WITHIN_MS = 1000; // a page that is being left lets go sooner than this
const PLACE_PREFIX = "calfcare.place.";

/**
 * Tells what the passing of time brings about, each thing once. `follow(ms)` gives pairs of what
 * and its state: "state" where one starts, "half" at its half-way sentence, "wait" where the
 * person wants to be waited for, "end".
 */
class Course {
  #timeline;
  #isPatient;
  #ms = 0; // up to here it has been followed
  #entered = null;
  #waitedIn = null;

  constructor(timeline, isPatient) {
    this.#timeline = timeline;
    this.#isPatient = isPatient;
  }

  get hasBegun() {
    return this.#entered !== null;
  }

  goTo(ms) {
    this.#ms = ms;
    this.#entered = this.#waitedIn = null;
  }

  *follow(ms) {
    const state = this.#timeline.stateAt(ms);
    const before = this.#ms;
    this.#ms = ms;
    if (state !== this.#entered) yield ["state", (this.#entered = state)];
    if (state.half && before < state.half[0] && state.half[0] <= ms) yield ["half", state];
    if (this.#mustWait(state, ms)) yield ["wait", (this.#waitedIn = state)];
    if (ms >= this.#timeline.durationMs) yield ["end", state];
  }

  #mustWait(state, ms) {
    const isPlace = this.#isPatient && PATIENT_STATES.includes(state.name);
    return isPlace && this.#waitedIn !== state && ms >= state.end_ms - WAIT_BEFORE_MS;
  }
}

/**
 * Where the person is in a session, kept on this phone: a moment of the session, the number of
 * its state and when that was. Nothing else about them. Without storage it remembers nothing.
 */
class SavedPlace {
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

  /** The moment to carry on from; 0 where that is too long ago, null where nothing is known. */
  read() {
    const place = SavedPlace.#at(this.#key);
    if (place?.duration !== this.#timeline.durationMs) return null;
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
      Object.keys(localStorage)
        .filter((key) => key.startsWith(PLACE_PREFIX) && key !== this.#key)
        .filter((key) => !SavedPlace.#isFresh(SavedPlace.#at(key)))
        .forEach((key) => localStorage.removeItem(key));
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

/** Lets one tab at a time play a session. */
class OneTab {
  #name;
  #waiting = null;
  #release = () => {};

  isHeld = false;

  /** Called when this tab may play, at once or when the other tab has closed. */
  onheld = () => {};

  /** Called when another tab has it or took it. */
  onlost = () => {};

  constructor(session) {
    this.#name = `calfcare.${session}`;
  }

  /** Ask for the session, or with `steal` take it from the other tab. */
  claim({ steal = false } = {}) {
    if (!navigator.locks) return this.#hold(); // on plain http: nothing can be told
    this.#waiting?.abort();
    this.#waiting = steal ? null : new AbortController();
    const options = steal ? { steal } : { signal: this.#waiting.signal };
    navigator.locks
      .request(this.#name, options, () => {
        this.#hold();
        return new Promise((resolve) => (this.#release = resolve));
      })
      .catch(() => this.isHeld && this.#lose());
    if (!steal) setTimeout(() => this.isHeld || this.onlost(), LOCK_WITHIN_MS);
  }

  /** Let another tab have it. */
  release() {
    this.isHeld = false;
    this.#waiting?.abort();
    this.#release();
  }

  #hold() {
    this.isHeld = true;
    this.onheld();
  }

  #lose() {
    this.isHeld = false;
    this.onlost();
  }
}
