"""No session without that day's answer, except one "later" (clinical.md 5.7 A)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, newest, start, starts, to_the_end, today

pytestmark = pytest.mark.django_db


def refused(client, **fields):
    """Posted straight to the address, without any page."""
    return client.post("/sessions/", {"variant": "full"} | fields).status_code == 409


def finish(client, where, feel="same", **more):
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": feel} | more)


@pytest.fixture
def wednesday(tuesday, clock):
    """Tuesday was answered and done; Wednesday's question waits."""
    answer(tuesday, "same", 3)
    builders.do_session(tuesday, feel="same")
    clock.tomorrow()
    return tuesday


def test_the_first_day_needs_no_answer_beside_the_start(client, plan):
    assert starts(today(client)) and start(client)


def test_one_session_may_come_before_the_answer(client, wednesday):
    assert today(client).heading == "How is your calf today?"
    assert starts(today(client, "?later=1"))
    assert start(client)


def test_after_it_the_answer_is_asked_before_anything_else(client, wednesday, clock):
    finish(client, start(client))
    clock.later(hours=7)
    for query in ("", "?later=1"):
        page = today(client, query)
        assert page.heading == "How is your calf today?" and not starts(page)
    assert refused(client) and refused(client, extra="on")
    assert "later" not in str(client.get("/check-in/").content), "it is not offered twice"


def test_one_that_was_only_begun_can_still_be_finished_and_is_that_one(client, wednesday):
    first = start(client)
    client.post(f"{first}progress/", {"state": 5})
    assert start(client) == first
    assert GuidedSession.objects.filter(user=wednesday.user, finished_at=None).count() == 1


def test_it_does_not_come_again_the_day_after(client, wednesday, clock):
    """Sessions day after day without an answer were the way round."""
    finish(client, start(client))
    clock.tomorrow()
    assert not starts(today(client, "?later=1"))
    assert refused(client)


def test_after_a_day_without_an_answer_there_is_none(client, wednesday, clock):
    clock.tomorrow()
    assert today(client, "?later=1").heading == "Welcome back"
    assert refused(client)


def test_sessions_do_not_stand_in_for_answers_where_days_are_counted(client, wednesday, clock):
    finish(client, start(client))
    clock.tomorrow()
    assert client.get("/today/").context["today"].gap_days == 1
    assert today(client).heading == "Welcome back"


@pytest.mark.parametrize(
    "after", [{"feel": "worse"}, {"feel": "same", "pain": 6}, {"feel": "better", "pain": 7}]
)
def test_after_a_bad_session_there_is_none(client, tuesday, clock, after):
    answer(tuesday, "same", 3)
    builders.do_session(tuesday, **after)
    clock.tomorrow()
    assert not starts(today(client, "?later=1"))
    assert refused(client)


@pytest.mark.parametrize("after", [{"feel": "worse"}, {"feel": "same", "pain": 6}])
def test_nor_when_it_is_called_bad_only_the_day_after(client, wednesday, after):
    yesterday = GuidedSession.objects.latest("started_at")
    client.post(f"/session/{yesterday.id}/feel/", after)
    assert not starts(today(client, "?later=1"))
    assert refused(client)


@pytest.mark.parametrize(("feel", "pain"), [("worse", 4), ("same", 6)])
def test_after_a_day_of_rest_there_is_none(client, tuesday, clock, feel, pain):
    answer(tuesday, feel, pain)
    clock.tomorrow()
    assert not starts(today(client, "?later=1"))
    assert refused(client)


def test_a_page_of_the_question_offers_later_only_where_it_is_allowed(client, wednesday, clock):
    assert "?later=1" in client.get("/check-in/").content.decode()
    clock.tomorrow()
    assert "?later=1" not in client.get("/check-in/").content.decode()


@pytest.fixture
def good_days(tuesday, clock):
    """Everything speaks for twice a day, and the session was done before the answer."""
    answer(tuesday, "same", 3)
    builders.do_session(tuesday)
    clock.tomorrow()
    return tuesday


def test_an_answer_after_the_days_session_never_raises(client, good_days):
    finish(client, start(client), "better")
    to_the_end(client, "better", 1)
    decision = newest(good_days)
    assert (decision.rule, decision.sessions, decision.reps) == ("HOLD_EARLY", 1, 5)
    assert decision.check_in.early == "session"
    words = "You had done your session, so the plan stays. Answer before it, and it can grow."
    assert words in client.get("/check-in/result/").content.decode()


def test_before_the_session_the_same_answer_raises(client, good_days):
    to_the_end(client, "better", 1)
    assert newest(good_days).rule == "TWICE"


def test_nor_does_it_raise_when_it_is_repeated_or_changed(client, good_days, clock):
    finish(client, start(client), "better")
    to_the_end(client, "same", 3)
    for pain in (2, 2, 0):
        clock.later(hours=1)
        to_the_end(client, "better", pain)
        assert newest(good_days).sessions == 1


def test_an_answer_that_is_changed_after_its_session_never_makes_the_day_harder(
    client, good_days, clock
):
    to_the_end(client, "same", 3)
    finish(client, start(client), "better")
    clock.later(hours=1)
    to_the_end(client, "better", 1)
    decision = newest(good_days)
    assert (decision.rule, decision.sessions) == ("HOLD_EARLY", 1)
    assert today(client).heading == "That is everything for today"


def test_the_outbox_is_no_way_round(client, good_days, clock):
    finish(client, start(client), "better")
    clock.later(minutes=1)
    waited = {"Outbox-Id": "a1", "Outbox-Seq": "1", "Outbox-Age": "5"}
    told = {"feel": "better", "pain": 1, "none": "on"}
    assert client.post("/check-in/whole/", told, headers=waited).status_code == 200
    assert newest(good_days).rule == "HOLD_EARLY"


def test_what_was_said_before_the_session_counts_when_it_comes_late(client, good_days, clock):
    """The answer waited on the phone; its age says that it was given before the session."""
    clock.later(hours=1)
    finish(client, start(client), "better")
    waited = {"Outbox-Id": "a1", "Outbox-Seq": "1", "Outbox-Age": "1800"}
    told = {"feel": "better", "pain": 1, "none": "on"}
    client.post("/check-in/whole/", told, headers=waited)
    assert newest(good_days).rule == "TWICE"
    assert newest(good_days).check_in.received_at == timezone.now()
    assert newest(good_days).check_in.day == (timezone.now() - timedelta(minutes=30)).date()
