import { STANDING } from "./course.js";
import { mark } from "./writing.js";

/** The bar under the stage: how much of a state is over. */
export class Bar {
  #element;
  #timeline;

  constructor(root, timeline) {
    this.#element = root.querySelector("[data-part=bar]");
    this.#timeline = timeline;
  }

  /** Rolls fill one part of the bar each as they are counted; anything else fills it evenly, and
   * with `isCalm` in whole seconds. */
  draw(state, ms, isCalm) {
    const bar = this.#element;
    if (!bar) return;
    const rolls = state.number.marks.length;
    const kind = rolls ? "rolls" : state.half ? "hold" : state.ground;
    mark(bar, "kind", kind);
    while (bar.children.length > (rolls || 1)) bar.lastChild.remove();
    while (bar.children.length < (rolls || 1)) bar.append(document.createElement("span"));
    const isStill = state.name === STANDING && state.number.kind === "none"; // no hurry is shown
    const done = rolls
      ? state.number.marks.filter((at) => at <= ms).length
      : !isStill && this.#timeline.fraction(state, ms, isCalm);
    [...bar.children].forEach((part, n) => {
      part.style.setProperty("--done", Math.min(Math.max(done - n, 0), 1).toFixed(4));
    });
  }
}
