/**
 * "Show me" beside a figure: it moves from the press on, to and fro or round and round, twice or for
 * some seconds, and stands still again. A second press stops it. Where less motion is wanted it
 * changes between its two ends only.
 */

import { MovingFigure } from "./figure.js";

const TO_AND_FRO_MS = 6000; // where the page does not say
const LEAST_MS = 8000;

async function showMe(button) {
  const isOn = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isOn));
  if (!isOn) return;
  const stage = button.closest(".cc-stage__figure");
  const { toAndFroMs, goesRound } = stage.dataset;
  const frames = await framesOf(stage).catch(() => null);
  if (!frames) return button.setAttribute("aria-pressed", "false"); // no connection
  const figure = new MovingFigure(stage, frames);
  const still = Number(stage.querySelector("[data-phase]").dataset.phase);
  const lengthMs = Number(toAndFroMs) || TO_AND_FRO_MS;
  const times = Math.max(2, Math.ceil(LEAST_MS / lengthMs));
  const phaseAt = goesRound === undefined ? toAndFro(still) : round;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  const follow = (now) => {
    const done = Math.max(0, now - start) / lengthMs;
    const isOver = done >= times || button.getAttribute("aria-pressed") !== "true";
    figure.draw(isOver ? still : phaseAt(done, isCalm));
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

/** It sets off from where it stands. */
function toAndFro(still) {
  const from = Math.acos(1 - 2 * still);
  return (done, isCalm) => {
    const phase = (1 - Math.cos(2 * Math.PI * done + from)) / 2;
    return isCalm ? Math.round(phase) : phase;
  };
}

/** Such a movement is at 1 where it was at 0, and furthest from there half-way. */
function round(done, isCalm) {
  const phase = done % 1;
  return isCalm ? Math.round(phase) / 2 : phase;
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
