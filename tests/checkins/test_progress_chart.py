"""The tall line of tightness and pain: from the first answer on, on a fixed scale, with gaps where
nothing was answered (ux.md 2.16, look.md picture 29)."""

import random
from datetime import date, timedelta

from checkins.chart import GRID, chart_of
from checkins.history import Day

MONDAY = date(2026, 9, 7)
BLANK = (None, None)


def chart(*numbers):
    """Of days with these (tightness, pain)."""
    return chart_of(
        [
            Day(MONDAY + timedelta(days=n), tight=tight, pain=pain)
            for n, (tight, pain) in enumerate(numbers)
        ]
    )


def line(drawn, name):
    return next((line for line in drawn.lines if line.name == name), None)


def marks(drawn, name):
    return [(mark.x, mark.y, mark.number) for mark in line(drawn, name).marks]


def test_it_begins_with_the_first_answer_and_ends_with_the_last_day():
    drawn = chart(BLANK, BLANK, (6, 4), (5, 3), BLANK)
    assert (drawn.first, drawn.last) == (MONDAY + timedelta(2), MONDAY + timedelta(4))
    assert line(drawn, "tight").runs == ("0,40 50,50",)


def test_a_day_without_an_answer_is_a_gap_in_both_lines():
    drawn = chart((6, 4), (6, 4), BLANK, (5, 3), (5, 3))
    for name in ("tight", "pain"):
        first, second = line(drawn, name).runs
        assert first.split()[-1].startswith("25,") and second.split()[0].startswith("75,")


def test_one_answer_between_gaps_is_a_dot():
    drawn = chart((6, 4), BLANK, (5, 3), BLANK, (4, 2))
    assert line(drawn, "pain").runs == ("0,60 0,60", "50,70 50,70", "100,80 100,80")


def test_the_scale_is_0_to_10_whatever_was_told():
    drawn = chart((10, 0), (0, 10))
    assert marks(drawn, "tight") == [(0, 0, 10), (100, 100, 0)]
    assert marks(drawn, "pain") == [(0, 100, 0), (100, 0, 10)]
    assert drawn.grid == tuple((n, 100 - 10 * n) for n in GRID)


def test_only_the_first_and_the_last_answer_have_a_mark_with_their_number():
    drawn = chart((6, 4), (5, 3), (4, 2), BLANK)
    assert [number for _x, _y, number in marks(drawn, "tight")] == [6, 4]
    assert [mark.is_last for mark in line(drawn, "tight").marks] == [False, True]


def test_of_two_that_meet_the_number_of_pain_goes_lower():
    for told, lower in [((5, 5), [False, True]), ((5, 4), [False, False])]:
        for drawn, place in [(chart(told, (9, 1)), 0), (chart((9, 1), told), 1)]:
            assert [one.marks[place].is_lower for one in drawn.lines] == lower


def test_before_tightness_was_asked_there_is_one_line_and_then_two():
    drawn = chart((None, 4), (None, 3), (5, 3))
    assert line(drawn, "tight").runs == ("100,50 100,50",)
    assert [one.name for one in chart((None, 4)).lines] == ["pain"]


def test_one_answer_alone_is_one_mark_for_each_measure():
    drawn = chart((6, 4))
    assert marks(drawn, "tight") == [(0, 40, 6)] and marks(drawn, "pain") == [(0, 60, 4)]


def test_every_number_told_stands_in_its_run_and_no_other():
    some = random.Random(8)
    for _n in range(200):
        told = [
            (some.randrange(11), some.randrange(11)) if some.random() < 0.7 else BLANK
            for _day in range(28)
        ]
        drawn = chart(*told)
        if drawn is None:
            assert set(told) == {BLANK}
            continue
        shown = told[(drawn.first - MONDAY).days :]
        drawn_points = {
            tuple(map(float, point.split(",")))
            for run in line(drawn, "pain").runs
            for point in run.split()
        }
        assert drawn_points == {
            (round(100 * n / max(1, len(shown) - 1), 2), 100 - 10 * pain)
            for n, (_tight, pain) in enumerate(shown)
            if pain is not None
        }
