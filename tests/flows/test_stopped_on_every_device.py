"""An answer that asks for rest stops a session on every device (clinical.md 5.7 B; hazard H17)."""

import pytest
from django.test import Client

from routines.models import GuidedSession
from tests import builders
from tests.checkins import steps
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(plan):
    """Another device of the same person."""
    client = Client()
    builders.sign_in(client, plan.user)
    return client


def note(client, where, state=2):
    return client.post(f"{where}progress/", {"state": state})


def test_a_player_that_runs_is_told_that_another_device_locked_the_plan(client, other, plan, clock):
    where = steps.start(client)
    assert "HX-Redirect" not in note(client, where)
    builders.check_in(other, "worse", 3, ["F08"])
    clock.later(minutes=1)
    told = note(client, where, 3)
    assert told["HX-Redirect"] == where
    page = Page(client.get(where, follow=True))
    assert page.heading == "Get it checked"
    assert "Your exercises have stopped, because of what you told us." in page.text
    assert "Call 111" in page.links, "and the number"
    assert "You stopped" not in page.text, "they did not"


def test_severe_pain_on_another_page_says_why_and_whom_to_call(client, other, plan, clock):
    where = steps.start(client)
    note(client, where)
    other.post("/check-in/", {"feel": "worse"})
    other.post("/check-in/pain/", {"pain": 9})
    page = Page(client.get(where, follow=True))
    assert page.heading == "Get it checked" and "Call 111" in page.links
    assert "carry on" not in page.text.lower()


def test_a_bad_day_told_on_another_page_says_that_there_is_no_more_today(
    client, other, plan, clock
):
    where = steps.start(client)
    note(client, where)
    builders.check_in(other, "worse", 6)
    page = Page(client.get(where, follow=True))
    assert page.heading == "No more exercises today"
    assert "Your exercises have stopped. Pain is 6 out of 10 today" in page.text
    assert "You stopped" not in page.text and page.links["Go to today"] == "/today/"


def test_who_ended_their_plan_is_told_that(client, other, plan, clock):
    where = steps.start(client)
    other.post("/settings/end/")
    page = Page(client.get(where, follow=True))
    assert page.heading == "Your exercises have stopped"
    assert "You have ended your plan." in page.text


def test_who_stopped_it_alone_is_told_that(client, plan, clock):
    where = steps.start(client)
    client.post(f"{where}stop/", {"state": 3})
    assert Page(client.get(where, follow=True)).heading == "You stopped this one early"


def test_one_that_can_go_on_has_no_page_of_having_stopped(client, plan, clock):
    where = steps.start(client)
    assert client.get(f"{where}stopped/")["Location"] == where


def test_a_note_that_is_late_when_one_stops_oneself_leads_nowhere(client, plan, clock):
    where = steps.start(client)
    note(client, where)
    client.post(f"{where}stop/", {"state": 3})
    clock.later(seconds=2)
    assert "HX-Redirect" not in note(client, where, 3)


def test_a_half_answer_stops_what_a_phone_keeps_and_a_whole_one_opens_it_again(
    client, other, plan, clock
):
    where = steps.start(client, ahead="on")
    other.post("/check-in/", {"feel": "same"})
    other.post("/check-in/pain/", {"pain": 3})
    page = Page(client.get(where, follow=True))
    assert page.heading == "Your exercises have stopped" and "Finish it first." in page.text
    assert client.post("/sessions/", {"variant": "full", "ahead": "on"}).status_code == 409
    other.post("/check-in/signs/", {"none": "on"})
    assert steps.start(client, ahead="on") == where
    assert Page(client.get(where)).heading == "Ready when you are"
    assert GuidedSession.objects.get().stopped_at is None
