"""The daily check-in, page by page: what is asked when, what stands when one goes back, and what
the result says (ux.md 2.8 and 2.10, clinical.md 3.1)."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, EarlierAnswer
from checkins.progression.policy import POLICY_V1
from checkins.progression.reasons import WORDS
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
SIGNS = "/check-in/signs/"
RESULT = "/check-in/result/"


@pytest.fixture
def tuesday(plan, clock):
    """The day after the first session; the question waits."""
    builders.do_session(plan)
    clock.tomorrow()
    return plan


def to_pain(client, feel="same", pain=3):
    """Answer the first two questions; where that leads."""
    assert client.post("/check-in/", {"feel": feel})["Location"] == "/check-in/pain/"
    return client.post("/check-in/pain/", {"pain": pain})["Location"]


def newest(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    check_ins = Decision.objects.filter(check_in__plan=plan, superseded_at=None)
    return check_ins.latest("check_in__event")


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
    codes = Page_signs(client)
    booking = next(code for code in codes if code in {"F19", "F20", "F21", "F22", "F23"})
    client.post(SIGNS, {"signs": [booking]})
    assert newest(tuesday).book
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"none": "on"})
    assert not newest(tuesday).book


def Page_signs(client):
    to_pain(client, "worse", 4)
    return Page(client.get(SIGNS)).choices["signs"]


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


# The result ------------------------------------------------------------------------------------


def answer(plan, feel, pain, signs=()):
    now = timezone.now()
    day = day_of(now, plan.user.zone)
    recording.record_check_in(
        plan.user, day=day, today=day, key=uuid.uuid4(), feel=feel, pain=pain,
        signs=list(signs), now=now,
    )  # fmt: skip


LIVES = [
    # Each day: (feel, pain, a session done after it); the last day's rule is the one looked at.
    ("HOLD_SAME", [("same", 3, True)]),
    ("HOLD_CONFLICT", [("better", 5, True)]),
    ("TWICE", [("better", 3, True)]),
    ("HOLD_SETTLE", [("better", 3, True), ("better", 2, True)]),
    ("REPS", [("better", 3, True), ("better", 2, True), ("better", 2, True)]),
    ("HOLD_SORE", [("better", 3, True), ("better", 3, True)]),
    ("HOLD_NO_SESSION", [("better", 3, False), ("better", 3, True)]),
    ("HOLD_COOL", [("worse", 4, False), ("same", 3, True), ("better", 3, True)]),
    ("WORSE_BASE", [("worse", 4, False)]),
    ("WORSE_DOWN", [("better", 3, True), ("worse", 3, False)]),
    ("TWO_WORSE", [("better", 3, True), ("worse", 3, False), ("worse", 3, False)]),
    ("PAIN6", [("same", 6, False)]),
    ("RESUME", [("worse", 4, False), ("same", 3, False)]),
    ("GAP3", [*[None] * 4, ("same", 3, False)]),
    ("GAP7", [*[None] * 8, ("same", 3, False)]),
    ("GAP14", [*[None] * 15, ("same", 3, False)]),
]


@pytest.mark.parametrize(("rule", "days"), LIVES, ids=[rule for rule, _days in LIVES])
def test_the_result_says_why_in_the_words_of_its_rule(client, plan, clock, rule, days):
    builders.do_session(plan)
    for day in days:
        clock.tomorrow()
        if day:
            answer(plan, *day[:2])
            if day[2]:
                builders.do_session(plan)
    decision = newest(plan)
    assert decision.rule == rule
    page = Page(client.get(RESULT))
    assert page.status == 200
    said = WORDS[rule].reason.format(**(POLICY_V1.numbers() | decision.reason))
    assert said in page.text
    if decision.sessions:
        assert "Rest today instead" in page.buttons
    else:
        assert "No exercises." in page.text and not page.forms


def test_the_result_says_what_was_told_and_what_changes(client, tuesday):
    to_pain(client, "better", 3)
    page = Page(client.get(RESULT))
    assert page.heading == "Morning and evening"
    assert "it felt better, with pain 3 out of 10" in page.text
    assert "Once a day" in page.text and "2 times" in page.text
    assert page.links["How we decide"] == "/help/how-we-decide/"
    assert page.links["I think this is wrong"] == "/check-in/"


def test_worse_three_times_in_a_week_asks_to_book(client, tuesday, clock):
    for _day in range(3):
        answer(tuesday, "worse", 3)
        clock.later(hours=1)
        page = Page(client.get(RESULT))
        clock.tomorrow()
    assert "It keeps getting worse. Please see your doctor." in page.text
    assert "I have been seen, or it is booked" in page.buttons


def test_a_lock_shows_what_to_do_in_place_of_a_result(client, tuesday):
    to_pain(client, "worse", 4)
    page = Page(client.post(SIGNS, {"signs": ["F01"]}, follow=True))
    assert page.heading == "Get it checked" and "tel:999" in page.links.values()


# Doing less ------------------------------------------------------------------------------------


def less(client, choice):
    return client.post("/check-in/less/", {"less": choice})


def due_today(client):
    return client.get("/today/").context["today"]


def test_staying_at_once_a_day_is_kept_until_it_is_lifted(client, tuesday, clock):
    to_pain(client, "better", 3)
    Page(client.get(RESULT)).press(client, "Stay at once a day")
    decision = newest(tuesday)
    assert (decision.rule, decision.sessions, decision.reps) == ("HOLD_SORE", 1, 5)
    builders.do_session(tuesday)
    clock.tomorrow()
    to_pain(client, "better", 3)
    assert newest(tuesday).sessions == 1
    client.post("/settings/times/", {"times": "2"})
    builders.do_session(tuesday)
    clock.tomorrow()
    to_pain(client, "better", 3)
    assert newest(tuesday).sessions == 2


def test_once_is_enough_lowers_that_day_only(client, tuesday, clock):
    to_pain(client, "better", 3)
    builders.do_session(tuesday, slot="morning")
    clock.tomorrow()
    to_pain(client, "same", 3)
    Page(client.get(RESULT)).press(client, "Once is enough today")
    assert due_today(client).sessions_today == 1
    tuesday.refresh_from_db()
    assert tuesday.sessions_per_day == 2, "the level itself stays"
    clock.tomorrow()
    to_pain(client, "same", 3)
    assert due_today(client).sessions_today == 2


@pytest.mark.parametrize("choice", ["", "once", "rest", "stay"])
@pytest.mark.parametrize(("feel", "pain"), [("same", 3), ("worse", 4), ("same", 6), ("same", 9)])
def test_no_choice_of_less_is_ever_more_than_the_advice(client, tuesday, choice, feel, pain):
    if to_pain(client, feel, pain) == SIGNS:
        client.post(SIGNS, {"none": "on"})
    advice = newest(tuesday)
    less(client, choice)
    after = newest(tuesday)
    assert after.sessions <= advice.sessions
    assert (after.reps or 0) <= (advice.reps or 0)
    assert after.status == advice.status
    page = client.get("/today/")
    assert page.context["today"].sessions_today <= max(1, advice.sessions)
    if not advice.sessions:
        assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_a_choice_of_more_is_refused_with_words(client, tuesday):
    to_pain(client, "same", 3)
    for choice in ("twice", "9", "stay\x00"):
        response = less(client, choice)
        assert response.status_code == 422
        assert "Nothing was saved." in response.content.decode()
    assert CheckIn.objects.latest("day").less == ""


def test_less_before_an_answer_asks_for_the_answer(client, tuesday):
    assert less(client, "rest")["Location"] == "/check-in/"
