/** Tell the forms that ask for it which time zone this phone is in, on this page and the next. */
export function fillTimeZone() {
  for (const name of ["htmx:afterSettle", "htmx:historyRestore"])
    document.addEventListener(name, fill);
  fill();
}

function fill() {
  for (const field of document.querySelectorAll("input[type=hidden][name=time_zone]")) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
}
