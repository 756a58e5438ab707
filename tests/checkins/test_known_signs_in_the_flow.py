"""What was told and looked at is asked as "New or worse since?" from then on (clinical.md 5.7 L,
G7)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checkins.models import LeftOut
from tests import builders
from tests.checkins.steps import RESULT, SIGNS, newest, to_pain, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
SCREEN = "/start/safety/"
AS_IT_WAS = "Nothing new or worse"


@pytest.fixture
def monday(client, guest, clock):
    """G7: F22 was told at the start, which opened BOOK; the session is done."""
    plan = builders.make_plan(guest, signs=["F22"])
    assert plan.book and newest(plan).book_reasons == ["d"]
    builders.do_session(plan)
    return plan


@pytest.fixture
def seen(client, monday, clock):
    """Tuesday: the same, and then "I have been seen". Wednesday's question waits."""
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    assert (newest(monday).rule, newest(monday).book) == ("HOLD_SAME", True)
    builders.do_session(monday)
    Page(client.get("/today/")).press(client, "I have been seen")
    clock.tomorrow()
    monday.refresh_from_db()
    assert not monday.book
    return monday


def daily(client, feel="better", pain=3):
    to_pain(client, feel, pain)
    return Page(client.get(SIGNS))


def test_before_anybody_looked_nothing_is_known(client, monday, clock):
    clock.tomorrow()
    page = daily(client)
    assert "New or worse since?" not in page.text and "None of these" in page.buttons


def test_it_is_asked_as_known_with_both_dates(client, seen):
    page = daily(client)
    assert "told on 7 September, looked at on 8 September. New or worse since?" in page.text
    assert AS_IT_WAS in page.buttons and "None of these" not in page.buttons
    assert not page.picked.get("signs")


def test_g7_as_it_was_opens_no_book_and_holds_nothing(client, seen):
    page = daily(client)
    assert page.press(client, AS_IT_WAS)["Location"] == RESULT
    decision = newest(seen)
    assert (decision.rule, decision.sessions, decision.reps) == ("TWICE", 2, 5)
    assert not decision.book
    assert (decision.check_in.signs, decision.check_in.as_was) == ([], ["F22"])


def test_new_or_worse_is_the_sign_again(client, seen):
    daily(client)
    client.post(SIGNS, {"signs": ["F22"]})
    decision = newest(seen)
    assert decision.check_in.signs == ["F22"] and not decision.check_in.as_was
    assert decision.book and decision.book_reasons == ["d"]
    assert decision.rule == "HOLD_BOOK"


def test_day_after_day_it_stays_known(client, seen, clock):
    for _day in range(3):
        daily(client, "same").press(client, AS_IT_WAS)
        assert not newest(seen).book
        clock.tomorrow()
    assert AS_IT_WAS in daily(client).buttons


def test_glides_stay_out_until_the_person_was_told_that_they_may(client, seen):
    daily(client).press(client, AS_IT_WAS)
    left = LeftOut.objects.filter(user=seen.user, what="glides", ended_at=None)
    assert left.get().code == "F22"
    page = Page(client.get("/settings/left-out/"))
    page.press(client, "I was told that I may do nerve glides")
    assert not left.exists()


def test_told_again_they_are_left_out_again(client, seen):
    client.post("/settings/left-out/", {"end": "glides"})
    daily(client)
    client.post(SIGNS, {"signs": ["F22"]})
    assert LeftOut.objects.filter(user=seen.user, what="glides", ended_at=None).count() == 1


@pytest.mark.parametrize(("days", "is_known"), [(13, True), (16, False)])
def test_it_ends_with_an_absence_that_starts_the_plan_anew(client, seen, clock, days, is_known):
    clock.move_to(timezone.now() + timedelta(days=days))
    page = daily(client, "same")
    assert AS_IT_WAS in page.buttons, "until that answer it is known"
    page.press(client, AS_IT_WAS)
    client.post("/check-in/signs/weekly/", {"none": "on"})
    assert (newest(seen).rule == "GAP14") is not is_known
    clock.tomorrow()
    assert (AS_IT_WAS in daily(client, "same").buttons) is is_known


# After a clearance


@pytest.fixture
def cleared(client, tuesday):
    """F08 locked, and a doctor cleared it."""
    builders.check_in(client, "worse", 4, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    return tuesday


def test_the_screen_after_a_clearance_asks_what_is_new_or_worse(client, cleared):
    first = Page(client.get(SCREEN))
    assert "New or worse since?" not in first.text
    page = Page(first.press(client, "None of these"))
    assert "told on 8 September, looked at on 8 September. New or worse since?" in page.text
    client.post(SCREEN, {"none": "on", "conditions": ["none"]})
    cleared.refresh_from_db()
    assert cleared.status == "active" and not cleared.screen_due
    assert cleared.user.safety_screens.last().as_was == ["F08"]
    assert not cleared.user.safety_screens.last().locks


def test_as_it_was_does_not_lock_the_next_day(client, cleared, clock):
    client.post(SCREEN, {"none": "on"})
    clock.tomorrow()
    daily(client, "same", 2).press(client, AS_IT_WAS)
    assert newest(cleared).rule == "START"
    assert newest(cleared).check_in.as_was == ["F08"]


def test_worse_on_the_next_day_locks_again(client, cleared, clock):
    client.post(SCREEN, {"none": "on"})
    clock.tomorrow()
    daily(client, "same", 2)
    client.post(SIGNS, {"signs": ["F08"]})
    assert newest(cleared).rule == "FLAG"
    assert today(client).heading == "Get it checked"


def test_known_conditions_are_asked_in_the_same_way(client, guest, clock):
    plan = builders.make_plan(guest, signs=["F19"], conditions=["pregnancy"])
    client.post("/check-in/seen/")
    clock.move_to(timezone.now() + timedelta(days=8))
    to_pain(client)
    client.post(SIGNS, {"none": "on"})
    page = Page(client.get("/check-in/signs/weekly/"))
    assert page.text.count("New or worse since?") == 2
    page.press(client, AS_IT_WAS)
    decision = newest(plan)
    assert decision.check_in.as_was == ["F19", "pregnancy"] and not decision.book
    plan.refresh_from_db()
    assert not plan.rolls, "it stays a reason to leave rolling out"
