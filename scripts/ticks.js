/**
 * What was ticked on the safety pages, across a reload (docs/decisions/0018). It is put away as the
 * page goes and taken out as it comes again, in this tab alone: while a page stands, nothing is kept.
 */

const NAME = "calfcare.ticks";
const KEPT_FOR_MS = 10 * 60 * 1000; // a tab that the phone put to sleep comes back by a reload too

export function putTicksAway(ticks) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ ...ticks, at: Date.now() }));
  } catch {
    // No room or no permission: a reload begins with the first page.
  }
}

/** Of the page that this one loads anew; null where it is not the same page again. */
export function takeTicks() {
  try {
    const ticks = JSON.parse(sessionStorage.getItem(NAME));
    forgetTicks();
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    return type === "reload" && Date.now() - ticks?.at < KEPT_FOR_MS ? ticks : null;
  } catch {
    return null;
  }
}

export function forgetTicks() {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Nothing was kept.
  }
}

/** Who went on or away, or sent the last page, is on another page now. */
export function forgetTicksElsewhere() {
  if (!document.querySelector("[data-safety]")) forgetTicks();
}
