"""Stop beats progress: locks, what ends them, and what cannot (clinical.md 3.1, 5.7 B and
D, E5, E9; H4)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, EarlierAnswer
from tests import builders
from tests.checkins.steps import day_of_now, told, whole_screen

pytestmark = pytest.mark.django_db


def rule(plan):
    return (
        Decision.objects.filter(check_in__plan=plan, superseded_at=None)
        .latest("check_in__day")
        .rule
    )


def test_a_warning_sign_locks_until_someone_says_who_cleared_it(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    page = builders.check_in(client, "worse", 4, ["F08"])
    assert "tel:111" in page.content.decode()
    assert rule(plan) == "FLAG"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409

    clock.tomorrow()
    builders.check_in(client, "better", 2)
    assert rule(plan) == "LOCKED"
    assert client.get("/today/?later=1").context["today"].state == "locked"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409

    assert client.post("/check-in/cleared/", {"by": "nobody"}).status_code == 422
    assert client.post("/check-in/cleared/", {"by": "doctor"})["Location"] == "/start/safety/"
    clock.tomorrow()
    assert client.get("/check-in/")["Location"] == "/start/safety/"
    assert client.post("/start/safety/", {"none": "on"})["Location"] == "/today/"
    builders.check_in(client, "same", 2)
    assert rule(plan) == "START"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 302
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state


def test_after_a_clearance_the_whole_screen_is_asked_before_anything_else(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    clock.tomorrow()
    asked, _answered = whole_screen(client)
    assert {"F01", "F09", "F23", "blood-thinners"} <= asked, "all of it, conditions included"
    assert "F24b" not in asked, "asked once a person"
    client.post("/check-in/", {"feel": "better"})
    asked = client.post("/check-in/pain/", {"pain": "1"})
    assert asked["Location"] == "/check-in/signs/"
    client.post("/check-in/signs/", {"none": "on"})
    assert rule(plan) == "START"


def test_changing_the_answer_does_not_take_a_lock_away(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F08"])
    builders.check_in(client, "better", 1)
    plan.refresh_from_db()
    assert plan.status == "locked" and rule(plan) == "FLAG"


def test_severe_pain_locks_without_a_sign(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "same", 9)
    plan.refresh_from_db()
    assert plan.status == "locked" and rule(plan) == "SEVERE"
    assert "tel:111" in client.get("/today/").content.decode()


def test_pain_of_8_in_a_session_locks_at_once_and_asks_back(client, plan, clock):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{session}stop/", {"state": 2})
    response = client.post(f"{session}feel/", {"feel": "worse", "pain": "8"})
    assert response["Location"] == "/check-in/severe/"
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert client.post("/check-in/severe/", {"answer": "yes"})["Location"] == "/check-in/signs/"
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert replayed_state(plan).to_json() == plan.state


def test_a_late_answer_can_lock_but_never_raise(plan, clock):
    first = day_of_now(plan)
    builders.do_session(plan)
    for _day in range(4):
        clock.tomorrow()
    before = plan.state

    def late(feel, pain, signs=()):
        given = told(first + timedelta(days=1), feel, pain, signs=signs)
        return recording.answer(plan.user, given, today=day_of_now(plan), now=timezone.now())

    kept = late("better", 0)
    plan.refresh_from_db()
    assert kept.event is None and plan.state == before
    with pytest.raises(recording.AlreadyAnswered):
        late("same", 2, ["F01"])
    plan.refresh_from_db()
    assert plan.status == "locked"


def test_an_edit_keeps_the_earlier_answer_and_decides_the_day_anew(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    assert rule(plan) == "TWICE"
    builders.check_in(client, "worse", 4)
    assert rule(plan) == "WORSE_BASE"
    check_in = CheckIn.objects.latest("day")
    assert EarlierAnswer.objects.get(check_in=check_in).feel == "better"
    assert Decision.objects.filter(check_in=check_in).count() == 2
    builders.check_in(client, "worse", 4)
    assert Decision.objects.filter(check_in=check_in).count() == 2, "a repeat changes nothing"
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state


def test_an_answer_cannot_be_changed_after_the_next_one(client, plan, clock):
    builders.do_session(plan)
    first = CheckIn.objects.latest("day")
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    late = told(first.day, "worse", 7, replaces=first.key)
    with pytest.raises(recording.NotEditable):
        recording.answer(plan.user, late, today=day_of_now(plan), now=timezone.now())
    assert rule(plan) == "TWICE"
