"""A warm-up from Today to how it felt, in the real player eight times as fast, with its own track
(issue "Movements as slices": accompanying routines)."""

from typing import Any

import pytest

from routines.models import GuidedSession
from tests import builders
from tests.browser.conftest import HANDLE, sign_in, watch
from tests.browser.shots import KEEPS_LIGHT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FAST = 8
STATES = """
window.states = [];
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-player]");
  if (root) new MutationObserver(() => states.push(root.dataset.state))
    .observe(root, {attributes: true, attributeFilter: ["data-state"]});
});
"""


def test_from_today_to_a_finished_warm_up(page: Any, site: str) -> None:
    troubles: list[str] = []
    watch(page, troubles)
    for script in (HANDLE, KEEPS_LIGHT, STATES):
        page.add_init_script(script)
    plan = builders.make_plan(guest := builders.make_guest())
    sign_in(page.context, site, guest)

    page.goto(f"{site}/today/")
    page.click("text=More for your calf and back")
    page.wait_for_selector("h1:has-text('More for your calf and back')")
    page.click("button:has-text('Warm-up with calf work')")
    page.wait_for_selector("h1:visible:has-text('Ready when you are')")
    for name in ("Ankle pumps", "Calf raises", "Toe walks"):
        assert page.locator(f"[data-how-to] :text('{name}')").count()

    # Tones, whose track is there whether or not the voice has every word yet.
    page.check("[name=sound][value=reader]", force=True)
    page.wait_for_function("() => window.track?.readyState > 0")
    page.evaluate(f"track.playbackRate = track.defaultPlaybackRate = {FAST}")
    page.click("button[data-action=start]:visible")
    page.wait_for_selector("h1:has-text('How does your calf feel now')")
    shown = page.evaluate("states")
    assert {"ready", "reps", "finish"} <= set(shown)

    session = GuidedSession.objects.get()
    assert session.finished_at and (session.routine.slug, session.slot) == ("warm-up", "extra")
    page.click("button:has-text('About the same')")
    page.wait_for_selector("h1:has-text('Done for now')")
    page.goto(f"{site}/today/")
    page.wait_for_selector("h1:has-text('Roll, then stretch')")
    plan.refresh_from_db()
    assert (plan.status, plan.sessions_per_day, plan.reps) == ("active", 1, 5)
    page.goto(f"{site}/progress/")
    assert not troubles
