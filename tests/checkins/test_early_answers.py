"""Two answers of one morning, and answers of a day that is over (clinical.md 5.7 I, G5)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.events import replayed_state
from tests import builders
from tests.checkins.steps import (
    RESULT,
    answer,
    day_of_now,
    fly_to,
    newest,
    start,
    to_the_end,
    today,
    told,
)
from tests.conftest import LONDON
from tests.pages import Page

pytestmark = pytest.mark.django_db


def at(day, hour, minute=0):
    return datetime(2026, 9, day, hour, minute, tzinfo=LONDON)


def finish(client, feel="better"):
    where = start(client)
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": feel})


@pytest.fixture
def late_evening(client, plan, clock):
    """G5: started on Monday at 08:00; Tuesday's answer came at 22:30, its session at 22:35."""
    finish(client)
    clock.move_to(at(8, 22, 30))
    to_the_end(client, "same", 2)
    assert newest(plan).rule == "HOLD_SAME"
    clock.move_to(at(8, 22, 35))
    finish(client)
    return plan


def level(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return plan.sessions_per_day, plan.reps


def test_g5_by_the_clock(client, late_evening, clock):
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == "HOLD_EARLY" and level(late_evening) == (1, 5)
    words = "You answered a few hours ago, so the plan stays for now. "
    words += "Tell us again after 06:30 if you like."
    assert words in Page(client.get(RESULT)).text
    clock.move_to(at(9, 6, 45))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == "TWICE" and level(late_evening) == (2, 5)
    assert newest(late_evening).check_in.earlier_answers.count() == 1
    finish(client)
    clock.move_to(at(10, 8))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == "HOLD_SETTLE" and level(late_evening) == (2, 5)


@pytest.mark.parametrize(("minute", "rule"), [(29, "HOLD_EARLY"), (30, "TWICE")])
def test_eight_hours_are_eight_hours(client, late_evening, clock, minute, rule):
    clock.move_to(at(9, 6, minute))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == rule


def test_a_session_may_follow_an_early_answer(client, late_evening, clock):
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "better", 1)
    assert today(client).heading == "Roll, then stretch"
    finish(client)
    clock.move_to(at(9, 6, 45))
    to_the_end(client, "better", 1)
    decision = newest(late_evening)
    assert (decision.rule, decision.sessions) == ("HOLD_EARLY", 1), "after its session it is A"
    assert "You had done your session, so the plan stays." in Page(client.get(RESULT)).text


def test_an_early_answer_does_not_move_the_eight_hours(client, late_evening, clock):
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "same", 2)
    late_evening.refresh_from_db()
    assert late_evening.answered_at == at(8, 22, 30)


def test_a_changed_answer_moves_them(client, late_evening, clock):
    clock.move_to(at(9, 0, 30))  # still Tuesday, which ends at 04:00
    to_the_end(client, "same", 3)
    clock.move_to(at(9, 6, 45))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == "HOLD_EARLY"
    assert "after 08:30" in Page(client.get(RESULT)).text
    clock.move_to(at(9, 8, 30))
    to_the_end(client, "better", 1)
    assert newest(late_evening).rule == "TWICE"


def test_a_clearance_ends_them(client, late_evening, clock):
    answer(late_evening, "same", 2, ["F15"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "better", 1)
    decision = newest(late_evening)
    assert (decision.rule, decision.check_in.early) == ("START", "")


def test_an_early_answer_still_makes_it_gentler_at_once(client, late_evening, clock):
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "worse", 4)
    assert newest(late_evening).rule == "WORSE_BASE"
    assert not newest(late_evening).sessions


def test_a_rest_stays_a_rest_until_the_answer_is_in_its_time(client, plan, clock):
    clock.move_to(at(8, 22, 30))
    to_the_end(client, "worse", 4)
    assert newest(plan).rule == "WORSE_BASE"
    clock.move_to(at(9, 5, 45))
    to_the_end(client, "same", 2)
    assert (newest(plan).rule, newest(plan).sessions) == ("HOLD_EARLY", 0)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    clock.move_to(at(9, 6, 45))
    to_the_end(client, "same", 2)
    assert newest(plan).rule == "RESUME"


# Time zones


def test_flying_west_the_day_stays_until_the_date_passes_it(client, plan, clock):
    """Honolulu is 11 hours behind London: at 20:00 on Tuesday here it is still 09:00 there."""
    finish(client)
    clock.move_to(at(8, 8))
    to_the_end(client, "same", 3)
    fly_to(client, plan, "Pacific/Honolulu")
    clock.move_to(at(8, 14))  # 03:00 on Tuesday there, and so Monday by its own calendar
    here = client.get("/today/").context["today"]
    assert here.day.isoformat() == "2026-09-08" and here.is_answered
    to_the_end(client, "worse", 3)
    assert plan.check_ins.count() == 2, "it changed Tuesday's"
    clock.move_to(at(9, 16))  # 05:00 on Wednesday there
    here = client.get("/today/").context["today"]
    assert here.day.isoformat() == "2026-09-09" and not here.is_answered


def test_flying_east_the_new_days_answer_is_early(client, plan, clock):
    finish(client)
    clock.move_to(at(8, 12))
    to_the_end(client, "same", 3)
    finish(client)
    fly_to(client, plan, "Asia/Tokyo")
    clock.move_to(at(8, 20))  # 04:00 on Wednesday there, eight hours later
    to_the_end(client, "better", 2)
    assert newest(plan).rule == "TWICE"


def test_flying_east_sooner_it_waits(client, plan, clock):
    finish(client)
    clock.move_to(at(8, 12, 1))
    to_the_end(client, "same", 3)
    finish(client)
    fly_to(client, plan, "Asia/Tokyo")
    clock.move_to(at(8, 20))
    to_the_end(client, "better", 2)
    assert newest(plan).rule == "HOLD_EARLY"
    assert "after 04:01" in Page(client.get(RESULT)).text, "the time of where they are"


# Changing a day that is over


def change(plan, stored, feel, pain, **more):
    """As a page or an outbox sends it, naming the answer that it changes."""
    given = told(stored.day, feel, pain, replaces=stored.key, **more)
    changed = recording.answer(plan.user, given, today=day_of_now(plan), now=timezone.now())
    level(plan)
    return changed


@pytest.fixture
def tuesdays(tuesday, clock):
    """Tuesday's answer, and Wednesday has come."""
    stored = answer(tuesday, "same", 4, ["F22"], tight=5, asked={"F22"})
    clock.tomorrow()
    return stored


@pytest.mark.parametrize(
    ("feel", "pain", "kept"),
    [("better", 4, "same"), ("same", 1, "same"), ("worse", 2, "worse"), ("better", 0, "same")],
)
def test_a_day_that_is_over_changes_towards_gentler_only(tuesday, tuesdays, feel, pain, kept):
    changed = change(tuesday, tuesdays, feel, pain, tight=1, asked={"F22"})
    assert (changed.feel, changed.pain, changed.tight, changed.signs) == (kept, 4, 5, ["F22"])


def test_upwards_it_counts(tuesday, tuesdays):
    changed = change(tuesday, tuesdays, "worse", 6, tight=8, signs=["F21"])
    assert (changed.feel, changed.pain, changed.tight) == ("worse", 6, 8)
    assert changed.signs == ["F21", "F22"] and newest(tuesday).rule == "PAIN6"


def test_on_its_own_day_it_may_go_either_way(client, tuesday):
    to_the_end(client, "worse", 5)
    to_the_end(client, "better", 2)
    assert newest(tuesday).rule == "TWICE"


def test_a_change_never_makes_a_day_harder_whose_session_is_done(client, tuesday, clock):
    to_the_end(client, "same", 3)
    finish(client)
    clock.later(hours=7)
    to_the_end(client, "better", 0)
    assert (newest(tuesday).rule, newest(tuesday).sessions) == ("HOLD_EARLY", 1)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_nor_than_what_was_decided_that_day(client, twice, clock):
    """It went from twice to once a day, and the session of that once is done."""
    builders.do_session(twice, slot="morning")
    clock.tomorrow()
    to_the_end(client, "worse", 3)
    assert newest(twice).rule == "WORSE_DOWN"
    finish(client)
    clock.later(hours=7)
    to_the_end(client, "better", 3)
    assert (newest(twice).rule, newest(twice).sessions) == ("HOLD_EARLY", 1)


def test_nor_when_the_change_comes_from_an_outbox_the_day_after(client, tuesday, clock):
    to_the_end(client, "same", 3)
    stored = newest(tuesday).check_in
    finish(client)
    clock.tomorrow()
    changed = change(tuesday, stored, "better", 0)
    assert (changed.feel, changed.pain) == ("same", 3)
    assert newest(tuesday).rule == "HOLD_SAME"


def test_a_change_after_the_next_answer_is_refused(tuesday, tuesdays):
    answer(tuesday, "same", 3)
    with pytest.raises(recording.NotEditable):
        change(tuesday, tuesdays, "worse", 7)
    assert newest(tuesday).check_in.day == tuesdays.day + timedelta(days=1)


def test_but_a_sign_in_it_locks(tuesday, tuesdays):
    answer(tuesday, "same", 3)
    with pytest.raises(recording.NotEditable):
        change(tuesday, tuesdays, "same", 4, signs=["F08"])
    tuesday.refresh_from_db()
    assert tuesday.status == "locked"


def test_eight_hours_run_from_the_start_of_a_plan_too(client, guest, clock):
    """The set-up is its day's check-in; an answer the next morning is in its time."""
    clock.move_to(at(8, 20))
    plan = builders.make_plan(guest)
    builders.do_session(plan)
    clock.move_to(at(9, 4))
    to_the_end(client, "better", 2)
    assert newest(plan).rule == "TWICE"
