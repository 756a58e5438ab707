import { Controls } from "./controls.js";
import { Course } from "./course.js";
import { HowTo } from "./how-to.js";
import { ScreenLight } from "./light.js";
import { MediaKeys } from "./media-keys.js";
import { OneTab } from "./one-tab.js";
import { SavedPlace } from "./place.js";
import { Playback } from "./playback.js";
import { pulse } from "./pulse.js";
import { Reports } from "./reports.js";
import { PlayerScreen } from "./screen.js";
import { Stages } from "./stages.js";

const UNDER_WAY = ["playing", "waiting"];
const STANDING = "to-wall"; // the state in which one stands up
const FINISH = "finish"; // the state of the last words
const MAIN = ":is(button[data-action=pause], button[data-action=goOn])"; // one of them is shown
const CARRY_ON = "button[data-action=carryOn]";
const FOCUS = { playing: MAIN, paused: CARRY_ON, waiting: CARRY_ON }; // or h1

/**
 * Guides one session. What is seen follows from the moment of the playback and the mode: idle,
 * resume, elsewhere, playing, waiting, paused or finished. Nothing here waits for the network.
 */
export class Player {
  #root;
  #timeline;
  #course;
  #screen;
  #howTo;
  #playback;
  #place;
  #reports;
  #keys;
  #tab;
  #light = new ScreenLight();
  #listening = new AbortController();
  #mode = "idle";
  #because = ""; // the warning that says why it paused by itself
  #frame = 0;
  #controls;
  #wasStanding = false;

  constructor(root, timeline) {
    const { account, session, run, waits } = root.dataset;
    this.#root = root;
    this.#timeline = timeline;
    this.#course = new Course(timeline, waits === "yes");
    const stages = new Stages(root, timeline.figures);
    this.#screen = new PlayerScreen(root, timeline, stages);
    this.#howTo = new HowTo(root, stages);
    this.#playback = new Playback(timeline, root.dataset, {
      ontick: () => this.#mode === "playing" && this.#advance(),
      oninterrupted: () => this.pause(),
      onchange: () => this.#showSound(),
    });
    this.#light.onanswer = () => this.#showSound();
    this.#place = new SavedPlace(account, `${session}.${run}`, timeline);
    this.#reports = new Reports(root);
    this.#reports.onfailed = (what) => this.#screen.say(this.#screen.warn(`${what}-unsent`));
    this.#reports.onended = () => this.#leaveForGood();
    this.#keys = new MediaKeys(this);
    this.#tab = new OneTab(session);
    this.#tab.onheld = () => this.#open();
    this.#tab.onlost = () => this.#giveWay();
    this.#playback.choose(root.querySelector("[name=sound]:checked")?.value);
    this.#listen();
    this.#tab.claim();
  }

  /** One of those above. */
  get mode() {
    return this.#mode;
  }

  start() {
    this.#seek(0);
    this.#play();
  }

  carryOn() {
    if (["resume", "paused", "waiting"].includes(this.#mode)) this.#play();
  }

  /** `because` names a warning of the page that says why it paused by itself. */
  pause(because = "") {
    if (!UNDER_WAY.includes(this.#mode)) return;
    this.#halt("paused");
    this.#because = because;
    this.#screen.say(because ? this.#screen.warn(because) : this.#root.dataset.wordPaused);
  }

  /** A tap on the figure pauses. The last words end without a pause. */
  tap() {
    if (!this.#isPlaying(FINISH)) this.pause();
  }

  back() {
    this.#move("stepBack");
  }

  skip() {
    this.#move("stepOn");
  }

  /** End the time to stand up: what comes next starts now. */
  goOn() {
    this.#move("stepOn");
  }

  /** A headset has one button: it ends the time to stand up, else it plays and pauses. */
  playKey() {
    if (this.#isPlaying(STANDING)) this.goOn();
    else this.carryOn();
  }

  pauseKey() {
    if (this.#isPlaying(STANDING)) this.goOn();
    else this.pause();
  }

  #isPlaying(name) {
    return this.#mode === "playing" && this.#timeline.stateAt(this.#playback.now()).name === name;
  }

  startStepAgain() {
    this.#move("stepStart");
    this.carryOn();
  }

  /** Ending early takes two presses: the first one only pauses and shows the second. */
  stop() {
    if (this.#mode === "paused") this.#screen.focus("[data-action=stopHere]", { isToBeSeen: true });
    else this.pause();
  }

  stopHere() {
    this.#reports.tell("stopped", this.#timeline.stateAt(this.#playback.now()).index);
  }

  turnSound() {
    this.#playback.turn(!this.#playback.isOn);
  }

  /** Ask the phone for a lit screen again: it may have let go of it meanwhile. */
  stayLit() {
    if (UNDER_WAY.includes(this.#mode)) this.#light.keepOn();
  }

  /** Take the session from the other tab. */
  useThisTab() {
    this.#tab.claim({ steal: true });
  }

  /** Go where that method of the timeline leads: under way only, as no headset button may start
   * a session. */
  #move(where) {
    const ms = this.#playback.now();
    const there = this.#timeline[where](ms);
    if (!["playing", "waiting", "paused"].includes(this.#mode) || there === ms) return;
    this.#seek(there);
    if (this.#mode === "waiting") this.#play();
    if (this.#mode === "paused") this.#save();
    this.#draw();
  }

  #seek(ms) {
    this.#playback.seek(ms);
    this.#course.goTo(ms);
  }

  /** Must run inside a press: the browser gives sound and a lit screen for nothing less. */
  #play() {
    this.#playback.play();
    this.#turn("playing");
    this.#follow();
  }

  #follow() {
    cancelAnimationFrame(this.#frame);
    if (this.#mode !== "playing") return;
    this.#advance();
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  /** Everything that the passing of time brings about. */
  #advance() {
    const ms = this.#playback.now();
    this.#playback.follow(ms);
    if (this.#place.isStale(ms)) this.#save();
    this.#draw();
    for (const [event, state] of this.#course.follow(ms)) {
      if (event === "state") this.#enter(state);
      else if (event === "half") this.#screen.say(state.half[1]);
      else if (event === "wait") this.#halt("waiting");
      else this.#finish();
    }
  }

  #enter(state) {
    this.#save();
    this.#changeButtons(state);
    this.#screen.say(state.announce);
    this.#showKeys();
    if (!this.#playback.isOn) pulse(state.name);
    this.#reports.tell("state", state.index);
    if (state.name === FINISH) this.#reports.noteFinish();
  }

  /** While one stands up "Go on" is in the place of Pause, and at the finish there are no buttons:
   * who had the focus there keeps it. */
  #changeButtons(state) {
    const isSwap = (state.name === STANDING) !== this.#wasStanding;
    this.#wasStanding = state.name === STANDING;
    if (isSwap) this.#controls.swap();
    const focused = document.activeElement;
    if (state.name === FINISH && focused?.matches("[data-player] button")) this.#screen.focus("h1");
    else if (focused?.matches(MAIN)) this.#screen.focus(MAIN);
  }

  #finish() {
    this.#halt("finished");
    this.#reports.tell("finished");
  }

  /** This tab may play: offer to carry on from where the session was left. */
  #open() {
    if (!["idle", "elsewhere"].includes(this.#mode)) return;
    const { states, durationMs } = this.#timeline;
    const ms = this.#place.read() ?? states[this.#root.dataset.furthest]?.start_ms ?? 0;
    this.#seek(ms);
    if (ms >= durationMs)
      this.#finish(); // the end was reached, but the server did not hear of it
    else this.#turn(ms > 0 ? "resume" : "idle");
  }

  #giveWay() {
    if (this.#mode !== "finished") this.#halt("elsewhere");
  }

  #halt(mode) {
    this.#playback.pause();
    this.#save();
    this.#turn(mode);
  }

  #turn(mode) {
    this.#mode = mode;
    if (mode === "playing") this.#light.keepOn();
    else if (mode !== "waiting") this.#light.letGo();
    if (mode === "playing") this.#screen.warn(this.#because, false);
    this.#draw();
    this.#showKeys();
    if (FOCUS[mode]) this.#screen.focus(FOCUS[mode]);
    else if (this.#course.hasBegun) this.#screen.focus("h1");
  }

  #draw() {
    this.#screen.warn("sound-coming", this.#mode === "playing" && !this.#playback.isRunning);
    const ms = this.#playback.now();
    this.#screen.draw(ms, this.#mode);
    this.#howTo.follow(this.#mode, this.#timeline.exerciseAt(ms));
  }

  #showKeys() {
    this.#keys.show(this.#timeline, this.#playback.now(), this.#mode === "playing");
  }

  #showSound() {
    const news = this.#screen.showSound(this.#playback, this.#light.isRefused);
    if (this.#mode === "playing" && news) this.#screen.say(news);
  }

  #save() {
    if (this.#tab.isHeld) this.#place.save(this.#playback.now()); // else the other tab knows better
  }

  #listen() {
    const { signal } = this.#listening;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    this.#controls = new Controls(this.#root, this, signal);
    on(this.#root, "change", ({ target }) => {
      if (target.name === "sound") this.#playback.choose(target.value);
    });
    on(window, "pageshow", ({ persisted }) => persisted && this.#tab.claim());
    on(window, "pagehide", () => {
      this.pause();
      this.#tab.release();
    });
    on(document, "visibilitychange", () => this.#hearOfScreen());
  }

  /** A dark screen is no matter where the track is heard. Without it nobody would be guided. */
  #hearOfScreen() {
    const { isTrack, isOn } = this.#playback;
    if (document.hidden) return isTrack && isOn ? undefined : this.pause("screen-off");
    if (UNDER_WAY.includes(this.#mode)) this.#light.keepOn();
    else if (this.#because) this.#screen.say(this.#screen.warn(this.#because));
  }

  /** The session has ended: nothing of it stays on this phone. */
  #leaveForGood() {
    this.#listening.abort();
    this.#place.clear();
    this.#light.letGo();
    this.#tab.release();
  }
}
