/** Which address is what. */

import { pages } from "./release.js";

export const SESSION = /^\/session\/[0-9a-f-]{36}\/$/;
export const KEPT = /^\/(today|check-in\/whole|session\/[0-9a-f-]{36}(\/feel)?)\/$/;
export const READ = /^\/(exercises\/([\w-]+\/)?|routines\/[\w-]+\/|help\/causes\/)$/; // the same for everybody
export const QUESTION = /^\/check-in\/(pain\/|signs\/(weekly\/)?)?$/; // without a connection all on one page
export const END = /^\/session\/.+\/(complete|stop|feel)\/$/;
export const FILE = /\.(json|mp3)$/;
export const HASHED = /\.[0-9a-f]{12}\./;

/** What must not be there when there is nothing to do. */
export function isExercise(path) {
  return path === pages.today || path === pages.sessions || SESSION.test(path);
}
