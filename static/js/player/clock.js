"use strict";

/**
 * Tells how far a session has come, in milliseconds. Any clock of the player has this face:
 * play(), pause(), seek(ms), now(), isRunning and onended. The rest of the player asks `now()`
 * and never counts, so that a late frame shows the right moment and not a late one.
 *
 * This one measures against the browser's monotonic clock: no change of the phone's time and no
 * throttled timer can move it.
 */
class MonotonicClock {
  #durationMs;
  #passedMs = 0; // up to the last pause or seek
  #runningSince = null; // a moment of performance.now(), or null while it stands
  #alarm = 0;

  /** Called once each time the end is reached. */
  onended = () => {};

  constructor(durationMs) {
    this.#durationMs = durationMs;
  }

  get isRunning() {
    return this.#runningSince !== null;
  }

  now() {
    const running = this.isRunning ? performance.now() - this.#runningSince : 0;
    return Math.min(this.#passedMs + running, this.#durationMs);
  }

  play() {
    if (this.isRunning) return;
    this.#runningSince = performance.now();
    this.#setAlarm();
  }

  pause() {
    this.#passedMs = this.now();
    this.#runningSince = null;
    clearTimeout(this.#alarm);
  }

  seek(ms) {
    const wasRunning = this.isRunning;
    this.pause();
    this.#passedMs = Math.min(Math.max(0, ms), this.#durationMs);
    if (wasRunning) this.play();
  }

  /** A timer may ring early or late: it only says when to look at the clock again. */
  #setAlarm() {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => {
      if (this.now() < this.#durationMs) return this.#setAlarm();
      this.pause();
      this.onended();
    }, this.#durationMs - this.now());
  }
}
