"""The daily check-in, page by page: what is asked when, and what stands when one goes back
(ux.md 2.8, clinical.md 3.1)."""

import pytest
from django.test import Client

from checkins import warning_signs
from checkins.models import CheckIn, Decision, EarlierAnswer
from tests import builders
from tests.checkins.steps import RESULT, SIGNS, newest, to_pain
from tests.pages import Page

pytestmark = pytest.mark.django_db


def days_pass(clock, count):
    for _day in range(count):
        clock.tomorrow()


@pytest.mark.parametrize(
    ("feel", "pain", "where"),
    [
        ("better", 0, RESULT),
        ("same", 5, RESULT),
        ("unsure", 5, RESULT),
        ("better", 6, SIGNS),
        ("same", 10, SIGNS),
        ("worse", 0, SIGNS),
    ],
)
def test_the_signs_are_asked_when_worse_or_at_pain_6(client, tuesday, feel, pain, where):
    assert to_pain(client, feel, pain) == where


@pytest.mark.parametrize(("days", "where"), [(6, RESULT), (7, RESULT), (8, SIGNS), (20, SIGNS)])
def test_the_signs_are_asked_after_seven_days_off(client, tuesday, clock, days, where):
    """Tuesday is the first day off, since Monday had a session."""
    days_pass(clock, days - 1)
    assert to_pain(client) == where


def test_saying_i_have_been_seen_does_not_shorten_the_time_away(client, guest, clock):
    builders.make_plan(guest, signs=["F19"])
    days_pass(clock, 9)
    client.post("/check-in/seen/")
    assert to_pain(client) == SIGNS


def test_a_session_on_a_day_without_an_answer_is_not_a_day_away(client, tuesday, clock):
    days_pass(clock, 2)
    builders.do_session(tuesday)
    days_pass(clock, 6)
    assert to_pain(client) == RESULT


def test_after_a_week_away_the_longer_list_is_asked(client, tuesday, clock):
    to_pain(client, "worse")
    short = set(Page(client.get(SIGNS)).choices["signs"])
    days_pass(clock, 9)
    to_pain(client)
    longer = set(Page(client.get(SIGNS)).choices["signs"])
    assert short < longer


def test_nothing_is_kept_until_the_last_question_is_answered(client, tuesday):
    to_pain(client, "worse", 4)
    assert CheckIn.objects.filter(plan=tuesday).count() == 1
    client.post(SIGNS, {"none": "on"})
    assert CheckIn.objects.filter(plan=tuesday).count() == 2


def test_the_questions_come_in_their_order(client, tuesday):
    assert client.get("/check-in/pain/")["Location"] == "/check-in/"
    assert client.post("/check-in/pain/", {"pain": 3})["Location"] == "/check-in/"
    client.post("/check-in/", {"feel": "same"})
    assert client.post(SIGNS, {"none": "on"})["Location"] == "/check-in/"
    assert client.get(RESULT)["Location"] == "/check-in/"


def test_the_draft_of_yesterday_does_not_answer_for_today(client, tuesday, clock):
    to_pain(client, "worse", 4)
    clock.tomorrow()
    assert client.post(SIGNS, {"none": "on"})["Location"] == "/check-in/"
    assert CheckIn.objects.filter(plan=tuesday).count() == 1


def test_not_being_sure_counts_as_the_same(client, tuesday):
    to_pain(client, "unsure", 3)
    assert newest(tuesday).rule == "HOLD_SAME"
    assert CheckIn.objects.latest("day").feel == "same"


def test_nothing_is_chosen_for_the_person(client, tuesday):
    assert not Page(client.get("/check-in/")).picked
    client.post("/check-in/", {"feel": "worse"})
    assert not Page(client.get("/check-in/pain/")).picked
    client.post("/check-in/pain/", {"pain": 4})
    assert not Page(client.get(SIGNS)).picked


def test_going_back_shows_what_was_answered(client, tuesday):
    to_pain(client, "worse", 4)
    assert Page(client.get("/check-in/pain/")).picked == {"pain": ["4"]}
    client.post("/check-in/", {"feel": "worse"})
    assert Page(client.get("/check-in/pain/")).picked == {"pain": ["4"]}


def test_changing_an_answer_starts_from_what_was_said(client, tuesday):
    to_pain(client, "same", 3)
    page = Page(client.get("/check-in/"))
    assert "A new answer takes its place." in page.text
    client.post("/check-in/", {"feel": "same"})
    assert Page(client.get("/check-in/pain/")).picked == {"pain": ["3"]}


def test_going_back_from_the_result_and_answering_again_changes_the_answer(client, tuesday):
    to_pain(client, "better", 3)
    client.post("/check-in/pain/", {"pain": 9})
    client.post(SIGNS, {"none": "on"})
    assert newest(tuesday).rule == "SEVERE"
    assert EarlierAnswer.objects.get().pain == 3


def test_a_second_tap_on_the_last_question_changes_nothing(client, tuesday):
    to_pain(client, "better", 3)
    assert client.post("/check-in/pain/", {"pain": 3})["Location"] == RESULT
    assert not EarlierAnswer.objects.exists()
    assert Decision.objects.filter(check_in__plan=tuesday).count() == 2


def test_a_sign_that_is_not_asked_about_again_stays(client, guest, clock):
    """The start screen opened BOOK. The day's own question does not ask it, so it says no no."""
    plan = builders.make_plan(guest, signs=["F19"])
    to_pain(client, "better", 2)
    plan.refresh_from_db()
    assert plan.book and CheckIn.objects.get().signs == ["F19"]
    to_pain(client, "worse", 2)
    client.post(SIGNS, {"none": "on"})
    plan.refresh_from_db()
    assert plan.book and CheckIn.objects.get().signs == ["F19"]


def test_a_sign_that_was_asked_about_can_be_taken_back_unless_it_locked(client, tuesday):
    to_pain(client, "worse", 4)
    asked = Page(client.get(SIGNS)).choices["signs"]
    booking = next(code for code in asked if warning_signs.outcome([code]).book)
    client.post(SIGNS, {"signs": [booking]})
    assert newest(tuesday).book
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"none": "on"})
    assert not newest(tuesday).book


def second_device(plan):
    other = Client()
    other.force_login(plan.user, backend="django.contrib.auth.backends.ModelBackend")
    return other


def test_the_second_device_of_a_day_is_shown_the_answer_that_counts(client, tuesday):
    other = second_device(tuesday)
    client.post("/check-in/", {"feel": "better"})
    other.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3})
    late = other.post("/check-in/pain/", {"pain": 5})
    assert late.status_code == 409
    page = Page(late)
    assert "Better" in page.text and "3 out of 10" in page.text, "the stored answer"
    assert "About the same" in page.text and "pain 5 out of 10" in page.text, "what was typed"
    assert page.links["Change the answer"] == "/check-in/"
    assert newest(tuesday).rule == "TWICE"


def test_the_second_device_may_then_change_the_answer(client, tuesday):
    other = second_device(tuesday)
    other.post("/check-in/", {"feel": "same"})
    to_pain(client, "better", 3)
    assert other.post("/check-in/pain/", {"pain": 5}).status_code == 409
    assert to_pain(other, "same", 4) == RESULT
    assert newest(tuesday).rule == "HOLD_SAME"


def test_a_sign_of_the_second_device_locks_though_its_answer_came_second(client, tuesday):
    other = second_device(tuesday)
    assert to_pain(other, "worse", 4) == SIGNS
    to_pain(client, "better", 3)
    late = other.post(SIGNS, {"signs": ["F08"]})
    assert late.status_code == 409
    assert newest(tuesday).rule == "FLAG"
    assert Page(client.get("/today/")).heading == "Get it checked"


def test_a_sign_that_comes_after_the_clearance_is_not_covered_by_it(client, tuesday):
    other = second_device(tuesday)
    to_pain(other, "worse", 4)
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "nurse"})
    other.post(SIGNS, {"signs": ["F01"]})
    assert newest(tuesday).status == "locked"
    tuesday.refresh_from_db()
    assert tuesday.status == "locked"
    assert not tuesday.clearances.get().facts[-1].get("cleared")


def test_an_answer_from_before_the_clearance_cannot_be_changed(client, tuesday):
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    for response in (client.get("/check-in/"), client.post("/check-in/", {"feel": "better"})):
        assert response.status_code == 409
        assert "You have answered today" in response.content.decode()
