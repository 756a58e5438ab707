"""Starting again or changing the leg: the next check-in is START, and nothing that belongs to the
person ends with it (clinical.md 5.7 H)."""

import pytest

from checkins.rules import RULE_SETS, Ceiling, CheckInFacts, DayFacts, PlanState, advance
from tests.checkins.rules_notation import play_set_2

SET_2 = RULE_SETS[2]
CLIMBED = """
        D1 start/4 t5 → 1×5 START
        D2 B/2 t5 → 2×5 TWICE
        D3 B/2 t5 → 2×5 HOLD_SETTLE
        D4 B/2 t5 → 2×6 REPS
"""


def test_the_next_check_in_is_a_start_at_the_base():
    state, _ = play_set_2(CLIMBED + "D5 restart B/2 t4 → 1×5 START")
    assert [one.day for one in state.recent] == [5]
    assert (state.cool, state.better_count) == (False, 0)
    assert not state.waiting.restart


def test_it_may_come_on_a_day_of_its_own():
    play_set_2(CLIMBED + "D5 restart\nD9 B/2 → 1×5 START\nD10 B/2 → 2×5 TWICE")


def test_it_keeps_the_clocks_and_the_baselines():
    state, _ = play_set_2(CLIMBED + "D5 restart S/7 t9 → – PAIN6\nD6 S/1 t2 → 1×5 START")
    assert state.episode
    assert state.episode._asdict() == {
        "start": 6,
        "baseline": 4,
        "clock": 1,
        "tight_baseline": 5,
    }


@pytest.mark.parametrize("day", [14, 15, 16])
def test_the_question_of_two_weeks_is_asked_on_its_day_all_the_same(day):
    before = "D1 start/3 t6 → 1×5 START\n"
    for number in range(2, 17):
        restart, code = (" restart", "START") if number == day else ("", "HOLD_SAME")
        book = " + BOOK(a)" if number == 15 else " + BOOK" if number > 15 else ""
        before += f"D{number}{restart} S/3 t6 → 1×5 {code}{book}\n"
    play_set_2(before)


def test_six_weeks_are_counted_from_before_it():
    play_set_2(
        """
        D1 start/5 → 1×5 START
        D2..D39 S/2 → 1×5 HOLD_SAME
        D40 restart S/2 → 1×5 START
        D41..D42 S/2 → 1×5 HOLD_SAME
        D43 S/2 → 1×5 HOLD_SAME + BOOK(b)
        """
    )


def test_book_stays_open():
    play_set_2(
        """
        D1 start/3 F20 → 1×5 START + BOOK(d)
        D2 restart S/3 → 1×5 START + BOOK()
        D3 B/3 → 1×5 HOLD_BOOK + BOOK()
        """
    )


def test_maintenance_waits_for_four_weeks_again():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2..D27 S/1 → 1×5 HOLD_SAME
        D28 restart S/1 → 1×5 START
        D29..D35 S/1 → 1×5 HOLD_SAME
        """
    )


def test_it_goes_on_waiting_behind_too_much_pain():
    play_set_2(CLIMBED + "D5 restart S/6 → – PAIN6\nD6 S/6 → – PAIN6\nD7 W/5 → 1×5 START")


def test_a_rest_that_was_decided_that_day_stands_and_the_start_comes_next():
    before, _ = play_set_2("D1 start/3 → 1×5 START")
    rest = Ceiling("paused", 1, 5)
    check_in = CheckInFacts("same", 2, early=True, ceiling=rest)
    state, decision = advance(before, DayFacts(2, restart=True, check_in=check_in), SET_2)
    assert decision
    assert (decision.rule, decision.sessions, decision.status) == ("HOLD_EARLY", 0, "paused")
    _, decision = advance(state, DayFacts(3, check_in=CheckInFacts("same", 2)), SET_2)
    assert decision
    assert decision.rule == "START"


def test_it_ends_no_lock():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 S/9 → – SEVERE
        D3 restart S/2 → – LOCKED
        D4 cleared S/2 → 1×5 START
        D5 B/2 → 2×5 TWICE
        """
    )


def test_it_ends_maintenance():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 MAINT_OFFER
        D30 restart S/1 → 1×5 START
        """
    )


def test_after_a_long_gap_it_is_still_the_start_that_keeps_the_clocks():
    state, _ = play_set_2(CLIMBED + "D5 restart\nD30 S/2 → 1×5 START + BOOK(a)")
    assert state.episode
    assert state.episode.clock == 1


def test_before_the_first_start_it_changes_nothing():
    restarted, _ = advance(PlanState.new(), DayFacts(1, restart=True), SET_2)
    assert restarted == PlanState.new()._replace(day=1)
