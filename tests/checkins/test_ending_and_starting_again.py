"""Ending, starting again, another leg: the plan begins anew, and what belongs to the person stays
with the person (clinical.md 5.7 H)."""

import io
from unittest import mock

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from checkins import recording
from checkins.models import CheckIn, Plan, Restart
from checkins.views import start as views
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, newest, starts, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
AGAIN, END, SCREEN = "/settings/start-again/", "/settings/end/", "/start/safety/"


@pytest.fixture(autouse=True)
def _every_plan_is_what_its_events_make_of_it(db):
    yield
    out = io.StringIO()
    call_command("verify_plans", stdout=out)
    assert "all as stored" in out.getvalue()


def go_on(client):
    """Press the button of the page about another leg; where it leads."""
    return Page(client.get(AGAIN)).press(client, "Go on")["Location"]


def answer_the_set_up(client, **said):
    """The screen, the questions, the check. Returns the last response."""
    client.post(SCREEN, said.pop("screen", {"none": "on"}))
    said = {"side": "right", "roller": "roller", "pain": 2} | said
    for name, value in said.items():
        client.post(f"/start/{name}/", {name: value})
    return client.post("/start/check/")


def start_over(client, **said):
    assert go_on(client) == SCREEN
    return answer_the_set_up(client, **said)


def end(client):
    return Page(client.get(END)).press(client, "End my plan")


def level():
    plan = Plan.objects.get()
    return plan.sessions_per_day, plan.reps


def test_another_leg_starts_from_the_lowest_level_and_keeps_the_history(client, twice, clock):
    clock.tomorrow()
    assert start_over(client)["Location"] == "/today/?ready=1"
    made = newest(Plan.objects.get())
    assert (made.rule, made.sessions, made.reps) == ("START", 1, 5)
    assert level() == (1, 5) and Plan.objects.get().side == "right"
    assert CheckIn.objects.count() == 3, "its pain is that day's check-in"
    change = Restart.objects.get()
    assert (change.side_before, change.side) == ("left", "right")
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    states = client.get(f"{where}timeline.json").json()["states"]
    assert {one["side"] for one in states if one["name"] == "roll"} == {"right"}


def test_both_legs_is_a_start_too(client, twice, clock):
    clock.tomorrow()
    start_over(client, side="both")
    assert level() == (1, 5) and Plan.objects.get().side == "both"


def test_the_whole_screen_comes_first(client, plan, clock):
    go_on(client)
    for address in ("/start/side/", "/start/check/"):
        assert client.get(address)["Location"] == SCREEN, address
        assert client.post(address, {"side": "right"})["Location"] == SCREEN, address
    assert Plan.objects.get().side == "left"


def test_without_asking_for_it_the_set_up_stays_closed(client, plan):
    for address in ("/start/side/", "/start/pain/", "/start/check/"):
        assert client.post(address, {"side": "right", "pain": 1})["Location"] == "/today/"
    assert not Restart.objects.exists()


def test_a_sign_on_that_screen_locks_and_nothing_starts_again(client, plan, clock):
    assert go_on(client) == SCREEN
    assert client.post(SCREEN, {"signs": ["F08"]})["Location"] == "/today/"
    plan.refresh_from_db()
    assert (plan.status, plan.side) == ("locked", "left")
    assert client.post("/start/check/")["Location"] == "/today/"
    assert not Restart.objects.exists()


def test_severe_pain_in_the_set_up_locks(client, plan, clock):
    clock.tomorrow()
    start_over(client, pain=9)
    assert Plan.objects.get().status == "locked"


@pytest.fixture
def locked(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 3, ["F08"])
    return plan


@pytest.mark.parametrize("address", [AGAIN, END])
def test_while_locked_none_of_it_is_offered(client, locked, address):
    page = Page(client.get(address))
    assert "Your exercises are locked." in page.text
    assert not {"Go on", "End my plan"} & set(page.buttons)
    for one in (END, "/start/again/"):
        assert client.post(one)["Location"] == "/today/"
    locked.refresh_from_db()
    assert locked.status == "locked" and not Restart.objects.exists()


def test_a_set_up_that_was_open_when_it_locked_ends_no_lock(client, plan, clock):
    clock.tomorrow()
    go_on(client)
    client.post(SCREEN, {"none": "on"})
    for name, value in {"side": "right", "roller": "roller", "pain": 2}.items():
        client.post(f"/start/{name}/", {name: value})
    other = Client()
    builders.sign_in(other, plan.user)
    builders.check_in(other, "same", 3, ["F08"])
    assert client.post("/start/check/")["Location"] == "/today/"
    plan.refresh_from_db()
    assert (plan.status, plan.side) == ("locked", "left")


@pytest.mark.parametrize("pain", [2, 9])
def test_a_lock_of_the_same_moment_wins(client, plan, clock, pain):
    """It came between the look at the plan and the writing (trust.md I10)."""
    clock.tomorrow()
    go_on(client)
    client.post(SCREEN, {"none": "on"})
    for name, value in {"side": "right", "roller": "roller"}.items():
        client.post(f"/start/{name}/", {name: value})
    recording.report_signs(plan, ["F08"], now=timezone.now())
    with mock.patch.object(views, "_not_ready", return_value=None):
        client.post("/start/pain/", {"pain": pain})
        client.post("/start/check/")
    plan.refresh_from_db()
    assert (plan.status, plan.side) == ("locked", "left")


def test_a_rest_that_was_decided_for_today_stands(client, tuesday, clock):
    builders.check_in(client, "worse", 4)
    assert not newest(tuesday).sessions
    start_over(client)
    assert Plan.objects.get().side == "right" and not starts(today(client))
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    clock.tomorrow()
    builders.check_in(client, "same", 2)
    made = newest(tuesday)
    assert (made.sessions, made.reps) == (1, 5) and starts(today(client))


def test_a_rest_stands_through_an_end_too(client, tuesday, clock):
    builders.check_in(client, "worse", 4)
    end(client)
    begin_anew(client)
    assert not starts(today(client))
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def begin_anew(client):
    builders.say_yes(client)
    answer_the_set_up(client, since="2to6")


def test_the_advice_to_book_stays(client, guest, clock):
    builders.make_plan(guest, signs=["F19"])
    clock.tomorrow()
    start_over(client)
    plan = Plan.objects.get()
    assert plan.book and "I have been seen" in today(client).buttons
    end(client)
    begin_anew(client)
    assert Plan.objects.get().book and "I have been seen" in today(client).buttons


@pytest.mark.parametrize("how", ["another leg", "the same leg", "an end"])
def test_two_weeks_are_counted_from_the_first_start(client, plan, clock, how):
    for _day in range(8):
        clock.tomorrow()
        answer(plan, "same", 3)
    clock.tomorrow()
    if how == "an end":
        end(client)
        begin_anew(client)
    else:
        start_over(client, side="left" if "same" in how else "right", pain=3)
    for _day in range(5):
        clock.tomorrow()
        plan.refresh_from_db()
        answer(plan, "same", 3)
    made = newest(plan)
    assert made.book_reasons == ["a"], "day 15 of the person, day 6 of this start"


def test_ended_there_are_no_questions_and_no_sessions_and_the_history_stays(client, twice, clock):
    builders.do_session(twice, slot="morning")
    before = CheckIn.objects.count(), GuidedSession.objects.count()
    page = Page(client.get(end(client)["Location"]))
    assert page.heading == "Your plan has ended"
    assert "Your history stays." in page.text
    assert page.links["Begin a new plan"] == SCREEN
    assert page.links["See your progress"] == "/progress/"
    for address in ("/check-in/", "/today/"):
        assert client.get(address)["Location"] == SCREEN, address
    assert client.post("/sessions/", {"variant": "full"})["Location"] == SCREEN
    assert (CheckIn.objects.count(), GuidedSession.objects.count()) == before
    assert Plan.objects.get().status == "ended"


def test_what_was_open_ends_with_the_plan(client, plan):
    client.post("/sessions/", {"variant": "full"})
    end(client)
    assert GuidedSession.objects.get().stopped_at


def test_beginning_anew_goes_on_with_the_persons_own_history(client, twice, clock):
    end(client)
    clock.tomorrow()
    begin_anew(client)
    plan = Plan.objects.get()
    assert (plan.pk, plan.status) == (twice.pk, "active") and level() == (1, 5)
    assert newest(plan).rule == "START" and CheckIn.objects.count() == 3


def test_a_sign_that_comes_after_the_end_locks_what_begins_anew(client, plan, clock):
    end(client)
    clock.tomorrow()
    late = {"feel": "same", "pain": 3, "signs": ["F08"]}
    client.post("/check-in/whole/", late)
    begin_anew(client)
    assert not Plan.objects.filter(status="active").exists()
    assert client.post("/sessions/", {"variant": "full"}).status_code in {302, 409}
    assert not GuidedSession.objects.exists()


def test_a_page_of_the_set_up_that_was_left_open_starts_nothing_twice(client, twice, clock):
    clock.tomorrow()
    go_on(client)
    client.post(SCREEN, {"none": "on"})
    for name, value in {"side": "right", "roller": "roller", "pain": 2}.items():
        client.post(f"/start/{name}/", {name: value})
    for _tab in range(2):
        assert client.post("/start/check/")["Location"].startswith("/today/")
    assert client.post("/start/side/", {"side": "both"})["Location"] == "/today/"
    assert Restart.objects.count() == 1 and Plan.objects.get().side == "right"


def test_a_screen_that_was_left_open_in_another_tab_still_locks(client, plan, clock):
    clock.tomorrow()
    start_over(client)
    client.post(SCREEN, {"signs": ["F10"]})
    assert Plan.objects.get().status == "locked"


def test_severe_pain_told_of_a_session_after_the_plan_ended_locks_and_can_be_cleared(client, plan):
    session = builders.do_session(plan)
    end(client)
    told = client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 9}, follow=True)
    assert "Get it checked" in Page(told).text
    assert client.get("/start/side/")["Location"] == "/start/care/"
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert client.get("/start/care/")["Location"] == SCREEN
    answer_the_set_up(client, since="2to6")
    assert Plan.objects.get().status == "active"


def test_a_plan_that_runs_has_no_page_of_having_ended(client, plan):
    assert client.get("/settings/ended/")["Location"] == "/today/"


@pytest.mark.parametrize("address", ["/settings/end/", "/settings/start-again/"])
def test_while_the_question_of_severe_pain_waits_it_is_what_comes_first(client, plan, address):
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 9})
    page = Page(client.get(address))
    assert "a question waits: is your pain that strong?" in page.text
    assert page.links["Answer it now"] == "/check-in/severe/"
    assert "when someone has checked you" not in page.text
    client.post("/check-in/severe/", {"answer": "yes"})
    assert "First tell us when someone has checked you." in Page(client.get(address)).text
