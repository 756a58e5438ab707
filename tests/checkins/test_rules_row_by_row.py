"""The edges of single rules: the weekly comparison, maintenance, BOOK, sore sessions, the cap."""

import pytest

from checkins.rules import CheckInFacts, DayFacts, SessionFacts, replay
from checkins.rules.set_1 import RULE_SET as SET_1
from tests.checkins.rules_notation import answer

# Twice a day, and pain low enough that the 14-day question is answered well.
TWICE = """
        D1 start/5 → 1×5 START
        D2 B/1 → 2×5 TWICE
"""
MAINTENANCE = """
        D1 start/3 → 1×5 START
        D2..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 MAINT_OFFER
"""


def two_weeks(first: dict[int, int], second: dict[int, int]) -> str:
    """Answer "same" with this pain on these days, and only do a session on the others."""
    pains = first | second
    return TWICE + "\n".join(
        f"D{day} S/{pains[day]} → 2×5 HOLD_SAME" if day in pains else f"D{day} session"
        for day in range(3, 15)
    )


def on(days: range, pain: int) -> dict[int, int]:
    return dict.fromkeys(days, pain)


def test_a_week_with_a_point_more_pain_than_the_one_before_steps_down(play):
    play(two_weeks(on(range(3, 9), 1), on(range(9, 15), 2)) + "\nD15 S/2 → 1×5 WEEK_RISE")


def test_a_rise_of_less_than_a_point_changes_nothing(play):
    second = on(range(9, 15), 2) | {9: 1}
    play(two_weeks(on(range(3, 9), 1), second) + "\nD15 S/2 → 2×5 HOLD_SAME")


def test_the_weeks_are_compared_on_every_seventh_day_only(play):
    play(
        two_weeks(on(range(3, 9), 1), on(range(9, 15), 1))
        + """
        D15..D16 S/1 → 2×5 HOLD_SAME
        D17..D21 S/2 → 2×5 HOLD_SAME
        D22 S/3 → 1×5 WEEK_RISE
        """
    )
    play(
        two_weeks(on(range(3, 9), 1), on(range(9, 15), 2))
        + """
        D15 session
        D16 S/2 → 2×5 HOLD_SAME
        """
    )


@pytest.mark.parametrize(
    ("checked", "expected"), [(range(12, 15), "1×5 WEEK_RISE"), (range(13, 15), "2×5 HOLD_SAME")]
)
def test_this_week_needs_four_check_ins(play, checked, expected):
    play(two_weeks(on(range(3, 9), 1), on(checked, 2)) + f"\nD15 S/2 → {expected}")


@pytest.mark.parametrize(
    ("checked", "expected"), [(range(6, 9), "1×5 WEEK_RISE"), (range(7, 9), "2×5 HOLD_SAME")]
)
def test_the_week_before_needs_four_check_ins(play, checked, expected):
    play(two_weeks(on(checked, 1), on(range(9, 15), 2)) + f"\nD15 S/2 → {expected}")


def test_a_week_with_more_pain_holds_at_the_base_without_cool(play):
    state, _ = play(
        """
        D1 start/5 → 1×5 START
        D2..D8 S/1 → 1×5 HOLD_SAME
        D9..D14 S/2 → 1×5 HOLD_SAME
        D15 S/2 → 1×5 WEEK_RISE
        """
    )
    assert not state.cool


def test_a_step_down_for_the_week_turns_cool_on(play):
    state, _ = play(
        two_weeks(on(range(3, 9), 1), on(range(9, 15), 2)) + "\nD15 S/2 → 1×5 WEEK_RISE"
    )
    assert state.cool


def test_a_better_check_in_counts_even_where_the_week_holds(play):
    play(
        """
        D1 start/5 → 1×5 START
        D2..D8 S/1 → 1×5 HOLD_SAME
        D9..D14 S/2 → 1×5 HOLD_SAME
        D15 B/2 → 1×5 WEEK_RISE
        D16 B/2 → 1×6 REPS
        """,
        max_sessions=1,
    )


def test_maintenance_is_not_offered_before_four_weeks(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D28 S/0 → 1×5 HOLD_SAME
        """
    )


@pytest.mark.parametrize(("quiet_from", "expected"), [(23, "MAINT_OFFER"), (24, "HOLD_SAME")])
def test_maintenance_needs_seven_quiet_check_ins(play, quiet_from, expected):
    play(
        f"""
        D1 start/5 → 1×5 START
        D2..D{quiet_from - 1} S/2 → 1×5 HOLD_SAME
        D{quiet_from}..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 {expected}
        """
    )


def test_maintenance_is_not_offered_soon_after_a_worse_check_in(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D22 S/1 → 1×5 HOLD_SAME
        D23 W/1 → – WORSE_BASE
        D24 S/1 → 1×5 RESUME
        D25..D29 S/1 → 1×5 HOLD_SAME
        D30 S/1 → 1×5 MAINT_OFFER
        """
    )


@pytest.mark.parametrize(
    ("without", "expected"), [(range(24, 27), "MAINT_OFFER"), (range(23, 27), "HOLD_SAME")]
)
def test_the_seven_check_ins_lie_within_ten_days(play, without, expected):
    days = "\n".join(
        f"D{day} session" if day in without else f"D{day} S/1 → 1×5 HOLD_SAME"
        for day in range(2, 29)
    )
    play(f"D1 start/3 → 1×5 START\n{days}\nD29 S/1 → 1×5 {expected}")


def test_maintenance_is_not_offered_while_book_is_open(play):
    play(
        """
        D1 start/3 F20 → 1×5 START + BOOK
        D2..D29 S/1 → 1×5 HOLD_SAME + BOOK
        D30 seen S/1 → 1×5 MAINT_OFFER
        """
    )


def test_maintenance_comes_before_a_step_up(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D28 S/1 → 1×5 HOLD_SAME
        D29 B/1 → 1×5 MAINT_OFFER
        """
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("S/2", "1×5 MAINTAIN"),
        ("B/3", "1×5 RELAPSE"),
        ("W/0", "1×5 RELAPSE"),
        ("S/5", "1×5 RELAPSE"),
        ("S/6", "– PAIN6"),
        ("S/8", "– SEVERE"),
        ("S/1 F13", "– FLAG"),
    ],
)
def test_maintenance_goes_on_only_while_it_is_quiet(play, said, expected):
    play(MAINTENANCE + f"D31 {said} → {expected}")


def test_maintenance_knows_no_gap(play):
    play(MAINTENANCE + "D200 S/1 → 1×5 MAINTAIN")


def test_pain_in_maintenance_rests_and_then_resumes_with_the_old_clocks(play):
    play(
        MAINTENANCE
        + """
        D50 S/6 → – PAIN6
        D51 S/3 → 1×5 RESUME
        D52 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )


def test_the_clocks_of_book_stand_still_in_maintenance(play):
    play(MAINTENANCE + "D30..D90 S/1 → 1×5 MAINTAIN")
    play(
        """
        D1 start/1 → 1×5 START
        D2..D14 S/1 → 1×5 HOLD_SAME
        D15 S/1 → 1×5 HOLD_SAME + BOOK
        D16 seen S/1 → 1×5 HOLD_SAME
        D17..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 MAINT_OFFER
        D30..D40 S/1 → 1×5 MAINTAIN
        """
    )


def test_bad_sessions_do_not_end_maintenance(play):
    play(
        MAINTENANCE
        + """
        D30 S/1 → 1×5 MAINTAIN, worse twice
        D31 S/1 → 1×5 MAINTAIN
        """
    )


IMPROVED = [
    pytest.param("start/5", "S/3", "1×5 HOLD_SAME", id="two points down"),
    pytest.param("start/5", "S/4", "1×5 HOLD_SAME + BOOK", id="one point down"),
    pytest.param("start/2", "S/1", "1×5 HOLD_SAME", id="down to one"),
    pytest.param("start/1", "S/1", "1×5 HOLD_SAME + BOOK", id="one from the start"),
    pytest.param("start/2", "S/2", "1×5 HOLD_SAME + BOOK", id="no change"),
]


@pytest.mark.parametrize(("start", "said", "expected"), IMPROVED)
def test_after_fourteen_days_pain_says_whether_it_is_better(play, start, said, expected):
    play(
        f"""
        D1 {start} → 1×5 START
        D2..D14 {said} → 1×5 HOLD_SAME
        D15 {said} → {expected}
        """
    )


def test_the_last_three_pains_decide_with_todays_among_them(play):
    play(
        """
        D1 start/5 → 1×5 START
        D2..D13 S/4 → 1×5 HOLD_SAME
        D14 S/3 → 1×5 HOLD_SAME
        D15 S/2 → 1×5 HOLD_SAME
        """
    )
    play(
        """
        D1 start/5 → 1×5 START
        D2..D12 S/3 → 1×5 HOLD_SAME
        D13..D14 S/3 → 1×5 HOLD_SAME
        D15 S/4 → 1×5 HOLD_SAME + BOOK
        """
    )


@pytest.mark.parametrize(("first", "book"), [(12, ""), (13, " + BOOK")])
def test_four_better_check_ins_of_seven_are_an_improvement(play, first, book):
    code = "HOLD_BOOK" if book else "HOLD_SORE"
    play(
        f"""
        D1 start/4 → 1×5 START
        D2..D{first - 1} S/4 → 1×5 HOLD_SAME
        D{first}..D14 B/4 → 1×5 HOLD_SORE
        D15 B/4 → 1×5 {code}{book}
        """,
        max_sessions=1,
    )


def test_only_the_last_seven_answers_count_as_better(play):
    play(
        """
        D1 start/4 → 1×5 START
        D2..D10 B/4 → 1×5 HOLD_SORE
        D11..D14 S/4 → 1×5 HOLD_SAME
        D15 S/4 → 1×5 HOLD_SAME + BOOK
        """,
        max_sessions=1,
    )


def test_no_step_up_while_book_is_open(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 B/3 F20 → 1×5 HOLD_BOOK + BOOK
        D3..D9 B/2 → 1×5 HOLD_BOOK + BOOK
        D10 seen B/2 → 2×5 TWICE
        """
    )


def test_what_opened_book_is_named_once_when_it_opens(play):
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2..D14 S/3 → 1×5 HOLD_SAME
        D15 S/3 F20 → 1×5 HOLD_SAME + BOOK
        D16 S/3 F20 → 1×5 HOLD_SAME + BOOK
        """
    )
    assert [decision.book_reasons for decision in decisions[-3:]] == [(), ("d", "a"), ()]


def test_six_weeks_are_named(play):
    _, decisions = play(
        """
        D1 start/5 → 1×5 START
        D2..D42 S/3 → 1×5 HOLD_SAME
        D43 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )
    assert decisions[-1].book_reasons == ("b",)


def test_three_rests_are_named_and_three_worse_needs_no_letter(play):
    _, decisions = play(
        """
        D1 start/4 → 1×5 START
        D2..D3 S/6 → – PAIN6
        D4 S/6 → – PAIN6 + BOOK
        """
    )
    assert decisions[-1].book_reasons == ("c",)
    _, decisions = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 W/2 → 1×5 WORSE_DOWN
        D4 W/2 → – TWO_WORSE
        D5 W/2 → – THREE_WORSE + BOOK
        """
    )
    assert decisions[-1].book_reasons == ()


def test_two_bad_sessions_rest_at_the_base_and_turn_cool_on(play):
    state, _ = play(
        """
        D1 start/2 → 1×5 START, worse twice
        D2 B/2 → – BAD_SESSIONS
        D3 S/2 → 1×5 RESUME
        D4 B/2 → 1×5 HOLD_COOL
        """
    )
    assert state.cool


def test_bad_sessions_before_a_start_are_forgotten(play):
    play(
        """
        D1 worse twice
        D2 start/2 → 1×5 START, no session
        D3 S/2 → 1×5 HOLD_SAME
        """
    )


@pytest.mark.parametrize(
    ("worst_pain", "pain", "rule"),
    [(None, 5, "HOLD_SAME"), (6, 5, "BAD_SESSIONS"), (5, 5, "HOLD_SAME")],
)
def test_a_session_hurts_too_much_from_six_on(worst_pain, pain, rule):
    sessions = (SessionFacts(worst_pain=worst_pain),) * 2
    days = [
        DayFacts(1, check_in=CheckInFacts(None, pain), sessions=sessions),
        DayFacts(2, check_in=CheckInFacts("same", pain)),
    ]
    assert replay(days, SET_1)[1][-1].rule == rule


def test_a_session_without_its_own_pain_takes_that_of_the_day():
    # A session on a resting day, against the plan: its pain is that of the check-in.
    days = [
        DayFacts(1, check_in=CheckInFacts(None, 5), sessions=(SessionFacts(),)),
        DayFacts(2, check_in=CheckInFacts("same", 6), sessions=(SessionFacts(),) * 2),
        DayFacts(3, check_in=CheckInFacts("same", 5)),
        DayFacts(4, check_in=CheckInFacts("same", 5)),
    ]
    rules = [decision.rule for decision in replay(days, SET_1)[1]]
    assert rules == ["START", "PAIN6", "RESUME", "BAD_SESSIONS"]


def test_without_a_check_in_a_session_without_its_own_pain_is_not_sore():
    days = [
        DayFacts(1, check_in=CheckInFacts(None, 5)),
        DayFacts(2, sessions=(SessionFacts(),) * 2),
        DayFacts(3, check_in=CheckInFacts("same", 5)),
    ]
    assert replay(days, SET_1)[1][-1].rule == "HOLD_SAME"


def test_rolls_stop_at_ten(play):
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 1×5 HOLD_SETTLE
        D3 B/2 → 1×6 REPS
        D4 B/2 → 1×6 HOLD_SETTLE
        D5 B/2 → 1×7 REPS
        D6 B/2 → 1×7 HOLD_SETTLE
        D7 B/2 → 1×8 REPS
        D8 B/2 → 1×8 HOLD_SETTLE
        D9 B/2 → 1×9 REPS
        D10 B/2 → 1×9 HOLD_SETTLE
        D11 B/2 → 1×10 REPS
        D12..D40 B/2 → 1×10 AT_TOP
        """,
        max_sessions=1,
    )
    assert state.reps == 10


def test_a_lower_cap_takes_the_level_down_before_the_rules_and_counts_anew(play):
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 cap 1 B/2 → 1×5 HOLD_SETTLE
        D5 B/2 → 1×6 REPS
        """
    )
    assert decisions[3].sessions_before == 2


def test_a_lower_cap_is_no_step_down_of_the_rules(play):
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 cap 1 S/2 → 1×5 HOLD_SAME
        D4 cap 2 B/2 → 2×5 TWICE
        """
    )
    assert not state.cool


def test_a_lower_cap_waits_for_the_next_check_in(play):
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 cap 1 session
        """
    )
    assert (state.sessions, state.max_sessions) == (2, 1)
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 cap 1 session
        D4 W/2 → – WORSE_BASE
        """
    )


def test_a_higher_cap_alone_changes_nothing(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 1×5 HOLD_SETTLE
        D3 B/2 → 1×6 REPS
        D4 cap 2 S/2 → 1×6 HOLD_SAME
        D5 B/2 → 2×6 TWICE
        """,
        max_sessions=1,
    )


FIRST_DAY = "D1 start/3 → 1×5 START\n"
AFTER_A_REST = FIRST_DAY + "D2 W/4 → – WORSE_BASE\nD3 S/3 → 1×5 RESUME\nD4 B/3 → 1×5 HOLD_COOL\n"


@pytest.mark.parametrize(
    ("before", "day", "said", "once"),
    [
        (FIRST_DAY, "D2", "B/3", "1×5 HOLD_SORE"),
        (FIRST_DAY, "D2", "B/2", "1×5 HOLD_SETTLE"),
        (AFTER_A_REST, "D5", "B/3", "1×5 HOLD_SORE"),
        (AFTER_A_REST, "D5", "B/2", "1×6 REPS"),
    ],
)
def test_staying_at_once_a_day_re_runs_the_day_as_the_table_says(play, before, day, said, once):
    play(f"{before}{day} {said} → 2×5 TWICE")
    play(f"{before}{day} cap 1 {said} → {once}")


def test_decisions_tell_the_level_and_status_before(play):
    _, decisions = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/6 → – PAIN6
        D4 S/2 → 1×5 RESUME
        """
    )
    before = [(d.sessions_before, d.reps_before, d.status_before) for d in decisions]
    assert before == [(1, 5, "active"), (1, 5, "active"), (2, 5, "active"), (2, 5, "paused")]
    assert [answer(d) for d in decisions if d.reps is None] == ["– PAIN6"]
