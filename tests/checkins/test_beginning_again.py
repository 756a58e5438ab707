"""Who ended a plan and begins again (clinical.md 5.7 H)."""

import pytest

from checkins.events import replayed_state
from checkins.models import Plan
from tests import builders
from tests.checkins.steps import answer

pytestmark = pytest.mark.django_db
AGAIN = {"none": "on", "conditions": ["none"], "asked": "conditions"}


def test_a_plan_that_begins_again_is_still_what_its_events_make_of_it(client, plan, clock):
    clock.tomorrow()
    answer(plan, "same", 2)
    client.post("/settings/end/")
    builders.set_up(client, since="over6")
    again = Plan.objects.get()
    assert again.status == "active"
    assert replayed_state(again).to_json() == again.state


def test_nobody_begins_again_without_the_whole_screen(client, plan, clock):
    clock.later(minutes=1)
    client.post("/settings/end/")
    clock.tomorrow()
    for address in ("/start/side/", "/start/pain/", "/start/check/"):
        assert client.get(address)["Location"] == "/start/safety/"
        assert client.post(address, {"side": "left"})["Location"] == "/start/safety/"
    client.post("/start/safety/", AGAIN)
    assert client.get("/start/side/").status_code == 200


def test_severe_pain_told_before_the_other_questions_of_starting_again_locks(client, plan, clock):
    clock.tomorrow()
    answer(plan, "same", 2)
    client.post("/start/again/")
    client.post("/start/safety/", AGAIN)
    assert client.post("/start/pain/", {"pain": 9, "tight": 3})["Location"] == "/today/"
    plan.refresh_from_db()
    assert plan.status == "locked"
