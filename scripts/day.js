/**
 * Which day it is. There is no rule here: a page says its day and the seconds until the next one
 * begins (routines/days.py), and from then on it only needs time to pass.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
let readAt = Date.now(); // the page in #main

/** The server was asked about the page in #main just now; `left`: what it says of its day. */
export function noteReading(left) {
  readAt = Date.now();
  if (left) document.getElementById("main").dataset.dayLeft = left;
}

/** Milliseconds since the day of the page in #main ended; less than 0 while it lasts. */
function overFor() {
  const { kept, dayLeft } = document.getElementById("main").dataset;
  return Date.now() - (kept ? Date.parse(kept) : readAt) - dayLeft * 1000;
}

/** Whether the day of the page in #main lasts. */
export function isItsDay() {
  return overFor() < 0;
}

/** The person's day now, as 2026-09-08; "" on a public page. Some days after its page was made, it
 * may change an hour early or late: where the clocks changed meanwhile. */
export function today() {
  const { day = "" } = document.getElementById("main").dataset;
  if (!day || isItsDay()) return day;
  const date = new Date(`${day}T12:00Z`);
  date.setUTCDate(date.getUTCDate() + 1 + Math.floor(overFor() / DAY_MS));
  return date.toISOString().slice(0, 10);
}
