const DAY_STARTS_MS = 4 * 60 * 60 * 1000; // checkins/days.py

/** The person's day that a moment (a Date, or milliseconds) falls in, as 2026-09-08. */
export function dayOf(moment) {
  return new Date(moment - DAY_STARTS_MS).toLocaleDateString("sv");
}
