/** What becomes of an answer that could not be sent: it waits on this phone, and the page says so. */

import { fieldsOf } from "./fields.js";
import { accountHere } from "./here.js";
import { showIf } from "./showing.js";
import { keepEntry, outbox, send } from "./waiting.js";
import { askWhole } from "./whole.js";

/** Whether an answer that htmx could not send is safe here. */
export async function keepAnswer({ elt, xhr, requestConfig }, isOut) {
  const isRefused = xhr?.status && xhr.status < 500 && ![401, 403].includes(xhr.status);
  if (isRefused || !elt.isConnected) return false;
  if (elt.dataset.whole) return askWhole(elt.dataset.whole, xhr?.status);
  if (!accountHere() || elt.dataset.outbox === undefined) return false;
  const { pathname } = new URL(requestConfig.path, location.href);
  const fields = fieldsOf(requestConfig.formData);
  const keeping = keepEntry(pathname, fields, elt.dataset.outbox, {
    id: fields.key?.[0],
    restPain: elt.dataset.restPain,
  });
  const kept = await keeping.catch(() => null);
  if (!kept) return false; // no storage
  showKept(kept.rests, kept.fields, isOut, fields.feel?.[0] !== kept.fields.feel?.[0]);
  if (xhr?.status) send();
  return true;
}

/** Before a refused form is sent again. The token in it went with the sign-in; what the server
 * knew of a check-in did so too. Returns whether another page now asks for the answer. */
export async function signedInAgain(form) {
  const me = await outbox.whoAmI();
  if (!me || me.account !== accountHere()) return false;
  form.elements.csrfmiddlewaretoken.value = me.token;
  return Boolean(form.dataset.whole) && askWhole(form.dataset.whole, true);
}

/** In the place of the form. */
function showKept(rests, fields, isOut, isEarlierWorse) {
  const words = document.getElementById("kept-here").content.cloneNode(true);
  const column = document.querySelector("#main .cc-column");
  showIf(rests, words, "[data-rest]");
  showIf(isEarlierWorse, words, "[data-earlier]");
  showIf(isOut, words, "[data-signed-out]");
  showIf(!isOut, words, "[data-signed-in]");
  for (const field of words.querySelectorAll("[type=hidden][name=feel]")) field.value = fields.feel;
  const advice = [...column.querySelectorAll("[data-advice]")];
  words.querySelector("h1").after(...advice);
  column.replaceChildren(words, document.getElementById("kept-here"));
  document.title = column.querySelector("h1").textContent;
  htmx.process(column);
  column.querySelector("h1").focus();
}
