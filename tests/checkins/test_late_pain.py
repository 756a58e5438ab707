"""Severe pain of a session asks the warning signs whenever it is told (clinical.md 5.3, F18)."""

import pytest

from checkins.models import CheckIn
from tests import builders
from tests.checkins.steps import SIGNS, answer, newest, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEADING = "Anything new today?"


def tell(client, session, pain=9):
    return client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": pain}, follow=True)


@pytest.fixture
def yesterday(client, plan, clock):
    """Yesterday's session, not spoken of yet; today's question is answered."""
    session = builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "same", 3)
    return session


def test_told_after_todays_answer_it_leads_to_the_signs_and_locks(client, plan, yesterday):
    page = Page(tell(client, yesterday))
    assert page.heading == HEADING
    client.post(SIGNS, {"none": "on"})
    decision = newest(plan)
    assert decision.status == "locked" and "F18" in decision.check_in.signs


def test_until_the_signs_are_answered_nothing_starts(client, plan, yesterday):
    tell(client, yesterday)
    assert today(client).heading == "That much pain needs a check"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_another_days_answer_does_not_make_it_forgotten(client, plan, yesterday, clock):
    tell(client, yesterday)
    clock.tomorrow()
    answer(plan, "same", 3)
    assert today(client).heading == "That much pain needs a check"


def test_pain_of_days_ago_is_asked_about_too(client, plan, yesterday, clock):
    for _day in range(3):
        clock.tomorrow()
        answer(plan, "same", 3)
    assert Page(tell(client, yesterday)).heading == HEADING


def test_what_a_clearance_has_ended_is_not_asked_again(client, plan, yesterday, clock):
    tell(client, yesterday)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert today(client).heading == "Rest today"
    clock.tomorrow()
    answer(plan, "same", 3)
    assert newest(plan).rule == "START"
    assert client.get("/today/").context["today"].state == "due"


def test_severe_pain_of_the_answer_itself_has_been_asked_about(client, plan, clock):
    """The lock of a severe check-in covers the severe session of the day before."""
    session = builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "same", 9)
    client.post("/check-in/cleared/", {"by": "doctor"})
    tell(client, session)
    assert today(client).heading == "Rest today"


def test_less_pain_asks_nothing_more(client, plan, yesterday):
    assert Page(tell(client, yesterday, pain=7)).heading == "Saved: worse"
    assert newest(plan).status == "active"
    assert CheckIn.objects.count() == 2
