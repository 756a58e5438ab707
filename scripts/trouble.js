/** What is said when an answer cannot be sent, and how it can be sent again. */

import { allowAgain } from "./double-tap.js";
import { keepAnswer, signedInAgain } from "./keeping.js";
import { isSignedOut } from "./waiting.js";

export function tellTrouble() {
  // A refusal that is not a page of this site, a proxy's for one, must not wipe out the answer.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id === "main" && !/\bid="main"/.test(detail.serverResponse)) {
      detail.shouldSwap = false;
      detail.isError = true;
    }
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => clearTrouble(detail.elt));
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, async ({ detail }) => {
      const isOut = await isSignedOut(detail.xhr);
      if (!(await keepAnswer(detail, isOut))) showTrouble(detail, isOut);
    });
  }
}

/** Say above the form that it did not go through, with a way to try again. What was typed still
 * stands in it. A link is followed the plain way, and the browser or the server says why. */
function showTrouble({ elt, xhr, requestConfig }, isOut) {
  if (elt.matches("a[href]")) return location.assign(elt.href);
  const words = document.getElementById("not-saved");
  // The player says this in its own words, and does not mind about a note on the way.
  if (!words || !elt.isConnected || elt.closest("[data-player]")) return;
  clearTrouble(elt);
  allowAgain(elt);
  const line = words.content.firstElementChild.cloneNode(true);
  line.querySelector("[data-signed-out]").hidden = !isOut;
  if (!xhr?.status && elt.dataset.offline)
    line.querySelector("p").textContent = elt.dataset.offline;
  const pressed = requestConfig.triggeringEvent?.submitter;
  const isRefused = [401, 403].includes(xhr?.status);
  line.querySelector("button").addEventListener("click", async () => {
    if (isRefused && (await signedInAgain(elt))) return;
    if (pressed?.isConnected)
      pressed.click(); // htmx sends the button that was clicked last
    else elt.requestSubmit();
  });
  elt.before(line);
  line.tabIndex = -1;
  line.focus();
}

export function clearTrouble(elt) {
  const line = elt.previousElementSibling;
  if (line?.matches("[data-trouble]")) line.remove();
}
