"use strict";

const SAVE_EVERY_MS = 5000;
const PATIENT_STATES = ["to-wall", "swap-roll", "swap"]; // where "wait for me" waits
const OPENING_MS = 600; // by then the tone and the first words of a state are under way
const ACTIONS = [
  ...["start", "carryOn", "pause", "back", "skip", "turnSound"],
  ...["stop", "stopHere", "startStepAgain", "useThisTab"],
]; // what a button may name in its data-action
const PULSES = { swap: [200, 150, 200], "swap-roll": [200, 150, 200], finish: [800] };

/**
 * Guides one session. What is seen follows from the clock's time and the mode: idle, resume,
 * elsewhere, playing, waiting, paused or finished. Nothing here waits for the network.
 */
class Player {
  #root;
  #timeline;
  #screen;
  #clock;
  #sound;
  #place;
  #reports;
  #keys;
  #tab;
  #light = new ScreenLight();
  #listening = new AbortController();
  #mode = "idle";
  #because = ""; // the warning that says why it paused by itself
  #entered = null; // the state that was announced last
  #waitedIn = null; // the state in which "wait for me" has had its wait
  #drawnMs = 0; // the moment of the last frame
  #savedMs = 0;
  #frame = 0;

  constructor(root, timeline) {
    const { account, session } = root.dataset;
    this.#root = root;
    this.#timeline = timeline;
    this.#screen = new PlayerScreen(root, timeline);
    this.#clock = new MonotonicClock(timeline.durationMs);
    this.#clock.onended = () => this.#finish();
    this.#sound = new Sound(timeline, document.documentElement.lang);
    this.#sound.oninterrupted = () => this.pause();
    this.#sound.onvoices = () => this.#screen.warn("voice", this.#sound.lacksVoice);
    this.#light.onanswer = (isLit) => this.#screen.warn("light", !isLit);
    this.#place = new SavedPlace(account, session, timeline.durationMs);
    this.#reports = new Reports(root);
    this.#reports.onfailed = (what) => this.#screen.say(this.#screen.warn(`${what}-unsent`));
    this.#reports.onended = () => this.#leaveForGood();
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
    this.#hearOfSound(root.querySelector("[name=sound]:checked")?.value);
    this.#listen();
    this.#tab.claim();
  }

  /** Begin at the beginning. */
  start() {
    this.#seek(0);
    this.#play();
  }

  carryOn() {
    if (["resume", "paused", "waiting"].includes(this.#mode)) this.#play();
  }

  /** `because` names a warning of the page that says why it paused by itself. */
  pause(because = "") {
    if (!["playing", "waiting"].includes(this.#mode)) return;
    this.#clock.pause();
    this.#sound.goTo(this.#clock.now());
    this.#light.letGo();
    this.#save();
    this.#turn("paused");
    this.#because = because;
    this.#screen.say(because ? this.#screen.warn(because) : this.#root.dataset.wordPaused);
  }

  back() {
    this.#move(this.#timeline.stepBack(this.#clock.now()));
  }

  skip() {
    const next = this.#timeline.stepOn(this.#clock.now());
    if (next > this.#clock.now()) this.#move(next); // the finish has nothing after it
  }

  startStepAgain() {
    this.#move(this.#timeline.stepStart(this.#clock.now()));
    this.carryOn();
  }

  /** Ending early takes two presses: the first one only pauses and shows the second. */
  stop() {
    if (this.#mode === "paused") this.#screen.focus("[data-action=stopHere]");
    else this.pause();
  }

  stopHere() {
    this.#reports.tell("stopped", this.#timeline.stateAt(this.#clock.now()).index);
  }

  turnSound() {
    this.#sound.turn(!this.#sound.isOn);
    this.#screen.press("turnSound", this.#sound.isOn);
  }

  /** Take the session from the other tab. */
  useThisTab() {
    this.#tab.claim({ steal: true });
  }

  /** Back and Skip: only under way, so that no headset button starts a session. */
  #move(ms) {
    if (!["playing", "waiting", "paused"].includes(this.#mode)) return;
    this.#seek(ms);
    if (this.#mode === "waiting") this.#play();
    if (this.#mode === "paused") this.#save();
    this.#draw();
  }

  #seek(ms) {
    this.#clock.seek(ms);
    this.#sound.goTo(ms);
    this.#drawnMs = ms;
    this.#entered = this.#waitedIn = null;
  }

  /** Must run inside a press: the browser gives sound and a lit screen for nothing less. */
  #play() {
    this.#sound.open();
    this.#light.keepOn();
    this.#clock.play();
    this.#turn("playing");
    cancelAnimationFrame(this.#frame);
    this.#follow();
  }

  #follow() {
    if (this.#mode !== "playing") return;
    this.#advance();
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  /** Everything that the passing of time brings about. */
  #advance() {
    const ms = this.#clock.now();
    const state = this.#timeline.stateAt(ms);
    if (state !== this.#entered) this.#enter(state);
    this.#sound.follow(ms);
    if (state.half && this.#drawnMs < state.half[0] && state.half[0] <= ms) {
      this.#screen.say(state.half[1]);
    }
    if (ms - this.#savedMs >= SAVE_EVERY_MS) this.#save();
    this.#drawnMs = ms;
    this.#draw();
    if (this.#mustWait(state, ms)) this.#wait(state);
  }

  #enter(state) {
    this.#entered = state;
    this.#save();
    this.#screen.say(state.announce);
    this.#showKeys();
    if (!this.#sound.isOn) navigator.vibrate?.(PULSES[state.name] ?? [200]);
    this.#reports.tell("state", state.index);
  }

  #mustWait(state, ms) {
    const isPatient = this.#root.dataset.waits === "yes" && PATIENT_STATES.includes(state.name);
    return isPatient && this.#waitedIn !== state && ms >= state.start_ms + OPENING_MS;
  }

  #wait(state) {
    this.#waitedIn = state;
    this.#clock.pause();
    this.#turn("waiting");
  }

  #finish() {
    this.#advance(); // the last state may have passed between two frames
    this.#light.letGo();
    this.#save();
    this.#turn("finished");
    this.#reports.tell("finished");
  }

  /** This tab may play: offer to carry on from where the session was left. */
  #open() {
    if (!["idle", "elsewhere"].includes(this.#mode)) return;
    const { states, durationMs } = this.#timeline;
    const ms = this.#place.read() ?? states[this.#root.dataset.furthest]?.start_ms ?? 0;
    this.#seek(ms);
    if (ms >= durationMs) {
      this.#turn("finished"); // the end was reached, but the server did not hear of it
      this.#reports.tell("finished");
    } else {
      this.#turn(ms > 0 ? "resume" : "idle");
    }
  }

  #giveWay() {
    if (this.#mode === "finished") return;
    this.#clock.pause();
    this.#sound.silence();
    this.#light.letGo();
    this.#turn("elsewhere");
  }

  #turn(mode) {
    this.#mode = mode;
    if (mode === "playing") this.#screen.warn(this.#because, false);
    this.#draw();
    this.#showKeys();
    if (mode === "playing") this.#screen.focus("button[data-action=pause]");
    else if (mode === "paused" || mode === "waiting") this.#screen.focus("[data-action=carryOn]");
    else if (this.#entered) this.#screen.focus("h1");
  }

  #draw() {
    this.#screen.draw(this.#clock.now(), this.#mode);
  }

  #showKeys() {
    const ms = this.#clock.now();
    this.#keys.show({
      title: this.#timeline.stateAt(ms).label,
      artist: document.title,
      isRunning: this.#mode === "playing",
      positionMs: ms,
      durationMs: this.#timeline.durationMs,
    });
  }

  #save() {
    if (!this.#tab.isHeld) return; // the other tab knows better
    this.#savedMs = this.#clock.now();
    this.#place.save(this.#savedMs, this.#timeline.stateAt(this.#savedMs).index);
  }

  #listen() {
    const { signal } = this.#listening;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });

    on(this.#root, "click", ({ target }) => {
      const action = target.closest("[data-action]")?.dataset.action;
      const isAnywhere = !target.closest("button, a");
      if (this.#mode === "waiting" && isAnywhere) this.carryOn();
      else if (ACTIONS.includes(action)) this[action]();
      if (this.#mode === "playing") this.#light.keepOn();
    });
    on(this.#root, "change", ({ target }) => {
      if (target.name === "sound") this.#hearOfSound(target.value);
    });
    on(window, "pageshow", ({ persisted }) => persisted && this.#tab.claim());
    on(window, "pagehide", () => this.#leave());
    on(document, "visibilitychange", () => this.#hearOfScreen());
  }

  #hearOfScreen() {
    if (document.hidden) this.pause("screen-off");
    else if (this.#mode === "playing") this.#light.keepOn();
    else if (this.#mode === "paused" && this.#because) {
      this.#screen.say(this.#screen.warn(this.#because));
    }
  }

  #hearOfSound(choice) {
    this.#sound.turn(choice !== "off");
    const { voice } = this.#root.dataset;
    this.#sound.level = choice !== "voice" ? "off" : voice === "off" ? "full" : voice;
    this.#screen.press("turnSound", this.#sound.isOn);
    this.#sound.onvoices();
  }

  #leave() {
    this.pause();
    this.#tab.release();
  }

  /** The server knows that the session has ended: nothing of it stays on this phone. */
  #leaveForGood() {
    this.#listening.abort();
    this.#place.clear();
    this.#light.letGo();
    this.#tab.release();
  }
}

/** Put the player in the place of the plain list. Without its timeline the list stays. */
async function begin(root) {
  const response = await fetch(root.dataset.timeline).catch(() => null);
  if (!response?.ok) return;
  const timeline = new Timeline(await response.json());
  for (const part of document.querySelectorAll("[data-list]")) part.hidden = true;
  root.hidden = false;
  new Player(root, timeline);
}

const playerRoot = document.querySelector("[data-player]");
if (playerRoot) begin(playerRoot);
