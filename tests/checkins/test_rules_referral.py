"""BOOK by letters: what opens it, what it holds, what closes it (clinical.md 5.7 D and G)."""

import pytest

from checkins.rules import RULE_SETS, CheckInFacts, DayFacts, PlanState, advance, sentence
from checkins.rules.reasons import BOOK_WORDS
from tests.checkins.rules_notation import play, play_set_2

SET_2 = RULE_SETS[2]


def test_more_than_six_weeks_before_is_advice_alone():
    state, decisions = play_set_2(
        """
        D1 start/3 → 1×5 START + BOOK(e)
        D2 B/2 → 2×5 TWICE + BOOK()
        D3 B/2 → 2×5 HOLD_SETTLE + BOOK()
        D4 B/2 → 2×6 REPS + BOOK()
        D5..D28 S/1 → 2×6 HOLD_SAME + BOOK()
        D29 S/1 → 1×6 MAINT_OFFER + BOOK()
        """,
        since="over6",
    )
    assert state.letters == ("e",)
    assert BOOK_WORDS["e"].reason in sentence(decisions[0], SET_2.policy)


@pytest.mark.parametrize("since", [None, "under2", "2to6", "unsure"])
def test_less_than_that_opens_nothing(since):
    play_set_2("D1 start/3 → 1×5 START", since=since)


@pytest.mark.parametrize("since", ["over7", "", 3, True])
def test_only_known_times_are_taken(since):
    with pytest.raises(ValueError, match="since must be one of under2, 2to6, over6, unsure"):
        PlanState.new(since=since)


def test_it_opens_with_a_rest_at_the_start_and_only_once():
    play_set_2(
        """
        D1 start/6 → – PAIN6 + BOOK(e)
        D2 seen S/3 → 1×5 START
        D20 S/3 → 1×5 GAP14
        """,
        since="over6",
    )


def test_it_does_not_open_after_a_clearance():
    play_set_2("D1 start/9 → – SEVERE\nD2 cleared S/2 → 1×5 START", since="over6")


def test_another_letter_joins_it_and_holds():
    state, _ = play_set_2(
        """
        D1 start/3 → 1×5 START + BOOK(e)
        D2 B/3 F20 → 1×5 HOLD_BOOK + BOOK(d)
        """,
        since="over6",
    )
    assert state.letters == ("d", "e")


def test_each_letter_is_said_when_it_opens_and_kept_until_the_person_is_seen():
    state, _ = play_set_2(
        """
        D1 start/3 F20 → 1×5 START + BOOK(d)
        D2..D14 S/3 → 1×5 HOLD_SAME + BOOK()
        D15 S/3 → 1×5 HOLD_SAME + BOOK(a)
        D16 S/3 F20 → 1×5 HOLD_SAME + BOOK()
        """
    )
    assert state.letters == ("a", "d")
    state, _ = advance(state, DayFacts(17, seen=True), SET_2)
    assert state.letters == ()
    assert not state.book


def test_a_rule_that_opens_book_holds_too_and_says_so_itself():
    state, _ = play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 W/3 → – WORSE_BASE
        D3 W/3 → – TWO_WORSE
        D4 W/3 → – THREE_WORSE + BOOK(c)
        """
    )
    assert state.letters == ("c", "w")
    state, _ = play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 W/3 → – WORSE_BASE
        D3 S/3 → 1×5 RESUME
        D4 W/3 → – WORSE_BASE
        D5 S/3 → 1×5 RESUME
        D6 W/3 → – THREE_WORSE + BOOK()
        D7 B/3 → 1×5 RESUME + BOOK()
        D8 B/3 → 1×5 HOLD_BOOK + BOOK()
        """
    )
    assert state.letters == ("w",)


def test_book_that_was_open_in_set_1_goes_on_holding_in_set_2():
    state, _ = play("D1 start/3 F20 → 1×5 START + BOOK")
    assert state.letters == ("o",)
    tomorrow = DayFacts(2, check_in=CheckInFacts("better", 3))
    _, decision = advance(state, tomorrow, SET_2)
    assert decision
    assert (decision.rule, decision.book) == ("HOLD_BOOK", True)


def test_over_65_with_a_first_episode_starts_once_seen():
    play_set_2(
        """
        D1 start/3 F24 → 1×5 START + BOOK(d)
        D4 seen S/3 → 1×5 START
        D5 B/3 → 2×5 TWICE
        D6 seen B/3 → 2×5 HOLD_SORE
        """
    )


def test_other_signs_do_not_start_anew_when_seen():
    play_set_2("D1 start/3 F23 → 1×5 START + BOOK(d)\nD2 seen S/3 → 1×5 HOLD_SAME")


def test_being_seen_ends_no_lock_and_no_rest():
    state, _ = play_set_2("D1 start/3 F24 → 1×5 START + BOOK(d)\nD2 S/9 → – SEVERE + BOOK()")
    state, _ = advance(state, DayFacts(3, seen=True), SET_2)
    assert (state.status, state.letters) == ("locked", ())
    state, _ = play_set_2("D1 start/3 F24 → 1×5 START + BOOK(d)\nD2 S/6 → – PAIN6 + BOOK()")
    state, _ = advance(state, DayFacts(2, seen=True), SET_2)
    assert (state.status, state.episode) == ("paused", None)


def test_a_clearance_while_locked_closes_book_and_begins_anew():
    play_set_2(
        """
        D1 start/3 F20 → 1×5 START + BOOK(d)
        D2 S/3 F08 → – FLAG + BOOK()
        D3 cleared S/3 → 1×5 START
        """
    )


@pytest.mark.parametrize(
    "before",
    [
        "D1 start/3 F20 → 1×5 START + BOOK\nD2 B/3 → 1×5 HOLD_BOOK + BOOK",
        "D1 start/3 → 1×5 START\nD2 W/4 → – WORSE_BASE",
        "D1 start/3 → 1×5 START\nD2 B/3 → 2×5 TWICE",
    ],
)
def test_a_clearance_at_any_other_time_changes_nothing(before):
    state, _ = play_set_2(before)
    after, decision = advance(state, DayFacts(2, cleared=True), SET_2)
    assert (after, decision) == (state, None)
