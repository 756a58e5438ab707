import { FINISH } from "./course.js";

const MAIN = ":is(button[data-action=pause], button[data-action=goOn])"; // one of them is shown
const CARRY_ON = "button[data-action=carryOn]";
const PLACES = { playing: MAIN, paused: CARRY_ON, waiting: CARRY_ON }; // else the heading

/** Where the focus goes while buttons come and go. */
export class Focus {
  #root;

  constructor(root) {
    this.#root = root;
  }

  /** Put it on the first element of that kind that is shown. The page stays where it is, unless
   * `preventScroll` is false. */
  put(selector, preventScroll = true) {
    const elements = [...this.#root.querySelectorAll(selector)];
    elements.find((one) => one.getClientRects().length)?.focus({ preventScroll });
  }

  /** A mode has begun. Before anything has been pressed the focus stays where it is. */
  turn(mode, hasBegun) {
    if (PLACES[mode] || hasBegun) this.put(PLACES[mode] ?? "h1");
  }

  /** A state has begun. While one stands up "Go on" is in the place of Pause, and at the finish
   * there are no buttons: who had the focus there keeps it. */
  enter(state) {
    const focused = document.activeElement;
    if (state.name === FINISH && focused?.matches("[data-player] button")) this.put("h1");
    else if (focused?.matches(MAIN)) this.put(MAIN);
  }
}
