"""A warning sign counts on whatever page, tab or device it is ticked (H4, trust.md T10, T11)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from checkins.events import replayed_state
from checkins.models import Plan, SafetyScreen
from checkins.warning_signs import conditions_of
from tests import builders
from tests.checkins import steps
from tests.pages import Page

pytestmark = pytest.mark.django_db
SIGNS = "/check-in/signs/"


def status(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return plan.status


def worse(client):
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 4})


def test_a_safety_screen_left_open_in_another_tab_locks_the_plan_made_meanwhile(client, plan):
    answer = client.post("/start/safety/", {"signs": ["F08"]})
    assert answer["Location"] == "/today/"
    assert status(plan) == "locked"
    assert Page(client.get("/today/")).heading == "Get it checked"


def test_a_clear_safety_screen_in_another_tab_changes_nothing(client, plan):
    before = plan.state
    client.post("/start/safety/", {"none": "on"})
    assert status(plan) == "active" and plan.state == before
    assert Page(client.get("/today/")).heading == "Roll, then stretch"


@pytest.mark.parametrize("condition", ["clot", "told-not-to"])
def test_a_locking_condition_on_such_a_page_locks_too_and_is_kept(client, plan, condition):
    going = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{going}progress/", {"state": 3})
    client.post("/start/safety/", {"none": "on", "conditions": [condition]})
    assert status(plan) == "locked"
    assert SafetyScreen.objects.latest("pk").conditions == [condition]
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert Page(client.get(going, follow=True)).heading == "Get it checked"
    because = next(str(row.because) for row in conditions_of() if row.code == condition)
    assert because in Page(client.get("/today/")).text
    assert because in Page(client.get("/check-in/result/")).text


def test_such_a_lock_ends_by_a_clearance_only_and_then_without_rolling(client, plan, clock):
    client.post("/start/safety/", {"none": "on", "conditions": ["clot"]})
    client.post("/start/safety/", {"none": "on", "conditions": ["none"]})
    assert status(plan) == "locked"
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    assert status(plan) == "active" and not plan.rolls
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    assert status(plan) == "active"


@pytest.mark.parametrize(
    "answer", [{"none": "on", "conditions": ["blood-thinners"]}, {"signs": ["F21"]}]
)
def test_what_only_rules_out_the_rolling_on_such_a_page_does_so(client, plan, answer):
    client.post("/start/safety/", answer)
    assert status(plan) == "active" and not plan.rolls
    assert SafetyScreen.objects.count() == 2


def test_after_a_clearance_the_screen_is_answered_again_before_any_plan(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    for address in ("/start/side/", "/start/check/"):
        assert client.get(address)["Location"] == "/start/safety/"
        assert client.post(address, {"side": "left"})["Location"] == "/start/safety/"
    builders.set_up(client)
    assert Plan.objects.get().status == "active"


def test_a_new_sign_on_the_page_of_before_the_clearance_locks_again(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    worse(client)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert status(plan) == "active"
    client.post(SIGNS, {"signs": ["F01"]})
    assert status(plan) == "locked"
    assert not plan.clearances.get().facts[-1].get("cleared")


@pytest.mark.parametrize("told", [{"signs": ["F09"]}, {"conditions": ["clot"]}])
def test_a_sign_on_a_weekly_page_left_open_counts_though_the_answer_is_whole(
    client, plan, clock, told
):
    other = steps.second_device(plan)
    clock.move_to(timezone.now() + timedelta(days=8))
    worse(other)
    assert other.post(SIGNS, {"none": "on"})["Location"] == steps.WEEKLY
    steps.to_the_end(client, "worse", 4)
    assert status(plan) != "locked"
    other.post(steps.WEEKLY, told)
    assert status(plan) == "locked"


def test_a_blank_on_such_a_page_is_asked_about_and_keeps_what_was_ticked(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    steps.to_the_end(client, "same", 3)
    refused = client.post(SIGNS, {"signs": ["F08", "F99"]})
    assert refused.status_code == 422 and Page(refused).picked["signs"] == ["F08"]


def test_what_is_told_again_after_the_clearance_locks_again(client, plan, clock):
    """The screen asks "New or worse since?" and the answer is yes (clinical.md 5.7 L)."""
    builders.do_session(plan)
    clock.tomorrow()
    worse(client)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"signs": ["F08"]})
    assert status(plan) == "locked"
    assert Page(client.get("/today/")).heading == "Get it checked"


def test_the_same_answer_sent_again_does_not_undo_the_clearance(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    worse(client)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post(SIGNS, {"signs": ["F08"]})
    assert status(plan) == "active"


def test_unticking_on_the_page_before_does_not_unlock(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    worse(client)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post(SIGNS, {"none": "on"})
    client.post("/check-in/less/", {"less": "stay"})
    assert status(plan) == "locked"


def test_severe_pain_stays_once_it_was_said_to_be_that_strong(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    assert steps.to_pain(client, "same", 9) == steps.SEVERE
    client.post(steps.SEVERE, {"answer": "yes"})
    client.post(SIGNS, {"none": "on"})
    steps.to_pain(client, "same", 2)
    client.post(SIGNS, {"none": "on"})
    assert status(plan) == "locked"


def test_nobody_else_can_clear_a_person(client, plan, clock):
    worse(client)
    client.post(SIGNS, {"signs": ["F08"]})
    other = Client()
    builders.sign_in_guest(other)
    other.post("/check-in/cleared/", {"by": "doctor"})
    assert status(plan) == "locked"


@pytest.mark.parametrize("code", ["F01", "F08"])
def test_the_same_sign_new_or_worse_after_a_clearance_locks_again(client, plan, clock, code):
    clock.tomorrow()
    builders.check_in(client, "same", 2, [code])
    clock.tomorrow()
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert status(plan) == "active"
    client.post("/start/safety/", {"signs": [code], "conditions": ["none"]})
    assert status(plan) == "locked"
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert status(plan) == "active"


def test_severe_pain_of_a_session_told_after_a_clearance_locks_again(client, plan, clock):
    session = builders.do_session(plan, feel="same")
    clock.tomorrow()
    builders.check_in(client, "same", 2, ["F18"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    address = f"/session/{session.id}/feel/"
    client.post(address, {"feel": "worse", "pain": 9})
    assert status(plan) == "locked"
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post(address, {"feel": "worse", "pain": 9})
    assert status(plan) == "active", "the same told twice is no news"


def test_severe_pain_on_a_page_of_yesterday_locks_and_is_asked_back(client, plan, clock):
    clock.tomorrow()
    assert (
        client.post("/check-in/pain/", {"pain": 9, "tight": 3})["Location"] == "/check-in/severe/"
    )
    assert status(plan) == "locked"
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2, "tight": 3})
    client.post(SIGNS, {"none": "on"})
    assert status(plan) == "active"


def test_a_smaller_number_on_such_a_page_begins_with_the_feel(client, plan, clock):
    clock.tomorrow()
    assert client.post("/check-in/pain/", {"pain": 7, "tight": 3})["Location"] == "/check-in/"
    assert status(plan) == "active"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (SIGNS, {"signs": ["F01"]}),
        (f"{SIGNS}weekly/", {"signs": ["F14"]}),
        (f"{SIGNS}weekly/", {"conditions": ["told-not-to"]}),
    ],
)
def test_a_sign_on_a_page_of_yesterday_locks(client, plan, clock, page, told):
    clock.tomorrow()
    client.post(page, told)
    assert status(plan) == "locked"


def test_a_condition_on_the_weekly_page_is_not_the_whole_screen_after_a_clearance(
    client, plan, clock
):
    clock.tomorrow()
    builders.check_in(client, "same", 2, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post(f"{SIGNS}weekly/", {"conditions": ["open-skin"]})
    plan.refresh_from_db()
    assert plan.screen_due and not plan.may_roll
