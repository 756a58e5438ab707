"""What must hold for any person and any days: clinical.md 5.6 and design.md 3."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checkins.rules import (
    CheckInFacts,
    DayFacts,
    Decision,
    PlanState,
    SessionFacts,
    advance,
    replay,
)
from checkins.rules.set_1 import RULE_SET as SET_1
from tests.checkins.rules_lives import MOODS, caps, life, lives

quick = settings(max_examples=20, deadline=None)
CODES = {rule.code for rule in SET_1.rules}


def level(decision: Decision) -> tuple[int, int]:
    return decision.sessions, decision.reps or 0


def steps(days: list[DayFacts], cap: int) -> list[tuple[PlanState, DayFacts, Decision]]:
    """Every check-in of a life, with the state before it."""
    state, told = PlanState.new(cap), []
    for day in days:
        before = state
        state, decision = advance(state, day, SET_1)
        if decision is not None:
            told.append((before, day, decision))
    return told


@given(lives, caps)
@quick
def test_every_check_in_gets_one_legal_plan(days, cap):
    for _, day, decision in steps(days, cap):
        assert decision.rule in CODES
        assert decision.day == day.day
        if decision.status in ("paused", "locked"):
            assert level(decision) == (0, 0)
        else:
            assert decision.sessions in (1, 2)
            assert 5 <= (decision.reps or 0) <= 10


@given(lives, caps)
@quick
def test_at_most_one_dimension_rises_and_only_on_a_good_day(days, cap):
    for before, day, decision in steps(days, cap):
        answer = day.check_in
        more_often = decision.sessions > decision.sessions_before
        more_reps = (decision.reps or 0) > decision.reps_before
        assert not (more_often and more_reps)
        if not (more_often or more_reps):
            continue
        assert answer
        assert answer.feel == "better"
        assert answer.pain <= 5
        assert answer.pain - before.recent[-1].pain < 2
        assert not decision.book
        assert not answer.signs
        if more_reps:
            assert answer.pain <= 2
            assert decision.reps == decision.reps_before + 1


@given(lives, caps)
@quick
def test_no_exercise_with_strong_pain_or_a_sign_or_a_lock(days, cap):
    locked = False
    state = PlanState.new(cap)
    for day in days:
        if day.cleared:
            locked = False
        state, decision = advance(state, day, SET_1)
        if decision is None or day.check_in is None:
            continue
        serious = any(sign <= "F18" for sign in day.check_in.signs) or day.check_in.pain >= 8
        locked = locked or serious
        assert (decision.status == "locked") == locked
        if locked or day.check_in.pain >= 6:
            assert decision.sessions == 0


@given(lives, caps)
@quick
def test_worse_never_leaves_an_active_level_as_it_was(days, cap):
    for before, day, decision in steps(days, cap):
        assert day.check_in
        starts = decision.rule in ("START", "GAP14")
        if day.check_in.feel == "worse" and before.status == "active" and not starts:
            assert level(decision) != (before.sessions, before.reps)
            assert level(decision) <= (before.sessions, before.reps)


@given(lives, caps)
@quick
def test_a_lock_ends_only_by_clearance_and_book_only_by_being_seen(days, cap):
    state = PlanState.new(cap)
    for day in days:
        before = state
        state, _ = advance(state, day, SET_1)
        if before.status == "locked" and state.status != "locked":
            assert day.cleared
        if before.book and not state.book:
            assert day.cleared or day.seen


@given(lives, caps)
@quick
def test_the_cap_is_kept(days, cap):
    for before, day, decision in steps(days, cap):
        assert decision.sessions <= (day.max_sessions or before.max_sessions)


@given(lives, caps)
@quick
def test_a_day_in_two_parts_is_the_day_told_whole(days, cap):
    parts = []
    for day in days:
        parts += [replace(day, sessions=()), DayFacts(day.day, sessions=day.sessions)]
    assert replay(parts, SET_1, cap) == replay(days, SET_1, cap)


@given(lives, caps, st.integers(0, 200))
@quick
def test_a_state_that_went_through_json_goes_on_alike(days, cap, cut):
    state, _ = replay(days[:cut], SET_1, cap)
    again = PlanState.from_json(json.loads(json.dumps(state.to_json())))
    for day in days[cut:]:
        state, decision = advance(state, day, SET_1)
        again, decision_again = advance(again, day, SET_1)
        assert (again, decision_again) == (state, decision)


@given(lives, caps)
@quick
def test_the_same_days_make_the_same_plan(days, cap):
    assert replay(days, SET_1, cap) == replay(days, SET_1, cap)


def test_the_state_stays_small_for_three_thousand_days():
    days = life([(mood, 80, seed) for seed, mood in enumerate(sorted(MOODS) * 7)])
    days = [replace(day, cleared=index % 100 == 0) for index, day in enumerate(days)]
    assert days[-1].day > 3000
    state = PlanState.new()
    for day in days:
        state, _ = advance(state, day, SET_1)
        assert len(json.dumps(state.to_json())) < 1500
        assert len(state.recent) <= 14
        assert max(state.better_count, state.paused_count, state.past.bad_run) <= 14


@given(lives, caps, st.sampled_from(("better", "same", "worse")), st.integers(0, 10))
@quick
def test_a_worse_answer_never_brings_more(days, cap, feel, pain):
    state, _ = replay(days, SET_1, cap)
    tomorrow = state.day + 1

    def plan(feel: str) -> tuple[int, int]:
        facts = DayFacts(tomorrow, check_in=CheckInFacts(feel, pain))
        _, decision = advance(state, facts, SET_1)
        assert decision
        return level(decision)

    better, same, worse = plan("better"), plan("same"), plan("worse")
    for less, more in ((worse, same), (same, better)):
        assert less[0] <= more[0]
        assert less[1] <= more[1]


@given(lives, caps, st.sampled_from(("better", "same", "worse")), st.integers(0, 9))
@quick
def test_more_pain_never_steps_up(days, cap, feel, pain):
    state, _ = replay(days, SET_1, cap)

    def plan(pain: int) -> Decision:
        facts = DayFacts(state.day + 1, check_in=CheckInFacts(feel, pain))
        _, decision = advance(state, facts, SET_1)
        assert decision
        return decision

    less, more = plan(pain), plan(pain + 1)
    # Maintenance is once a day and needs little pain, so more pain can keep twice a day there.
    if less.rule != "MAINT_OFFER":
        assert more.sessions <= less.sessions
        assert (more.reps or 0) <= (less.reps or 0)


@given(lives, caps, st.sampled_from([f"F{n:02}" for n in range(1, 25)]))
@quick
def test_a_sign_never_brings_more_and_is_never_lost(days, cap, sign):
    state, _ = replay(days, SET_1, cap)
    tomorrow = DayFacts(state.day + 1, check_in=CheckInFacts("better", 1))
    signed = replace(tomorrow, check_in=CheckInFacts("better", 1, frozenset({sign})))
    _, without = advance(state, tomorrow, SET_1)
    _, decision = advance(state, signed, SET_1)
    assert decision
    assert without
    assert decision.status == "locked" if sign <= "F18" else decision.book
    if without.rule != "MAINT_OFFER":
        assert decision.sessions <= without.sessions
        assert (decision.reps or 0) <= (without.reps or 0)


@given(lives, caps)
@quick
def test_a_bad_session_never_brings_more_than_a_good_one(days, cap):
    state, _ = replay(days, SET_1, cap)
    levels = []
    for session in (SessionFacts(feel="worse"), SessionFacts()):
        after, _ = advance(state, DayFacts(state.day + 1, sessions=(session,)), SET_1)
        facts = DayFacts(state.day + 2, check_in=CheckInFacts("better", 1))
        _, decision = advance(after, facts, SET_1)
        assert decision
        levels.append(level(decision))
    bad, good = levels
    assert bad[0] <= good[0]
    assert bad[1] <= good[1]
