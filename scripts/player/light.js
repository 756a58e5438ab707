/** Keeps the screen on, where the phone lets it: a low battery is reason enough to refuse. */
export class ScreenLight {
  #lock = null;
  #isWanted = false;
  #isAsking = false;

  isRefused = false;

  /** Called each time the phone has answered. */
  onanswer = () => {};

  constructor() {
    document.addEventListener("visibilitychange", () => this.stayOn());
  }

  async keepOn() {
    this.#isWanted = true;
    if (this.#isAsking || (this.#lock && !this.#lock.released)) return;
    this.#isAsking = true;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      this.#lock.addEventListener?.("release", () => this.stayOn());
      if (!this.#isWanted) this.letGo();
      this.isRefused = false;
    } catch {
      this.isRefused = true;
    }
    this.#isAsking = false;
    this.onanswer();
  }

  /** Where it is wanted, ask for it again: the system may take it, as when a window is covered. */
  stayOn() {
    if (this.#isWanted && !document.hidden) this.keepOn();
  }

  letGo() {
    this.#isWanted = false;
    this.#lock?.release();
    this.#lock = null;
  }
}
