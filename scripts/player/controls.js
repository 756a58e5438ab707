import { actions } from "./actions.js";
import { STANDING } from "./course.js";

const SECOND_TAP_MS = 400; // that of a double tap meets the button that took the place of the first

/** Hears the presses on the player's page. While the player waits, a press anywhere carries on. */
export class Controls {
  #player;
  #turnedAt = -Infinity; // when a press last changed the mode
  #isStanding = false;
  #swappedAt = -Infinity; // when Pause and "Go on" last changed places

  /** Until `signal` ends it. */
  constructor(root, player, signal) {
    this.#player = player;
    root.addEventListener("click", ({ target }) => this.#press(target), { signal });
    const choose = ({ target }) => target.name === "sound" && player.chooseSound(target.value);
    root.addEventListener("change", choose, { signal });
    const stopRepeat = (event) => {
      if (event.repeat && event.key === "Enter") event.preventDefault(); // held down: one press
    };
    root.addEventListener("keydown", stopRepeat, { signal });
  }

  /** A state has begun. As one stands up and after, Pause and "Go on" change places: for a moment
   * a press was meant for the other. */
  enter(state) {
    const was = this.#isStanding;
    this.#isStanding = state.name === STANDING;
    if (was !== this.#isStanding) this.#swappedAt = performance.now();
  }

  #press(target) {
    if (performance.now() - this.#turnedAt < SECOND_TAP_MS) return;
    const before = this.#player.mode;
    const action = target.closest("[data-action]")?.dataset.action;
    const isNew = performance.now() - this.#swappedAt < SECOND_TAP_MS;
    if (isNew && ["pause", "goOn"].includes(action)) return;
    if (before === "waiting" && !target.closest("button, a")) this.#player.carryOn();
    else actions[action]?.(this.#player);
    if (this.#player.mode !== before) this.#turnedAt = performance.now();
    this.#player.stayLit();
  }
}
