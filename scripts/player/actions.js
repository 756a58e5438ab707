import { FINISH, STANDING } from "./course.js";

const goTo = (where) => (player) => player.goTo(where);
const goOn = goTo("stepOn");

/** A headset has one button: it ends the time to stand up, else it plays and pauses. */
const orGoOn = (act) => (player) => (player.isIn(STANDING) ? goOn : act)(player);
const carryOn = (player) => player.carryOn();
const pause = (player) => player.pause();

/** What a person can do to a player: by the data-action of what they press, or a headset's key. */
export const actions = {
  start: (player) => player.start(),
  carryOn,
  pause,
  goOn,
  skip: goOn,
  back: goTo("stepBack"),
  startStepAgain(player) {
    player.goTo("stepStart");
    player.carryOn();
  },

  /** A tap on the figure pauses. It may be an elbow's, so it does not cut the last words short. */
  tap: (player) => player.isIn(FINISH) || player.pause(),

  /** Ending early takes two presses: the first one only pauses and shows the second. */
  stop: (player) => (player.mode === "paused" ? player.showStopHere() : player.pause()),
  stopHere: (player) => player.stopHere(),
  turnSound: (player) => player.turnSound(),
  useThisTab: (player) => player.useThisTab(),
  playKey: orGoOn(carryOn),
  pauseKey: orGoOn(pause),
};
