const SHORT_BY_MS = 1000; // a track that ends sooner than its session was cut off on its way
const PATIENCE_MS = 3000; // a press on Start waits for the track no longer than this

/**
 * The track as the clock, with the face of monotonic-clock.js. It is fetched whole and played from memory, so a locked phone goes on
 * guiding, a network that drops is not noticed, and every seek is exact.
 */
export class TrackClock {
  #audio = new Audio();
  #durationMs;
  #fromMs = 0; // where to begin once the file is there
  #hasArrived = false;
  #isWanted = false; // to run; the phone may be of another mind
  #patience = 0;

  isLost = false;

  /** Called some four times a second while it runs: on a dark screen no frame is drawn. */
  ontick = () => {};

  /** Called when the phone pauses it: a call, an alarm, a headset pulled out. */
  oninterrupted = () => {};

  /** Called when it cannot play: for good if `isLost`, else until the file is here. */
  onmissing = () => {};

  /** Called when the file is here. */
  onarrived = () => {};

  constructor(address, durationMs) {
    this.#durationMs = durationMs;
    const on = (name, act) => this.#audio.addEventListener(name, act);
    on("loadedmetadata", () => this.#arrive());
    on("error", () => this.#lose());
    on("timeupdate", () => this.ontick());
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

  get isRunning() {
    return this.isReady && !this.#audio.paused;
  }

  /** In whole milliseconds, as the timeline has them: a seek to a state must land in it. */
  now() {
    if (!this.#hasArrived) return this.#fromMs;
    const ms = this.#audio.ended ? this.#durationMs : Math.round(this.#audio.currentTime * 1000);
    return Math.min(ms, this.#durationMs);
  }

  /** Inside a press, even before the file is here: only then may it sound later. */
  play() {
    this.#isWanted = true;
    clearTimeout(this.#patience);
    if (!this.#hasArrived) this.#patience = setTimeout(() => this.onmissing(), PATIENCE_MS);
    this.#audio.play().catch(({ name }) => {
      if (this.#hasArrived && name !== "AbortError") this.#lose();
    });
  }

  pause() {
    this.#isWanted = false;
    clearTimeout(this.#patience);
    this.#audio.pause();
  }

  seek(ms) {
    this.#fromMs = ms;
    if (this.#hasArrived) this.#audio.currentTime = ms / 1000;
  }

  mute(isMuted) {
    this.#audio.muted = isMuted;
  }

  async #fetch(address) {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(response.status);
      this.#audio.src = URL.createObjectURL(await response.blob());
    } catch {
      this.#lose();
    }
  }

  #arrive() {
    if (this.#audio.duration * 1000 < this.#durationMs - SHORT_BY_MS) return this.#lose();
    clearTimeout(this.#patience);
    this.#hasArrived = true;
    this.seek(this.#fromMs);
    if (this.#isWanted) this.play();
    this.onarrived();
  }

  #lose() {
    if (this.isLost) return;
    this.isLost = true;
    clearTimeout(this.#patience);
    this.onmissing();
  }
}
