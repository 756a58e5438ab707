"""The result: what was told, what changes, why, and the choice to do less, never more
(ux.md 2.10)."""

import pytest

from checkins import rules
from checkins.models import CheckIn, Plan
from checkins.rules.reasons import WORDS
from tests import builders
from tests.checkins.steps import RESULT, SEVERE, SIGNS, answer, newest, to_pain, to_the_end
from tests.pages import Page

pytestmark = pytest.mark.django_db

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
            page = Page(client.get(RESULT))
            if day[2]:
                builders.do_session(plan)
    decision = newest(plan)
    assert decision.rule == rule
    assert page.status == 200
    said = WORDS[rule].reason.format(**(rules.newest().policy.numbers() | decision.reason))
    assert said in page.text
    if decision.sessions:
        assert "Rest today instead" in page.buttons
    else:
        assert "No exercises." in page.text and not page.forms


def test_the_result_says_what_was_told_and_what_changes(client, tuesday):
    to_the_end(client, "better", 3)
    page = Page(client.get(RESULT))
    assert page.heading == "Morning and evening"
    assert "You told us: better, pain 3." in page.text
    assert "Once a day" in page.text and "2 times" in page.text
    assert page.links["How we decide"] == "/help/how-we-decide/"
    assert page.links["Change my answer"] == "/check-in/"


def test_a_level_that_stays_is_shown_once(client, tuesday):
    to_the_end(client, "same", 3)
    page = Page(client.get(RESULT))
    assert page.text.count("Once a day") == 1 and "Today, the same as before" in page.text
    assert "Until now" not in page.text


def test_a_rest_that_stays_is_shown_once_too(client, tuesday, clock):
    answer(tuesday, "worse", 4)
    assert "Until now" in Page(client.get(RESULT)).text
    clock.tomorrow()
    answer(tuesday, "worse", 4)
    page = Page(client.get(RESULT))
    assert "Today, the same as before" in page.text and "Until now" not in page.text


def test_the_first_answer_has_nothing_before_it(client, plan):
    page = Page(client.get(RESULT))
    assert "Once a day" in page.text and "5 rolls" in page.text
    assert "the same as before" not in page.text and "Until now" not in page.text


def test_rolling_that_was_just_left_out_is_a_change(client, plan, clock):
    for _week in range(7):
        clock.tomorrow()
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3})
    weekly = client.post(SIGNS, {"none": "on"})["Location"]
    client.post(weekly, {"conditions": ["open-skin"], "opened": "health"})
    page = Page(client.get(RESULT))
    assert "Until now" in page.text and "the same as before" not in page.text
    assert page.text.index("5 rolls") < page.text.index("Wall stretch")
    clock.tomorrow()
    to_the_end(client, "same", 3)
    page = Page(client.get(RESULT))
    assert "Today, the same as before" in page.text and "rolls" not in page.text


def test_with_the_days_session_done_there_is_no_day_of_rest_to_choose(client, tuesday):
    to_the_end(client, "same", 3)
    assert "Rest today instead" in Page(client.get(RESULT)).buttons
    builders.do_session(tuesday)
    page = Page(client.get(RESULT))
    assert not page.buttons and page.links["Go to today"] == "/today/"


def test_after_the_morning_the_evening_alone_can_be_left(client, twice):
    builders.do_session(twice, slot="morning")
    assert list(Page(client.get(RESULT)).buttons) == ["Stay at once a day"]


def test_after_a_clearance_the_result_of_before_is_not_shown(client, tuesday, clock):
    builders.check_in(client, "same", 3, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert Page(client.get(RESULT, follow=True)).heading == "A few questions before you start again"
    client.post("/start/safety/", {"none": "on"})
    page = Page(client.get(RESULT, follow=True))
    assert "You were told today that it is fine." in page.text
    assert "You chose a warning sign" not in page.text
    assert "/check-in/" not in page.links.values(), "which leads nowhere today"


def test_one_roll_more_is_another_level(client, plan, clock):
    for _day in range(3):
        builders.do_session(plan)
        clock.tomorrow()
        answer(plan, "better", 2)
    page = Page(client.get(RESULT))
    assert newest(plan).rule == "REPS"
    assert "Until now" in page.text and "5 rolls each" in page.text and "6 rolls each" in page.text


def test_tightness_is_said_where_it_was_told(client, tuesday):
    client.post("/check-in/", {"feel": "better"})
    client.post("/check-in/pain/", {"tight": 5, "pain": 1, "asks_tight": "on"})
    page = Page(client.post(SIGNS, {"none": "on"}, follow=True))
    assert "You told us: better, tightness 5, pain 1." in page.text


@pytest.mark.parametrize(("after", "rule"), [({"feel": "worse"}, "HOLD_BAD"), ({}, "TWICE")])
def test_a_stopped_session_counts_where_it_hurt(client, plan, clock, after, rule):
    builders.do_session(plan, feel="same")
    clock.later(hours=3)
    extra = client.post("/sessions/", {"variant": "full", "extra": "on"})["Location"]
    client.post(f"{extra}stop/", {"state": 5})
    if after:
        client.post(f"{extra}feel/", after)
    clock.tomorrow()
    to_the_end(client, "better", 3)
    assert newest(plan).rule == rule


def test_worse_three_times_in_a_week_asks_to_book(client, tuesday, clock):
    for _day in range(3):
        answer(tuesday, "worse", 3)
        clock.later(hours=1)
        page = Page(client.get(RESULT))
        clock.tomorrow()
    assert "It keeps getting worse. Please see your doctor." in page.text
    assert "I have been seen" in page.buttons


def test_a_lock_shows_what_to_do_in_place_of_a_result(client, tuesday):
    to_pain(client, "worse", 4)
    page = Page(client.post(SIGNS, {"signs": ["F01"]}, follow=True))
    assert page.heading == "Get it checked" and "tel:999" in page.links.values()


def less(client, choice):
    return client.post("/check-in/less/", {"less": choice})


def due_today(client):
    return client.get("/today/").context["today"]


def test_staying_at_once_a_day_is_kept_until_it_is_lifted(client, tuesday, clock):
    to_the_end(client, "better", 3)
    Page(client.get(RESULT)).press(client, "Stay at once a day")
    decision = newest(tuesday)
    assert (decision.rule, decision.sessions, decision.reps) == ("HOLD_SORE", 1, 5)
    builders.do_session(tuesday)
    clock.tomorrow()
    to_the_end(client, "better", 3)
    assert newest(tuesday).sessions == 1
    client.post("/settings/times/", {"times": "2"})
    builders.do_session(tuesday)
    clock.tomorrow()
    to_the_end(client, "better", 3)
    assert newest(tuesday).sessions == 2


def after_a_rest(client, plan, clock, pain):
    """Twice a day is due again after a rest, with one good day counted before."""
    for feel in ("worse", "same", "better"):
        answer(plan, feel, 3)
        clock.later(hours=1)
        if feel != "worse":
            builders.do_session(plan)
        clock.tomorrow()
    to_the_end(client, "better", pain)
    assert newest(plan).rule == "TWICE"
    return Page(client.get(RESULT))


def test_staying_at_once_a_day_says_where_the_rules_then_add_a_roll(client, tuesday, clock):
    page = after_a_rest(client, tuesday, clock, pain=2)
    assert "Stay at once a day" not in page.buttons
    page.press(client, "Stay at once a day, with 6 rolls")
    decision = newest(tuesday)
    assert (decision.rule, decision.sessions, decision.reps) == ("REPS", 1, 6)


@pytest.mark.parametrize(("pain", "roller"), [(3, "roller"), (2, "none")])
def test_where_no_roll_comes_on_top_it_promises_none(client, tuesday, clock, pain, roller):
    Plan.objects.update(roller=roller)
    assert "Stay at once a day" in after_a_rest(client, tuesday, clock, pain).buttons


def test_once_is_enough_lowers_that_day_only(client, tuesday, clock):
    to_the_end(client, "better", 3)
    builders.do_session(tuesday, slot="morning")
    clock.tomorrow()
    to_the_end(client, "same", 3)
    Page(client.get(RESULT)).press(client, "Once is enough today")
    assert due_today(client).sessions_today == 1
    tuesday.refresh_from_db()
    assert tuesday.sessions_per_day == 2, "the level itself stays"
    clock.tomorrow()
    to_the_end(client, "same", 3)
    assert due_today(client).sessions_today == 2


@pytest.mark.parametrize("choice", ["", "once", "rest", "stay"])
@pytest.mark.parametrize(("feel", "pain"), [("same", 3), ("worse", 4), ("same", 6), ("same", 9)])
def test_no_choice_of_less_is_ever_more_than_the_advice(client, tuesday, choice, feel, pain):
    if to_pain(client, feel, pain) == SEVERE:
        client.post(SEVERE, {"answer": "yes"})
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
    to_the_end(client, "same", 3)
    for choice in ("twice", "9", "stay\x00"):
        response = less(client, choice)
        assert response.status_code == 422
        assert "Nothing was saved." in response.content.decode()
    assert CheckIn.objects.latest("day").less == ""


def test_less_before_an_answer_asks_for_the_answer(client, tuesday):
    assert less(client, "rest")["Location"] == "/check-in/"
