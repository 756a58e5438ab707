"""A session of half a minute in a real browser, for the tests of the player."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest

from routines.content import drafts, packs
from routines.content.document import parse
from routines.models import GuidedSession
from routines.movements import Movement
from routines.sound.track import FRAME_MS, SILENCE
from routines.timeline import Dose, Timeline, composer
from routines.timeline import compile as compile_timeline
from routines.timelines import Prepared
from tests import builders
from tests.browser.conftest import HANDLE, HOOK, sign_in, watch
from tests.browser.shots import KEEPS_LIGHT
from tests.routines.scripts import changed

PACK = packs.read(packs.PACKS / "calf.json")
SHORT = {"READY_MS": 1_000, "TO_WALL_MS": 1_500, "FINISH_MS": 1_000}
SHORT["TO_WALL_WHEN_NEW_MS"] = 2_500
TINY_OF: dict[str, dict[str, Any]] = {
    "roll": {"seconds_each_way": 1},
    "hold": {"hold_seconds": 2, "ease_in_seconds": 1, "ease_off_seconds": 1},
}

TWO_TAPS_S = 0.45
STAYING = {"back", "skip", "turnSound"}  # the buttons stay where they are
TRACK_URL = "/track-of-the-test.mp3"

# Names another track than the page does, before any script of the page runs.
TRACK = """
document.addEventListener("readystatechange", () => {
  const root = document.querySelector("[data-player]");
  if (root) root.dataset.track = %(track)r;
  if (root) root.dataset.trackTones = %(track)r && %(track)r + "?tones";
});
"""

# Notes what a person would notice, with its moment, before any script of the page runs.
RECORDER = """
window.seen = {states: [], said: [], reports: [], places: []};
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  seen.places.push(JSON.parse(value).ms);
  setItem.call(this, key, value);
};
for (const name of ["state", "finished", "stopped"]) {
  addEventListener("calfcare:" + name, (event) => {
    seen.reports.push({name, index: event.detail.index, at: performance.now()});
  });
}
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-player]");
  if (root) new MutationObserver(() => seen.states.push(root.dataset.state))
    .observe(root, {attributes: true, attributeFilter: ["data-state"]});
  const say = document.getElementById("say");
  new MutationObserver(() => seen.said.push(say.textContent))
    .observe(say, {childList: true, characterData: true, subtree: true});
});
"""

# From the state that a click leads to, or that a test waits for, a session all but stands until the
# next click or wait: so on a busy machine nothing has to be done in time. No browser plays slower
# than a sixteenth. The last words play on, since nothing but the end follows them.
PACE = """
window.pace = {
  until: "any", rate: 0,
  turnTo(rate) { track.playbackRate = track.defaultPlaybackRate = rate; },
  stand() {
    if (!window.track || this.rate) return true;
    this.rate = track.playbackRate;
    this.turnTo(1 / 16);
    return true;
  },
  arrive() {
    const {state, mode} = document.querySelector("[data-player]")?.dataset ?? {};
    const isAny = this.until === "any" && mode === "playing" && state !== "finish";
    if (isAny || state === this.until) this.stand();
  },
  goOn(until = "") {
    if (this.rate) this.turnTo(this.rate);
    [this.rate, this.until] = [0, until];
  },
};
addEventListener("click", () => { pace.goOn("any"); setTimeout(() => pace.arrive()); }, true);
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-player]");
  if (root) new MutationObserver(() => pace.arrive())
    .observe(root, {attributes: true, attributeFilter: ["data-state"]});
});
"""

# Has the phone remember a place, once, before any script of the page runs.
PUT_PLACE = """
document.addEventListener("readystatechange", () => {
  const root = document.querySelector("[data-player]");
  const place = %s;
  if (!root || sessionStorage[`placed.${place.at}`]) return;
  sessionStorage[`placed.${place.at}`] = "yes";
  const {account, session, run} = root.dataset;
  localStorage[`calfcare.place.${account}.${session}.${run}`] = JSON.stringify(place);
});
"""


@cache
def tiny_timeline(*, is_new: bool = False) -> Timeline:
    """The shipped routine with two rolls of a second each way and holds of two seconds."""
    shipped = parse(drafts.from_pack(PACK))
    tiny = replace(
        shipped, steps=tuple(changed(step, TINY_OF[step.movement.kind]) for step in shipped.steps)
    )
    with ExitStack() as stack:
        for name, value in SHORT.items():
            stack.enter_context(patch.object(composer, name, value))
        stack.enter_context(patch.object(Movement, "swap_ms", 1_000))
        return compile_timeline(tiny, Dose(2), "left", "full", is_new=is_new)


def tiny_session(*, is_new: bool = False) -> Prepared:
    """The tiny timeline leaves no time for words, so the server has no track of it."""
    return Prepared(tiny_timeline(is_new=is_new), "en", unsaid=("Any word is too long.",))


class PlayerPage:
    """The page of one guided session of one guest. With `track` None it plays the track that
    the server joined."""

    def __init__(self, page: Any, address: str, session: GuidedSession, track: str | None) -> None:
        self.page, self.address, self.session, self.track = page, address, session, track
        self.timeline = tiny_timeline()
        self.url = f"{address}/session/{session.pk}/"
        self.troubles: list[str] = []
        self.track_requests = 0
        self.send_track: Callable[[Any], Any] = self._silence
        self._pressed_at = 0.0
        self.watch(page)

    def watch(self, page: Any) -> None:
        """Note every error of a page: of its scripts, and of the content policy."""
        page.add_init_script(RECORDER)
        page.add_init_script(PACE)
        page.add_init_script(HANDLE + HOOK)
        if self.track is not None:
            page.add_init_script(TRACK % {"track": self.track})
            page.route(f"**{TRACK_URL}*", self._answer_for_track)
        watch(page, self.troubles)

    def leave_track_out(self) -> None:
        """From the next page on the server names no track."""
        self.page.add_init_script(TRACK % {"track": ""})

    def _answer_for_track(self, route: Any) -> None:
        self.track_requests += 1
        self.send_track(route)

    def _silence(self, route: Any) -> None:
        """Answer with silence as long as the session."""
        frames = -(-self.timeline.duration_ms // FRAME_MS)
        route.fulfill(body=SILENCE * frames, content_type="audio/mpeg")

    def send_half_a_track(self, route: Any) -> None:
        """Answer with too little of it, as a proxy that gives up."""
        frames = self.timeline.duration_ms // FRAME_MS // 2
        route.fulfill(body=SILENCE * frames, content_type="audio/mpeg")

    def open(self) -> None:
        """Load the page, until the player stands in it."""
        self.page.goto(self.url)
        self.page.wait_for_selector("[data-player][data-state]")

    def open_at(self, ms: int) -> None:
        """Load the page as after a reload at that moment: it stands there and offers to go on."""
        place = {"ms": ms, "at": round(time.time() * 1000), "duration": self.timeline.duration_ms}
        self.page.add_init_script(PUT_PLACE % json.dumps(place))
        self.open()
        self.wait_for("resume")

    def begin_another(self) -> None:
        """A new session of another guest on this phone, that nobody has opened yet."""
        sign_in(self.page.context, self.address, guest := builders.make_guest())
        self.session = builders.start_session(builders.make_plan(guest))
        self.url = f"{self.address}/session/{self.session.pk}/"

    def start(self) -> None:
        """Open the page and press Start."""
        self.open()
        self.press("start")

    def press(self, action: str) -> None:
        """Press the button of an action that is to be seen, no sooner after the press before than
        two taps of their own."""
        self.page.wait_for_timeout(max(0, self._pressed_at + TWO_TAPS_S - time.monotonic()) * 1000)
        self.page.click(f"button[data-action={action}]:visible")
        if action not in STAYING:
            self._pressed_at = time.monotonic()

    def lands_on(self, action: str) -> int:
        """Press a button that leads to another moment of the session; that moment in ms."""
        before = len(self.seen("places"))
        self.press(action)
        self.page.wait_for_function("(before) => seen.places.length > before", arg=before)
        moment: int = self.seen("places")[before]
        return moment

    def text(self, part: str) -> str:
        """The words of a part that is to be seen."""
        words: str = self.page.inner_text(f"[data-part={part}]:visible")
        return words.strip()

    def wait_for(self, state: str) -> None:
        """Wait until the player is in a state. One that plays it does not leave before the next
        click or wait."""
        if state in {one.name for one in self.timeline.states}:
            self.page.evaluate("(state) => { pace.goOn(state); pace.arrive(); }", state)
        self.page.wait_for_selector(f"[data-player][data-state={state}]")

    def stand_in(self, state: str) -> None:
        """Let a session that plays leap to the first state of that name, and stay there."""
        start = next(one.start_ms for one in self.timeline.states if one.name == state)
        self.page.evaluate("(second) => { track.currentTime = second; }", start / 1000 + 0.05)
        self.wait_for(state)

    def heard_ms(self) -> int:
        """The moment of the track."""
        return round(self.page.evaluate("track.currentTime * 1000"))

    def hear_until(self, ms: int) -> None:
        """Let the track run up to a moment, and stand there."""
        self.let_it_play()
        reached = "(ms) => track.currentTime * 1000 >= ms && pace.stand()"
        self.page.wait_for_function(reached, arg=ms, polling=50)

    def let_it_play(self) -> None:
        """Let a session that stands go on by itself."""
        self.page.evaluate("pace.goOn()")

    @property
    def state(self) -> str:
        """The state of the player, or its mode where none is under way."""
        value: str = self.page.get_attribute("[data-player]", "data-state")
        return value

    def seen(self, what: str) -> list[Any]:
        """What was noted so far: states, said, reports or places."""
        notes: list[Any] = self.page.evaluate(f"seen.{what}")
        return notes

    def place(self) -> Any:
        """What the phone remembers of this session, or None."""
        return self.page.evaluate(
            "JSON.parse(Object.entries(localStorage)"
            ".find(([key]) => key.startsWith('calfcare.place.'))?.[1] ?? 'null')"
        )

    def stored(self) -> GuidedSession:
        """The session as the server has it now."""
        self.session.refresh_from_db()
        return self.session


@pytest.fixture
def player(page: Any, site: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlayerPage]:
    """The page of a tiny session with its track, that nobody has opened yet. A test that expects
    errors in the browser clears `troubles`."""
    opened = new_player(page, site, monkeypatch)
    yield opened
    assert not opened.troubles


@pytest.fixture
def newcomer(page: Any, site: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlayerPage]:
    """The same of somebody's first three sessions, on a phone that keeps its light."""
    page.add_init_script(KEEPS_LIGHT)
    opened = new_player(page, site, monkeypatch, is_new=True)
    yield opened
    assert not opened.troubles


def new_player(
    page: Any, site: str, monkeypatch: pytest.MonkeyPatch, *, is_new: bool = False
) -> PlayerPage:
    """The page of a tiny session of a new guest; `is_new` as in a person's first three."""
    session = new_session(page, site, monkeypatch, is_new=is_new)
    opened = PlayerPage(page, site, session, TRACK_URL)
    opened.timeline = tiny_timeline(is_new=is_new)
    return opened


def new_session(
    page: Any, site: str, monkeypatch: pytest.MonkeyPatch, *, is_new: bool = False
) -> GuidedSession:
    """Start a session of a new guest, who is signed in in the browser."""
    tiny = tiny_session(is_new=is_new)
    monkeypatch.setattr("routines.views.session.prepared_for", lambda _session: tiny)
    sign_in(page.context, site, guest := builders.make_guest())
    return builders.start_session(builders.make_plan(guest))
