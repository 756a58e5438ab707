export const STANDING = "to-wall"; // the state in which one stands up
export const FINISH = "finish"; // the state of the last words
const PATIENT_STATES = [STANDING, "swap-roll", "swap"]; // where "wait for me" waits
const WAIT_BEFORE_MS = 1000; // before their end; by then every word has been said
const AHEAD_MS = 250; // a late frame still comes before the words
const STARTING_MS = 5000; // "Starting in five." comes after the wait, so long before the end

/**
 * Tells what the passing of time brings about, each thing once. `follow(ms)` gives pairs of what
 * and its state: "state" where one starts, "half" at its half-way sentence, "wait" where the
 * person wants to be waited for, "end".
 */
export class Course {
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
    const starting = state.end_ms - STARTING_MS;
    const saysSo = state.name === STANDING && state.spoken.some(([at]) => at === starting);
    const until = saysSo ? starting - AHEAD_MS : state.end_ms - WAIT_BEFORE_MS;
    return isPlace && this.#waitedIn !== state && ms >= until;
  }
}
