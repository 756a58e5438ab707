"""What must hold for any person under set 2, with tightness, early answers, new starts, clearances
and "seen" at any moment: clinical.md 5.6 and 5.7."""

import json
from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.rules import (
    RULE_SETS,
    Ceiling,
    CheckInFacts,
    DayFacts,
    Decision,
    PlanState,
    advance,
    replay,
)
from tests.checkins.rules_lives import (
    MOODS,
    caps,
    life,
    lives,
    lives_of_set_2,
    sinces,
    with_what_set_2_takes,
)

quick = settings(max_examples=25, deadline=None)
SET_1, SET_2 = RULE_SETS[1], RULE_SETS[2]


class Step(NamedTuple):
    before: PlanState
    day: DayFacts
    decision: Decision
    after: PlanState


def steps(days: list[DayFacts], cap: int, since: str | None = None) -> list[Step]:
    """Every check-in of a life, with the state that it met and the one that it left."""
    state, told = PlanState.new(cap, since), []
    for day in days:
        met, _ = advance(state, replace(day, check_in=None, sessions=()), SET_2)
        state, decision = advance(state, day, SET_2)
        if decision is not None:
            told.append(Step(met, day, decision, state))
    return told


@given(lives_of_set_2, caps, sinces)
@quick
def test_every_check_in_gets_one_legal_plan(days, cap, since):
    for step in steps(days, cap, since):
        decision, cap_now = step.decision, step.after.max_sessions
        if decision.status in ("paused", "locked"):
            assert (decision.sessions, decision.reps) == (0, None)
        else:
            assert 1 <= decision.sessions <= cap_now
            assert 5 <= (decision.reps or 0) <= 10


@given(lives_of_set_2, caps)
@quick
def test_on_time_at_most_one_dimension_rises_and_only_on_a_good_day(days, cap):
    for before, day, decision, _ in steps(days, cap):
        answer = day.check_in
        assert answer
        more_often = decision.sessions > before.sessions
        more_reps = (decision.reps or 0) > before.reps
        if answer.early or not (more_often or more_reps):
            continue
        assert not (more_often and more_reps)
        assert answer.feel == "better"
        assert answer.pain <= 5
        assert answer.pain - before.recent[-1].pain < 2
        assert set(step_letters(decision, before)) <= {"e"}
        if more_reps:
            assert answer.pain <= 2
            assert decision.reps == before.reps + 1


def step_letters(decision: Decision, before: PlanState) -> tuple[str, ...]:
    return (*before.letters, *decision.book_reasons)


@given(lives_of_set_2, caps)
@quick
def test_no_exercise_with_strong_pain_or_a_sign_or_a_lock(days, cap):
    for before, day, decision, _ in steps(days, cap):
        answer = day.check_in
        assert answer
        serious = any(sign <= "F18" for sign in answer.signs) or answer.pain >= 8
        if serious or before.status == "locked":
            assert decision.status == "locked"
        if answer.pain >= 6:
            assert decision.sessions == 0


@given(lives_of_set_2, caps)
@quick
def test_worse_on_time_never_leaves_an_active_level_as_it_was(days, cap):
    for before, day, decision, _ in steps(days, cap):
        answer = day.check_in
        assert answer
        if answer.early or before.status != "active" or decision.rule in ("START", "GAP14"):
            continue
        if answer.feel == "worse":
            assert (decision.sessions, decision.reps or 0) < (before.sessions, before.reps)


def exercise(status: str) -> bool:
    return status in ("active", "maintenance")


@given(lives_of_set_2, caps)
@quick
def test_an_early_answer_never_allows_more_than_its_ceiling(days, cap):
    for before, day, decision, _ in steps(days, cap):
        answer = day.check_in
        assert answer
        if not answer.early:
            assert decision.rule != "HOLD_EARLY"
            continue
        top = answer.ceiling or Ceiling(before.status, before.sessions, before.reps)
        if not exercise(top.status):
            assert decision.sessions == 0
        elif decision.sessions:
            assert decision.sessions <= top.sessions
            assert (decision.reps or 0) <= (top.reps or 0)
            if decision.status == "maintenance":
                assert top.status == "maintenance"


@given(lives_of_set_2, caps)
@quick
def test_an_early_answer_adds_nothing_to_what_is_counted(days, cap):
    for before, day, _, after in steps(days, cap):
        assert day.check_in
        if day.check_in.early:
            assert after.better_count <= before.better_count
            assert after.paused_count <= before.paused_count


@given(lives_of_set_2, caps)
@quick
def test_nothing_goes_over_to_maintenance_with_tightness_above_two(days, cap):
    for before, day, decision, after in steps(days, cap):
        if decision.rule == "MAINT_OFFER":
            assert all((answer.tight or 0) <= 2 for answer in before.recent[-6:])
            assert (after.tight or 0) <= 2
        assert day.check_in
        if decision.rule == "MAINTAIN":
            assert (after.tight or 0) < 5


@given(lives_of_set_2, caps, sinces)
@quick
def test_a_lock_ends_by_a_clearance_alone_and_a_clearance_ends_nothing_else(days, cap, since):
    state = PlanState.new(cap, since)
    for day in days:
        before = state
        state, _ = advance(state, day, SET_2)
        if before.status == "locked" and state.status != "locked":
            assert day.cleared
        if day.cleared and before.status != "locked":
            assert advance(before, replace(day, cleared=False), SET_2)[0] == state
        if before.letters and not set(before.letters) <= set(state.letters):
            assert day.seen or (day.cleared and before.status == "locked")


@given(lives_of_set_2, caps, st.integers(0, 200))
@quick
def test_starting_again_never_forgets_a_clock_or_a_baseline_or_book(days, cap, cut):
    state, _ = replay(days[:cut], SET_2, cap)
    again, _ = advance(state, DayFacts(state.day + 1, restart=True), SET_2)
    assert (again.status, again.letters) == (state.status, state.letters)
    answer = CheckInFacts("same", 3, tight=3)
    after, decision = advance(again, DayFacts(again.day, check_in=answer), SET_2)
    assert decision
    assert set(after.letters) >= set(state.letters)
    if state.status == "locked":
        assert decision.rule == "LOCKED"
        return
    assert (decision.rule, decision.sessions, decision.reps) == ("START", 1, 5)
    if state.episode:
        assert after.episode == state.episode._replace(start=again.day)


@given(lives_of_set_2, caps, sinces)
@quick
def test_a_day_in_two_parts_is_the_day_told_whole(days, cap, since):
    parts = []
    for day in days:
        parts += [replace(day, sessions=()), DayFacts(day.day, sessions=day.sessions)]
    assert replay(parts, SET_2, cap, since) == replay(days, SET_2, cap, since)


@given(lives_of_set_2, caps, sinces, st.integers(0, 200))
@quick
def test_a_replay_in_pieces_is_the_replay_told_whole(days, cap, since, cut):
    state, first = replay(days[:cut], SET_2, cap, since)
    state = PlanState.from_json(json.loads(json.dumps(state.to_json())))
    rest = []
    for day in days[cut:]:
        state, decision = advance(state, day, SET_2)
        if decision is not None:
            rest.append(decision)
    assert (state, first + rest) == replay(days, SET_2, cap, since)


def without_what_5_7_changes(days: list[DayFacts]) -> list[DayFacts]:
    """The same life with clearances only where something is locked, and nobody over 65."""
    told, state = [], PlanState.new()
    for day in days:
        if day.check_in and "F24" in day.check_in.signs:
            answer = replace(day.check_in, signs=day.check_in.signs - {"F24"})
            day = replace(day, check_in=answer)
        day = replace(day, cleared=day.cleared and state.status == "locked")
        state, _ = advance(state, day, SET_1)
        told.append(day)
    return told


@given(lives)
@quick
def test_a_history_with_nothing_new_in_it_decides_as_in_set_1(days):
    days = without_what_5_7_changes(days)

    def of(decision: Decision) -> Decision:
        return decision._replace(policy_version="", book_reasons=())

    first, second = (list(map(of, replay(days, one)[1])) for one in (SET_1, SET_2))
    assert first == second


def test_the_state_stays_small_for_three_thousand_days():
    days = life([(mood, 80, seed) for seed, mood in enumerate(sorted(MOODS) * 7)])
    days = with_what_set_2_takes(days, 0)
    assert days[-1].day > 3000
    state = PlanState.new(since="over6")
    for day in days:
        state, _ = advance(state, day, SET_2)
        assert len(json.dumps(state.to_json())) < 1500
        assert len(state.recent) <= 14
        assert max(state.better_count, state.paused_count, state.past.bad_run) <= 14
        assert list(state.letters) == sorted(set(state.letters))
