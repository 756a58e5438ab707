"""Repetitions, and what goes on for a time, run in the same player: counted or against the clock,
with a side only where there is one."""

from contextlib import ExitStack
from unittest.mock import patch

import pytest

from routines.movements import Movement
from routines.timeline import Dose, composer
from routines.timeline import compile as compile_timeline
from routines.timelines import Prepared
from tests.routines.moving import routine, step

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)
LENGTHS = {"up_seconds": 1, "pause_seconds": 1, "down_seconds": 1, "reps_start": 2}


@pytest.fixture
def mixed(page, site, monkeypatch):
    """A session of a raise on both legs, one on each leg, and a walk."""
    # A plugin, which pytest has to read before anybody imports it.
    from tests.browser.player import SHORT, TRACK_URL, PlayerPage, new_session

    steps = (
        step("reps", "standing", name="Calf raise", **LENGTHS),
        step("reps", "wall", sides="each", name="One-leg raise", exercise="one", **LENGTHS),
        step("timed", "walking", name="Toe walk", figure="toe-walk", seconds_start=8),
    )
    with ExitStack() as stack:
        for name, value in SHORT.items():
            stack.enter_context(patch.object(composer, name, value))
        stack.enter_context(patch.object(Movement, "swap_ms", 1_000))
        made = compile_timeline(routine(*steps), Dose(5), "right", "full")
    session = new_session(page, site, monkeypatch)
    tiny = Prepared(made, "en", unsaid=("Any word is too long.",))
    monkeypatch.setattr("routines.views.session.prepared_for", lambda _session: tiny)
    opened = PlayerPage(page, site, session, TRACK_URL)
    opened.timeline = made
    yield opened
    assert not opened.troubles


def test_a_session_of_other_movements_runs_to_its_end(mixed):
    mixed.page.set_default_timeout(20_000)
    mixed.start()
    mixed.wait_for("reps")
    assert mixed.text("heading") == "Calf raise" and mixed.text("unit") == "of 2"
    assert mixed.page.get_attribute("[data-player]", "data-side") == ""
    assert mixed.page.locator("[data-part=side]:visible").count() == 0
    shown = mixed.page.locator("[data-stage=calf-raise]:visible svg").first.bounding_box()
    assert shown and shown["width"] > 100
    mixed.wait_for("to-wall")
    assert mixed.text("heading") == "Take your time"
    mixed.wait_for("swap")
    assert mixed.text("side").lower() == "left"
    mixed.wait_for("timed")
    assert mixed.text("heading") == "Toe walk" and "second" in mixed.text("unit")
    mixed.hear_until(mixed.timeline.duration_ms - 200)
    mixed.let_it_play()
    mixed.page.wait_for_url("**/feel/")
    assert mixed.stored().finished_at


def test_without_a_clock_the_same_session_is_a_list(mixed):
    mixed.open()
    labels = [one.label for one in mixed.timeline.steps]
    assert labels == [
        "Calf raise, both legs",
        "Find a wall",
        "One-leg raise, right leg",
        "One-leg raise, left leg",
        "Step back, find room to walk",
        "Toe walk",
    ]
    for label in ("Calf raise, both legs", "Toe walk"):
        assert label in mixed.page.content()
