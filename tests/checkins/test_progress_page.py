"""Progress: a sentence, the strips, the same as a table, and nothing to lose (ux.md 2.11)."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.chart import chart_of
from checkins.history import Day, History
from checkins.strips import strips_of
from tests import builders
from tests.checkins.steps import answer as give
from tests.checkins.steps import day_of_now, told
from tests.pages import Page

MONDAY = date(2026, 9, 7)


def days(*rows, length=28):
    """A history that ends with these (done, feel, pain, sessions a day); blank before."""
    blank = [(0, None, None, None)] * (length - len(rows))
    made = [
        Day(MONDAY + timedelta(days=n), done=done, feel=feel, pain=pain, sessions=sessions)
        for n, (done, feel, pain, sessions) in enumerate([*blank, *rows])
    ]
    return History(made)


BLANK = (0, None, None, None)


def test_one_dot_a_session_and_two_at_most():
    (strips,) = strips_of(days((0, None, None, None), (1, None, None, 1), (3, None, None, 2)))
    columns = [x for x, _y in strips.dots]
    assert columns == [318, 330, 330]
    assert strips.width == 28 * 12


def test_a_blank_day_stays_blank_in_the_strips():
    (strips,) = strips_of(days((1, "same", 3, 1), BLANK, (1, "worse", 5, 1), (1, "same", 4, 1)))
    assert [feel for _x, feel in strips.feels] == ["same", "worse", "same"]


def test_the_plan_is_a_line_in_steps_from_its_first_day_on():
    (strips,) = strips_of(days((0, None, 3, 1), (0, "better", 3, 2), (0, "worse", 4, 0)))
    assert strips.plan == "M300 18H312V4H324V32H336"


def test_nothing_is_drawn_of_nothing():
    (strips,) = strips_of(days())
    assert (strips.dots, strips.feels, strips.plan) == ((), (), "")
    assert chart_of(days().days) is None


def test_a_longer_time_is_drawn_in_blocks_of_four_weeks_newest_first():
    blocks = strips_of(days((1, None, None, 1), length=84))
    assert [(block.first, block.width) for block in blocks] == [
        (MONDAY + timedelta(days=56), 336),
        (MONDAY + timedelta(days=28), 336),
        (MONDAY, 336),
    ]


@pytest.mark.parametrize(
    ("feels", "fine"),
    [
        (["better", "same"], True),
        (["worse", "worse", "same"], False),
        (["worse", "same"], False),
        (["worse", "same", "better"], True),
    ],
)
def test_most_days_means_more_than_half_of_the_answers(feels, fine):
    history = days(*[(0, feel, 2, 1) for feel in feels])
    assert history.mostly_fine is fine and history.answered == len(feels)


def test_the_sentence_counts_days_of_the_last_two_weeks_only():
    assert days(*[(2, None, None, 2)] * 20).days_done == 14


def test_a_week_of_the_table_names_its_lowest_and_highest_pain():
    history = days((1, "same", 3, 1), BLANK, (1, "worse", 5, 1), (0, "same", 4, 1))
    week = history.weeks[0]
    assert (week.days_done, week.worse, week.pain) == (2, 1, "3–5")
    assert len(history.weeks) == 4 and history.weeks[1].pain == ""


def live(plan, clock, *answers):
    for answer in answers:
        clock.tomorrow()
        if answer is None:
            continue
        feel, pain, done = answer
        give(plan, feel, pain)
        if done:
            builders.do_session(plan)


WEEK = [("better", 3, True), ("same", 2, True), ("worse", 3, False), None, ("same", 3, True)]


@pytest.mark.django_db
def test_the_sentence_comes_first_and_the_table_says_the_same(client, plan, clock):
    builders.do_session(plan)
    live(plan, clock, *WEEK)
    page = Page(client.get("/progress/"))
    assert page.heading == "Progress"
    assert "In the last 14 days you did your exercises on 4 days." in page.text
    assert "Most days your calf felt the same or better." in page.text
    assert "Rest days are part of it." in page.text
    assert re.search(r"6–12 Sep|7–12 Sep", page.text)
    assert "4 days Worse on 1 day 2–3" in page.text


@pytest.mark.django_db
def test_the_drawing_holds_every_day_of_the_range(client, plan, clock):
    builders.do_session(plan)
    live(plan, clock, *WEEK)
    context = client.get("/progress/?days=14").context
    (strips,) = context["blocks"]
    assert len(strips.dots) == 4 and [feel for _x, feel in strips.feels] == [
        *("better", "same", "worse", "same"),
    ]
    (pain,) = [line for line in context["chart"].lines if line.name == "pain"]
    assert len(pain.runs) == 2, "the blank day breaks the line"
    assert context["chart"].first == plan.started_on, "it begins with the first answer"


@pytest.mark.django_db
def test_on_the_first_day_there_is_nothing_yet_and_no_blame(client, plan):
    page = Page(client.get("/progress/"))
    assert "Nothing here yet. After your first day you will see it here." in page.text
    assert "You began with pain 3 out of 10." in page.text
    assert "0 days" not in page.text
    assert page.links["Go to today"] == "/today/"


@pytest.mark.django_db
def test_nothing_yet_has_a_picture_of_what_will_be_done(client, plan):
    html = client.get("/progress/").content.decode()
    assert html.count("cc-fig-roller") == 1 and "cc-chart" not in html


@pytest.mark.django_db
def test_the_lead_says_how_the_numbers_went_since_the_first_answer(client, plan, clock):
    builders.do_session(plan)
    live(plan, clock, *WEEK)
    assert "Since 7 September: pain 3 both times." in Page(client.get("/progress/")).text
    clock.tomorrow()
    answered_on_saturday = "From 7 September to 12 September: pain 3 both times."
    assert answered_on_saturday in Page(client.get("/progress/")).text
    give(plan, "worse", 5, tight=6)
    assert "Since 7 September: pain from 3 to 5." in Page(client.get("/progress/")).text


@pytest.mark.django_db
def test_a_change_of_tightness_comes_before_that_of_pain(client, guest, clock):
    plan = builders.make_plan(guest, tight=6)
    builders.do_session(plan)
    clock.tomorrow()
    give(plan, "better", 2, tight=4)
    lead = "Since 7 September: tightness from 6 to 4, pain from 3 to 2."
    assert lead in Page(client.get("/progress/")).text


@pytest.mark.django_db
def test_after_a_long_time_away_it_invites_and_does_not_count(client, plan, clock):
    builders.do_session(plan)
    clock.move_to(timezone.now() + timedelta(days=60))
    page = Page(client.get("/progress/"))
    assert "You can start again when you are ready." in page.text
    for word in ("missed", "streak", "0 days", "60"):
        assert word not in page.text


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "length"), [("14", 14), ("28", 28), ("84", 84), ("", 28)])
def test_the_range_is_an_address(client, plan, asked, length):
    builders.do_session(plan)
    response = client.get(f"/progress/?days={asked}")
    assert len(response.context["history"].days) == length
    assert {"?days=14", "?days=28", "?days=84"} <= set(Page(response).links.values())


@pytest.mark.django_db
def test_sessions_and_answers_of_another_person_are_not_counted(client, plan, clock):
    other = builders.make_plan(builders.make_guest())
    builders.do_session(other)
    live(other, clock, ("worse", 4, True))
    assert client.get("/progress/").context["history"].is_empty


@pytest.mark.django_db
def test_a_changed_answer_counts_as_it_is_now(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    builders.check_in(client, "same", 4)
    last = client.get("/progress/").context["history"].days[-1]
    assert (last.feel, last.pain, last.sessions) == ("same", 4, 1)


@pytest.mark.django_db
def test_a_stopped_session_and_a_late_answer_are_no_days_done(client, plan, clock):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{session}stop/", {"state": 3})
    clock.tomorrow()
    clock.tomorrow()
    clock.tomorrow()
    today = day_of_now(plan)
    late = told(today - timedelta(days=2), "better", 1)
    recording.answer(plan.user, late, today=today, now=timezone.now())
    history = client.get("/progress/").context["history"]
    assert history.days_done == 0 and history.answered == 0
    assert history.days[-4].partly == 1


@pytest.mark.django_db
def test_how_often_it_felt_worse_is_said_as_a_number(client, plan, clock):
    builders.do_session(plan)
    for words in ("On 1 day your calf felt worse.", "On 2 days your calf felt worse."):
        clock.tomorrow()
        give(plan, "worse", 3)
        text = Page(client.get("/progress/")).text
        assert words in text and "some days" not in text
