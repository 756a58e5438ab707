const BEFORE_WITHIN_MS = 3000; // a second Back this soon goes on to the step before
const FETCH_WITHIN_MS = 8000; // then the plain list is better than an empty page
const BREATH_MS = 4000;
const SWAY = 0.03; // of the way: about 0.3 degrees of lean, as a body breathes in a hold

/**
 * Reads `timeline.json`: what a session shows at a moment. Every answer depends on the moment
 * alone. Times are milliseconds from the start of the session; the names are those of
 * routines/timeline/states.py, which also tells how the file says them.
 */
export class Timeline {
  constructor(plain) {
    this.states = "length_ms" in plain.states[0] ? inPlace(plain.states) : plain.states;
    this.steps = plain.steps;
    this.figures = plain.figures;
    this.durationMs = plain.duration_ms;
  }

  /** The timeline at an address, or null where it cannot be had. */
  static async fetch(address) {
    try {
      // Who is signed out would be sent on to a page.
      const options = {
        headers: { Accept: "application/vnd.calfcare.timeline+json" },
        redirect: "error",
        signal: AbortSignal.timeout(FETCH_WITHIN_MS),
      };
      const response = await fetch(address, options);
      return response.ok ? new Timeline(await response.json()) : null;
    } catch {
      return null;
    }
  }

  /** The state at a moment: the first before the start, the last after the end. */
  stateAt(ms) {
    return this.states.findLast((state) => state.start_ms <= ms) ?? this.states[0];
  }

  /** The exercise that goes on at a moment, or that comes next. */
  exerciseAt(ms) {
    return this.#stepAt(ms).exercise;
  }

  /** The leg that a moment is about, also where its state names none. */
  sideAt(ms) {
    return this.#stepAt(ms).side;
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

  /** What stands beside the number: "of 5", "seconds", for the last one "second". */
  unit(state, ms) {
    return this.number(state, ms) === "1" ? state.unit_of_one : state.unit;
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
    const [[from, start], [to, end]] = keysAround(state, ms);
    if (stays || from === to) return stays ? state.phase[0][1] : start;
    const done = Math.min(Math.max(0, (ms - from) / (to - from)), 1);
    if (start === 1 && end === 1) {
      const breaths = Math.round((to - from) / BREATH_MS);
      return 1 + SWAY * Math.sin(2 * Math.PI * breaths * done);
    }
    return start + ((end - start) * (1 - Math.cos(Math.PI * done))) / 2;
  }

  /** Where the movement goes at a moment: out, back, or nowhere. */
  way(state, ms) {
    const [[, start], [, end]] = keysAround(state, ms);
    return end > start ? "out" : end < start ? "back" : "";
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

/** The keys of a movement before and after a moment; the last one twice after it. */
function keysAround({ phase }, ms) {
  const n = Math.max(
    0,
    phase.findLastIndex(([at]) => at <= ms),
  );
  return [phase[n], phase[n + 1] ?? phase[n]];
}

/** The states of the short form: one after the other. */
function inPlace(states) {
  let at = 0;
  return states.map((state, index) => ({
    ...placed(state, at),
    index,
    start_ms: at,
    end_ms: (at += state.length_ms),
  }));
}

/** A state of the short form, its times counted from the start of the session. */
function placed(state, start) {
  const shifted = ([at, ...rest]) => [start + at, ...rest];
  for (const name of ["cues", "phase", "spoken", "tones", "ticks"]) {
    state[name] = state[name].map(shifted);
  }
  state.number.marks = state.number.marks.map((mark) => start + mark);
  state.half &&= shifted(state.half);
  return state;
}
