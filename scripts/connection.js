/**
 * A page's part in working without a connection: it starts the service worker, shows what waits,
 * and sends it when it may get through.
 */

import { isChange, noteRequest, tellWorker } from "./changes.js";
import { today } from "./day.js";
import { fieldsOf } from "./fields.js";
import { isToday } from "./here.js";
import { logOut } from "./log-out.js";
import { asksForRest } from "./rest.js";
import { ask, startWorker } from "./service.js";
import { placeStrip, showStrip } from "./strip.js";
import { outbox, send } from "./waiting.js";
import { rememberStep } from "./whole.js";

export function bearNoConnection() {
  outbox.onsent = () => isToday() && location.reload();
  for (const name of ["online", "pageshow"]) addEventListener(name, send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "main" && settle());
  document.addEventListener("submit", hearSubmit, { capture: true });
  document.addEventListener("htmx:beforeRequest", ({ detail }) =>
    noteRequest(detail.requestConfig),
  );
  placeStrip();
  startWorker();
  settle();
}

/** A page is in #main: say if it is a copy, and have the worker keep what is needed. */
function settle() {
  if (!document.getElementById("main").dataset.kept) tellWorker();
  showStrip();
}

function hearSubmit(event) {
  const form = event.target;
  if (form.elements.key) form.elements.key.value ||= crypto.randomUUID?.() ?? ""; // none over http
  if (form.elements.day) form.elements.day.value = today();
  const fields = fieldsOf(new FormData(form, event.submitter));
  if (form.dataset.whole) rememberStep(fields);
  // Whatever becomes of this answer, nothing here invites to exercise from now on.
  const isPlain = !window.htmx || !form.matches("[hx-boost], [hx-post]"); // another page loads
  const isRest = asksForRest(fields, form.dataset.restPain);
  if (isRest || (isPlain && isChange(form.action))) ask({ type: "rest" });
  if ("logout" in form.dataset) {
    event.preventDefault();
    logOut(form);
  }
}
