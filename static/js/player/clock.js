"use strict";

const BEFORE_WITHIN_MS = 3000; // a second Back this soon goes on to the step before
const SHORT_BY_MS = 1000; // a track that ends sooner than its session was cut off on its way
const PATIENCE_MS = 3000; // a press on Start waits for the track no longer than this
const BREATH_MS = 4000;
const SWAY = 0.03; // of the way: about 0.3 degrees of lean, as a body breathes in a hold

/**
 * Tells how far a session has come, in milliseconds. Both clocks have this face: play(), pause(),
 * seek(ms), now() and isRunning. The rest of the player asks `now()` and never counts, so that a
 * late frame shows the right moment and not a late one.
 *
 * This one measures against the browser's monotonic clock: no change of the phone's time and no
 * throttled timer can move it.
 */
class MonotonicClock {
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

/**
 * The track as the clock. It is fetched whole and played from memory, so a locked phone goes on
 * guiding, a network that drops is not noticed, and every seek is exact.
 */
class TrackClock {
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

/**
 * Reads `timeline.json`: what a session shows at a moment. Every answer depends on the moment
 * alone. Times are milliseconds from the start of the session; the names are those of
 * routines/states.py.
 */
class Timeline {
  constructor(plain) {
    this.states = plain.states;
    this.steps = plain.steps;
    this.figures = plain.figures;
    this.durationMs = plain.duration_ms;
  }

  /** The timeline at an address, or null where it cannot be had. */
  static async fetch(address) {
    // Who is signed out would be sent on to a page.
    const response = await fetch(address, { redirect: "error" }).catch(() => null);
    return response?.ok ? new Timeline(await response.json()) : null;
  }

  /** The state at a moment: the first before the start, the last after the end. */
  stateAt(ms) {
    return this.states.findLast((state) => state.start_ms <= ms) ?? this.states[0];
  }

  /** When the step of that moment started. */
  stepStart(ms) {
    return this.#stepAt(ms).start_ms;
  }

  /** Where Back leads: the start of the step, or soon after it the start of the one before. */
  stepBack(ms) {
    const step = this.#stepAt(ms);
    const before = this.steps[step.number - 2];
    return before && ms - step.start_ms < BEFORE_WITHIN_MS ? before.start_ms : step.start_ms;
  }

  /** Where Skip leads: the next step, from the last one the finish, from there nowhere. */
  stepOn(ms) {
    const next = this.steps[this.#stepAt(ms).number] ?? this.states.at(-1);
    return Math.max(next.start_ms, ms);
  }

  /** The large number as text: rolls said so far, or seconds to go, rounded up. */
  number(state, ms) {
    const { kind, marks } = state.number;
    if (kind === "reps") return String(marks.filter((mark) => mark <= ms).length);
    if (kind === "seconds") return String(Math.max(0, Math.ceil((state.end_ms - ms) / 1000)));
    return "";
  }

  /** How many digits the large number has at most in a state. */
  digits(state) {
    const marks = state.number.marks.length;
    return marks ? String(marks).length : this.number(state, state.start_ms).length;
  }

  /** The line of words that stands beside the number. */
  line(state, ms) {
    return state.cues.findLast(([at]) => at <= ms)?.[1] ?? "";
  }

  /** How far the figure's movement is, 0 its start and 1 its far end: from key to key, eased by
   * a cosine. A hold sways with the breath. With `stays`, for people who want no motion, it is
   * where the state began. */
  phase(state, ms, stays) {
    const keys = state.phase;
    const n = Math.max(0, keys.findLastIndex(([at]) => at <= ms));
    const [[from, start], [to, end]] = [keys[n], keys[n + 1] ?? keys[n]];
    if (stays || from === to) return stays ? keys[0][1] : start;
    const done = Math.min(Math.max(0, (ms - from) / (to - from)), 1);
    if (start === 1 && end === 1) {
      const breaths = Math.round((to - from) / BREATH_MS);
      return 1 + SWAY * Math.sin(2 * Math.PI * breaths * done);
    }
    return start + ((end - start) * (1 - Math.cos(Math.PI * done))) / 2;
  }

  /** Where the movement goes at a moment: out, back, or nowhere. */
  way(state, ms) {
    const n = state.phase.findLastIndex(([at]) => at <= ms);
    const [[, from], [, to]] = [state.phase[n] ?? [0, 0], state.phase[n + 1] ?? [0, 0]];
    if (!state.phase[n + 1] || from === to) return "";
    return to > from ? "out" : "back";
  }

  /** How much of the state is over, from 0 to 1; with `inSteps`, in whole seconds. */
  fraction(state, ms, inSteps) {
    const passed = ms - state.start_ms;
    const counted = inSteps ? Math.floor(passed / 1000) * 1000 : passed;
    return Math.min(Math.max(0, counted / (state.end_ms - state.start_ms)), 1);
  }

  #stepAt(ms) {
    return this.steps[this.stateAt(ms).step - 1];
  }
}
