"""Stop beats progress: locks, what ends them, and what cannot (clinical.md 3.1, E5, E9; H4)."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, EarlierAnswer
from tests import builders

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
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409

    assert client.post("/check-in/cleared/", {"by": "nobody"}).status_code == 422
    assert client.post("/check-in/cleared/", {"by": "doctor"}).status_code == 302
    clock.tomorrow()
    builders.check_in(client, "same", 2)
    assert rule(plan) == "START"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 302
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state


def test_the_first_answer_after_a_clearance_asks_the_signs_again(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    clock.tomorrow()
    client.post("/check-in/", {"feel": "better"})
    asked = client.post("/check-in/pain/", {"pain": "1"})
    assert asked["Location"] == "/check-in/signs/"
    assert 'value="F09"' in client.get("/check-in/signs/").content.decode(), "the long list"
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


def test_pain_of_8_in_a_session_stops_everything_until_the_signs_are_answered(client, plan, clock):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{session}stop/", {"state": 2})
    response = client.post(f"{session}feel/", {"feel": "worse", "pain": "8"})
    assert response["Location"] == "/check-in/signs/"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert replayed_state(plan).to_json() == plan.state


def test_a_late_answer_can_lock_but_never_raise(plan, clock):
    first = day_of(timezone.now(), plan.user.zone)
    builders.do_session(plan)
    for _day in range(4):
        clock.tomorrow()
    now = timezone.now()
    today = day_of(now, plan.user.zone)
    before = plan.state

    def late(**answer):
        day = first + timedelta(days=1)
        return recording.record_check_in(
            plan.user, day=day, today=today, key=uuid.uuid4(), now=now, **answer
        )

    kept = late(feel="better", pain=0, signs=[])
    plan.refresh_from_db()
    assert kept.event is None and plan.state == before
    with pytest.raises(recording.AlreadyAnswered):
        late(feel="same", pain=2, signs=["F01"])
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
    with pytest.raises(recording.NotEditable):
        recording.change_check_in(first, now=timezone.now(), feel="worse", pain=7, signs=[])
