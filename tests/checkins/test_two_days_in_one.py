"""Another time zone does not make a second day: eight hours lie between two answers that count
(trust.md T8, D6; hazard H9)."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn
from tests import builders
from tests.checkins.steps import RESULT, SIGNS, answer, newest, to_pain, today
from tests.conftest import LONDON
from tests.pages import Page

pytestmark = pytest.mark.django_db
EAST = "Pacific/Kiritimati"  # 13 hours before London in summer: its next day begins at 15:00


@pytest.fixture
def travelled(client, plan, clock):
    """Answered at noon on Tuesday; four hours later the phone says that it is Wednesday."""
    builders.do_session(plan)
    clock.tomorrow(hour=12)
    to_pain(client, "same", 3)
    builders.do_session(plan)
    clock.later(hours=4)
    client.post("/settings/time-zone/", {"time_zone": EAST})
    plan.user.refresh_from_db()
    return plan


def due_today(client):
    return client.get("/today/").context["today"]


def level(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return plan.sessions_per_day, plan.reps


def test_the_next_day_of_another_zone_does_not_ask_again_at_once(client, travelled):
    here = due_today(client)
    assert here.day.isoformat() == "2026-09-09"
    assert here.is_answered and here.state == "due"
    assert Page(client.get(RESULT)).status == 200


def test_an_answer_within_eight_hours_changes_the_last_one_and_is_no_second_day(client, travelled):
    to_pain(client, "better", 3)
    assert CheckIn.objects.filter(plan=travelled).count() == 2
    assert CheckIn.objects.latest("day").earlier_answers.count() == 1
    assert newest(travelled).check_in.day.isoformat() == "2026-09-08"


def test_two_good_days_need_two_days(client, plan, clock):
    """Better at noon leads to twice a day; better again in the new "day" adds no roll."""
    plan.max_sessions = 1
    plan.save()
    builders.do_session(plan)
    clock.tomorrow(hour=12)
    to_pain(client, "better", 2)
    assert newest(plan).rule == "HOLD_SETTLE"
    builders.do_session(plan)
    clock.later(hours=4)
    client.post("/settings/time-zone/", {"time_zone": EAST})
    to_pain(client, "better", 2)
    assert level(plan) == (1, 5)
    assert newest(plan).rule == "HOLD_SETTLE"


def test_after_eight_hours_the_new_day_is_asked_about(client, travelled, clock):
    clock.later(hours=3, minutes=59)
    assert due_today(client).is_answered
    clock.later(minutes=1)
    assert due_today(client).state == "check-in"
    to_pain(client, "same", 3)
    assert newest(travelled).check_in.day.isoformat() == "2026-09-09"


@pytest.mark.parametrize(("feel", "pain"), [("better", 2), ("same", 3)])
def test_the_writer_itself_keeps_too_early_an_answer_as_history_only(travelled, feel, pain):
    before = level(travelled)
    kept = answer(travelled, feel, pain)
    assert kept.event is None and kept.pain == pain
    assert level(travelled) == before
    assert newest(travelled).check_in.day.isoformat() == "2026-09-08"


@pytest.mark.parametrize(
    ("feel", "pain", "rule"), [("worse", 3, "WORSE_BASE"), ("same", 7, "PAIN6")]
)
def test_too_early_an_answer_counts_where_it_asks_for_less(travelled, feel, pain, rule):
    kept = answer(travelled, feel, pain)
    assert newest(travelled).check_in == kept
    assert newest(travelled).rule == rule
    travelled.refresh_from_db()
    assert replayed_state(travelled).to_json() == travelled.state


@pytest.mark.parametrize(("pain", "signs"), [(9, []), (3, ["F08"])])
def test_too_early_an_answer_can_still_lock(travelled, pain, signs):
    answer(travelled, "same", pain, signs)
    assert newest(travelled).status == "locked"


def test_a_sign_in_too_early_an_answer_locks_through_the_pages(client, travelled):
    assert to_pain(client, "worse", 4) == SIGNS
    client.post(SIGNS, {"signs": ["F08"]})
    assert newest(travelled).status == "locked"


def test_less_can_still_be_chosen_in_the_new_day(client, travelled):
    client.post("/check-in/less/", {"less": "rest"})
    assert today(client).heading == "Rest today"


def test_yesterdays_answer_sent_late_and_todays_do_not_both_count(plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    clock.tomorrow()
    now = timezone.now()
    day = day_of(now, plan.user.zone)
    stored = [
        recording.record_check_in(
            plan.user, day=of, today=day, key=uuid.uuid4(), feel="better", pain=2, signs=[], now=now
        )
        for of in (day - timedelta(days=1), day)
    ]
    assert [one.event is None for one in stored] == [False, True]


def test_going_to_bed_late_leaves_the_morning_open(client, guest, clock):
    """An answer at 03:00 is yesterday's; the morning carries on from it, and asks at 11:00."""
    clock.move_to(datetime(2026, 9, 9, 3, tzinfo=LONDON))
    plan = builders.make_plan(guest)
    clock.later(hours=5)
    here = due_today(client)
    assert (here.state, here.day.isoformat()) == ("due", "2026-09-09")
    assert client.post("/sessions/", {"variant": "full"}).status_code == 302
    clock.later(hours=3)
    to_pain(client, "better", 3)
    assert newest(plan).check_in.day.isoformat() == "2026-09-09"


def test_an_answer_that_came_too_early_can_be_given_again_when_it_counts(client, plan, clock):
    """Yesterday's and today's come from a phone's outbox together; today's is asked again."""
    builders.do_session(plan)
    clock.tomorrow()
    clock.tomorrow()
    now = timezone.now()
    day = day_of(now, plan.user.zone)
    for of in (day - timedelta(days=1), day):
        recording.record_check_in(
            plan.user, day=of, today=day, key=uuid.uuid4(), feel="better", pain=2, signs=[], now=now
        )
    assert due_today(client).is_answered
    clock.later(hours=8)
    assert due_today(client).state == "check-in"
    to_pain(client, "same", 3)
    counted = newest(plan).check_in
    assert (counted.day, counted.feel, counted.pain) == (day, "same", 3)
    assert [one.feel for one in counted.earlier_answers.all()] == ["better"]
    assert CheckIn.objects.filter(plan=plan).count() == 3
    level(plan)
