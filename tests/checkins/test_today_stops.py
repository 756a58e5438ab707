"""Today where there is nothing to do now: rest, a lock, a session that hurt, content that was
withdrawn. Each says so and offers what is right (ux.md 2.5)."""

import pytest
from django.utils import timezone

from routines.content import publishing
from routines.models import Exercise, GuidedSession
from tests import builders
from tests.checkins.steps import answer, start, starts, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
UPDATED = "The exercises have been updated."


def publish_new_words(plan):
    exercise = plan.version.script["steps"][0]["exercise"]
    Exercise.objects.filter(slug=exercise).update(purpose="Softens the calf.")
    return publishing.publish(plan.routine, by=None, note="New words", now=timezone.now())


def withdraw(plan):
    publishing.withdraw(plan.version, by=None, reason="A mistake", now=timezone.now())


def test_a_rest_day_gives_the_reason_and_no_session(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "worse", 4)
    page = today(client)
    assert page.heading == "No more exercises today"
    assert "Worse, so rest today and check in tomorrow." in page.text
    assert page.links["Check the warning signs"] == "/help/warning-signs/"
    assert not starts(page)
    assert client.post("/sessions/", {"variant": "full", "extra": "on"}).status_code == 409


def test_a_chosen_rest_can_be_taken_back_today(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan)
    client.post("/check-in/less/", {"less": "rest"})
    page = today(client)
    assert page.heading == "Rest today" and "You chose to rest." in page.text
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    page.press(client, "I want to do today's exercises after all")
    assert starts(today(client))


def test_a_chosen_rest_is_for_that_day_only(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan)
    client.post("/check-in/less/", {"less": "rest"})
    clock.tomorrow()
    assert starts(today(client, "?later=1"))


@pytest.mark.parametrize("after", [{"feel": "worse"}, {"feel": "same", "pain": 6}])
def test_a_bad_session_ends_the_day(client, twice, clock, after):
    builders.do_session(twice, slot="morning", **after)
    clock.later(hours=7)
    page = today(client)
    assert page.heading == "No more exercises today"
    assert not starts(page)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_pain_of_8_from_before_it_locked_is_asked_about_before_anything_else(client, plan):
    """Told under rule set 1, or while nothing listened: the session says so, and nothing locked."""
    session = builders.do_session(plan, feel="same", pain=8)
    page = today(client)
    assert page.heading == "That much pain needs a check"
    assert page.links["Say how it felt"] == f"/session/{session.id}/feel/?change=1"
    assert not starts(page)
    assert client.post("/sessions/", {"variant": "full", "extra": "on"}).status_code == 409


def test_it_is_still_asked_about_on_the_day_after_and_then_locks(client, plan, clock):
    session = builders.do_session(plan, feel="same", pain=9)
    clock.tomorrow()
    assert today(client).heading == "That much pain needs a check"
    client.post(f"/session/{session.id}/feel/", {"feel": "same", "pain": 9})
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert today(client).heading == "That is severe pain. Is your pain that strong?"


def test_locked_shows_the_number_first_and_the_one_way_out(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "worse", 4, ["F01"])
    page = today(client)
    assert page.heading == "Get it checked"
    assert "tel:999" in page.links.values()
    assert page.links["I have been checked and told it is fine"] == "/check-in/cleared/"
    assert not starts(page)


def test_cleared_on_the_day_of_the_lock_there_is_still_no_session_that_day(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "worse", 4, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert today(client).heading == "A few questions before you start again"
    client.post("/start/safety/", {"none": "on"})
    page = today(client)
    assert page.heading == "No more exercises today" and not starts(page)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    clock.tomorrow()
    assert not starts(today(client, "?later=1"))
    answer(plan, "same", 2)
    assert starts(today(client))


def test_withdrawn_content_with_nothing_in_its_place_stops_everything(client, plan):
    withdraw(plan)
    page = today(client)
    assert page.heading == "Your plan is being updated"
    assert page.links["Check the warning signs"] == "/help/warning-signs/"
    assert not starts(page)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_withdrawn_content_gives_way_to_another_version_at_once(client, plan):
    newer = publish_new_words(plan)
    withdraw(plan)
    page = today(client)
    assert page.heading == "Roll, then stretch" and UPDATED in page.text
    start(client)
    assert GuidedSession.objects.get().version == newer


def test_a_session_under_way_with_withdrawn_content_starts_anew(client, plan):
    where = start(client)
    client.post(f"{where}progress/", {"state": 9})
    newer = publish_new_words(plan)
    withdraw(plan)
    assert today(client).heading == "Roll, then stretch"
    page = client.get(start(client))
    assert "Ready when you are" in page.content.decode()
    session = GuidedSession.objects.get()
    assert (session.version, session.furthest_state) == (newer, 0)


def test_a_newer_version_waits_for_the_next_answer_and_then_says_so(client, plan, clock):
    builders.do_session(plan)
    newer = publish_new_words(plan)
    assert UPDATED not in today(client).text
    clock.tomorrow()
    result = builders.check_in(client, "same", 3)
    assert UPDATED in Page(result).text
    assert UPDATED in today(client).text
    plan.refresh_from_db()
    assert plan.version == newer
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    assert UPDATED not in today(client).text


@pytest.mark.parametrize(("feel", "pain", "days"), [("worse", 4, 1), ("same", 3, 4)])
def test_answering_later_offers_nothing_after_a_rest_or_a_long_gap(
    client, plan, clock, feel, pain, days
):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, feel, pain)
    for _day in range(days):
        clock.tomorrow()
    assert not starts(today(client, "?later=1"))
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
