"use strict";

const SAVE_EVERY_MS = 5000;
const PREVIOUS_WITHIN_MS = 3000; // Back so soon after a step's start goes to the step before
const PATIENT_STATES = ["to-wall", "swap-roll", "swap"]; // where "wait for me" waits
const OPENING_MS = 600; // by then the tone and the first words of a state are under way

/**
 * Guides one session. What is seen follows from the clock's time and the mode: idle, resume,
 * elsewhere, playing, waiting, paused or finished. The page hears of it by calfcare:state,
 * calfcare:finished and calfcare:stopped, which htmx turns into requests; nothing here waits
 * for an answer.
 */
class Player {
  #root;
  #timeline;
  #screen;
  #clock;
  #sound;
  #place;
  #keys;
  #tab;
  #light = new ScreenLight();
  #mode = "idle";
  #entered = null; // the state that was announced last
  #waitedIn = null; // the state in which "wait for me" has had its wait
  #drawnMs = 0; // the moment of the last frame
  #savedMs = 0;
  #frame = 0;
  #isUnsent = false; // the end was reached, and the server has not said that it knows

  constructor(root, timeline) {
    const { account, session, voice } = root.dataset;
    this.#root = root;
    this.#timeline = timeline;
    this.#screen = new PlayerScreen(root, timeline);
    this.#clock = new MonotonicClock(timeline.durationMs);
    this.#clock.onended = () => this.#finish();
    this.#sound = new Sound(timeline, voice, document.documentElement.lang);
    this.#sound.oninterrupted = () => this.pause();
    this.#light.onrefused = () => this.#screen.line("light");
    this.#place = new SavedPlace(account, session, timeline.durationMs);
    this.#keys = new MediaKeys({
      play: () => this.carryOn(),
      pause: () => this.pause(),
      previoustrack: () => this.back(),
      nexttrack: () => this.skip(),
    });
    this.#tab = new OneTab(session, {
      onheld: () => this.#open(),
      onlost: () => this.#giveWay(),
    });
    this.#listen();
  }

  /** Begin at the beginning. */
  start() {
    this.#seek(0);
    this.#play();
  }

  carryOn() {
    if (["resume", "paused", "waiting"].includes(this.#mode)) this.#play();
  }

  /** `because` names a line of the page that says why it paused by itself. */
  pause(because = "") {
    if (this.#mode !== "playing" && this.#mode !== "waiting") return;
    this.#clock.pause();
    this.#sound.goTo(this.#clock.now());
    this.#light.letGo();
    this.#save();
    this.#turn("paused");
    this.#screen.say(because ? this.#screen.line(because) : this.#root.dataset.wordPaused);
  }

  /** Restart this step; again soon after its start, the step before. */
  back() {
    const ms = this.#clock.now();
    const step = this.#timeline.stepOf(this.#timeline.stateAt(ms));
    const isEarly = ms - step.start_ms < PREVIOUS_WITHIN_MS;
    this.#seek(((isEarly && this.#timeline.steps[step.number - 2]) || step).start_ms);
  }

  /** On to the next step, and from the last one to the finish. */
  skip() {
    const state = this.#timeline.stateAt(this.#clock.now());
    const finish = this.#timeline.states.at(-1);
    if (state !== finish) this.#seek((this.#timeline.steps[state.step] ?? finish).start_ms);
  }

  startStepAgain() {
    this.#seek(this.#timeline.stepOf(this.#timeline.stateAt(this.#clock.now())).start_ms);
    this.carryOn();
  }

  /** Ending early takes two presses: the first one only pauses. */
  askToStop() {
    this.pause();
    this.#screen.focus("stop");
  }

  stop() {
    this.#tell("stopped");
  }

  turnSound() {
    this.#sound.isOn = !this.#sound.isOn;
    if (!this.#sound.isOn) this.#sound.silence();
    this.#showSound();
  }

  /** Play in this tab and take the session from the other one. */
  useThisTab() {
    this.#tab.claim({ steal: true });
  }

  #listen() {
    const actions = {
      start: () => this.start(),
      "carry-on": () => this.carryOn(),
      pause: () => this.pause(),
      back: () => this.back(),
      skip: () => this.skip(),
      sound: () => this.turnSound(),
      "ask-to-stop": () => this.askToStop(),
      "step-again": () => this.startStepAgain(),
      "use-this-tab": () => this.useThisTab(),
    };
    this.#root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-action]");
      if (button) actions[button.dataset.action]?.();
      else if (this.#mode === "waiting" && !target.closest("a, button")) this.carryOn();
      if (this.#mode === "playing") this.#light.keepOn();
    });
    this.#root.addEventListener("change", ({ target }) => {
      if (target.name === "sound") this.#choose(target.value);
    });
    this.#root.addEventListener("submit", (event) => {
      if (!window.htmx || !event.target.matches("[data-form=stop]")) return;
      event.preventDefault();
      this.stop();
    });
    for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
      this.#root.addEventListener(name, ({ target }) => this.#hearOfFailure(target.dataset.form));
    }
    this.#root.addEventListener("htmx:afterRequest", ({ target, detail }) => {
      if (detail.successful && target.dataset.form !== "progress") this.#beDone();
    });
    addEventListener("online", () => this.#isUnsent && this.#tell("finished"));
    document.addEventListener("visibilitychange", () => this.#hearOfScreen());
    addEventListener("pageshow", () => this.#tab.claim());
    addEventListener("pagehide", () => this.#leave());
  }
}
