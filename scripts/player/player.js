import { Controls } from "./controls.js";
import { Course, FINISH } from "./course.js";
import { Focus } from "./focus.js";
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

/**
 * Guides one session. What is seen follows from the moment of the playback and the mode: idle,
 * resume, elsewhere, playing, waiting, paused or finished. Nothing here waits for the network.
 */
export class Player {
  #root;
  #timeline;
  #course;
  #screen;
  #focus;
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

  constructor(root, timeline) {
    const { account, session, run, waits } = root.dataset;
    const { signal } = this.#listening;
    this.#root = root;
    this.#timeline = timeline;
    this.#course = new Course(timeline, waits === "yes");
    const stages = new Stages(root, timeline.figures);
    this.#screen = new PlayerScreen(root, timeline, stages);
    this.#focus = new Focus(root);
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
    this.#tab = new OneTab(session, signal);
    this.#tab.onheld = () => this.#open();
    this.#tab.onlost = () => this.#mode !== "finished" && this.#halt("elsewhere");
    this.#tab.onleave = () => UNDER_WAY.includes(this.#mode) && this.#halt("paused");
    this.#controls = new Controls(root, this, signal);
    document.addEventListener("visibilitychange", () => this.#hearOfScreen(), { signal });
    this.chooseSound(root.querySelector("[name=sound]:checked")?.value);
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

  /** `because` names a warning of the page that says why it paused by itself. In the last words
   * there is nothing left to pause: all is done, so the question of the feel comes. */
  pause(because = "") {
    if (!UNDER_WAY.includes(this.#mode)) return;
    if (this.isIn(FINISH)) return this.#finish();
    this.#halt("paused");
    this.#because = because;
    this.#screen.say(because ? this.#screen.warn(because) : this.#root.dataset.wordPaused);
  }

  /** Whether it plays a state of that name. */
  isIn(name) {
    return this.#mode === "playing" && this.#timeline.stateAt(this.#playback.now()).name === name;
  }

  /** Go where that method of the timeline leads. No headset may start a session: under way only. */
  goTo(where) {
    const ms = this.#playback.now();
    const there = this.#timeline[where](ms);
    if (!["playing", "waiting", "paused"].includes(this.#mode) || there === ms) return;
    this.#seek(there);
    if (this.#mode === "waiting") this.#play();
    if (this.#mode === "paused") this.#save();
    this.#draw();
  }

  showStopHere() {
    this.#focus.put("[data-action=stopHere]", false);
  }

  stopHere() {
    this.#reports.tell("stopped", this.#timeline.stateAt(this.#playback.now()).index);
  }

  chooseSound(choice) {
    this.#playback.choose(choice);
  }

  turnSound() {
    this.#playback.turn(!this.#playback.isOn);
  }

  /** Ask the phone for a lit screen again: it may have let go of it meanwhile. */
  stayLit() {
    this.#light.stayOn();
  }

  /** Take the session from the other tab. */
  useThisTab() {
    this.#tab.claim(true);
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
    this.#controls.enter(state);
    this.#focus.enter(state);
    this.#screen.say(state.announce);
    this.#showKeys();
    if (!this.#playback.isOn) pulse(state.name);
    this.#reports.tell("state", state.index);
    if (state.name === FINISH) this.#reports.noteFinish();
  }

  #finish() {
    this.#halt("finished");
    this.#reports.tell("finished");
  }

  /** This tab may play: offer to carry on from where the session was left. */
  #open() {
    if (!["idle", "elsewhere"].includes(this.#mode)) return;
    const ms = this.#place.read(this.#root.dataset.furthest);
    this.#seek(ms);
    // The end may have been reached, and the server not have heard of it.
    if (ms >= this.#timeline.durationMs) this.#finish();
    else this.#turn(ms > 0 ? "resume" : "idle");
  }

  #halt(mode) {
    this.#playback.pause();
    this.#save();
    this.#turn(mode);
  }

  #turn(mode) {
    this.#mode = mode;
    if (mode === "playing") {
      this.#light.keepOn();
      this.#screen.warn(this.#because, false);
      this.#because = "";
    } else if (mode !== "waiting") this.#light.letGo();
    this.#draw();
    this.#showKeys();
    this.#focus.turn(mode, this.#course.hasBegun);
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
    if (document.hidden) this.#hearOfScreen(); // the track may have been lost in the dark
  }

  #save() {
    if (this.#tab.isHeld) this.#place.save(this.#playback.now()); // else the other tab knows better
  }

  /** A dark screen is no matter where the track is heard. Without it nobody would be guided. */
  #hearOfScreen() {
    const { isTrack, isOn } = this.#playback;
    if (document.hidden) return isTrack && isOn ? undefined : this.pause("screen-off");
    if (this.#because) this.#screen.say(this.#screen.warn(this.#because));
  }

  /** The session has ended: nothing of it stays on this phone. */
  #leaveForGood() {
    this.#listening.abort();
    this.#place.clear();
    this.#light.letGo();
    this.#tab.release();
  }
}
