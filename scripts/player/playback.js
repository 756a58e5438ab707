import { MonotonicClock } from "./monotonic-clock.js";
import { Sound } from "./sound.js";
import { TrackClock } from "./track-clock.js";

/**
 * What is heard, and the time it keeps: a track where one is wanted and can be had, else the
 * phone's clock with sounds made here, for a lit screen. A change between them keeps the moment.
 */
export class Playback {
  #timed;
  #clock;
  #sound;
  #page;
  #tracks = {}; // by address, from when they are first wanted
  #track; // the one that is wanted now, if there is one
  #wantsTrack = false;
  #isPlaying = false;

  /** `page` holds `voice` and the addresses `track` and `trackTones`. `ontick` is called while a
   * track runs, `oninterrupted` when the phone takes the sound away, `onchange` when what is heard
   * or could be has changed. */
  constructor(timeline, page, { ontick, oninterrupted, onchange }) {
    Object.assign(this, { ontick, oninterrupted, onchange });
    this.#page = page;
    this.#sound = new Sound(timeline, document.documentElement.lang);
    this.#sound.oninterrupted = () => this.isTrack || oninterrupted();
    this.#sound.onvoices = onchange;
    this.#clock = this.#timed = new MonotonicClock(timeline.durationMs);
  }

  get isOn() {
    return this.#sound.isOn;
  }

  /** Whether a track is heard, or will be. */
  get isTrack() {
    return this.#clock !== this.#timed;
  }

  /** Whether words are heard, or tones alone. */
  get isVoice() {
    return this.#sound.level !== "off";
  }

  /** Whether a track was wanted, and something else has to do. */
  get isMakeshift() {
    return this.#wantsTrack && !this.isTrack;
  }

  /** Whether then words are wanted that nobody here can say. */
  get lacksVoice() {
    return this.isMakeshift && this.#sound.lacksVoice;
  }

  /** False while the track is still on its way, or stands still. */
  get isRunning() {
    return this.#clock.isRunning;
  }

  now() {
    return this.#clock.now();
  }

  /** Inside a press. A track that stands still is asked to play too: once it does, it is used. */
  play() {
    this.#isPlaying = true;
    if (!this.isTrack || !this.#track.isReady) this.#sound.open();
    this.#clock.play();
    if (!this.isTrack) this.#track?.play();
  }

  pause() {
    this.#isPlaying = false;
    this.#clock.pause();
    this.#track?.pause();
    this.#sound.goTo(this.now());
  }

  seek(ms) {
    this.#clock.seek(ms);
    this.#sound.goTo(ms);
  }

  /** Sound what falls due. The track does so by itself. */
  follow(ms) {
    if (!this.isTrack) this.#sound.follow(ms);
  }

  /** `choice` is voice, reader (tones that a locked phone plays too), tones or off. */
  choose(choice) {
    const { track, trackTones, voice } = this.#page;
    this.#wantsTrack = choice === "voice" || choice === "reader";
    this.#sound.level = choice === "voice" ? voice : "off";
    this.#track = this.#trackAt({ voice: track, reader: trackTones }[choice]);
    const { audioSession = {} } = navigator; // transient sounds: the person's music grows softer
    audioSession.type = this.#wantsTrack ? "playback" : "transient";
    this.turn(choice !== "off");
    this.#use(this.#track && !this.#track.isLost ? this.#track : this.#timed);
  }

  turn(isOn) {
    this.#sound.turn(isOn);
    this.#track?.mute(!isOn);
    this.onchange();
  }

  #trackAt(address) {
    if (!address || this.#tracks[address]) return this.#tracks[address];
    const track = new TrackClock(address, this.#timed.durationMs);
    [track.ontick, track.oninterrupted] = [this.ontick, this.oninterrupted];
    track.onmissing = () => track === this.#track && this.#use(this.#timed);
    track.onmoving = () => track === this.#track && this.#use(track);
    return (this.#tracks[address] = track);
  }

  #use(clock) {
    if (clock === this.#clock) return;
    const ms = this.now();
    this.#clock.pause();
    this.#clock = clock;
    this.seek(ms);
    if (this.#isPlaying) this.play();
    this.onchange();
  }
}
