import { Bar } from "./bar.js";
import { hide, mark } from "./writing.js";

/**
 * Draws a session. `draw(ms, mode)` sets everything on the screen from the timeline and those two
 * alone, and touches only what changed, so it may be called on every frame. `data-part` names an
 * element to write in; which elements a mode shows is up to the stylesheet. Words that the
 * timeline lacks are the root's `data-word-…`, in the language of the page.
 */
export class PlayerScreen {
  #root;
  #timeline;
  #parts = {};
  #stages;
  #bar;
  #fittedTo = ""; // the size of the window that the rows of words are made for
  #status = document.getElementById("say");
  #calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  constructor(root, timeline, stages) {
    this.#root = root;
    this.#timeline = timeline;
    this.#stages = stages;
    this.#bar = new Bar(root, timeline);
    this.#drawFigure(timeline.states[0], 0);
    for (const element of root.querySelectorAll("[data-part]")) {
      (this.#parts[element.dataset.part] ??= []).push(element);
    }
  }

  draw(ms, mode) {
    const state = this.#timeline.stateAt(ms);
    const isPaused = mode === "paused";
    const isUnderWay = mode === "playing" || mode === "waiting";
    if (mode === "finished" && this.#root.dataset.mode === "playing") this.#keepRoom();
    mark(this.#root, "mode", mode);
    if (isUnderWay && this.#fittedTo !== sizeOfWindow()) this.#fit();
    mark(this.#root, "state", isUnderWay ? state.name : mode);
    mark(this.#root, "ground", isPaused ? "paused" : state.ground);
    this.#drawWords(state, ms);
    if (isPaused) this.#write("heading", this.#word("paused"));
    this.#write("title", state.label);
    this.#write("step", this.#fill("step", { n: state.step, total: this.#timeline.steps.length }));
    this.#write("where", state.label);
    this.#write("left", this.#left(state, this.#timeline.number(state, ms)));
    this.#drawFigure(state, ms);
    this.#bar.draw(state, ms, this.#calm.matches);
  }

  #drawWords(state, ms) {
    mark(this.#root, "side", state.side);
    mark(this.#root, "digits", this.#timeline.digits(state));
    this.#write("side", this.#word(state.side));
    this.#write("heading", state.heading);
    this.#write("number", this.#timeline.number(state, ms));
    this.#write("line", this.#timeline.line(state, ms));
    this.#write("unit", this.#timeline.unit(state, ms));
    this.#write("next", state.next);
    this.#write("note", state.stop_rule || state.note);
  }

  /** Give every row of words the height that it needs at most, so that nothing ever jumps. */
  #fit() {
    const rows = [...this.#root.querySelectorAll("[data-row]")];
    const heights = rows.map(() => 0);
    for (const row of rows) row.style.minBlockSize = "";
    this.#root.style.removeProperty("--words");
    this.#measureDigit();
    const seen = new Set();
    for (const state of this.#timeline.states) {
      for (const [at, line] of state.cues) {
        const words = [state.heading, line, state.next, state.stop_rule, state.note].join();
        if (seen.has(words)) continue;
        seen.add(words);
        mark(this.#root, "state", state.name);
        this.#drawWords(state, at);
        for (const [n, row] of rows.entries()) heights[n] = Math.max(heights[n], row.offsetHeight);
      }
    }
    for (const [n, row] of rows.entries()) row.style.minBlockSize = `${heights[n]}px`;
    this.#keepRoom(); // also while words close up
    this.#fittedTo = sizeOfWindow();
  }

  /** How wide a digit is in the type of this phone, as a part of its size: where digits are wide,
   * the number grows smaller and covers no words. */
  #measureDigit() {
    const [number] = this.#parts.number;
    mark(this.#root, "digits", 1); // where the state shows no number, it is shown for this moment
    number.style.inlineSize = "max-content";
    this.#write("number", "0");
    const width =
      number.getBoundingClientRect().width / parseFloat(getComputedStyle(number).fontSize);
    number.style.inlineSize = "";
    this.#root.style.setProperty("--digit-width", width.toFixed(3));
  }

  /** Words take the room of all that stood there before them, so that no button moves. */
  #keepRoom() {
    const { parentNode } = this.#root.querySelector("[data-row]");
    this.#root.style.setProperty("--words", `${parentNode.offsetHeight}px`);
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

  /** Show what is heard, and what the sound and the light of this phone lack. Returns the words
   * for a track that has just been lost. */
  showSound({ isOn, isTrack, isVoice, isMakeshift, lacksVoice }, isDark) {
    const isNew = isMakeshift && this.#root.dataset.clock === "track";
    mark(this.#root, "clock", isTrack ? "track" : "timed");
    this.#root.querySelector("[data-action=turnSound]").setAttribute("aria-pressed", String(isOn));
    this.warn("light-voice", isDark && isTrack && isVoice);
    this.warn("light-tones", isDark && isTrack && !isVoice);
    this.warn("light", isDark && !isTrack && !isMakeshift); // the other two say it as well
    this.warn("voice", lacksVoice);
    this.warn("track", isMakeshift && !lacksVoice);
    return isNew ? this.warn(lacksVoice ? "voice" : "track") : "";
  }

  /** Where in the state a pause fell: "18 seconds left", "3 of 5". */
  #left(state, number) {
    if (state.number.kind === "seconds") {
      return this.#fill(number === "1" ? "second" : "seconds", { n: number });
    }
    return number && `${number} ${state.unit}`;
  }

  #drawFigure(state, ms) {
    const side = this.#timeline.sideAt(ms); // also where the state itself has none
    const phase = this.#timeline.phase(state, ms, this.#calm.matches);
    this.#stages.show(state.figure, side, phase, this.#timeline.way(state, ms));
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
}

/** What the size of type depends on: a low window has a smaller number. */
function sizeOfWindow() {
  return `${innerWidth}×${innerHeight}`;
}
