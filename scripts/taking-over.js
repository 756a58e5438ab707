import { accountHere } from "./here.js";

/** Put a page in the place of this one, if it is the same person's. Returns whether it is. */
export async function takeOver(response) {
  const text = response?.ok ? await response.text() : "";
  if (!text.includes(` data-account="${accountHere()}"`)) return false;
  const swap = { swapStyle: "outerHTML", show: "top", showTarget: "window" };
  htmx.swap("#main", text, swap, { select: "#main" });
  return true;
}
