import { MovingFigure } from "../site.js";
import { hide, mark } from "./writing.js";

/** The figures of a session, each on a stage of its own: one is shown, at a phase of its movement. */
export class Stages {
  #stages = new Map(); // "roll" -> its element, and what moves it

  /** `figures` are those of the timeline, by name. */
  constructor(root, figures) {
    for (const [name, { svg, ...frames }] of Object.entries(figures)) {
      const element = document.createElement("div");
      element.dataset.stage = name;
      element.innerHTML = svg; // drawn from numbers, without a word of anybody's
      root.querySelector("[data-stages]").append(element);
      this.#stages.set(name, { element, figure: new MovingFigure(element, frames) });
    }
  }

  /** Show a figure at a phase of its movement; `way` is where that goes. Returns its element. */
  show(name, side, phase, way) {
    const shown = this.#stages.get(name);
    if (!shown) return null;
    for (const stage of this.#stages.values()) hide(stage.element, stage !== shown);
    shown.figure.draw(phase);
    mark(shown.element, "side", side);
    mark(shown.element, "way", way);
    return shown.element;
  }
}
