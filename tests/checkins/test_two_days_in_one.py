"""Another time zone does not make two good days of one morning: an answer less than eight hours
after one that counted is an early one (clinical.md 5.7 I; trust.md T8, D6; hazard H9)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.events import replayed_state
from checkins.models import CheckIn
from tests import builders
from tests.checkins.steps import (
    SIGNS,
    answer,
    day_of_now,
    fly_to,
    newest,
    to_pain,
    to_the_end,
    today,
    told,
)
from tests.conftest import LONDON

pytestmark = pytest.mark.django_db
EAST = "Pacific/Kiritimati"  # 13 hours before London in summer: its next day begins at 15:00


@pytest.fixture
def travelled(client, plan, clock):
    """Answered at noon on Tuesday; four hours later the phone says that it is Wednesday."""
    builders.do_session(plan)
    clock.tomorrow(hour=12)
    to_the_end(client, "same", 3)
    builders.do_session(plan)
    clock.later(hours=4)
    fly_to(client, plan, EAST)
    return plan


def due_today(client):
    return client.get("/today/").context["today"]


def level(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return plan.sessions_per_day, plan.reps


def test_the_next_day_of_another_zone_is_asked_about_at_once(client, travelled):
    here = due_today(client)
    assert here.day.isoformat() == "2026-09-09"
    assert not here.is_answered and here.state == "check-in"


def test_an_answer_within_eight_hours_is_the_early_one_of_its_own_day(client, travelled):
    to_the_end(client, "better", 3)
    assert CheckIn.objects.filter(plan=travelled).count() == 3
    early = newest(travelled)
    assert early.check_in.day.isoformat() == "2026-09-09" and early.check_in.early == "hours"
    assert early.rule == "HOLD_EARLY" and level(travelled) == (1, 5)
    assert due_today(client).state == "due", "a session may follow"


def test_two_good_days_need_two_days(client, plan, clock):
    """Better at noon leads to twice a day; better again in the new "day" adds no roll."""
    plan.max_sessions = 1
    plan.save()
    builders.do_session(plan)
    clock.tomorrow(hour=12)
    to_the_end(client, "better", 2)
    assert newest(plan).rule == "HOLD_SETTLE"
    builders.do_session(plan)
    clock.later(hours=4)
    fly_to(client, plan, EAST)
    to_the_end(client, "better", 2)
    assert level(plan) == (1, 5)
    assert newest(plan).rule == "HOLD_EARLY"
    assert plan.state["better_count"] == 1


def test_after_eight_hours_the_answer_of_the_new_day_is_in_its_time(client, travelled, clock):
    clock.later(hours=3, minutes=59)
    to_the_end(client, "better", 3)
    assert newest(travelled).rule == "HOLD_EARLY"
    clock.later(minutes=1)
    to_the_end(client, "better", 3)
    decision = newest(travelled)
    assert (decision.rule, decision.check_in.early) == ("TWICE", "")
    assert decision.check_in.day.isoformat() == "2026-09-09"


@pytest.mark.parametrize(
    ("feel", "pain", "rule"),
    [("better", 2, "HOLD_EARLY"), ("same", 3, "HOLD_SAME"), ("worse", 3, "WORSE_BASE"),
     ("same", 7, "PAIN6")],
)  # fmt: skip
def test_too_early_an_answer_counts_where_it_does_not_ask_for_more(travelled, feel, pain, rule):
    before = level(travelled)
    kept = answer(travelled, feel, pain)
    assert newest(travelled).check_in == kept
    assert newest(travelled).rule == rule
    assert level(travelled) <= before


@pytest.mark.parametrize(("pain", "signs"), [(9, []), (3, ["F08"])])
def test_too_early_an_answer_can_still_lock(travelled, pain, signs):
    answer(travelled, "same", pain, signs)
    assert newest(travelled).status == "locked"


def test_a_sign_in_too_early_an_answer_locks_through_the_pages(client, travelled):
    assert to_pain(client, "worse", 4) == SIGNS
    client.post(SIGNS, {"signs": ["F08"]})
    assert newest(travelled).status == "locked"


def test_less_can_still_be_chosen_in_the_new_day(client, travelled):
    to_the_end(client, "same", 3)
    client.post("/check-in/less/", {"less": "rest"})
    assert today(client).heading == "Rest today"


def two_answers_of_a_phone(plan):
    """Yesterday's and today's come from an outbox together, given in the same hour."""
    now, day = timezone.now(), day_of_now(plan)
    return [
        recording.answer(plan.user, told(of, "better", 2), today=day, now=now)
        for of in (day - timedelta(days=1), day)
    ]


def test_yesterdays_answer_sent_late_and_todays_do_not_both_raise(plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    clock.tomorrow()
    first, second = two_answers_of_a_phone(plan)
    assert (first.early, second.early) == ("", "hours")
    assert first.decisions.get().rule == "TWICE" and level(plan) == (2, 5)
    assert newest(plan).check_in == second and plan.state["better_count"] == 0


def test_a_plan_made_late_at_night_is_of_the_day_before(client, guest, clock):
    """An answer at 03:00 is yesterday's; the morning has its own, early until 11:00."""
    clock.move_to(datetime(2026, 9, 9, 3, tzinfo=LONDON))
    plan = builders.make_plan(guest)
    builders.do_session(plan)
    clock.later(hours=5)
    here = due_today(client)
    assert (here.state, here.day.isoformat()) == ("check-in", "2026-09-09")
    to_the_end(client, "better", 3)
    assert newest(plan).rule == "HOLD_EARLY"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 302
    clock.later(hours=3)
    to_the_end(client, "better", 3)
    assert newest(plan).rule == "TWICE"


def test_an_early_answer_can_be_given_again_when_it_is_in_time(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    clock.tomorrow()
    day = day_of_now(plan)
    two_answers_of_a_phone(plan)
    assert due_today(client).is_answered
    clock.later(hours=8)
    to_the_end(client, "same", 3)
    counted = newest(plan).check_in
    assert (counted.day, counted.feel, counted.pain, counted.early) == (day, "same", 3, "")
    assert [one.feel for one in counted.earlier_answers.all()] == ["better"]
    assert CheckIn.objects.filter(plan=plan).count() == 3
    level(plan)
