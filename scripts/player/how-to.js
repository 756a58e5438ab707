import { hide } from "./writing.js";

const THERE_AND_BACK_MS = 6000; // as slowly as a roll

/**
 * "How to do it": before Start an exercise a tab, and its figure moves on the stage until it is held
 * still. Who wants no motion gets it standing, and may have it move. In a pause it is the exercise
 * under way alone, below the buttons; when to stop stands above them, open or not.
 */
export class HowTo {
  #root;
  #stages;
  #details;
  #still;
  #panels;
  #mode = "";
  #exercise = "";
  #isMoving = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  #frame = 0;

  constructor(root, stages) {
    this.#root = root;
    this.#stages = stages;
    this.#details = root.querySelector("[data-how]");
    this.#still = root.querySelector("[data-still]");
    this.#panels = [...root.querySelectorAll("[data-how-to]")];
    this.#details.addEventListener("toggle", () => this.#show());
    this.#still.addEventListener("click", () => {
      this.#isMoving = !this.#isMoving;
      this.#show();
    });
    root.addEventListener("change", ({ target }) => {
      if (target.name === "exercise") this.#turnTo(target.value);
    });
    root.addEventListener("click", ({ target }) => {
      const next = target.closest("[data-how-next]")?.dataset.howNext;
      if (next) this.#goOnTo(next);
    });
  }

  /** Show what a mode of the player needs; `exercise` is the one under way. */
  follow(mode, exercise) {
    const [before, was] = [this.#mode, this.#exercise];
    if (mode === before && (exercise === was || mode === "idle")) return;
    this.#mode = mode;
    if (mode === "paused" && before !== "paused") {
      this.#details.open = false;
      this.#root.querySelector("[data-how-paused]").append(this.#details);
    }
    const tab = this.#root.querySelector("[name=exercise]:checked");
    this.#turnTo((mode === "idle" && tab?.value) || exercise);
  }

  #turnTo(exercise) {
    this.#exercise = exercise;
    for (const panel of this.#panels) hide(panel, panel.dataset.howTo !== exercise);
    for (const stop of this.#root.querySelectorAll("[data-stop]")) {
      hide(stop, stop.dataset.stop !== exercise);
    }
    const tabs = this.#root.querySelector("[data-how-tabs]");
    if (tabs) hide(tabs, this.#mode !== "idle");
    this.#show();
  }

  /** The next tab, from its top: the figure is part of it. */
  #goOnTo(exercise) {
    this.#root.querySelector(`[name=exercise][value="${exercise}"]`).checked = true;
    this.#turnTo(exercise);
    window.scrollTo(0, 0);
    this.#panel.querySelector("h2").focus({ preventScroll: true });
  }

  get #panel() {
    return this.#panels.find((panel) => panel.dataset.howTo === this.#exercise);
  }

  /** The figure of the tab, as long as it can be read about. */
  #show() {
    cancelAnimationFrame(this.#frame);
    const isRead = this.#mode === "idle" && this.#details.open && Boolean(this.#panel);
    hide(this.#still, !isRead);
    if (!isRead) return this.#mode === "idle" ? this.#draw(0, "") : null;
    const [isHeld, isMoved] = this.#still.children;
    hide(isHeld, !this.#isMoving);
    hide(isMoved, this.#isMoving);
    const stage = this.#draw(0, "out");
    if (stage) this.#still.dataset.corner = emptierCorner(stage);
    if (this.#isMoving) this.#move(performance.now());
  }

  #move(start) {
    this.#frame = requestAnimationFrame((now) => {
      const done = (Math.max(0, now - start) / THERE_AND_BACK_MS) % 1;
      this.#draw((1 - Math.cos(2 * Math.PI * done)) / 2, done < 0.5 ? "out" : "back");
      this.#move(start);
    });
  }

  #draw(phase, way) {
    const { figure, leg } = this.#panel.dataset;
    return this.#stages.show(figure, leg, phase, way);
  }
}

/** The upper corner of a stage with more room beside the head and the wall: left or right. */
function emptierCorner(stage) {
  const { left, right } = stage.getBoundingClientRect();
  const tall = [...stage.querySelectorAll('[data-limb="head-crown"], .cc-fig-wall')];
  const places = tall.map((shape) => shape.getBoundingClientRect());
  const before = Math.min(...places.map((place) => place.left)) - left;
  const after = right - Math.max(...places.map((place) => place.right));
  return before > after ? "left" : "right";
}
