"use strict";

/**
 * Reads `timeline.json`: what a session shows at a moment. Every answer depends on the moment
 * alone. Times are milliseconds from the start of the session; the names are those of
 * routines/states.py.
 */
class Timeline {
  constructor(plain) {
    this.states = plain.states;
    this.steps = plain.steps;
    this.durationMs = plain.duration_ms;
  }

  /** The state at a moment: the first before the start, the last after the end. */
  stateAt(ms) {
    return this.states.findLast((state) => state.start_ms <= ms) ?? this.states[0];
  }

  /** The step that Back and Skip count from. */
  stepOf(state) {
    return this.steps[state.step - 1];
  }

  /** The large number as text: rolls said so far, or seconds to go, rounded up. */
  number(state, ms) {
    const { kind, marks } = state.number;
    if (kind === "reps") return String(marks.filter((mark) => mark <= ms).length);
    if (kind === "seconds") return String(Math.max(0, Math.ceil((state.end_ms - ms) / 1000)));
    return "";
  }

  /** The line of words that stands beside the number. */
  line(state, ms) {
    return state.cues.findLast(([at]) => at <= ms)?.[1] ?? "";
  }

  /** Which still figure to show, 0 or 1: where the movement last set off from. With `stays`,
   * for people who want no motion, it is one for the whole state. */
  pose(state, ms, stays) {
    const [, phase] = (!stays && state.phase.findLast(([at]) => at <= ms)) || state.phase[0];
    return Math.round(phase);
  }
}
