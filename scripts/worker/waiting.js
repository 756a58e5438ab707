import { Outbox } from "../outbox.js";

/** The worker's hold on the outbox of this phone; each page has one too. */
export const outbox = new Outbox();
