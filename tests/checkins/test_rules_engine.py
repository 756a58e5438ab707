"""How days are handed in, what comes back, and what is refused."""

import json

import pytest

from checkins.rules import (
    CheckInFacts,
    DayFacts,
    PlanState,
    SessionFacts,
    advance,
    replay,
)
from checkins.rules.set_1 import RULE_SET as SET_1
from tests.checkins.rules_notation import play

GOOD = SessionFacts()
BAD = SessionFacts(feel="worse")


def test_a_day_without_a_check_in_brings_no_decision():
    state, decision = advance(PlanState.new(), DayFacts(1, sessions=(GOOD,)), SET_1)
    assert decision is None
    assert state.status == "active"


def test_an_earlier_day_is_refused():
    state, _ = play("D5 start/3 → 1×5 START")
    with pytest.raises(ValueError, match="day 4 comes before day 5"):
        advance(state, DayFacts(4), SET_1)


def test_a_second_check_in_on_a_day_is_refused():
    state, _ = play("D5 start/3 → 1×5 START")
    with pytest.raises(ValueError, match="day 5 has a check-in already"):
        advance(state, DayFacts(5, check_in=CheckInFacts("same", 3)), SET_1)


def test_a_check_in_may_follow_sessions_of_its_day():
    state, _ = play("D1 start/3 → 1×5 START")
    state, _ = advance(state, DayFacts(2, sessions=(BAD,)), SET_1)
    state, decision = advance(state, DayFacts(2, check_in=CheckInFacts("better", 2)), SET_1)
    whole = DayFacts(2, check_in=CheckInFacts("better", 2), sessions=(BAD,))
    first, _ = play("D1 start/3 → 1×5 START")
    assert (state, decision) == advance(first, whole, SET_1)


def test_sessions_may_follow_one_by_one():
    check_in = CheckInFacts("same", 3)
    whole = replay([DayFacts(1, check_in=check_in, sessions=(BAD, GOOD, BAD))], SET_1)
    parts = [
        DayFacts(1, check_in=check_in),
        *(DayFacts(1, sessions=(session,)) for session in (BAD, GOOD, BAD)),
    ]
    assert replay(parts, SET_1) == whole


def test_a_decision_carries_its_numbers_and_its_policy():
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D5 B/1 → 2×5 HOLD_NO_SESSION
        """
    )
    assert decisions[-1]._asdict() == {
        "day": 5,
        "rule": "HOLD_NO_SESSION",
        "sessions": 2,
        "reps": 5,
        "status": "active",
        "book": False,
        "reason": {
            "pain": 1,
            "sessions": 2,
            "reps": 5,
            "gap": 2,
            "days_in": 4,
            "better_count": 0,
            "emergency": False,
        },
        "sessions_before": 2,
        "reps_before": 5,
        "status_before": "active",
        "book_reasons": (),
        "policy_version": "1",
    }


def test_a_start_counts_no_days_from_before_it():
    _, decisions = play("D700 start/3 → 1×5 START")
    assert (decisions[0].reason["gap"], decisions[0].reason["days_in"]) == (0, 0)


def test_a_decision_without_exercise_has_no_level():
    _, decisions = play("D1 start/6 → – PAIN6")
    assert (decisions[0].sessions, decisions[0].reps) == (0, None)


def test_a_decision_can_be_stored_as_json():
    _, decisions = play("D1 start/3 F20 → 1×5 START + BOOK")
    stored = json.loads(json.dumps(decisions[0].to_json()))
    assert stored["book_reasons"] == ["d"]
    assert stored == decisions[0].to_json()


def test_a_state_remembers_the_last_fourteen_check_ins():
    state, _ = play(
        """
        D1 start/5 → 1×5 START
        D2..D20 S/3 → 1×5 HOLD_SAME
        """
    )
    assert [entry.day for entry in state.recent] == list(range(7, 21))


def test_a_new_state_is_empty():
    assert PlanState.new(1).to_json() == {
        "status": "active",
        "sessions": 1,
        "reps": 5,
        "max_sessions": 1,
        "cool": False,
        "letters": [],
        "better_count": 0,
        "paused_count": 0,
        "episode": None,
        "recent": [],
        "past": {"day": 0, "bad": False, "bad_run": 0},
        "today": {"done": 0, "bad": 0, "bad_at_end": 0},
        "day": 0,
        "checked_on": 0,
        "checked_pain": 0,
        "tight": None,
        "waiting": {"since": None, "restart": False, "start_when_seen": False},
    }


def test_a_state_survives_json():
    state, _ = play(
        """
        D1 start/3 → 1×5 START
        D2 B/2 → 2×5 TWICE, worse session
        """
    )
    for each in (PlanState.new(1), state):
        assert PlanState.from_json(json.loads(json.dumps(each.to_json()))) == each


def test_a_state_from_another_shape_is_refused():
    with pytest.raises(KeyError):
        PlanState.from_json({})
    with pytest.raises(TypeError):
        PlanState.from_json({**PlanState.new().to_json(), "streak": 3})


@pytest.mark.parametrize("max_sessions", [0, 3, True, "2", None, 2.0])
def test_a_cap_is_one_or_two(max_sessions):
    with pytest.raises(ValueError, match="max_sessions must be 1 or 2"):
        PlanState.new(max_sessions)


@pytest.mark.parametrize("max_sessions", [0, 3, True, "2", 2.0])
def test_a_days_cap_is_one_or_two_or_unchanged(max_sessions):
    with pytest.raises(ValueError, match="max_sessions must be 1 or 2"):
        DayFacts(1, max_sessions=max_sessions)
    assert DayFacts(1, max_sessions=None).max_sessions is None


@pytest.mark.parametrize("day", [0, -1, 3_652_060, True, 1.0, "1", None])
def test_a_day_is_a_possible_ordinal(day):
    with pytest.raises(ValueError, match="day must be a whole number from 1"):
        DayFacts(day)


@pytest.mark.parametrize("pain", [-1, 11, 3.0, True, "3", None])
def test_pain_is_a_whole_number_from_0_to_10(pain):
    with pytest.raises(ValueError, match="pain must be a whole number from 0 to 10"):
        CheckInFacts("same", pain)
    if pain is not None:
        with pytest.raises(ValueError, match="worst_pain must be a whole number from 0 to 10"):
            SessionFacts(worst_pain=pain)


def test_only_known_answers_are_taken():
    with pytest.raises(ValueError, match="feel must be"):
        CheckInFacts("unsure", 3)
    with pytest.raises(ValueError, match="feel must be"):
        SessionFacts(feel=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="variant must be"):
        SessionFacts(variant="long")


@pytest.mark.parametrize("sign", ["F00", "F25", "f01", "F1", ""])
def test_only_known_signs_are_taken(sign):
    with pytest.raises(ValueError, match="signs must be codes from F01 to F24"):
        CheckInFacts("same", 3, frozenset({sign}))


def test_bounds_themselves_are_taken():
    every_sign = frozenset(f"F{number:02}" for number in range(1, 25))
    assert CheckInFacts("same", 3, every_sign).signs == every_sign
    assert DayFacts(3_652_059).day == 3_652_059
    assert DayFacts(1).day == 1
    assert [CheckInFacts("same", pain).pain for pain in (0, 10)] == [0, 10]
