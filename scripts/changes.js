/** Has the worker keep what the phone needs, and fetch it anew after an answer changed the day. */

import { accountHere, isToday } from "./here.js";
import { ask } from "./service.js";

const CHANGES = /^\/(check-in|settings|start|session\/[^/]+\/(complete|stop|feel))\//;
let hasChanged = false; // since the worker was told last

/** Whether Today may say another thing after this. */
export function isChange(address) {
  return CHANGES.test(new URL(address, location.href).pathname);
}

/** htmx sends something. */
export function noteRequest({ verb, path }) {
  hasChanged ||= verb !== "get" && isChange(path);
}

/** Another device changed something. */
export function noteChange() {
  hasChanged = true;
}

/** A page is in #main that came from the network. In the middle of questions nothing is fetched. */
export function tellWorker() {
  const { pathname: path } = location;
  const hasQuestions = document.querySelector("#main [data-whole]");
  const isAsking = path.startsWith("/start/") || (!isToday() && hasQuestions);
  const isMine = accountHere(); // else it may be one to read
  if (isMine && hasChanged && !isAsking) ask({ type: "changed" });
  else if (!navigator.serviceWorker?.controller) ask({ type: "keep", path });
  if (isMine) hasChanged &&= Boolean(isAsking);
}
