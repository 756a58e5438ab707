"""Tightness is what the article is about (clinical.md 5.7 F)."""

import pytest

from checkins.rules import CheckInFacts
from tests.checkins.rules_notation import play_set_2

IN_MAINTENANCE = """
        D1 start/3 t5 → 1×5 START
        D2..D28 S/1 t2 → 1×5 HOLD_SAME
        D29 S/1 t2 → 1×5 MAINT_OFFER
"""


def test_a_rise_of_tightness_changes_no_level():
    play_set_2(
        """
        D1 start/3 t1 → 1×5 START
        D2 B/3 t9 → 2×5 TWICE
        """
    )


def test_an_answer_without_tightness_carries_the_last_one_told():
    state, _ = play_set_2(
        """
        D1 start/3 t6 → 1×5 START
        D2..D14 S/0 → 1×5 HOLD_SAME
        D15 S/0 → 1×5 HOLD_SAME + BOOK(a)
        """
    )
    assert {answer.tight for answer in state.recent} == {6}


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ("t5", "HOLD_SAME + BOOK(a)"),  # 6 to 5, 5, 5: fallen by 1
        ("t4", "HOLD_SAME"),  # fallen by 2
    ],
)
def test_after_two_weeks_tightness_has_to_have_fallen_by_two(last, says):
    play_set_2(
        f"""
        D1 start/3 t6 → 1×5 START
        D2..D12 S/3 t6 → 1×5 HOLD_SAME
        D13..D14 S/3 {last} → 1×5 HOLD_SAME
        D15 S/3 {last} → 1×5 {says}
        """
    )


def test_or_to_have_come_down_to_one():
    play_set_2(
        """
        D1 start/3 t2 → 1×5 START
        D2..D14 S/3 t1 → 1×5 HOLD_SAME
        D15 S/3 t1 → 1×5 HOLD_SAME
        """
    )


def test_or_most_answers_to_have_been_better():
    play_set_2(
        """
        D1 start/3 t6 → 1×5 START
        D2..D11 S/3 t6 → 1×5 HOLD_SAME
        D12..D14 B/3 t6 → 1×5 HOLD_SORE
        D15 B/3 t6 → 1×5 HOLD_SORE
        """,
        max_sessions=1,
    )


def test_with_little_tightness_at_the_start_pain_is_judged():
    play_set_2(
        """
        D1 start/3 t1 → 1×5 START
        D2..D14 S/1 t9 → 1×5 HOLD_SAME
        D15 S/1 t9 → 1×5 HOLD_SAME
        """
    )


def test_an_episode_begun_without_tightness_is_judged_on_pain_to_its_end():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2..D14 S/1 t9 → 1×5 HOLD_SAME
        D15 S/1 t9 → 1×5 HOLD_SAME
        """
    )


def test_a_long_gap_and_a_relapse_set_the_baseline_anew():
    state, _ = play_set_2(
        """
        D1 start/3 t6 → 1×5 START
        D20 S/3 t4 → 1×5 GAP14
        """
    )
    assert state.episode
    assert state.episode.tight_baseline == 4
    state, _ = play_set_2(IN_MAINTENANCE + "D30 S/1 t7 → 1×5 RELAPSE")
    assert state.episode
    assert state.episode.tight_baseline == 7


@pytest.mark.parametrize(("tight", "says"), [("t2", "MAINT_OFFER"), ("t3", "HOLD_SAME")])
def test_maintenance_needs_seven_answers_without_tightness(tight, says):
    play_set_2(
        f"""
        D1 start/3 t5 → 1×5 START
        D2..D22 S/1 t3 → 1×5 HOLD_SAME
        D23 S/1 {tight} → 1×5 HOLD_SAME
        D24..D28 S/1 t2 → 1×5 HOLD_SAME
        D29 S/1 t2 → 1×5 {says}
        """
    )


def test_answers_from_before_any_tightness_was_told_do_not_keep_from_maintenance():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2..D28 S/1 → 1×5 HOLD_SAME
        D29 S/1 t2 → 1×5 MAINT_OFFER
        """
    )


@pytest.mark.parametrize(("tight", "says"), [("t4", "MAINTAIN"), ("t5", "RELAPSE")])
def test_maintenance_ends_at_tightness_of_five(tight, says):
    play_set_2(IN_MAINTENANCE + f"D30 S/0 {tight} → 1×5 {says}")


def test_maintenance_ends_by_pain_as_before():
    play_set_2(IN_MAINTENANCE + "D30 S/3 t0 → 1×5 RELAPSE")


@pytest.mark.parametrize("tight", [-1, 11, 3.0, True, "3"])
def test_tightness_is_a_whole_number_from_0_to_10(tight):
    with pytest.raises(ValueError, match="tight must be a whole number from 0 to 10"):
        CheckInFacts("same", 3, tight=tight)
