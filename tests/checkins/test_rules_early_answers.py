"""An answer that came too early, or after a session of its day, allows no more than the decision
before it (clinical.md 5.7 A and I)."""

import pytest

from checkins.rules import RULE_SETS, Ceiling, CheckInFacts, DayFacts, PlanState, advance
from tests.checkins.rules_notation import answer, play_set_2

SET_2 = RULE_SETS[2]
ONCE = "D1 start/3 → 1×5 START\n"
TWICE = ONCE + "D2 B/2 → 2×5 TWICE\nD3 B/2 → 2×5 HOLD_SETTLE\n"
RESTS = ONCE + "D2 W/4 → – WORSE_BASE\n"


@pytest.mark.parametrize(
    ("before", "early"),
    [
        (ONCE, "D2 early B/2 → 1×5 HOLD_EARLY"),
        (TWICE, "D4 early B/2 → 2×5 HOLD_EARLY"),
        (RESTS, "D3 early S/2 → – HOLD_EARLY"),
        (
            "D1 start/3 → 1×5 START\nD2..D28 S/1 → 1×5 HOLD_SAME\n",
            "D29 early S/1 → 1×5 HOLD_EARLY",
        ),
    ],
    ids=["once to twice", "more rolls", "rest to exercise", "maintenance"],
)
def test_it_holds_what_would_allow_more(before, early):
    play_set_2(before + early)


@pytest.mark.parametrize(
    ("before", "early"),
    [
        (ONCE, "D2 early S/2 → 1×5 HOLD_SAME"),
        (TWICE, "D4 early W/2 → 1×5 WORSE_DOWN"),
        (TWICE, "D4 early S/6 → – PAIN6"),
        (TWICE, "D4 early S/9 → – SEVERE"),
        (TWICE, "D4 early S/2 F08 → – FLAG"),
        (RESTS, "D3 early W/4 → – TWO_WORSE"),
        ("", "D1 early start/3 → 1×5 START"),
    ],
)
def test_locks_rests_and_steps_down_stand_as_decided(before, early):
    play_set_2(before + early)


def test_a_later_answer_of_the_day_is_decided_as_if_it_were_the_first():
    early, _ = play_set_2(TWICE + "D4 early W/6 → – PAIN6\nD4 B/2 → 2×6 REPS")
    once, _ = play_set_2(TWICE + "D4 B/2 → 2×6 REPS")
    # What was done in between has happened all the same.
    assert early._replace(today=once.today) == once


def test_it_is_decided_as_if_on_time_but_adds_nothing_to_the_better_ones():
    state, _ = play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 early B/2 → 2×5 HOLD_SETTLE
        D4 B/2 → 2×5 HOLD_SETTLE
        D5 B/2 → 2×6 REPS
        """
    )


def test_it_adds_nothing_to_the_rests_that_open_book():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 S/6 → – PAIN6
        D4 early S/6 → – PAIN6
        D5 S/6 → – PAIN6 + BOOK(c)
        """
    )


def test_it_is_that_days_answer_in_the_history():
    state, _ = play_set_2(ONCE + "D2 early W/2 → – WORSE_BASE\nD3 W/2 → – TWO_WORSE")
    assert [one.feel for one in state.recent] == ["same", "worse", "worse"]


def after(
    text: str, ceiling: Ceiling | None, feel: str = "better", pain: int = 1
) -> tuple[PlanState, str]:
    """The state after an early answer under this ceiling, and what it said."""
    state, _ = play_set_2(text)
    check_in = CheckInFacts(feel, pain, early=True, ceiling=ceiling)
    state, decision = advance(state, DayFacts(state.day + 1, check_in=check_in), SET_2)
    assert decision
    return state, answer(decision)


@pytest.mark.parametrize(
    ("ceiling", "says"),
    [
        (Ceiling("active", 2, 5), "2×5 TWICE"),
        (Ceiling("active", 1, 5), "1×5 HOLD_EARLY"),
        (Ceiling("paused", 0, None), "– HOLD_EARLY"),
        (Ceiling("paused", 1, 5), "– HOLD_EARLY"),
        (Ceiling("locked", 1, 5), "– HOLD_EARLY"),
    ],
)
def test_a_ceiling_stands_over_what_the_state_said(ceiling, says):
    state, said = after(ONCE, ceiling)
    assert said == says
    assert state.status == (ceiling.status if "HOLD" in said else "active")


def test_a_rest_that_was_in_force_turns_cool_on_and_keeps_the_level():
    state, _ = after(TWICE, Ceiling("paused", 0, None))
    assert (state.cool, state.sessions, state.reps) == (True, 2, 5)


def test_a_lock_in_force_is_not_eased_to_a_rest():
    state, said = after(ONCE, Ceiling("locked", 1, 5), "worse", 4)
    assert (state.status, said) == ("locked", "– HOLD_EARLY")


def test_the_cap_is_kept_under_any_ceiling():
    state, _ = play_set_2(ONCE + "D2 cap 1")
    check_in = CheckInFacts("better", 1, early=True, ceiling=Ceiling("paused", 2, 8))
    state, _ = advance(state, DayFacts(3, check_in=check_in), SET_2)
    assert (state.status, state.sessions, state.reps) == ("paused", 1, 8)


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        (("ended", 1, 5), "a ceiling's status must be one of"),
        (("active", 3, 5), "a ceiling's sessions must be 0, 1 or 2"),
        (("active", True, 5), "a ceiling's sessions must be 0, 1 or 2"),
        (("paused", 0, 5), "a ceiling has both sessions and reps, or neither"),
        (("paused", 1, None), "a ceiling has both sessions and reps, or neither"),
        (("active", 0, None), "a ceiling with exercise has a level"),
    ],
)
def test_a_ceiling_is_a_decision_that_can_be(parts, fault):
    with pytest.raises(ValueError, match=fault):
        Ceiling(*parts)


def test_only_an_early_answer_has_a_ceiling():
    with pytest.raises(ValueError, match="only an early answer has a ceiling"):
        CheckInFacts("same", 3, ceiling=Ceiling("active", 1, 5))
