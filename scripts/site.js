/**
 * What runs on every page, in this order: who hears a submit first matters. Every page works without
 * it. What else a page has, the player, takes its part from here, as there is one outbox in a page.
 */

import { adviseAtOnce } from "./advice.js";
import { bearNoConnection } from "./connection.js";
import { sendOnce } from "./double-tap.js";
import { moveFocus } from "./focus.js";
import { keepNoneAlone } from "./none-alone.js";
import { loadParts } from "./parts.js";
import { readAgainWhenShown } from "./reading-again.js";
import { ask } from "./service.js";
import { offerToShow } from "./show-me.js";
import { followSigns } from "./signs.js";
import { forgetTicksElsewhere } from "./ticks.js";
import { fillTimeZone } from "./time-zone.js";
import { tellTrouble } from "./trouble.js";
import { keepEntry, outbox } from "./waiting.js";

readAgainWhenShown();
bearNoConnection();
sendOnce();
moveFocus();
fillTimeZone();
tellTrouble();
keepNoneAlone();
adviseAtOnce();
followSigns();
forgetTicksElsewhere();
loadParts();
offerToShow();

// Who drives the page, a test, may ask for these. Nobody else defines the name.
window.calfcareTest?.({ ask, keepEntry, outbox });

export { adviseAgain, putAdviceAway } from "./advice.js";
export { allowAgain } from "./double-tap.js";
export { MovingFigure } from "./figure.js";
export { ask, keptPage } from "./service.js";
export { showIf } from "./showing.js";
export { showAllTicks } from "./signs.js";
export { takeOver } from "./taking-over.js";
export { clearTrouble } from "./trouble.js";
export { isSignedOut, keepEntry, send } from "./waiting.js";
