"""Answers that waited over night count for the moment at which they were given, and what came late
makes a plan gentler, never harder (trust.md T9, D6)."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from checkins.models import CheckIn
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, newest

pytestmark = pytest.mark.django_db
GOOD = {"feel": "better", "pain": "2", "none": "on"}


def send(client, address, answer=None, *, age=None):
    """Send an answer as an outbox does, so many seconds old."""
    headers = {"accept": "application/json", "outbox-id": str(uuid.uuid4()), "outbox-seq": "7"}
    if age is not None:
        headers["outbox-age"] = str(age)
    return client.post(address, answer or {}, headers=headers)


def since(moment):
    return int((timezone.now() - moment).total_seconds())


@pytest.fixture
def evening(client, plan, clock):
    """A session of Monday evening, done in a cellar: its address, and when its end was tapped. It
    is Tuesday morning."""
    clock.later(hours=11)
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    clock.later(minutes=20)
    tapped = timezone.now()
    clock.tomorrow()
    return where, tapped


def test_a_session_that_was_finished_without_a_connection_counts_on_its_own_day(
    client, plan, evening
):
    where, tapped = evening
    assert send(client, f"{where}complete/", age=since(tapped)).json()["code"] == "saved"
    session = GuidedSession.objects.get()
    assert (session.finished_at, session.stopped_at) == (tapped, None)
    answer(plan, "better", 2)
    assert newest(plan).rule != "HOLD_NO_SESSION"


def test_one_that_was_finished_on_another_day_does_not(client, evening, clock):
    where, _tapped = evening
    clock.later(hours=3)
    response = send(client, f"{where}complete/", age=60)
    assert (response.status_code, response.json()["code"]) == (409, "over")
    assert GuidedSession.objects.get().finished_at is None


@pytest.mark.parametrize("age", [None, "-5", "NaN", "1e3", "²", "9" * 12, 20 * 3600, 40 * 86400])
def test_an_age_that_cannot_be_makes_nothing_count(client, evening, age):
    """The last two say that the end was reached before the session began."""
    where, _tapped = evening
    response = send(client, f"{where}complete/", age=age)
    assert (response.status_code, response.json()["code"]) == (409, "over")
    assert client.get(response.json()["page"]).status_code == 200, "no dead end"


def test_an_age_is_heard_of_an_outbox_only(client, evening):
    where, tapped = evening
    age = {"outbox-age": str(since(tapped))}
    assert client.post(f"{where}complete/", headers=age).status_code == 409


def test_a_finish_that_comes_after_the_decision_raises_nothing(client, plan, evening, clock):
    where, tapped = evening
    answer(plan, "better", 2)
    held = newest(plan)
    assert held.rule == "HOLD_NO_SESSION"
    before = plan.state
    send(client, f"{where}complete/", age=since(tapped))
    assert GuidedSession.objects.get().finished_at == tapped
    assert newest(plan) == held and plan.state == before
    clock.tomorrow()
    answer(plan, "better", 2)
    assert newest(plan).rule == "HOLD_NO_SESSION", "nothing was done on Tuesday"


def test_a_late_feel_that_was_not_taken_is_answered_with_the_one_that_was_kept(client, plan):
    session = builders.do_session(plan, feel="worse")
    response = send(client, f"/session/{session.id}/feel/", {"feel": "better"})
    assert response.status_code == 200
    assert response.json()["code"] == "kept-worse"
    assert response.json()["words"] == "We kept your earlier answer: worse."
    send(client, f"/session/{session.id}/feel/", {"feel": "worse", "pain": "6"})
    said = send(client, f"/session/{session.id}/feel/", {"feel": "same", "pain": "2"}).json()
    assert said["words"] == "We kept the worse of your answers: worse, pain 6 out of 10."
    again = send(client, f"/session/{session.id}/feel/", {"feel": "worse", "pain": "6"})
    assert again.json()["code"] == "saved", "it says what was kept"


def test_the_calendar_of_a_phone_does_not_matter_with_a_connection(client, plan, clock):
    clock.tomorrow()
    day = timezone.now().date()
    client.post("/check-in/whole/", GOOD | {"day": day - timedelta(days=365)})
    stored = CheckIn.objects.latest("day")
    assert stored.day == day and stored.event


@pytest.mark.parametrize("wrong", [-365, 365])
def test_the_calendar_of_a_phone_does_not_matter_without_one(client, plan, clock, wrong):
    clock.tomorrow()
    clock.tomorrow()
    today = timezone.now().date()
    send(client, "/check-in/whole/", GOOD | {"day": today + timedelta(days=wrong)}, age=86400)
    stored = CheckIn.objects.latest("received_at", "day")
    assert stored.day == today - timedelta(days=1) and stored.event


def test_without_an_age_of_any_use_the_day_that_the_phone_said_holds(client, plan, clock):
    for _day in range(4):
        clock.tomorrow()
    day = timezone.now().date() - timedelta(days=3)
    send(client, "/check-in/whole/", GOOD | {"day": day}, age="-90")
    assert CheckIn.objects.get(day=day).event is None


@pytest.mark.parametrize(
    ("address", "said"), [("progress", {"state": "-1"}), ("feel", {"feel": "green"})]
)
def test_every_refusal_names_a_page_that_opens(client, plan, address, said):
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    response = send(client, f"{where}{address}/", said)
    assert response.status_code == 422
    assert client.get(response.json()["page"]).status_code == 200


def test_a_second_answer_of_a_day_leads_to_where_the_first_can_be_changed(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "better", 1)
    said = send(client, "/check-in/whole/", GOOD | {"feel": "worse", "pain": "5"}).json()
    assert said["code"] == "answered"
    assert client.get(said["page"]).context["stored"].feel == "better"


@pytest.mark.parametrize("told", [{"pain": "9", "none": "on"}, {"pain": "2", "signs": ["F03"]}])
def test_what_acts_locks_again_after_a_clearance_that_did_not_know_it(client, plan, clock, told):
    """It was said before the clearance, and comes after it: nobody knew of it then."""
    clock.tomorrow()
    answer(plan, "worse", 3, signs=["F03", "F18"])
    clock.tomorrow()
    day = timezone.localdate()
    clock.tomorrow()
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    late = {"Outbox-Id": "a1", "Outbox-Seq": "1", "Outbox-Age": str(24 * 3600)}
    said = {"feel": "worse", "tight": "3", "key": str(uuid.uuid4()), "day": day.isoformat()} | told
    for _twice in range(2):
        assert client.post("/check-in/whole/", said, headers=late).json()["code"] == "saved"
    plan.refresh_from_db()
    assert plan.status == "locked"
