"""States, facts and decisions are stored by name; what set 1 stored is still read."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from checkins.rules import (
    RULE_SETS,
    Ceiling,
    CheckInFacts,
    DayFacts,
    PlanState,
    SessionFacts,
    advance,
)
from tests.checkins.rules_lives import caps, lives, lives_of_set_2, sinces
from tests.checkins.rules_notation import play, play_set_2

quick = settings(max_examples=20, deadline=None)
SET_1, SET_2 = RULE_SETS[1], RULE_SETS[2]


def through_json(document: Any) -> Any:
    return json.loads(json.dumps(document))


def as_released(state: PlanState) -> dict[str, Any]:
    """The state as set 1 stored it: parts as lists, and BOOK open or not."""
    return {
        "status": state.status,
        "sessions": state.sessions,
        "reps": state.reps,
        "max_sessions": state.max_sessions,
        "cool": state.cool,
        "book": state.book,
        "better_count": state.better_count,
        "paused_count": state.paused_count,
        "episode": state.episode and list(state.episode[:3]),
        "recent": [list(answer[:3]) for answer in state.recent],
        "past": list(state.past),
        "today": list(state.today),
        "day": state.day,
        "checked_on": state.checked_on,
        "checked_pain": state.checked_pain,
    }


def test_a_state_is_stored_by_name():
    state, _ = play_set_2(
        "D1 start/3 t5 F20 → 1×5 START + BOOK\nD2 S/3 → 1×5 HOLD_SAME + BOOK, worse session"
    )
    assert through_json(state.to_json()) == {
        "status": "active",
        "sessions": 1,
        "reps": 5,
        "max_sessions": 2,
        "cool": False,
        "letters": ["d"],
        "better_count": 0,
        "paused_count": 0,
        "episode": {"start": 1, "baseline": 3, "clock": 1, "tight_baseline": 5},
        "recent": [
            {"day": 1, "pain": 3, "feel": "same", "tight": 5},
            {"day": 2, "pain": 3, "feel": "same", "tight": 5},
        ],
        "past": {"day": 1, "bad": False, "bad_run": 0},
        "today": {"done": 1, "bad": 1, "bad_at_end": 1},
        "day": 2,
        "checked_on": 2,
        "checked_pain": 3,
        "tight": 5,
        "waiting": {"since": None, "restart": False, "start_when_seen": False},
    }


@given(lives, caps)
@quick
def test_a_state_that_set_1_stored_is_read_as_what_set_1_makes_today(days, cap):
    state = PlanState.new(cap)
    for day in days:
        state, _ = advance(state, day, SET_1)
        assert PlanState.from_json(through_json(as_released(state))) == state


def test_book_that_was_open_before_letters_were_kept_has_a_letter_of_its_own():
    state, _ = play("D1 start/3 F20 → 1×5 START + BOOK")
    read = PlanState.from_json(as_released(state))
    assert read.letters == ("o",)
    assert read.book


@given(lives_of_set_2, caps, sinces)
@quick
def test_a_state_of_set_2_survives_json_at_any_moment(days, cap, since):
    state = PlanState.new(cap, since)
    for day in days:
        state, _ = advance(state, day, SET_2)
        assert PlanState.from_json(through_json(state.to_json())) == state


@given(lives_of_set_2)
@quick
def test_facts_survive_json(days):
    for day in days:
        assert DayFacts.from_json(through_json(day.to_json())) == day


def test_only_what_was_said_is_written_down():
    assert DayFacts(1).to_json() == {"day": 1}
    assert DayFacts(1, check_in=CheckInFacts(None, 3)).to_json() == {
        "day": 1,
        "check_in": {"feel": None, "pain": 3, "signs": []},
    }


def test_all_that_can_be_said_is_written_down():
    said = DayFacts(
        day=2,
        cleared=True,
        seen=True,
        restart=True,
        check_in=CheckInFacts(
            feel="better",
            pain=3,
            signs=frozenset({"F20", "F08"}),
            tight=0,
            early=True,
            ceiling=Ceiling("paused", 0, None),
        ),
        sessions=(SessionFacts(), SessionFacts(feel="worse", worst_pain=6, variant="short")),
        max_sessions=1,
    )
    assert through_json(said.to_json()) == {
        "day": 2,
        "cleared": True,
        "seen": True,
        "restart": True,
        "check_in": {
            "feel": "better",
            "pain": 3,
            "signs": ["F08", "F20"],
            "tight": 0,
            "early": True,
            "ceiling": {"status": "paused", "sessions": 0, "reps": None},
        },
        "sessions": [
            {"feel": "better", "worst_pain": None, "variant": "full"},
            {"feel": "worse", "worst_pain": 6, "variant": "short"},
        ],
        "max_sessions": 1,
    }
    assert DayFacts.from_json(through_json(said.to_json())) == said


def test_facts_that_set_1_stored_are_read():
    stored = {
        "day": 5,
        "seen": True,
        "check_in": {"feel": "same", "pain": 2, "signs": ["F20"]},
        "sessions": [{"feel": "better", "worst_pain": None, "variant": "full"}],
    }
    read = DayFacts.from_json(stored)
    assert read == DayFacts(
        day=5,
        seen=True,
        check_in=CheckInFacts("same", 2, frozenset({"F20"})),
        sessions=(SessionFacts(),),
    )
    assert read.to_json() == stored


def test_facts_out_of_bounds_are_refused_when_read():
    stored = DayFacts(1, check_in=CheckInFacts("same", 3)).to_json()
    stored["check_in"]["pain"] = 11
    with pytest.raises(ValueError, match="pain must be a whole number from 0 to 10"):
        DayFacts.from_json(stored)
