"""People whom nobody has thought up, in every state they can reach through the pages (issue
"Nobody exercises past a warning"; clinical.md 5.7)."""

import pytest
from django.utils import timezone

from checkins import deciding, today
from tests import builders
from tests.checkins import beside, steps
from tests.people.allowed import why_not
from tests.people.life import live
from tests.people.rows import rows_of

pytestmark = pytest.mark.django_db
SEED, DAYS = 2026, 15
# Each costs eight seconds of a processor. More, and longer lives: python -m tests.people.


@pytest.mark.long_walk
@pytest.mark.parametrize("number", range(20))
def test_a_random_person_meets_no_session_past_a_warning_and_is_never_held_for_ever(number):
    findings, _requests = live(SEED, number, DAYS)
    assert not findings, "\n\n".join(map(str, findings))


def test_the_referee_sees_a_product_that_lets_people_past(monkeypatch):
    """One that sees nothing would find nothing."""
    monkeypatch.setattr(today, "_may_wait", lambda *asked: True)
    monkeypatch.setattr(deciding, "count_signs", lambda *told, **more: None)
    found = {one.what for number in (2, 6) for one in live(SEED, number, 8)[0]}
    assert any("that day" in what for what in found)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (lambda plan, _clock: steps.answer(plan, signs=["F08"]), "the plan is locked"),
        (lambda plan, _clock: steps.answer(plan, "worse", 6), "that day rests"),
        (lambda _plan, clock: clock.tomorrow(), "that day and the one before have no answer"),
        (lambda plan, _clock: builders.do_session(plan, feel="worse"), "was bad"),
        (lambda plan, _clock: builders.do_session(plan), "a second session without"),
        (lambda plan, _clock: steps.answer(plan, signs=["F21"]), ""),
    ],
)
def test_the_referee_knows_what_may_start_beside_a_plan(
    client, plan, clock, monkeypatch, happens, why
):
    """Asked about a product that starts it in every state."""
    builders.do_session(plan)
    clock.tomorrow()
    happens(plan, clock)
    states = (value for name, value in vars(today).items() if name.isupper())
    monkeypatch.setattr(today, "OPEN", {state for state in states if isinstance(state, str)})
    assert beside.start(client).status_code == 302
    rows = rows_of(plan.user_id)
    session = next(one for one in rows.sessions.values() if one["slug"] == "warm-up")
    found = why_not(rows, session, today=steps.day_of_now(plan), now=timezone.now())
    assert why in found and bool(why) == bool(found)
