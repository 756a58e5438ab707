import { ask, isSignedOut, keepEntry, keptPage, send, showIf, takeOver } from "../site.js";

const ENDS = ["finished", "stopped"];

/**
 * Tells the page what happens in a session: calfcare:state with the number of the state,
 * calfcare:stopped and calfcare:finished. htmx sends them with the forms of the page. What cannot
 * be sent soon waits in the outbox, of the states only the furthest; an end then goes on to the feel
 * page that is kept on this phone. The server stands hearing anything twice.
 */
export class Reports {
  #root;
  #listening = new AbortController();
  #isFinishUnsent = false;

  /** Called with "finished" or "stopped": it could not be sent, and the phone cannot keep it. */
  onfailed = () => {};

  /** Called when the session has ended: the server knows, or this phone will tell it. */
  onended = () => {};

  constructor(root) {
    this.#root = root;
    const { signal } = this.#listening;
    for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
      root.addEventListener(name, ({ target, detail }) => this.#keep(target, detail.xhr), {
        signal,
      });
    }
    root.addEventListener("htmx:afterRequest", ({ target, detail }) => {
      if (!detail.successful || !ENDS.includes(target.dataset.report)) return;
      this.#end();
    });
    addEventListener("online", () => this.#isFinishUnsent && this.tell("finished"), { signal });
  }

  /** `what` is state, stopped or finished; `index` the number of the state that it is in. */
  tell(what, index) {
    if (index !== undefined) {
      for (const field of this.#root.querySelectorAll("input[name=state]")) field.value = index;
    }
    this.#root.dispatchEvent(
      new CustomEvent(`calfcare:${what}`, { bubbles: true, detail: { index } }),
    );
    // Without htmx the end still has to be told: the plain way, by leaving the page.
    if (!window.htmx && what !== "state") {
      this.#root.querySelector(`[data-report=${what}]`)?.requestSubmit();
    }
  }

  /** The last words begin. Who leaves before they are over has done it all, so the end is noted on
   * the phone now and sent when it can be. */
  noteFinish() {
    const { pathname } = new URL(this.#root.querySelector("[data-report=finished]").action);
    keepEntry(pathname, {}, pathname).then(send, () => {}); // without storage the end tells it
  }

  #end() {
    this.#listening.abort();
    this.onended();
  }

  async #keep(form, xhr) {
    const what = form.dataset.report;
    if (!what) return; // the form of the sound: a lost choice holds for this session
    const { pathname } = new URL(form.action);
    const state = form.elements.state?.value;
    const keeping = keepEntry(pathname, state ? { state: [state] } : {}, pathname);
    const isKept = await keeping.then(
      () => true,
      () => false,
    );
    if (what === "state") return;
    this.#isFinishUnsent = what === "finished";
    if (!isKept) return this.onfailed(what);
    const { feel } = this.#root.dataset;
    const isOut = isSignedOut(xhr); // it may have to ask: the question of the feel does not wait
    if (await takeOver(await keptPage(feel))) {
      history.replaceState(null, "", feel);
      if (what === "finished") ask({ type: "done" });
      return this.#end();
    }
    if (xhr?.status === 403 && !(await isOut)) return location.assign(feel);
    this.#root.dataset.unsent = "";
    showIf(true, this.#root, "[data-kept-note]");
    showIf(await isOut, this.#root, "[data-signed-out]");
  }
}
