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
  #stages = new Map(); // "roll" -> its element, and what moves it
  #fittedTo = 0; // the width of the window that the rows of words are made for
  #status = document.getElementById("say");
  #calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  constructor(root, timeline) {
    this.#root = root;
    this.#timeline = timeline;
    for (const [name, { svg, ...frames }] of Object.entries(timeline.figures)) {
      const element = document.createElement("div");
      element.dataset.stage = name;
      element.innerHTML = svg; // drawn from numbers, without a word of anybody's
      root.querySelector("[data-stages]").append(element);
      this.#stages.set(name, { element, figure: new MovingFigure(element, frames) });
    }
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
    this.#mark("mode", mode);
    if (isUnderWay && this.#fittedTo !== innerWidth) this.#fit();
    this.#mark("state", isUnderWay ? state.name : mode);
    this.#mark("ground", isPaused ? "paused" : state.ground);
    this.#drawWords(state, ms);
    if (isPaused) this.#write("heading", this.#word("paused"));
    this.#write("title", state.label);
    this.#write("step", this.#fill("step", { n: state.step, total: this.#timeline.steps.length }));
    this.#write("where", state.label);
    this.#write("left", this.#left(state, this.#timeline.number(state, ms)));
    this.#drawFigure(state, ms);
    this.#drawBar(state, ms);
  }

  #drawWords(state, ms) {
    this.#mark("side", state.side);
    this.#mark("digits", this.#timeline.digits(state));
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
    this.#measureDigit();
    const seen = new Set();
    for (const state of this.#timeline.states) {
      for (const [at, line] of state.cues) {
        const words = [state.heading, line, state.next, state.stop_rule, state.note].join();
        if (seen.has(words)) continue;
        seen.add(words);
        this.#mark("state", state.name);
        this.#drawWords(state, at);
        rows.forEach((row, n) => (heights[n] = Math.max(heights[n], row.offsetHeight)));
      }
    }
    rows.forEach((row, n) => (row.style.minBlockSize = `${heights[n]}px`));
    this.#fittedTo = innerWidth;
  }

  /** How wide a digit is in the type of this phone, as a part of its size: where digits are wide,
   * the number grows smaller and covers no words. */
  #measureDigit() {
    const [number] = this.#parts.number;
    number.style.inlineSize = "max-content";
    this.#write("number", "0");
    const width = number.getBoundingClientRect().width / parseFloat(getComputedStyle(number).fontSize);
    number.style.inlineSize = "";
    this.#root.style.setProperty("--digit-width", width.toFixed(3));
  }

  /** What is said at the end takes the room of the words before it, warnings and all. */
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

  /** Put the focus on the first element of that kind that is shown. The page stays where it is,
   * unless the element is to be seen. */
  focus(selector, { isToBeSeen = false } = {}) {
    const elements = [...this.#root.querySelectorAll(selector)];
    elements.find((one) => one.getClientRects().length)?.focus({ preventScroll: !isToBeSeen });
  }

  /** Show what is heard, and what the sound and the light of this phone lack. Returns the words
   * for a track that has just been lost. */
  showSound({ isOn, isTrack, isVoice, isMakeshift, lacksVoice }, isDark) {
    const isNew = isMakeshift && this.#root.dataset.clock === "track";
    this.#mark("clock", isTrack ? "track" : "timed");
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
    if (!state.side) return; // the finish belongs to no side: the last picture stays
    const phase = this.#timeline.phase(state, ms, this.#calm.matches);
    this.showFigure(state.figure, state.side, phase, this.#timeline.way(state, ms));
  }

  /** Show a figure at a phase of its movement; `way` is where that goes. Returns its element. */
  showFigure(name, side, phase, way) {
    const shown = this.#stages.get(name);
    if (!shown) return null;
    for (const stage of this.#stages.values()) hide(stage.element, stage !== shown);
    shown.figure.draw(phase);
    this.#mark("side", side, shown.element);
    this.#mark("way", way, shown.element);
    return shown.element;
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

  #mark(name, value, element = this.#root) {
    if (element.dataset[name] !== value) element.dataset[name] = value;
  }
}

/** Keeps the screen on, where the phone lets it: a low battery is reason enough to refuse. */
class ScreenLight {
  #lock = null;
  #isWanted = false;
  #isAsking = false;

  isRefused = false;

  /** Called each time the phone has answered. */
  onanswer = () => {};

  async keepOn() {
    this.#isWanted = true;
    if (this.#isAsking || (this.#lock && !this.#lock.released)) return;
    this.#isAsking = true;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      if (!this.#isWanted) this.letGo();
      this.isRefused = false;
    } catch {
      this.isRefused = true;
    }
    this.#isAsking = false;
    this.onanswer();
  }

  letGo() {
    this.#isWanted = false;
    this.#lock?.release();
    this.#lock = null;
  }
}

const KEYS = { play: "carryOn", pause: "pause", previoustrack: "back", nexttrack: "skip" };

/** Headset buttons and the lock screen, where the browser gives them to a page. */
class MediaKeys {
  #session = navigator.mediaSession;

  constructor(player) {
    for (const [name, action] of Object.entries(KEYS)) {
      try {
        this.#session?.setActionHandler(name, () => player[action]());
      } catch {
        // This browser does not know the button.
      }
    }
  }

  /** Say what goes on: a title with the side in words, and the place in the session. */
  show(timeline, ms, isRunning) {
    if (!this.#session) return;
    const title = timeline.stateAt(ms).label;
    if (this.#session.metadata?.title !== title) {
      const { href: src, type } = document.querySelector("link[rel=icon]");
      const artwork = [{ src, type, sizes: "any" }];
      this.#session.metadata = new MediaMetadata({ title, artist: document.title, artwork });
    }
    this.#session.playbackState = isRunning ? "playing" : "paused";
    const [duration, position] = [timeline.durationMs / 1000, ms / 1000];
    this.#session.setPositionState?.({ duration, position, playbackRate: 1 });
  }
}

const PULSES = { swap: [200, 150, 200], "swap-roll": [200, 150, 200], finish: [800] };

/** Let the phone vibrate as a state begins: one pulse, two at a swap, a long one at the end. */
function pulse(stateName) {
  navigator.vibrate?.(PULSES[stateName] ?? [200]);
}

function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
