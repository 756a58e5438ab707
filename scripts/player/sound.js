const AHEAD_MS = 200; // tones are handed to the browser this long before they sound
const TOO_LATE_MS = 1000; // words that come later than this are left out

/** Soft tones by their names in the timeline: notes as [hertz, starts after s, lasts s]. */
const TONES = {
  tick: [[660, 0, 0.08]],
  start: [
    [523, 0, 0.16],
    [784, 0.16, 0.4],
  ],
  "low-up": [[330, 0, 0.3]],
  "low-back": [[247, 0, 0.3]],
  half: [[587, 0, 0.5]],
  end: [[392, 0, 0.5]],
  swap: [
    [523, 0, 0.25],
    [392, 0.25, 0.45],
  ],
  rest: [
    [440, 0, 0.3],
    [349, 0.3, 0.5],
  ],
  finish: [
    [392, 0, 1.2],
    [494, 0.12, 1.1],
    [587, 0.24, 1],
  ],
};
const [LOUDNESS, FADE_S] = [0.2, 0.02]; // fades at both ends of a note, so that nothing clicks

/**
 * Tones and spoken words of a session. `follow(ms)` sounds what falls due as the clock runs;
 * `goTo(ms)` falls silent and takes up again from that moment. A phone without a voice in the
 * language of the page gives tones alone. Nothing here waits for a voice.
 */
export class Sound {
  #language;
  #tones;
  #cues;
  #nextTone = 0;
  #nextCue = 0;
  #context = null;
  #playing = new Set(); // oscillators that are planned or sounding
  #speech = window.speechSynthesis;
  isOn = true;
  level = "full"; // how much is said: full, brief or off
  oninterrupted = () => {}; // called when the phone takes the sound away, as for a call
  onvoices = () => {}; // called when the phone has found its voices

  /** `language` is the page's, as in its lang attribute. */
  constructor(timeline, language) {
    const ticks = ({ ticks }) => ticks.map(([at, levels]) => [at, "tick", levels]);
    const tones = timeline.states.flatMap((state) => [...state.tones, ...ticks(state)]);
    this.#tones = tones.sort(([one], [other]) => one - other);
    this.#cues = timeline.states.flatMap((state) => state.spoken);
    this.#language = language.toLowerCase();
    this.#speech?.getVoices(); // some browsers only then begin to load them
    this.#speech?.addEventListener?.("voiceschanged", () => this.onvoices());
  }

  /** Make the browser ready to sound. Must run inside a press. */
  open() {
    // After a call an old context may stay frozen, so it is made anew.
    if (this.#context?.state === "running" || !window.AudioContext) return;
    this.#context?.close().catch(() => {});
    this.#context = new AudioContext();
    this.#context.onstatechange = ({ target }) => {
      if (target.state === "interrupted") this.oninterrupted();
    };
  }

  goTo(ms) {
    this.silence();
    const from = (list) => list.filter(([at]) => at < ms).length;
    this.#nextTone = from(this.#tones);
    this.#nextCue = from(this.#cues);
  }

  follow(ms) {
    for (; this.#tones[this.#nextTone]?.[0] < ms + AHEAD_MS; this.#nextTone++) {
      const [at, name, levels] = this.#tones[this.#nextTone];
      const isWanted = this.isOn && (!levels || levels.includes(this.level));
      if (isWanted && at > ms - AHEAD_MS) this.#sound(TONES[name] ?? [], (at - ms) / 1000);
    }
    for (; this.#cues[this.#nextCue]?.[0] <= ms; this.#nextCue++) {
      const [at, text, levels] = this.#cues[this.#nextCue];
      const isDue = at > ms - TOO_LATE_MS && levels.includes(this.level);
      if (this.isOn && isDue) this.#say(text);
    }
  }

  turn(isOn) {
    this.isOn = isOn;
    if (!isOn) this.silence();
  }

  /** Whether words are wanted that nobody here can say. */
  get lacksVoice() {
    return this.isOn && this.level !== "off" && !this.#voice();
  }

  silence() {
    for (const note of this.#playing) note.stop();
    this.#playing.clear();
    this.#speech?.cancel();
  }

  /** A voice on the phone itself, in the language of the page; null where there is none. */
  #voice() {
    const tag = ({ lang }) => lang.toLowerCase().replace("_", "-");
    const language = this.#language.split("-")[0];
    const isOwn = (voice) => voice.localService && tag(voice).split("-")[0] === language;
    const own = (this.#speech?.getVoices() ?? []).filter(isOwn);
    return own.find((voice) => tag(voice) === this.#language) ?? own[0] ?? null;
  }

  #sound(notes, inSeconds) {
    const context = this.#context;
    if (context?.state !== "running") return;
    for (const [hertz, after, lasts] of notes) {
      const starts = context.currentTime + Math.max(0, inSeconds) + after;
      const ends = starts + lasts;
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, starts);
      volume.gain.linearRampToValueAtTime(LOUDNESS, starts + FADE_S);
      volume.gain.setValueAtTime(LOUDNESS, ends - FADE_S);
      volume.gain.linearRampToValueAtTime(0, ends);
      const note = new OscillatorNode(context, { frequency: hertz });
      note.connect(volume).connect(context.destination);
      note.start(starts);
      note.stop(ends);
      note.onended = () => this.#playing.delete(note);
      this.#playing.add(note);
    }
  }

  #say(text) {
    const voice = this.#voice();
    if (!voice) return;
    // A remark may wait for the last. If it waits still when the next is due, it is out of date.
    if (this.#speech.pending) this.#speech.cancel();
    for (const sentence of text.match(/[^.?!]+[.?!]*/g) ?? []) {
      const words = new SpeechSynthesisUtterance(sentence.trim());
      words.voice = voice;
      words.lang = voice.lang;
      this.#speech.speak(words);
    }
  }
}
