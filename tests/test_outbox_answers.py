"""What a phone's outbox is told about the answers that waited on it (trust.md section 0)."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from checkins.models import CheckIn, Decision, Plan
from routines.models import GuidedSession
from tests import builders

pytestmark = pytest.mark.django_db
GOOD = {"feel": "better", "pain": "2", "none": "on"}


@pytest.fixture
def session(plan, client):
    client.post("/sessions/", {"variant": "full"})
    return GuidedSession.objects.get()


def send(client, address, answer=None, *, key=None, **headers):
    """Send an answer as an outbox does."""
    key = key or str(uuid.uuid4())
    headers = {"accept": "application/json", "outbox-id": key, "outbox-seq": "7"} | headers
    return key, client.post(address, answer or {}, headers=headers)


@pytest.mark.parametrize(
    ("page", "answer"),
    [("progress", {"state": 3}), ("complete", {}), ("stop", {"state": 2}),
     ("feel", {"feel": "same", "pain": 3})],
)  # fmt: skip
def test_each_note_of_a_session_is_acknowledged_by_its_id(client, session, page, answer):
    key, response = send(client, f"/session/{session.id}/{page}/", answer)
    assert response.json() == {"ack": key, "seq": 7, "code": "saved"}
    before = GuidedSession.objects.values().get()
    assert send(client, f"/session/{session.id}/{page}/", answer, key=key)[1].status_code == 200
    assert GuidedSession.objects.values().get() == before


def test_a_check_in_that_is_delivered_twice_is_stored_once(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    key = str(uuid.uuid4())
    for _time in range(2):
        _key, response = send(client, "/check-in/whole/", GOOD | {"key": key}, key=key)
        assert response.json() == {"ack": key, "seq": 7, "code": "saved"}
    assert CheckIn.objects.filter(key=key).count() == 1
    assert Decision.objects.count() == 2, "one of the start, one of today"


def test_a_browser_gets_pages_from_the_same_addresses(client, session, clock):
    assert client.post(f"/session/{session.id}/complete/").status_code == 302
    clock.tomorrow()
    assert "How is your calf today?" in client.get("/check-in/whole/").content.decode()
    assert client.post("/check-in/whole/", {"feel": "better"}).status_code == 422
    assert client.post("/check-in/whole/", GOOD)["Location"] == "/check-in/result/"


def test_without_a_sign_in_it_is_told_so_and_keeps_the_answer(client, session):
    address = f"/session/{session.id}/complete/"
    assert send(Client(), address)[1].status_code == 401
    assert Client().get("/outbox/", headers={"accept": "application/json"}).status_code == 401
    assert GuidedSession.objects.get().finished_at is None


def test_another_persons_answer_is_refused_whatever_it_is_about(client, session):
    headers = {"outbox-account": builders.make_guest().account}
    _key, response = send(client, f"/session/{session.id}/complete/", **headers)
    assert (response.status_code, response.json()) == (409, {"code": "other-account"})
    assert GuidedSession.objects.get().finished_at is None
    headers = {"outbox-account": session.user.account}
    assert send(client, f"/session/{session.id}/complete/", **headers)[1].status_code == 200


def test_it_needs_a_fresh_token_and_is_given_one(session):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(session.user, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/session/{session.id}/complete/"
    assert send(careful, address)[1].status_code == 403
    told = careful.get("/outbox/", headers={"accept": "application/json"}).json()
    assert told["account"] == session.user.account
    assert send(careful, address, **{"x-csrftoken": told["token"]})[1].status_code == 200


def test_a_bad_answer_is_refused_with_words_and_the_way_back(client, session):
    _key, response = send(client, f"/session/{session.id}/feel/", {"feel": "green"})
    assert response.status_code == 422
    assert response.json() == {
        "code": "invalid",
        "words": "Select how your calf feels.",
        "page": f"/session/{session.id}/feel/",
    }
    _key, response = send(client, "/check-in/whole/", {"feel": "better", "pain": "11"})
    assert response.status_code == 422 and "0\xa0to\xa010" in response.json()["words"]


def test_an_answer_for_an_answered_day_is_told_which_one_counts(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 4)
    _key, response = send(client, "/check-in/whole/", GOOD)
    assert response.status_code == 409
    words = "Another answer counts for Tuesday 8 September: about the same, pain 4 out of 10."
    assert response.json() == {"code": "answered", "words": words, "page": "/check-in/"}
    _key, response = send(client, "/check-in/whole/", {"feel": "same", "pain": "4", "none": "on"})
    assert response.json()["code"] == "saved", "the same words from two places are one answer"


def test_a_sign_in_the_answer_that_does_not_count_still_locks(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 4)
    send(client, "/check-in/whole/", {"feel": "better", "pain": "1", "signs": ["F08"]})
    assert Plan.objects.get().status == Plan.Status.LOCKED


def test_a_browser_that_comes_back_with_other_words_is_asked_and_its_sign_counts(
    client, plan, clock
):
    clock.tomorrow()
    key = str(uuid.uuid4())
    client.post("/check-in/whole/", GOOD | {"key": key})
    changed = {"feel": "worse", "pain": "5", "signs": ["F08"], "key": key}
    assert client.post("/check-in/whole/", changed).status_code == 409
    assert Plan.objects.get().status == Plan.Status.LOCKED


def test_an_answer_of_days_ago_is_history_but_its_sign_locks(client, plan, clock):
    for _day in range(4):
        clock.tomorrow()
    day = timezone.now().date() - timedelta(days=3)
    send(client, "/check-in/whole/", GOOD | {"day": day})
    late = CheckIn.objects.get(day=day)
    assert late.event is None and Decision.objects.count() == 1
    assert Plan.objects.get().status == Plan.Status.ACTIVE
    serious = {"feel": "worse", "pain": "9", "none": "on", "day": day + timedelta(days=1)}
    send(client, "/check-in/whole/", serious)
    assert Plan.objects.get().status == Plan.Status.LOCKED


def test_a_phone_whose_clock_runs_ahead_answers_for_today(client, plan, clock):
    clock.tomorrow()
    today = timezone.now().date()
    send(client, "/check-in/whole/", GOOD | {"day": today + timedelta(days=30)})
    assert CheckIn.objects.latest("day").day == today


def test_severe_pain_of_a_session_locks_from_an_outbox_too(client, session, clock):
    send(client, f"/session/{session.id}/complete/")
    send(client, f"/session/{session.id}/feel/", {"feel": "worse", "pain": "8"})
    assert Plan.objects.get().status == Plan.Status.LOCKED
    clock.tomorrow()
    send(client, "/check-in/whole/", GOOD)
    assert Plan.objects.get().status == Plan.Status.LOCKED, "a good answer ends no lock"


def test_the_check_of_severe_pain_told_before_it_locked_by_itself_is_not_passed_by(
    client, plan, clock
):
    builders.do_session(plan, feel="worse", pain=8)
    clock.tomorrow()
    send(client, "/check-in/whole/", GOOD)
    assert client.get("/today/").context["today"].state == "pain-check"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


@pytest.mark.parametrize(
    ("first", "late", "kept"),
    [
        (("worse", 7), ("better", 1), ("worse", 7)),
        (("better", None), ("worse", 3), ("worse", 3)),
        (("same", 4), ("same", None), ("same", 4)),
    ],
)
def test_a_late_feel_only_makes_it_gentler(client, session, first, late, kept):
    address = f"/session/{session.id}/feel/"

    def answer(said):
        return {"feel": said[0]} | ({"pain": said[1]} if said[1] is not None else {})

    client.post(address, answer(first))
    for _time in range(2):
        send(client, address, answer(late))
    stored = GuidedSession.objects.get()
    assert (stored.feel, stored.worst_pain) == kept


def test_an_answer_without_a_plan_is_kept_on_the_phone(client, guest):
    _key, response = send(client, "/check-in/whole/", GOOD)
    assert (response.status_code, response.json()["code"]) == (409, "no-plan")
    assert client.get("/check-in/whole/")["Location"] == "/start/safety/"


def test_a_session_that_was_only_kept_ready_counts_as_nothing(client, plan, clock):
    client.post("/sessions/", {"variant": "full", "ahead": "on"})
    clock.later(minutes=5)
    builders.check_in(client, "worse", 7, None)
    session = GuidedSession.objects.get()
    assert session.stopped_at == session.started_at, "the rest of today ends it"
    assert client.get("/progress/").context["history"].days[-1].partly == 0


def test_keeping_a_session_ready_changes_none_that_is_there(client, plan, clock):
    client.post("/sessions/", {"variant": "short"})
    session = GuidedSession.objects.get()
    client.post(f"/session/{session.id}/stop/", {"state": 2})
    before = GuidedSession.objects.values().get()
    clock.later(minutes=5)
    client.post("/sessions/", {"variant": "full", "ahead": "on"})
    assert GuidedSession.objects.values().get() == before
