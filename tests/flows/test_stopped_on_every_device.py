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
    assert Page(client.get(where)).heading == "You stopped this one early"


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
    assert Page(client.get(where)).heading == "You stopped this one early"
    assert client.post("/sessions/", {"variant": "full", "ahead": "on"}).status_code == 409
    other.post("/check-in/signs/", {"none": "on"})
    assert steps.start(client, ahead="on") == where
    assert Page(client.get(where)).heading == "Ready when you are"
    assert GuidedSession.objects.get().stopped_at is None
