"""The one true line after a session: the person's own numbers, whichever way they went, and nothing
said where nothing true is known (ux.md 2.16)."""

import itertools
import random
from datetime import date, timedelta

import pytest

from checkins import change_words, changes
from checkins.changes import Change, Told

FRIDAY = date(2026, 9, 11)


def told(days_ago, pain, tight=None):
    return Told(FRIDAY - timedelta(days=days_ago), pain, tight)


def line(*answers, worst=None):
    found = changes.of_the_week(answers, today=FRIDAY, worst_since=worst)
    return change_words.line_of(*found, today=FRIDAY) if found else None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([told(4, 3), told(0, 2)], "Pain went from 3 to 2 since Monday."),
        ([told(1, 3), told(0, 2)], "Pain went from 3 to 2 since yesterday."),
        ([told(4, 3, 5), told(0, 3, 3)], "Tightness went from 5 to 3 since Monday."),
        (
            [told(4, 3, 5), told(0, 2, 3)],
            "Since Monday, tightness went from 5 to 3, and pain from 3 to 2.",
        ),
        ([told(4, 2), told(0, 4)], "Pain went from 2 to 4 since Monday. That can happen."),
        (
            [told(4, 2, 5), told(0, 4, 3)],
            "Since Monday, tightness went from 5 to 3, and pain from 2 to 4. That can happen.",
        ),
    ],
)
def test_the_line_says_both_numbers_as_they_went(answers, said):
    assert line(*answers) == said


@pytest.mark.parametrize(
    ("why", "answers"),
    [
        ("nothing was told", []),
        ("one answer has nothing beside it", [told(0, 2, 3)]),
        ("the numbers are the same", [told(3, 2, 3), told(0, 2, 3)]),
        ("today was not answered", [told(3, 4), told(1, 2)]),
        ("a weekday of the week before would mean another day", [told(7, 4), told(0, 2)]),
    ],
)
def test_where_nothing_true_is_to_be_said_nothing_is(why, answers):
    assert line(*answers) is None, why


def test_it_looks_back_to_the_oldest_day_of_the_week_and_picks_no_good_one():
    answers = [told(6, 2), told(5, 7), told(4, 6), told(0, 3)]
    assert line(*answers) == "Pain went from 2 to 3 since Saturday. That can happen."
    assert line(*answers[::-1]) == line(*answers), "their order says nothing"


def test_pain_is_left_out_where_the_session_itself_hurt_more():
    assert line(told(4, 3, 5), told(0, 2, 4), worst=4) == (
        "Tightness went from 5 to 4 since Monday."
    )
    assert line(told(4, 3), told(0, 2), worst=4) is None
    assert line(told(4, 3), told(0, 2), worst=2) == "Pain went from 3 to 2 since Monday."


def test_tightness_is_compared_only_where_both_days_told_it():
    assert line(told(4, 3), told(0, 2, 8)) == "Pain went from 3 to 2 since Monday."


def test_no_line_counts_days_praises_or_names_a_cause():
    words = ("streak", "row", "day", "thanks", "because", "well done", "helps", "work", "!", "%")
    some = random.Random(5)
    for _n in range(300):
        answers = [told(n, some.randrange(8), some.randrange(11)) for n in (5, 3, 1, 0)]
        said = (line(*answers) or "").lower()
        for day in ("monday", "sunday", "saturday", "friday", "yesterday"):
            said = said.replace(day, "")
        assert not any(word in said for word in words), said


def test_every_line_tells_the_two_days_that_it_names():
    for pain, tight in itertools.product(range(0, 11, 2), range(0, 11, 5)):
        found = changes.of_the_week([told(2, 4, 5), told(0, pain, tight)], today=FRIDAY)
        for change in found[1] if found else ():
            then, now = (4, pain) if change.measure == "pain" else (5, tight)
            assert (change.before, change.now) == (then, now) and then != now
            assert change.rose is (now > then)


def test_the_lead_of_progress_says_both_measures_and_between_which_days():
    both = (Change("tight", 6, 2), Change("pain", 4, 1))
    start = date(2026, 8, 14)
    assert change_words.lead_of(start, FRIDAY, both, today=FRIDAY) == (
        "Since 14 August: tightness from <b>6 to 2</b>, pain from <b>4 to 1</b>."
    )
    assert change_words.lead_of(start, FRIDAY, both[1:], today=FRIDAY + timedelta(3)) == (
        "From 14 August to 11 September: pain from <b>4 to 1</b>."
    )
    same = (Change("tight", 5, 5), Change("pain", 1, 4))
    assert change_words.lead_of(start, FRIDAY, same, today=FRIDAY) == (
        "Since 14 August: tightness <b>5</b> both times, pain from <b>1 to 4</b>."
    )
