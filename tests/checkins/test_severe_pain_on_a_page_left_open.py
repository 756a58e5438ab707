"""Severe pain on a page that was left open counts, whatever was told since (clinical.md 5.7 B)."""

import pytest

from tests import builders
from tests.checkins.steps import SEVERE, SIGNS, answer, to_pain

pytestmark = pytest.mark.django_db
WORST = "/check-in/worst-pain/"


@pytest.fixture
def another_number(client, plan, clock):
    """Pain 9 after today's session, and then 3 was meant."""
    answer(plan, "same", 2)
    session = builders.do_session(plan)
    client.post(f"/session/{session.id}/feel/", {"feel": "same", "pain": 9})
    client.post(SEVERE, {"answer": "other"})
    client.post(WORST, {"pain": 3})
    client.post(SIGNS, {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == "active"
    clock.later(minutes=5)


def test_the_worst_pain_of_a_session(client, plan, another_number, clock):
    clock.tomorrow()
    assert client.post(WORST, {"pain": 10})["Location"] == "/today/"
    plan.refresh_from_db()
    assert plan.status == "locked"


def test_a_smaller_number_there_changes_nothing(client, plan, another_number):
    client.post(WORST, {"pain": 7})
    plan.refresh_from_db()
    assert plan.status == "active"


def test_yes_it_is_that_strong(client, plan, another_number):
    client.post(SEVERE, {"answer": "yes"})
    plan.refresh_from_db()
    assert plan.status == "locked"


def test_yes_on_a_page_of_an_earlier_day_is_of_that_day(client, plan, another_number, clock):
    clock.tomorrow()
    client.post(SEVERE, {"answer": "yes"})
    plan.refresh_from_db()
    assert plan.status == "active"


def test_yes_where_nothing_severe_was_told_changes_nothing(client, plan, clock):
    clock.tomorrow()
    to_pain(client)
    client.post(SEVERE, {"answer": "yes"})
    plan.refresh_from_db()
    assert plan.status == "active"


def test_yes_before_there_is_a_plan(client, routine, clock):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    client.post("/start/side/", {"side": "left"})
    client.post("/start/pain/", {"pain": 9, "tight": 5})
    client.post("/start/severe/", {"answer": "other"})
    client.post("/start/pain/", {"pain": 2, "tight": 5})
    assert client.get("/start/safety/").status_code == 200, "the whole screen is asked anew"
    clock.later(minutes=1)
    client.post("/start/severe/", {"answer": "yes"})
    assert client.get("/start/safety/")["Location"] == "/start/care/"
