"use strict";

const CARRY_ON_FOR_MS = 2 * 60 * 60 * 1000;
const LOCK_WITHIN_MS = 1000; // a page that is being left lets go sooner than this
const PLACE_PREFIX = "calfcare.place.";

/**
 * Where the person is in a session, kept on this phone: a moment of the session, the number of
 * its state and when that was. Nothing else about them. Without storage it remembers nothing.
 */
class SavedPlace {
  #key;
  #durationMs; // another dose is another timeline, in which the place means nothing

  constructor(account, session, durationMs) {
    this.#key = `${PLACE_PREFIX}${account}.${session}`;
    this.#durationMs = durationMs;
    this.#forgetOldOnes();
  }

  save(ms, index) {
    const place = { ms: Math.round(ms), index, at: Date.now(), duration: this.#durationMs };
    try {
      localStorage.setItem(this.#key, JSON.stringify(place));
    } catch {
      // No room or no permission: the session goes on, and a reload starts it anew.
    }
  }

  /** The moment to carry on from; 0 where that is too long ago, null where nothing is known. */
  read() {
    const place = SavedPlace.#at(this.#key);
    if (place?.duration !== this.#durationMs) return null;
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

/**
 * Lets one tab at a time play a session. `onheld` is called when this tab may play, at once or
 * when the other tab has closed; `onlost` when another tab has it or took it.
 */
class OneTab {
  #name;
  #waiting = null;
  #release = () => {};

  isHeld = false;

  constructor(session, { onheld, onlost }) {
    this.#name = `calfcare.${session}`;
    this.onheld = onheld;
    this.onlost = onlost;
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

/** Keeps the screen on, where the phone lets it: a low battery is reason enough to refuse. */
class ScreenLight {
  #lock = null;
  #isWanted = false;
  #isAsking = false;

  /** Called with whether the screen stays on, each time it was asked for. */
  onanswer = () => {};

  async keepOn() {
    this.#isWanted = true;
    if (this.#isAsking || (this.#lock && !this.#lock.released)) return;
    this.#isAsking = true;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      if (!this.#isWanted) this.letGo();
      this.onanswer(true);
    } catch {
      this.onanswer(false);
    } finally {
      this.#isAsking = false;
    }
  }

  letGo() {
    this.#isWanted = false;
    this.#lock?.release();
    this.#lock = null;
  }
}

/** Headset buttons and the lock screen, where the browser gives them to a page. */
class MediaKeys {
  #session = navigator.mediaSession;

  /** `actions`: play, pause, previoustrack and nexttrack as functions. */
  constructor(actions) {
    for (const [name, action] of Object.entries(actions)) {
      try {
        this.#session?.setActionHandler(name, action);
      } catch {
        // This browser does not know the button.
      }
    }
  }

  /** Say what goes on: a title with the side in words, and the place in the session. */
  show({ title, artist, isRunning, positionMs, durationMs }) {
    if (!this.#session) return;
    this.#session.metadata = new MediaMetadata({ title, artist });
    this.#session.playbackState = isRunning ? "playing" : "paused";
    this.#session.setPositionState?.({
      duration: durationMs / 1000,
      position: positionMs / 1000,
      playbackRate: 1,
    });
  }
}
