"use strict";

/**
 * Draws a session. `draw(ms, mode)` sets everything on the screen from the timeline and those two
 * alone, and touches only what changed, so it may be called on every frame. `data-part` names an
 * element to write in; which elements a mode shows is up to the stylesheet. Words that the
 * timeline lacks are the root's `data-word-…`, in the language of the page.
 */
class PlayerScreen {
  #root;
  #timeline;
  #parts = {};
  #stages = new Map(); // "roll-left" -> its element and, where its frames came, what moves it
  #status = document.getElementById("say");
  #calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  constructor(root, timeline) {
    this.#root = root;
    this.#timeline = timeline;
    for (const element of root.querySelectorAll("[data-stage]")) {
      const { stage } = element.dataset;
      const frames = timeline.figures?.[stage.slice(0, stage.lastIndexOf("-"))];
      this.#stages.set(stage, { element, figure: frames && new MovingFigure(element, frames) });
    }
    for (const element of root.querySelectorAll("[data-part]")) {
      (this.#parts[element.dataset.part] ??= []).push(element);
    }
  }

  draw(ms, mode) {
    const state = this.#timeline.stateAt(ms);
    const isPaused = mode === "paused";
    const isUnderWay = mode === "playing" || mode === "waiting";
    const number = this.#timeline.number(state, ms);
    this.#mark("mode", mode);
    this.#mark("state", isUnderWay ? state.name : mode);
    this.#mark("ground", isPaused ? "paused" : state.ground);
    this.#mark("side", state.side);
    this.#write("title", state.label);
    this.#write("step", this.#fill("step", { n: state.step, total: this.#timeline.steps.length }));
    this.#write("side", this.#word(state.side));
    this.#write("heading", isPaused ? this.#word("paused") : state.heading);
    this.#write("number", number);
    this.#write("line", this.#timeline.line(state, ms));
    this.#write("unit", state.unit);
    this.#write("next", state.next);
    this.#write("note", state.stop_rule || state.note);
    this.#write("where", state.label);
    this.#write("left", this.#left(state, number));
    this.#drawFigure(state, ms);
    this.#drawBar(state, ms);
  }

  /** Show or hide a warning that stands ready in the page; returns its words. */
  warn(name, isShown = true) {
    const line = this.#root.querySelector(`[data-warning="${name}"]`);
    if (line) hide(line, !isShown);
    return line?.textContent.trim() ?? "";
  }

  /** Tell a screen reader one sentence. */
  say(text) {
    if (this.#status) this.#status.textContent = text;
  }

  /** Put the focus on the first element of that kind that is to be seen. */
  focus(selector) {
    const elements = [...this.#root.querySelectorAll(selector)];
    elements.find((one) => one.getClientRects().length)?.focus({ preventScroll: true });
  }

  /** Show whether a button that stays down is down. */
  press(action, isDown) {
    const button = this.#root.querySelector(`[data-action="${action}"]`);
    button?.setAttribute("aria-pressed", String(isDown));
  }

  /** Where in the state a pause fell: "18 seconds left", "3 of 5". */
  #left(state, number) {
    if (state.number.kind === "seconds") {
      return this.#fill(number === "1" ? "second" : "seconds", { n: number });
    }
    return number && `${number} ${state.unit}`;
  }

  #drawFigure(state, ms) {
    const shown = this.#stages.get(`${state.figure}-${state.side}`);
    if (!shown) return; // the finish belongs to no side: there the last picture stays
    for (const stage of this.#stages.values()) hide(stage.element, stage !== shown);
    shown.figure?.draw(this.#timeline.phase(state, ms, this.#calm.matches));
  }

  /** Rolls fill one part of the bar each as they are counted; anything else fills it evenly. */
  #drawBar(state, ms) {
    const [bar] = this.#parts.bar ?? [];
    if (!bar) return;
    const rolls = state.number.marks.length;
    const kind = rolls ? "rolls" : state.half ? "hold" : state.ground;
    if (bar.dataset.kind !== kind) bar.dataset.kind = kind;
    while (bar.children.length > (rolls || 1)) bar.lastChild.remove();
    while (bar.children.length < (rolls || 1)) bar.append(document.createElement("span"));
    const done = rolls
      ? state.number.marks.filter((mark) => mark <= ms).length
      : this.#timeline.fraction(state, ms, this.#calm.matches);
    [...bar.children].forEach((part, n) => {
      part.style.setProperty("--done", Math.min(Math.max(done - n, 0), 1).toFixed(4));
    });
  }

  #word(name) {
    return this.#root.getAttribute(`data-word-${name}`) ?? "";
  }

  #fill(name, values) {
    return this.#word(name).replace(/\{(\w+)\}/g, (_place, key) => values[key]);
  }

  #write(part, text) {
    for (const element of this.#parts[part] ?? []) {
      if (element.textContent !== text) element.textContent = text;
    }
  }

  #mark(name, value) {
    if (this.#root.dataset[name] !== value) this.#root.dataset[name] = value;
  }
}

function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
