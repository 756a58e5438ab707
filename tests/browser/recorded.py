"""Whole sessions played through at once in three browsers, and what was noted of each.

It takes as long as the longest of them, so they are played once for all the tests that look at
them: a tiny session, the same with the network cut at Start, and the shipped routine in full
with its track eight times as fast."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest

from routines import timelines
from routines.models import GuidedSession
from routines.timeline import Timeline
from tests import builders
from tests.browser.conftest import PATIENT, sign_in
from tests.browser.player import TRACK_URL, PlayerPage, tiny_session, tiny_timeline

FAST = 8
LONGEST_MS = 600_000
# A phone that lets its screen go dark, so that a warning stands under the words up to the end.
NO_LIGHT = "navigator.wakeLock.request = async () => { throw new Error('low battery'); };"
_recordings: dict[str, "Recording"] = {}

# With every change: the moment of the track, and how long ago the frame before began, by the page's
# clock or the track's, whichever is more: nothing could be drawn since then. On a busy machine a
# track may stand and then leap.
NOTES = """
window.run = {states: [], numbers: [], clocks: [], shifts: [], work: []};
let frame = performance.now(), gap = 0, heard = 0, before = 0;
const trackMs = () => (window.track?.currentTime ?? 0) * 1000;
const wait = window.requestAnimationFrame.bind(window);
wait(function look() {
  const now = performance.now();
  [gap, frame] = [now - frame, now];
  [before, heard] = [heard, trackMs()];
  wait(look);
});
window.requestAnimationFrame = (act) => wait((now) => {
  const from = performance.now();
  act(now);
  run.work.push(performance.now() - from);
});
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const {state} = document.querySelector("[data-player]")?.dataset ?? {};
    // Before the player stands, the list makes room for it.
    if (shift.hadRecentInput || !state) continue;
    const moved = shift.sources.map(({node}) => node?.className ?? String(node));
    run.shifts.push({state, moved, value: shift.value});
  }
}).observe({type: "layout-shift", buffered: true});
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-player]");
  const number = root.querySelector("[data-part=number]");
  const note = (list, text) => {
    const leap = (trackMs() - before) / trackRate;
    list.push({text, ms: trackMs(), gap: Math.max(gap + performance.now() - frame, leap)});
  };
  new MutationObserver(() => {
    note(run.states, root.dataset.state);
    run.clocks.push(root.dataset.clock + (track.muted ? ", muted" : ""));
  }).observe(root, {attributes: true, attributeFilter: ["data-state"]});
  new MutationObserver(() => number.textContent && note(run.numbers, number.textContent))
    .observe(number, {childList: true, characterData: true, subtree: true});
});
"""


@dataclass
class Recording:
    """One session played through: what was seen, heard, said and asked for."""

    timeline: Timeline
    rate: int
    session: GuidedSession
    states: list[dict[str, Any]] = field(default_factory=list)
    numbers: list[dict[str, Any]] = field(default_factory=list)
    clocks: list[str] = field(default_factory=list)
    shifts: list[dict[str, Any]] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    heading: str = ""
    place: Any = None

    def under_way(self) -> list[dict[str, Any]]:
        """The states from the first to the finish."""
        names = [change["text"] for change in self.states]
        return self.states[names.index("ready") :]


class Phone:
    """A browser of its own that plays one session through."""

    def __init__(
        self,
        browser: Any,
        site: str,
        timeline: Timeline,
        rate: int = 1,
        track: str | None = TRACK_URL,
    ) -> None:
        self.context = browser.new_context(viewport={"width": 360, "height": 740})
        session = builders.start_session(builders.make_plan(guest := builders.make_guest()))
        sign_in(self.context, site, guest)
        page = self.context.new_page()
        self.player = PlayerPage(page, site, session, track)
        self.player.timeline = timeline
        self.recording = Recording(timeline, rate, session)
        page.add_init_script(PATIENT)
        page.add_init_script(NOTES)
        page.add_init_script(f"window.trackRate = {rate};")

    def start(self, *, offline: bool = False) -> None:
        """Press Start, and from then on note every request."""
        self.player.open()
        page, recording = self.player.page, self.recording
        page.wait_for_function("() => window.track?.readyState > 0")
        page.evaluate("track.playbackRate = track.defaultPlaybackRate = trackRate")
        page.on("request", lambda request: recording.requests.append(_short(request)))
        page.evaluate("pace.stand = () => {}")
        self.player.press("start")
        self.context.set_offline(offline)

    def end(self, until: str) -> Recording:
        """Wait for the end, and collect what was noted."""
        page, recording = self.player.page, self.recording
        page.wait_for_selector(until, timeout=LONGEST_MS)
        for name, notes in page.evaluate("run").items():
            setattr(recording, name, notes)
        recording.said, recording.reports = self.player.seen("said"), self.player.seen("reports")
        recording.heading = page.inner_text("h1:visible")
        recording.place = self.player.place()
        recording.session.refresh_from_db()
        self.context.close()
        return recording


def _short(request: Any) -> str:
    path = re.sub(r"^/session/[^/]+", "", urlsplit(request.url).path)
    return f"{request.method} {path}"


@contextmanager
def _tiny_for(keys: set[Any]) -> Iterator[None]:
    """These sessions are tiny ones; any other is as it was started."""
    real, tiny = timelines.prepared_for, tiny_session()
    with patch(
        "routines.views.session.prepared_for",
        lambda session: tiny if session.pk in keys else real(session),
    ):
        yield


def record(browser: Any, site: str) -> dict[str, Recording]:
    """Play the three sessions side by side."""
    tiny, alone = (Phone(browser, site, tiny_timeline()) for _phone in range(2))
    shipped = Phone(browser, site, tiny_timeline(), FAST, track=None)
    shipped.player.page.add_init_script(NO_LIGHT)
    whole = timelines.prepared_for(shipped.recording.session).timeline
    shipped.recording.timeline = shipped.player.timeline = whole
    with _tiny_for({tiny.recording.session.pk, alone.recording.session.pk}):
        shipped.start()
        tiny.start()
        alone.start(offline=True)
        found = {
            "offline": alone.end("[data-player][data-state=finished]"),
            "tiny": tiny.end("text=How does your calf feel now"),
            "shipped": shipped.end("text=How does your calf feel now"),
        }
    assert not tiny.player.troubles + shipped.player.troubles
    return found


@pytest.fixture
def recordings(request: pytest.FixtureRequest, browser: Any) -> dict[str, Recording]:
    """What was noted, made when the first test asks for it."""
    if not _recordings:
        _recordings.update(record(browser, request.getfixturevalue("site")))
    return _recordings


@pytest.fixture(params=["tiny", "shipped"])
def run(request: pytest.FixtureRequest, recordings: dict[str, Recording]) -> Recording:
    """A session that was played through with a network."""
    return recordings[request.param]
