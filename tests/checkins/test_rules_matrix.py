"""The decision matrices of clinical.md 5.4, cell by cell."""

from itertools import product

import pytest

from checkins.rules import RULE_SETS, CheckInFacts, DayFacts, PlanState, SessionFacts, advance
from checkins.rules.state import Answer, Episode, PastSessions, TodaysSessions
from tests.checkins.rules_notation import answer

LEVELS = {"1×5": (1, 5), "1×8": (1, 8), "2×5": (2, 5), "2×8": (2, 8), "2×10": (2, 10)}
TODAY = 11


def plan(level: str, *, better_count: int = 0, answers: str = "SS", pain: int = 3) -> PlanState:
    """A plan on day 10, with the session done well and these answers on the last days."""
    sessions, reps = LEVELS[level]
    feels = {"B": "better", "S": "same", "W": "worse"}
    first = TODAY - len(answers)
    return PlanState.new()._replace(
        sessions=sessions,
        reps=reps,
        better_count=better_count,
        episode=Episode(start=1, baseline=5, clock=1),
        recent=tuple(
            Answer(first + index, pain, feels[letter]) for index, letter in enumerate(answers)
        ),
        past=PastSessions(day=9),
        today=TodaysSessions(done=1),
        day=10,
        checked_on=10,
        checked_pain=pain,
    )


@pytest.fixture(params=RULE_SETS.values(), ids=lambda rule_set: f"set {rule_set.id}")
def decided(request):
    """What each set in turn answers to one check-in."""

    def answered(state: PlanState, feel: str | None, pain: int, *, gap: int = 0) -> str:
        facts = DayFacts(TODAY + gap, check_in=CheckInFacts(feel, pain))
        _, decision = advance(state, facts, request.param)
        assert decision
        return answer(decision)

    return answered


@pytest.mark.parametrize(
    ("level", "better_count", "expected"),
    [
        ("1×5", 0, "2×5 TWICE"),
        ("1×8", 0, "2×8 TWICE"),
        ("2×5", 0, "2×5 HOLD_SETTLE"),
        ("2×8", 0, "2×8 HOLD_SETTLE"),
        ("2×5", 1, "2×6 REPS"),
        ("2×8", 1, "2×9 REPS"),
        ("2×10", 0, "2×10 AT_TOP"),
        ("2×10", 1, "2×10 AT_TOP"),
    ],
)
def test_better_with_little_pain(decided, level, better_count, expected):
    for pain in (0, 1, 2):
        assert decided(plan(level, better_count=better_count), "better", pain) == expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("1×5", "2×5 TWICE"),
        ("1×8", "2×8 TWICE"),
        ("2×5", "2×5 HOLD_SORE"),
        ("2×8", "2×8 HOLD_SORE"),
        ("2×10", "2×10 HOLD_SORE"),
    ],
)
def test_better_with_some_pain(decided, level, expected):
    for pain in (3, 4, 5):
        assert decided(plan(level, better_count=1, pain=4), "better", pain) == expected


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_holds_every_level(decided, level):
    for pain in range(6):
        assert decided(plan(level, pain=5), "same", pain) == f"{level} HOLD_SAME"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("1×5", "– WORSE_BASE"),
        ("1×8", "1×6 WORSE_DOWN"),
        ("2×5", "1×5 WORSE_DOWN"),
        ("2×8", "1×8 WORSE_DOWN"),
        ("2×10", "1×10 WORSE_DOWN"),
    ],
)
def test_the_first_worse(decided, level, expected):
    for pain in range(6):
        assert decided(plan(level), "worse", pain) == expected


@pytest.mark.parametrize("level", LEVELS)
def test_the_second_worse_in_a_row_rests(decided, level):
    for pain in range(6):
        assert decided(plan(level, answers="SW"), "worse", pain) == "– TWO_WORSE"


@pytest.mark.parametrize("level", LEVELS)
def test_the_third_worse_in_seven_days_rests_and_books(decided, level):
    for pain in range(6):
        assert decided(plan(level, answers="WSSSSW"), "worse", pain) == "– THREE_WORSE + BOOK"


def test_three_worse_spread_over_eight_days_do_not_book(decided):
    assert decided(plan("2×8", answers="WSSSSSW"), "worse", 3) == "– TWO_WORSE"


@pytest.mark.parametrize("level", LEVELS)
def test_pain_of_six_or_seven_rests(decided, level):
    for pain, feel in product((6, 7), ("better", "same", "worse")):
        assert decided(plan(level, answers="WSW", pain=5), feel, pain) == "– PAIN6"


@pytest.mark.parametrize("level", LEVELS)
def test_pain_of_eight_to_ten_locks(decided, level):
    for pain, feel in product((8, 9, 10), ("better", "same", "worse")):
        assert decided(plan(level), feel, pain) == "– SEVERE"


@pytest.mark.parametrize("gap", [1, 2])
def test_one_or_two_days_away_hold_the_level(decided, gap):
    assert decided(plan("2×8", better_count=1), "better", 1, gap=gap) == "2×8 HOLD_NO_SESSION"
    assert decided(plan("2×8"), "same", 1, gap=gap) == "2×8 HOLD_SAME"
    assert decided(plan("2×8"), "worse", 1, gap=gap) == "1×8 WORSE_DOWN"


@pytest.mark.parametrize(
    ("level", "fine", "worse"),
    [
        ("1×5", "1×5 GAP3", "– WORSE_BASE"),
        ("1×8", "1×8 GAP3", "1×6 WORSE_DOWN"),
        ("2×8", "1×8 GAP3", "1×8 WORSE_DOWN"),
    ],
)
def test_three_to_six_days_away_go_to_once_a_day(decided, level, fine, worse):
    for gap in (3, 4, 5, 6):
        assert decided(plan(level), "better", 1, gap=gap) == fine
        assert decided(plan(level), "same", 3, gap=gap) == fine
        assert decided(plan(level), "worse", 3, gap=gap) == worse


@pytest.mark.parametrize(
    ("level", "fine", "worse"),
    [
        ("1×5", "1×5 GAP7", "– WORSE_BASE"),
        ("1×8", "1×6 GAP7", "1×5 WORSE_DOWN"),
        ("2×8", "1×6 GAP7", "1×6 WORSE_DOWN"),
        ("2×10", "1×8 GAP7", "1×8 WORSE_DOWN"),
    ],
)
def test_seven_to_thirteen_days_away_take_two_reps_more(decided, level, fine, worse):
    # From day 15 on the 14-day question is asked too; a fallen pain answers it.
    for gap in (7, 10, 13):
        assert decided(plan(level, pain=1), "better", 1, gap=gap) == fine
        assert decided(plan(level, pain=1), "same", 1, gap=gap) == fine
        assert decided(plan(level, pain=1), "worse", 1, gap=gap) == worse


@pytest.mark.parametrize("level", LEVELS)
def test_fourteen_days_away_begin_again(decided, level):
    for gap, feel in product((14, 15, 400), ("better", "same", "worse")):
        assert decided(plan(level), feel, 5, gap=gap) == "1×5 GAP14"


@pytest.mark.parametrize(
    ("feel", "expected"),
    [("better", "2×8 HOLD_CONFLICT"), ("same", "1×8 WORSE_DOWN"), ("worse", "1×8 WORSE_DOWN")],
)
def test_a_rise_of_two_points_counts_for_more_than_the_answer(decided, feel, expected):
    assert decided(plan("2×8", pain=2), feel, 4) == expected


def test_a_rise_of_one_point_changes_nothing(decided):
    assert decided(plan("2×8", pain=2), "same", 3) == "2×8 HOLD_SAME"


@pytest.mark.parametrize(("better_count", "expected"), [(0, "1×8 HOLD_COOL"), (1, "2×8 TWICE")])
def test_after_a_step_down_twice_a_day_takes_two_better_check_ins(decided, better_count, expected):
    state = plan("1×8", better_count=better_count)._replace(cool=True)
    assert decided(state, "better", 1) == expected


@pytest.mark.parametrize(
    ("better_count", "pain", "expected"),
    [(0, 1, "1×8 HOLD_SETTLE"), (1, 1, "1×9 REPS"), (1, 3, "1×8 HOLD_SORE")],
)
def test_who_wants_once_a_day_follows_the_reps_rule(decided, better_count, pain, expected):
    state = plan("1×8", better_count=better_count)._replace(max_sessions=1)
    assert decided(state, "better", pain) == expected


def test_a_null_feel_counts_as_the_same(decided):
    assert decided(plan("2×8"), None, 3) == "2×8 HOLD_SAME"


def test_a_session_on_the_check_ins_own_day_does_not_count_as_yesterdays():
    state = plan("1×5")._replace(today=TodaysSessions(), past=PastSessions(day=9))
    facts = DayFacts(TODAY, check_in=CheckInFacts("better", 1), sessions=(SessionFacts(),))
    _, decision = advance(state, facts, RULE_SETS[1])
    assert decision
    assert answer(decision) == "1×5 HOLD_NO_SESSION"
