/**
 * "Show me" beside a figure: it moves from the press on, to and fro or round and round, for some
 * seconds, and stands still again. A second press stops it. Where less motion is wanted it
 * changes between its two ends only.
 */

import { MovingFigure } from "./figure.js";

const LEAST_MS = 12_000;

async function showMe(button) {
  const isOn = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isOn));
  if (!isOn) return;
  const stage = button.closest(".cc-stage__figure");
  const { toAndFro: lengthMs, goesRound } = stage.dataset;
  const frames = await framesOf(stage).catch(() => null);
  if (!frames) return button.setAttribute("aria-pressed", "false"); // no connection
  const figure = new MovingFigure(stage, frames);
  const still = Number(stage.querySelector("[data-phase]").dataset.phase);
  const times = Math.ceil(LEAST_MS / lengthMs);
  const from = Math.acos(1 - 2 * still); // it sets off from where it stands
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  const follow = (now) => {
    const done = Math.max(0, now - start) / lengthMs;
    const isOver = done >= times || button.getAttribute("aria-pressed") !== "true";
    let phase = goesRound === undefined ? (1 - Math.cos(2 * Math.PI * done + from)) / 2 : done % 1;
    // One that goes round is furthest from its start half-way.
    if (isCalm) phase = goesRound === undefined ? Math.round(phase) : Math.round(phase) / 2;
    figure.draw(isOver ? still : phase);
    if (isOver) button.setAttribute("aria-pressed", "false");
    else requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
}

/** They stand in the page, or come with the first press. */
async function framesOf({ dataset }) {
  dataset.frames ??= await (await fetch(dataset.framesAt)).text();
  return JSON.parse(dataset.frames);
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
