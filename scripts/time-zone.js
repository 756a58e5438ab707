/** Tell the forms that ask for it which time zone this phone is in, on this page and the next, and
 * offer to take it where its clock is not the one that the plan follows. */
export function fillTimeZone() {
  for (const name of ["htmx:afterSettle", "htmx:historyRestore"])
    document.addEventListener(name, fill);
  fill();
}

function fill() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  for (const field of document.querySelectorAll("input[type=hidden][name=time_zone]")) {
    field.value = zone;
  }
  for (const offer of document.querySelectorAll("[data-zone]")) {
    offer.hidden = !zone || clockIn(zone) === clockIn(offer.dataset.zone);
  }
}

/** Two names may stand for the same clock. */
function clockIn(timeZone) {
  return new Date().toLocaleString("sv", { timeZone, dateStyle: "short", timeStyle: "short" });
}
