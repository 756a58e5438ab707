const LOCK_WITHIN_MS = 1000; // a page that is being left lets go sooner than this

/** Lets one tab at a time play a session. */
export class OneTab {
  #name;
  #waiting = null;
  #release = () => {};

  isHeld = false;

  /** Called when this tab may play, at once or when the other tab has closed. */
  onheld = () => {};

  /** Called when another tab has it or took it. */
  onlost = () => {};

  /** Called when the page is left, while the session is still its own. */
  onleave = () => {};

  /** Until `signal` ends it. */
  constructor(session, signal) {
    this.#name = `calfcare.${session}`;
    addEventListener("pageshow", ({ persisted }) => persisted && this.claim(), { signal });
    const leave = () => {
      this.onleave();
      this.release();
    };
    addEventListener("pagehide", leave, { signal });
  }

  /** Ask for the session, or with `steal` take it from the other tab. */
  claim(steal = false) {
    if (!navigator.locks) return this.#hold(); // on plain http: nothing can be told
    this.#waiting?.abort();
    this.#waiting = steal ? null : new AbortController();
    const options = steal ? { steal } : { signal: this.#waiting.signal };
    navigator.locks
      .request(this.#name, options, () => {
        this.#hold();
        return new Promise((resolve) => (this.#release = resolve));
      })
      .catch(() => this.isHeld && this.#lose());
    if (!steal) setTimeout(() => this.isHeld || this.onlost(), LOCK_WITHIN_MS);
  }

  /** Let another tab have it. */
  release() {
    this.isHeld = false;
    this.#waiting?.abort();
    this.#release();
  }

  #hold() {
    this.isHeld = true;
    this.onheld();
  }

  #lose() {
    this.isHeld = false;
    this.onlost();
  }
}
