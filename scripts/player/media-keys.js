import { actions } from "./actions.js";

const KEYS = { play: "playKey", pause: "pauseKey", previoustrack: "back", nexttrack: "skip" };

/** Headset buttons and the lock screen, where the browser gives them to a page. */
export class MediaKeys {
  #session = navigator.mediaSession;

  constructor(player) {
    for (const [name, action] of Object.entries(KEYS)) {
      try {
        this.#session?.setActionHandler(name, () => actions[action](player));
      } catch {
        // This browser does not know the button.
      }
    }
  }

  /** Say what goes on: a title with the side in words, and the place in the session. */
  show(timeline, ms, isRunning) {
    if (!this.#session) return;
    const title = timeline.stateAt(ms).label;
    if (this.#session.metadata?.title !== title) {
      const { href: src, type } = document.querySelector("link[rel=icon]");
      const artwork = [{ src, type, sizes: "any" }];
      this.#session.metadata = new MediaMetadata({ title, artist: document.title, artwork });
    }
    this.#session.playbackState = isRunning ? "playing" : "paused";
    const [duration, position] = [timeline.durationMs / 1000, ms / 1000];
    this.#session.setPositionState?.({ duration, position, playbackRate: 1 });
  }
}
