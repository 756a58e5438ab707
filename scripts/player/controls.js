const SECOND_TAP_MS = 400; // that of a double tap meets the button that took the place of the first

/**
 * Hears the presses on the player's page. A button names the method of the player that it presses;
 * while the player waits, a press anywhere carries on.
 */
export class Controls {
  #player;
  #turnedAt = -Infinity; // when a press last changed the mode
  #swappedAt = -Infinity; // when Pause and "Go on" last changed places

  /** Until `signal` ends it. */
  constructor(root, player, signal) {
    this.#player = player;
    root.addEventListener("click", ({ target }) => this.#press(target), { signal });
    const stopRepeat = (event) => {
      if (event.repeat && event.key === "Enter") event.preventDefault(); // held down: one press
    };
    root.addEventListener("keydown", stopRepeat, { signal });
  }

  /** Pause and "Go on" change places now: for a moment a press was meant for the other. */
  swap() {
    this.#swappedAt = performance.now();
  }

  #press(target) {
    if (performance.now() - this.#turnedAt < SECOND_TAP_MS) return;
    const before = this.#player.mode;
    const action = target.closest("[data-action]")?.dataset.action;
    const isNew = performance.now() - this.#swappedAt < SECOND_TAP_MS;
    if (isNew && ["pause", "goOn"].includes(action)) return;
    if (before === "waiting" && !target.closest("button, a")) this.#player.carryOn();
    else this.#player[action]?.();
    if (this.#player.mode !== before) this.#turnedAt = performance.now();
    this.#player.stayLit();
  }
}
