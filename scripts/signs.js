/**
 * Rows of warning signs: notes which were opened, says how many signs are ticked in each, and puts
 * the button forward that fits. Every page works without this file.
 */

export function followSigns() {
  // A toggle does not bubble.
  document.addEventListener("toggle", ({ target }) => hearRow(target), { capture: true });
  document.addEventListener("change", ({ target }) => target.form && showTicks(target.form));
  document.addEventListener("htmx:afterSettle", showAllTicks);
  addEventListener("pageshow", showAllTicks);
  showAllTicks();
}

/** An opened row wants an answer. Advice in a row that is closed moves out below it. */
function hearRow(row) {
  if (!row.matches(".cc-signs__row")) return;
  const opened = row.querySelector("[name=opened]");
  if (row.open && opened) opened.disabled = false;
  const advice = row.querySelector("[data-advice]:not([hidden])");
  if (!row.open && advice) row.after(advice);
}

/** Also after going back, when the browser has ticked again and closed every row. */
export function showAllTicks() {
  for (const buttons of document.querySelectorAll("[data-sign-buttons]"))
    showTicks(buttons.closest("form"));
  for (const row of document.querySelectorAll(".cc-signs__row")) {
    countTicks(row);
    row.open ||= Boolean(row.querySelector("[data-advice]:not([hidden])"));
  }
}

function showTicks(form) {
  for (const row of form.querySelectorAll(".cc-signs__row")) countTicks(row);
  const buttons = form.querySelector("[data-sign-buttons]");
  if (!buttons) return;
  const isTicked = Boolean(form.querySelector(":is([name=signs], [name=conditions]):checked"));
  const [goOn, none] = buttons.querySelectorAll("button");
  goOn.hidden = !isTicked;
  goOn.classList.toggle("cc-button--primary", isTicked);
  none.classList.toggle("cc-button--primary", !isTicked);
}

function countTicks(row) {
  const words = row.querySelector("[data-count]");
  const n = row.querySelectorAll(":is([name=signs], [name=conditions]):checked").length;
  words.textContent = words.dataset.count.replace("{n}", n);
  words.hidden = !n;
}
