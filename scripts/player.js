import { Player } from "./player/player.js";
import { Timeline } from "./player/timeline.js";

/** Put the player in the place of the plain list. Without its timeline the list stays. */
async function begin(root) {
  const timeline = await Timeline.fetch(root.dataset.timeline);
  if (!timeline) {
    document.querySelector("[data-unguided]").hidden = false;
    return root.remove();
  }
  for (const part of document.querySelectorAll("[data-list]")) part.hidden = true;
  root.hidden = false;
  new Player(root, timeline);
}

const root = document.querySelector("[data-player]");
if (root) begin(root);
