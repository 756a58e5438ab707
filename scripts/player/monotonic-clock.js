/**
 * Tells how far a session has come, in milliseconds. Both clocks have this face: play(), pause(),
 * seek(ms), now() and isRunning. The rest of the player asks `now()` and never counts, so that a
 * late frame shows the right moment and not a late one.
 *
 * This one measures against the browser's monotonic clock: no change of the phone's time and no
 * throttled timer can move it.
 */
export class MonotonicClock {
  durationMs;
  #passedMs = 0; // up to the last pause or seek
  #runningSince = null; // a moment of performance.now(), or null while it stands

  constructor(durationMs) {
    this.durationMs = durationMs;
  }

  get isRunning() {
    return this.#runningSince !== null;
  }

  now() {
    const running = this.isRunning ? performance.now() - this.#runningSince : 0;
    return Math.min(this.#passedMs + running, this.durationMs);
  }

  play() {
    this.#runningSince ??= performance.now();
  }

  pause() {
    this.#passedMs = this.now();
    this.#runningSince = null;
  }

  seek(ms) {
    const wasRunning = this.isRunning;
    this.pause();
    this.#passedMs = ms;
    if (wasRunning) this.play();
  }
}
