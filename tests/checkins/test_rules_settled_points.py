"""The ten points that design.md 4 settles, in its numbering."""

import pytest

from checkins.rules import CheckInFacts, DayFacts, PlanState, advance
from checkins.rules.set_1 import RULE_SET as SET_1
from checkins.rules.state import Answer
from tests.checkins.rules_notation import answer
from tests.checkins.rules_notation import play as play_set_1


def test_1_the_first_check_in_counts_as_the_same_and_its_pain_as_the_last(play):
    play(
        """
        D1 W/2 → 1×5 START
        D2 W/3 → – WORSE_BASE
        """
    )
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/4 → 1×5 HOLD_CONFLICT
        """
    )


def test_1_the_check_in_after_a_long_gap_counts_as_the_same_too(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D17 W/5 → 1×5 GAP14
        D18 W/5 → – WORSE_BASE
        """
    )


def test_a_new_episode_remembers_nothing_of_the_old_one(play):
    state, _ = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D17 W/5 → 1×5 GAP14
        """
    )
    assert [entry.day for entry in state.recent] == [17]
    state, _ = play(SETTLED + "D40 W/3 → 1×5 RELAPSE")
    assert state.recent == (Answer(day=40, pain=3, feel="worse"),)


def test_2_too_much_pain_to_start_rests_until_it_is_less(play):
    state, _ = play(
        """
        D1 start/6 → – PAIN6
        D2 W/7 → – PAIN6
        D3 W/5 → 1×5 START
        """
    )
    assert state.status == "active"


def test_2_too_much_pain_after_a_long_gap_ends_the_old_episode(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D17 S/6 → – PAIN6
        D18 S/5 → 1×5 START
        """
    )


def test_2_after_too_much_pain_to_start_even_a_long_gap_is_a_start(play):
    play(
        """
        D1 start/6 → – PAIN6
        D40 S/5 → 1×5 START
        """
    )


def test_3_severe_pain_and_signs_come_before_the_start(play):
    play("D1 start/8 → – SEVERE")
    play("D1 start/2 F08 → – FLAG")
    play("D1 start/9 F08 → – FLAG")


def test_3_while_locked_only_a_sign_is_more_than_locked(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 S/8 → – SEVERE
        D3 S/9 → – LOCKED
        D4 S/2 F12 → – FLAG
        D5 W/2 → – LOCKED
        """
    )


def test_3_locked_check_ins_enter_no_history(play):
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 W/3 F08 → – FLAG
        D3 W/3 → – LOCKED
        """
    )
    assert [entry.day for entry in state.recent] == [1]


@pytest.mark.parametrize("said", ["S/8 → – SEVERE", "S/3 F08 → – FLAG"])
def test_3_a_check_in_that_locks_is_not_asked_the_fourteen_day_question(play, said):
    play(
        f"""
        D1 start/3 → 1×5 START
        D2..D14 S/3 → 1×5 HOLD_SAME
        D15 {said}
        D16 S/3 → – LOCKED
        """
    )


def test_3_clearance_forgets_the_episode(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 W/4 F20 F08 → – FLAG + BOOK
        D4 cleared W/2 → 1×5 START
        D5 B/2 → 2×5 TWICE
        """
    )


def test_3_clearance_leaves_the_plan_as_new(play):
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/2 → 2×6 REPS
        D5 B/2 F20 → 2×6 HOLD_BOOK + BOOK
        D6 B/8 → – SEVERE + BOOK
        D7 cleared
        """
    )
    new = PlanState.new()._replace(day=7, checked_on=6, checked_pain=8, past=state.past)
    assert state == new


def test_3_clearance_without_a_lock_begins_anew_in_set_1():
    play_set_1(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 cleared B/2 → 1×5 START
        """
    )


def test_3_clearance_after_the_days_check_in_makes_the_next_one_a_start():
    state, _ = play_set_1("D1 start/3 F08 → – FLAG")
    state, decision = advance(state, DayFacts(1, cleared=True), SET_1)
    assert decision is None
    assert state.status == "active"
    with pytest.raises(ValueError, match="day 1 has a check-in already"):
        advance(state, DayFacts(1, check_in=CheckInFacts("same", 2)), SET_1)
    _, decision = advance(state, DayFacts(2, check_in=CheckInFacts("worse", 2)), SET_1)
    assert decision
    assert answer(decision) == "1×5 START"


def test_4_a_session_without_a_check_in_ends_a_gap(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D10 session
        D13 S/2 → 2×5 HOLD_SAME
        D17 session
        D31 S/2 → 1×5 GAP7 + BOOK
        """
    )


def test_4_the_gap_does_not_count_its_ends(play):
    play(
        """
        D1 start/2 → 1×5 START
        D4 S/2 → 1×5 HOLD_SAME
        D8 S/2 → 1×5 GAP3
        D15 S/2 → 1×5 GAP3 + BOOK
        D23 S/2 → 1×5 GAP7 + BOOK
        D37 S/2 → 1×5 GAP7 + BOOK
        D52 S/2 → 1×5 GAP14 + BOOK
        """
    )


def test_5_bad_sessions_run_across_days(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, worse session
        D3 S/2 → 2×5 HOLD_SAME, sore session
        D4 B/2 → 1×5 BAD_SESSIONS, no session
        D5 B/2 → 1×5 HOLD_NO_SESSION
        """
    )


def test_5_two_bad_sessions_on_one_day_are_two(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, worse twice
        D3 B/2 → 1×5 BAD_SESSIONS
        """
    )


def test_5_a_good_session_breaks_the_run(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, worse then better
        D3 S/2 → 2×5 HOLD_SAME, worse session
        D4 S/2 → 2×5 HOLD_SAME, same session
        D5 S/2 → 2×5 HOLD_SAME
        """
    )


def test_5_the_run_goes_on_from_the_end_of_the_day(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, better then worse
        D3 S/2 → 2×5 HOLD_SAME, worse session
        D4 S/2 → 1×5 BAD_SESSIONS
        """
    )


def test_5_firing_resets_the_run(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, worse twice
        D3 S/2 → 1×5 BAD_SESSIONS, worse session
        D4 S/2 → 1×5 HOLD_SAME, worse session
        D5 S/2 → – BAD_SESSIONS
        """
    )


@pytest.mark.parametrize("note", ["worse then better", "better then worse"])
def test_5_any_bad_session_of_yesterday_holds(play, note):
    play(
        f"""
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE, {note}
        D3 B/2 → 2×5 HOLD_BAD
        """
    )


def test_6_the_fourteen_day_question_is_asked_once_a_clock(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D15 S/1 → 1×5 HOLD_SAME
        D16 S/2 → 1×5 HOLD_SAME
        D17..D21 S/3 → 1×5 HOLD_SAME
        """
    )


def test_6_the_question_waits_for_a_check_in_and_takes_in_its_answer(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D13 S/1 → 1×5 HOLD_SAME
        D14 session
        D15 session
        D16 S/2 → 1×5 HOLD_SAME + BOOK
        """
    )


def test_6_at_six_weeks_only_an_active_plan_is_asked(play):
    play(
        """
        D1 start/5 → 1×5 START
        D2..D42 S/3 → 1×5 HOLD_SAME
        D43 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )
    play(
        """
        D1 start/5 → 1×5 START
        D2..D41 S/3 → 1×5 HOLD_SAME
        D42 W/3 → – WORSE_BASE
        D43 S/3 → 1×5 RESUME
        D44 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )


def test_6_being_seen_restarts_both_clocks(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D14 S/3 → 1×5 HOLD_SAME
        D15 S/3 → 1×5 HOLD_SAME + BOOK
        D16 seen S/3 → 1×5 HOLD_SAME
        D17..D29 S/3 → 1×5 HOLD_SAME
        D30 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )
    play(
        """
        D1 start/5 → 1×5 START
        D2..D39 S/3 → 1×5 HOLD_SAME
        D40 seen S/3 → 1×5 HOLD_SAME
        D41..D81 S/3 → 1×5 HOLD_SAME
        D82 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )


def test_6_being_seen_restarts_neither_the_28_days_nor_the_weeks(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D7 S/1 → 1×5 HOLD_SAME
        D8 seen S/1 → 1×5 HOLD_SAME
        D9..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 MAINT_OFFER
        """
    )
    play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3..D8 S/2 → 2×5 HOLD_SAME
        D9 S/3 → 2×5 HOLD_SAME
        D10 seen S/3 → 2×5 HOLD_SAME
        D11..D14 S/3 → 2×5 HOLD_SAME
        D15 S/3 → 1×5 WEEK_RISE
        """
    )


def test_6_being_seen_after_the_check_in_closes_what_it_opened():
    state, _ = play_set_1("D1 start/3 F20 → 1×5 START + BOOK")
    state, decision = advance(state, DayFacts(1, seen=True), SET_1)
    assert decision is None
    assert not state.book


def test_6_being_seen_before_the_first_check_in_does_no_harm():
    state, _ = advance(PlanState.new(), DayFacts(1, seen=True), SET_1)
    assert state == PlanState.new()._replace(day=1)


def test_7_three_rests_in_a_row_open_book(play):
    play(
        """
        D1 start/4 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 S/6 → – PAIN6
        D4 B/6 → – PAIN6 + BOOK
        D5 seen B/6 → – PAIN6 + BOOK
        """
    )


def test_7_a_restart_between_rests_begins_the_count_again(play):
    play(
        """
        D1 start/4 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 B/6 → – PAIN6
        D4 B/3 → 1×5 RESUME
        D5 W/3 → – WORSE_BASE
        D6 B/6 → – PAIN6
        """
    )


def test_7_rests_before_a_start_count_too_and_a_start_ends_them(play):
    play(
        """
        D1..D2 start/6 → – PAIN6
        D3 S/6 → – PAIN6 + BOOK
        """
    )
    play(
        """
        D1..D2 start/6 → – PAIN6
        D3 S/5 → 1×5 START
        D4 W/5 → – WORSE_BASE
        """
    )


def test_7_a_pause_keeps_cool_on_and_twice_ends_it(play):
    state, _ = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 W/2 → 1×5 WORSE_DOWN
        D4 B/6 → – PAIN6
        D5 B/2 → 1×5 RESUME
        D6 B/2 → 1×5 HOLD_COOL
        """
    )
    assert state.cool
    state, _ = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 W/2 → 1×5 WORSE_DOWN
        D4 B/2 → 1×5 HOLD_COOL
        D5 B/2 → 2×5 TWICE
        """
    )
    assert not state.cool


def test_8_coming_back_sets_once_a_day_without_cool(play):
    state, _ = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D6 B/2 → 1×5 GAP3
        D7 B/2 → 2×5 TWICE
        """
    )
    assert not state.cool
    state, _ = play(
        """
        D1 start/4 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D10 B/2 → 1×5 GAP7
        D11 B/2 → 2×5 TWICE
        """
    )
    assert not state.cool


def test_8_after_a_rest_at_twice_a_day_the_plan_resumes_at_once_a_day(play):
    play(
        """
        D1 start/4 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/2 → 2×6 REPS
        D5 B/6 → – PAIN6
        D6 S/2 → 1×5 RESUME
        """
    )


SETTLED = """
        D1 start/3 → 1×5 START
        D2..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 → 1×5 MAINT_OFFER
"""


def test_9_a_relapse_starts_the_clocks_and_the_weeks_anew(play):
    state, decisions = play(
        SETTLED
        + """
        D40 S/3 → 1×5 RELAPSE
        D41..D47 S/3 → 1×5 HOLD_SAME
        D48..D53 S/4 → 1×5 HOLD_SAME
        D54 S/4 → 1×5 WEEK_RISE + BOOK
        """
    )
    assert state.cool
    assert decisions[-1].book_reasons == ("a",)


def test_9_a_relapse_measures_from_its_own_pain(play):
    play(
        SETTLED
        + """
        D40 S/5 → 1×5 RELAPSE
        D41..D54 S/3 → 1×5 HOLD_SAME
        """
    )


def test_9_after_a_relapse_maintenance_takes_28_days_again(play):
    play(
        SETTLED
        + """
        D40 S/3 → 1×5 RELAPSE
        D41..D67 S/1 → 1×5 HOLD_SAME
        D68 S/1 → 1×5 MAINT_OFFER
        """
    )


@pytest.mark.parametrize("sign", [f"F{n}" for n in range(19, 25)])
def test_10_a_sign_of_level_b_opens_book_whatever_rule_answers(play, sign):
    play(f"D1 start/3 {sign} → 1×5 START + BOOK")
    play(f"D1 start/3 F01 {sign} → – FLAG + BOOK")
    play(f"D1 start/9 {sign} → – SEVERE + BOOK")
    play(f"D1 start/6 {sign} → – PAIN6 + BOOK")
    play(SETTLED + f"D30 S/1 {sign} → 1×5 MAINTAIN + BOOK")
    play(
        f"""
        D1 start/3 → 1×5 START
        D2 B/3 {sign} → 1×5 HOLD_BOOK + BOOK
        """
    )


@pytest.mark.parametrize("sign", [f"F{n:02}" for n in range(1, 19)])
def test_10_every_other_sign_locks(play, sign):
    play(f"D1 start/3 {sign} → – FLAG")
