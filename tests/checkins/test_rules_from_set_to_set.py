"""Every event is folded with its own set; a plan moves to a newer one at any moment, and a set that
is not there yet changes nothing of the past."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.rules import (
    RULE_SETS,
    CheckInFacts,
    DayFacts,
    Decision,
    PlanState,
    RuleSet,
    advance,
    newest,
)
from tests.checkins.rules_lives import caps, lives, some_life, some_life_of_set_2
from tests.checkins.rules_lives import with_what_set_2_takes as told_to_set_2
from tests.checkins.rules_notation import play

quick = settings(max_examples=25, deadline=None)
SET_1, SET_2 = RULE_SETS[1], RULE_SETS[2]
Event = tuple[int, DayFacts]


def fold(events: list[Event], cap: int = 2) -> tuple[PlanState, list[Decision]]:
    """Fold each event with the set that it names."""
    state, decisions = PlanState.new(cap), []
    for rule_set, day in events:
        state, decision = advance(state, day, RULE_SETS[rule_set])
        if decision is not None:
            decisions.append(decision)
    return state, decisions


def test_the_newest_set_is_the_second():
    assert newest() is SET_2
    assert {number: one.id for number, one in RULE_SETS.items()} == {1: 1, 2: 2}


@given(lives, caps, st.integers(0, 100))
@quick
def test_a_plan_may_move_at_any_moment(days, cap, cut):
    told = told_to_set_2(days, cut)
    events = [(1, day) for day in days[:cut]] + [(2, day) for day in told[cut:]]
    state, decisions = fold(events, cap)
    before = [d for d in decisions if d.policy_version == "1"]
    assert before == fold(events[:cut], cap)[1], "what was decided stays"
    assert PlanState.from_json(state.to_json()) == state


def test_an_episode_goes_on_in_the_middle():
    state, _ = play("D1 start/3 → 1×5 START\nD2 B/2 → 2×5 TWICE\nD3 B/2 → 2×5 HOLD_SETTLE")
    answer = CheckInFacts("better", 2, tight=7)
    state, decision = advance(state, DayFacts(4, check_in=answer), SET_2)
    assert decision
    assert (decision.rule, decision.policy_version) == ("REPS", "2")
    assert state.episode
    assert state.episode.tight_baseline is None, "judged on pain to its end"


def test_a_set_that_does_not_know_e_lets_it_go():
    state, _ = play("D1 start/3 → 1×5 START", since="over6")
    assert state.letters == ()
    _, decision = advance(state, DayFacts(20, check_in=CheckInFacts("same", 3)), SET_2)
    assert decision
    assert (decision.rule, decision.book) == ("GAP14", False)


@pytest.fixture
def third(monkeypatch):
    """A set in which pain of 7 is severe, registered in this test alone."""
    policy = replace(SET_2.policy, version="3", severe_pain=7)
    made = RuleSet(
        id=3,
        policy=policy,
        rules=SET_2.rules,
        signs=SET_2.signs,
        leaves_out=SET_2.leaves_out,
        takes=SET_2.takes,
        keeps_letters=True,
        clears_only_locks=True,
        starts_when_seen=SET_2.starts_when_seen,
    )
    monkeypatch.setitem(RULE_SETS, 3, made)
    return made


def test_a_third_set_leaves_the_decisions_of_the_others_as_they_were(request):
    stored = [[(1, day) for day in some_life(seed)] for seed in range(20)]
    stored += [[(2, day) for day in some_life_of_set_2(seed)] for seed in range(20)]
    before = [fold(events) for events in stored]
    third = request.getfixturevalue("third")
    assert [fold(events) for events in stored] == before
    assert third.policy.severe_pain == 7


def test_a_third_set_decides_otherwise_from_its_first_event_on(third):
    days = [
        DayFacts(1, check_in=CheckInFacts(None, 3)),
        DayFacts(2, check_in=CheckInFacts("same", 7)),
        DayFacts(3, check_in=CheckInFacts("same", 7)),
    ]
    for sets, rules in {
        (1, 1, 1): ["START", "PAIN6", "PAIN6"],
        (2, 2, 2): ["START", "PAIN6", "PAIN6"],
        (2, 2, 3): ["START", "PAIN6", "SEVERE"],
        (3, 3, 3): ["START", "SEVERE", "LOCKED"],
    }.items():
        _, decisions = fold(list(zip(sets, days, strict=True)))
        assert [decision.rule for decision in decisions] == rules
        assert [decision.policy_version for decision in decisions] == list(map(str, sets))
