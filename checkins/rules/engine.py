"""The progression engine: a plan's state and one day in, the next state and a decision out.

Standard library only, no clock, no chance, no input or output: the same days always make the
same plan. clinical.md 5 is the source; design.md 4 settles what its table leaves open.
"""

from collections.abc import Iterable

from .context import Context
from .decide import decide, settle
from .facts import ACTIVE, LOCKED, PAUSED, WORSE, DayFacts, SessionFacts
from .policy import WINDOW, Policy
from .rule_set import RuleSet
from .state import (
    NO_SESSIONS,
    NOTHING_WAITS,
    Decision,
    PastSessions,
    PlanState,
    TodaysSessions,
    Waiting,
)


def replay(
    days: Iterable[DayFacts], rule_set: RuleSet, max_sessions: int = 2, since: str | None = None
) -> tuple[PlanState, list[Decision]]:
    """Fold a plan's days, in order, from its start. Raises ValueError as ``advance`` does."""
    state = PlanState.new(max_sessions, since)
    decisions = []
    for day in days:
        state, decision = advance(state, day, rule_set)
        if decision is not None:
            decisions.append(decision)
    return state, decisions


def advance(
    state: PlanState, day: DayFacts, rule_set: RuleSet
) -> tuple[PlanState, Decision | None]:
    """Take in a day, or a further part of the state's own day. No check-in, no decision.

    Sessions may follow their day's check-in as parts of their own, with the same result as the
    day told whole. A state may come from an earlier set. Raises ValueError for a day before the
    state's, and for a second check-in on one day: who replaces one starts from the state before.
    """
    state, context, today = _take_in(state, day, rule_set)
    if context is None:
        return state, None
    return decide(state, context, today, rule_set)


def follow(state: PlanState, day: DayFacts, rule_set: RuleSet) -> PlanState:
    """Advance where nobody asks for the decision, as in replaying what was decided long ago."""
    state, context, today = _take_in(state, day, rule_set)
    return state if context is None else settle(state, context, today, rule_set)[0]


def _take_in(
    state: PlanState, day: DayFacts, rule_set: RuleSet
) -> tuple[PlanState, Context | None, TodaysSessions]:
    """Take in all of a day but its check-in, which is left to be decided in its context."""
    check_in, policy = day.check_in, rule_set.policy
    if day.day < state.day:
        raise ValueError(f"day {day.day} comes before day {state.day}, which has been told")
    if check_in is not None and day.day == state.checked_on:
        raise ValueError(f"day {day.day} has a check-in already")

    past, today = state.past, state.today
    if day.day > state.day:
        # Only now is that day past: a check-in asks about the sessions of the days before it.
        past, today = _close_day(past, today, state.day), NO_SESSIONS
    if day.cleared and (state.status == LOCKED or not rule_set.clears_only_locks):
        state = _clear(state, policy)
    if day.seen:
        state = _see(state, day.day, policy)
    if day.restart and state.episode is not None:
        state = state._replace(waiting=state.waiting._replace(restart=True))
    if day.max_sessions not in (None, state.max_sessions):
        state = state._replace(max_sessions=day.max_sessions)

    if check_in is None:
        pain = state.checked_pain if day.day == state.checked_on else None
        today = _count(today, day.sessions, pain, policy)
        return state._replace(day=day.day, past=past, today=today), None, today
    if day.sessions:
        today = _count(today, day.sessions, check_in.pain, policy)
    return state, Context(state, day.day, check_in, past, rule_set), today


def _close_day(past: PastSessions, today: TodaysSessions, day: int) -> PastSessions:
    """Fold a finished day's sessions into those before it."""
    if not today.done:
        return past
    if not today.bad:
        return PastSessions(day)
    run = past.bad_run + today.bad if today.bad == today.done else today.bad_at_end
    return PastSessions(day, bad=True, bad_run=min(run, WINDOW))


def _count(
    today: TodaysSessions, sessions: Iterable[SessionFacts], pain: int | None, policy: Policy
) -> TodaysSessions:
    """Add sessions to those of today. ``pain`` is the day's, None before a check-in."""
    for session in sessions:
        worst = pain if session.worst_pain is None else session.worst_pain
        done = today.done + 1
        if session.feel == WORSE or (worst is not None and worst >= policy.bad_session_pain):
            today = TodaysSessions(done, today.bad + 1, today.bad_at_end + 1)
        else:
            today = TodaysSessions(done, today.bad)
    return today


def _forget(state: PlanState, policy: Policy) -> PlanState:
    """Forget the episode and what was counted in it. START comes next."""
    return state._replace(
        sessions=1,
        reps=policy.base_reps,
        cool=False,
        better_count=0,
        episode=None,
        recent=(),
        waiting=Waiting(since=state.waiting.since),
    )


def _clear(state: PlanState, policy: Policy) -> PlanState:
    """Clear the person: lock, episode and BOOK are forgotten, and (e) with them."""
    forgotten = _forget(state, policy)
    return forgotten._replace(status=ACTIVE, letters=(), paused_count=0, waiting=NOTHING_WAITS)


def _see(state: PlanState, day: int, policy: Policy) -> PlanState:
    """Take "I have been seen": BOOK closes, and its two clocks start again.

    Nothing else does, except after a sign that keeps the first session waiting (F24): the episode
    is forgotten. A lock stays, since only a clearance ends it, and so does a rest.
    """
    episode = state.episode and state.episode._replace(clock=day)
    waiting = state.waiting._replace(start_when_seen=False)
    seen = state._replace(letters=(), episode=episode, waiting=waiting)
    if not state.waiting.start_when_seen or state.status == LOCKED:
        return seen
    return _forget(seen, policy)._replace(status=PAUSED if state.status == PAUSED else ACTIVE)
