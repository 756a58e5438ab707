"""Severe pain of a session locks whenever it is told, and asks back (clinical.md 5.3 and 5.7 B)."""

import pytest

from checkins.models import CheckIn
from tests import builders
from tests.checkins.steps import SIGNS, answer, newest, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEADING = "That is severe pain. Is your pain that strong?"


def tell(client, session, pain=9):
    return client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": pain}, follow=True)


@pytest.fixture
def yesterday(client, plan, clock):
    """Yesterday's session, not spoken of yet; today's question is answered."""
    session = builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "same", 3)
    return session


def test_told_after_todays_answer_it_locks_and_is_asked_back(client, plan, yesterday):
    page = Page(tell(client, yesterday))
    assert page.heading == HEADING
    assert "the worst pain of a session was 9 out of 10" in page.text
    decision = newest(plan)
    assert decision.status == "locked" and "F18" in decision.check_in.signs


def test_until_it_is_answered_nothing_starts(client, plan, yesterday):
    tell(client, yesterday)
    assert today(client).heading == HEADING
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_on_another_day_the_answer_is_yes_and_the_lock_stays(client, plan, yesterday, clock):
    tell(client, yesterday)
    clock.tomorrow()
    answer(plan, "same", 3)
    assert newest(plan).rule == "LOCKED"
    assert today(client).heading == "Get it checked"


def test_pain_of_days_ago_locks_too(client, plan, yesterday, clock):
    for _day in range(3):
        clock.tomorrow()
        answer(plan, "same", 3)
    assert Page(tell(client, yesterday)).heading == HEADING
    assert newest(plan).status == "locked"


def test_what_a_clearance_has_ended_is_not_asked_again(client, plan, yesterday, clock):
    tell(client, yesterday)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    assert today(client).heading == "No more exercises today"
    clock.tomorrow()
    answer(plan, "same", 3)
    assert newest(plan).rule == "START"
    assert client.get("/today/").context["today"].state == "due"


def test_severe_pain_of_the_answer_itself_has_been_asked_about(client, plan, clock):
    """The lock of a severe check-in, and its clearance, cover the severe session of before."""
    builders.do_session(plan, feel="same", pain=9)
    clock.tomorrow()
    answer(plan, "same", 9)
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    assert today(client).heading == "No more exercises today"


def test_severe_pain_that_is_told_after_a_clearance_locks_again(client, plan, clock):
    """Nobody who cleared the person knew of it."""
    session = builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "same", 9)
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert Page(tell(client, session)).heading == HEADING
    assert newest(plan).status == "locked"


def test_less_pain_asks_nothing_more(client, plan, yesterday):
    assert Page(tell(client, yesterday, pain=7)).heading == "Saved: worse"
    assert newest(plan).status == "active"
    assert CheckIn.objects.count() == 2
