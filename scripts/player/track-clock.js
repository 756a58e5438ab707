const BYTES_A_MS = 4; // 32 kbit/s, as routines/track.py joins it
const SHORT_BY_MS = 1000; // a file that lacks more of its session was cut off on its way
const LOOK_EVERY_MS = 1000;
const PATIENCE = 3; // looks: for the file after a press on Start, and for time that stands still

/**
 * The track as the clock, with the face of monotonic-clock.js. It is fetched whole and played from
 * memory, so a locked phone goes on guiding, a network that drops is not noticed, and every seek is
 * exact. It also has nothing to wait for: an element that says it plays while its time stands still
 * does not play.
 */
export class TrackClock {
  #audio = new Audio();
  #durationMs;
  #fromMs = 0; // where to begin once the file is there
  #hasArrived = false;
  #isWanted = false; // to run; the phone may be of another mind
  #watching = 0;
  #seenMs = 0; // where the last look found its time
  #looks = 0; // that have found it in the same place: not for how long, as a phone may have slept

  isLost = false;

  /** Called some four times a second while it runs: on a dark screen no frame is drawn. */
  ontick = () => {};

  /** Called when the phone pauses it: a call, an alarm, a headset pulled out. */
  oninterrupted = () => {};

  /** Called when it does not play: for good if `isLost`, else until it is here or moves. */
  onmissing = () => {};

  /** Called when it can be used: the file is here, or its time is seen to move. */
  onmoving = () => {};

  constructor(address, durationMs) {
    this.#durationMs = durationMs;
    const on = (name, act) => this.#audio.addEventListener(name, act);
    // WebKit first says that a file from memory lasts no time, then how long by the second alone.
    for (const name of ["loadedmetadata", "durationchange"]) on(name, () => this.#arrive());
    on("error", () => this.#lose());
    on("timeupdate", () => {
      this.#notice();
      this.ontick();
    });
    on("ended", () => this.ontick());
    on("pause", () => {
      const { paused, ended } = this.#audio;
      if (this.#isWanted && paused && !ended) this.oninterrupted();
    });
    // After a call some phones play on by themselves; the person may have moved meanwhile.
    on("play", () => this.#isWanted || this.#audio.pause());
    this.#fetch(address);
  }

  get isReady() {
    return this.#hasArrived && !this.isLost;
  }

  /** Whether its time moves. */
  get isRunning() {
    return this.isReady && !this.#audio.paused && this.#looks === 0;
  }

  /** In whole milliseconds, as the timeline has them: a seek to a state must land in it. */
  now() {
    if (!this.#hasArrived) return this.#fromMs;
    const ms = this.#audio.ended ? this.#durationMs : Math.round(this.#audio.currentTime * 1000);
    return Math.min(ms, this.#durationMs);
  }

  /** Inside a press, even before the file is here: only then may it sound later. */
  play() {
    if (this.isLost) return;
    this.#isWanted = true;
    this.#watch();
    this.#audio.play().catch(({ name }) => {
      if (this.#hasArrived && name !== "AbortError") this.#lose();
    });
  }

  pause() {
    this.#isWanted = false;
    clearInterval(this.#watching);
    this.#audio.pause();
  }

  seek(ms) {
    this.#fromMs = ms;
    if (this.#hasArrived) this.#audio.currentTime = ms / 1000;
    this.#seenMs = this.now(); // a leap is no movement
  }

  mute(isMuted) {
    this.#audio.muted = isMuted;
  }

  async #fetch(address) {
    try {
      const response = await fetch(address);
      const file = response.ok && (await response.blob());
      if (!file || file.size / BYTES_A_MS < this.#durationMs - SHORT_BY_MS) return this.#lose();
      this.#audio.src = URL.createObjectURL(file);
    } catch {
      this.#lose();
    }
  }

  /** Before it has a duration no seek leads anywhere. */
  #arrive() {
    if (this.#hasArrived || !(this.#audio.duration > 0)) return;
    this.#hasArrived = true;
    this.seek(this.#fromMs);
    if (this.#isWanted) this.play();
    this.onmoving();
  }

  #watch() {
    clearInterval(this.#watching);
    [this.#seenMs, this.#looks] = [this.now(), 0];
    this.#watching = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  #look() {
    if (!this.#notice() && ++this.#looks === PATIENCE) this.onmissing();
    this.#seenMs = this.now();
  }

  /** Whether its time has moved since the last look. */
  #notice() {
    if (!this.isReady || !this.#isWanted || this.now() === this.#seenMs) return false;
    this.#looks = 0;
    this.onmoving();
    return true;
  }

  #lose() {
    if (this.isLost) return;
    this.isLost = true;
    clearInterval(this.#watching);
    this.onmissing();
  }
}
