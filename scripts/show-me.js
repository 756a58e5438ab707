/**
 * "Show me" beside a figure: it moves from the press on, twice to and fro, and stands still again.
 * A second press stops it. Where less motion is wanted it changes between its two ends only.
 */

import { MovingFigure } from "./figure.js";

const TO_AND_FRO_MS = 6000;
const TIMES = 2;

function showMe(button) {
  const isOn = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isOn));
  if (!isOn) return;
  const stage = button.closest("[data-frames]");
  const figure = new MovingFigure(stage, JSON.parse(stage.dataset.frames));
  const middle = Number(stage.querySelector("[data-phase]").dataset.phase);
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  const follow = (now) => {
    const done = Math.max(0, now - start) / TO_AND_FRO_MS;
    const isOver = done >= TIMES || button.getAttribute("aria-pressed") !== "true";
    const phase = 0.5 + Math.sin(2 * Math.PI * done) / 2; // it sets off from half-way
    figure.draw(isOver ? middle : isCalm ? Math.round(phase) : phase);
    if (isOver) button.setAttribute("aria-pressed", "false");
    else requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
}

export function offerToShow() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-show-me]");
    if (button) showMe(button);
  });
  document.addEventListener("htmx:afterSettle", offer);
  offer();
}

/** Without this file the button stays away. */
function offer() {
  for (const button of document.querySelectorAll("[data-show-me]")) button.hidden = false;
}
