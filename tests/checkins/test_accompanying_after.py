"""After a session beside the plan: it locks as one of the plan does, it moves nothing else, and it
is counted apart (clinical.md 5.7 B; design.md 3)."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from checkins.models import CheckIn, Decision, Plan, SevereQuestion
from routines import sessions
from routines.models import GuidedSession
from tests import builders
from tests.checkins import beside
from tests.checkins.steps import answer, newest, second_device, today
from tests.pages import Page

pytestmark = pytest.mark.django_db


def decided(plan):
    """Everything that was decided, and the plan's state."""
    plan.refresh_from_db()
    rows = Decision.objects.filter(check_in__plan=plan).order_by("pk")
    return [(d.rule, d.status, d.sessions, d.reps, d.facts) for d in rows], plan.state


def weeks(plan, client, clock, *, with_more):
    """Three weeks of answers and sessions; after each answer perhaps some of the others."""
    for n in range(21):
        clock.tomorrow()
        if n % 7 == 5:
            continue  # a day away
        answer(plan, ("better", "same", "better", "worse")[n % 4], 2 + n % 2, tight=3)
        if with_more and beside.offered(client):
            beside.do(client, feel="better")
            beside.do(client, "back-add-on", feel="")
        plan.refresh_from_db()
        if plan.status == "active":
            builders.do_session(plan, feel="same")


def test_the_rules_decide_the_same_with_them_and_without(client, plan, clock):
    other = builders.make_plan(builders.make_guest())
    start = timezone.now()
    weeks(plan, client, clock, with_more=True)
    assert beside.of("warm-up").exclude(finished_at=None).count() > 10
    clock.move_to(start)
    weeks(other, client, clock, with_more=False)
    assert decided(plan) == decided(other)
    call_command("verify_plans")


def test_a_bad_one_yesterday_is_no_fact_of_today(client, plan, clock):
    beside.do(client, feel="worse", pain=7)
    clock.tomorrow()
    answer(plan, "same")
    assert newest(plan).rule == "HOLD_SAME"
    facts = [day for decision in Decision.objects.all() for day in decision.facts]
    assert not any(day.get("sessions") for day in facts)


def test_an_answer_after_one_allows_no_more_than_before(client, tuesday):
    beside.do(client, feel="better")
    answer(tuesday, "better", 2)
    assert CheckIn.objects.latest("event").early == CheckIn.Early.SESSION
    assert newest(tuesday).rule == "HOLD_EARLY"


def test_severe_pain_after_one_locks_at_once_and_asks_back(client, plan):
    session = beside.do(client, feel="")
    response = client.post(f"/session/{session.pk}/feel/", {"feel": "same", "pain": 8})
    assert response["Location"] == "/check-in/severe/"
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED
    assert SevereQuestion.objects.get().session == session
    assert beside.is_refused(client)


def test_another_number_ends_that_lock_as_after_one_of_the_plan(client, plan):
    session = beside.do(client, feel="same", pain=9)
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/worst-pain/", {"pain": 3, "tight": 3})
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    session.refresh_from_db()
    assert (plan.status, session.highest_pain) == (Plan.Status.ACTIVE, 3)


def test_severe_pain_that_was_told_late_stops_today_until_it_is_asked_back(client, plan, clock):
    session = beside.do(client)
    sessions.record_feel(session.pk, feel="same", pain=9)
    assert "That much pain needs a check" in today(client).text
    assert beside.is_refused(client, "back-add-on")


def test_a_warning_sign_told_after_one_locks(client, plan):
    beside.do(client)
    answer(plan, signs=["F08"])
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED


@pytest.mark.parametrize("what", ["lock", "rest", "half", "bad", "yes taken back", "end"])
def test_what_stops_the_plan_s_session_under_way_stops_one_beside_it(client, tuesday, what):
    answer(tuesday, "same")
    where = beside.start(client)["Location"]
    client.post(f"{where}progress/", {"state": 2})
    if what == "lock":
        answer(tuesday, signs=["F08"])
    elif what == "rest":
        answer(tuesday, "worse", 6)
    elif what == "half":
        other = second_device(tuesday)
        other.post("/check-in/", {"feel": "same"})
        other.post("/check-in/pain/", {"pain": 3, "tight": 4})
    elif what == "bad":
        other = second_device(tuesday)
        session = other.post("/sessions/", {"variant": "full"})["Location"]
        other.post(f"{session}complete/")
        other.post(f"{session}feel/", {"feel": "worse"})
    elif what == "end":
        client.post("/settings/end/")
    else:
        client.post("/settings/agreement/", {"withdraw": "on"})
    assert beside.of("warm-up").get().stopped_at, "no session goes on"
    assert client.get(where)["Location"] == f"{where}stopped/", "which says why"


def test_it_is_never_one_of_the_day_s_sessions(client, plan):
    beside.do(client, feel="same")
    page = today(client)
    assert page.heading == "Roll, then stretch"
    assert "cc-half--done" not in client.get("/today/").content.decode()
    where = page.press(client, "Start (about 4 minutes)")["Location"]
    assert GuidedSession.objects.get(pk=where.split("/")[2]).slot == "day"


def test_the_page_after_it_says_what_the_plan_still_has(client, plan):
    session = beside.do(client)
    page = Page(client.get(f"/session/{session.pk}/feel/"))
    assert page.heading == "Done for now"
    assert "Today, when you like: your session." in page.text


def test_progress_counts_it_apart(client, plan, clock):
    builders.do_session(plan)
    for feel in ("same", "better"):
        beside.do(client, feel=feel)
    beside.do(client, "back-add-on")
    beside.start(client)  # not finished
    clock.tomorrow()
    answer(plan)
    text = Page(client.get("/progress/")).text
    assert "Also done: Warm-up with calf work, 2 times; Back add-on, 1 time." in text
    assert "you did your exercises on 1 day." in text


def test_progress_says_nothing_of_it_where_there_was_none(client, plan, clock):
    builders.do_session(plan)
    assert "Also done" not in client.get("/progress/").content.decode()
