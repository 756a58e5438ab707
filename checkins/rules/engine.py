"""The progression engine: a plan's state and one day in, the next state and a decision out.

Standard library only, no clock, no chance, no input or output: the same days always make the
same plan. clinical.md 5 is the source; design.md 4 settles what its table leaves open.
"""

from collections.abc import Iterable

from . import book
from .context import Context, Outcome
from .facts import (
    ACTIVE,
    LOCKED,
    MAINTENANCE,
    NO_SESSIONS,
    PAUSED,
    WORSE,
    DayFacts,
    Decision,
    Episode,
    PastSessions,
    PlanState,
    SessionFacts,
    TodaysSessions,
)
from .policy import WINDOW, Policy
from .rule_set import RuleSet


def replay(
    days: Iterable[DayFacts], rule_set: RuleSet, max_sessions: int = 2
) -> tuple[PlanState, list[Decision]]:
    """Fold a plan's days, in order, from its start. Raises ValueError as ``advance`` does."""
    state = PlanState.new(max_sessions)
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
    day told whole. Raises ValueError for a day before the state's, and for a second check-in on
    one day.
    """
    check_in, policy = day.check_in, rule_set.policy
    if day.day < state.day:
        raise ValueError(f"day {day.day} comes before day {state.day}, which has been told")
    if check_in is not None and day.day == state.checked_on:
        raise ValueError(f"day {day.day} has a check-in already")

    past, today = state.past, state.today
    if day.day > state.day:
        # Only now is that day past: a check-in asks about the sessions of the days before it.
        past, today = _close_day(past, today, state.day), NO_SESSIONS
    if day.cleared:
        state = _forget(state, policy)
    if day.seen:
        state = _close_book(state, day.day)
    if day.max_sessions is not None:
        state = state._replace(max_sessions=day.max_sessions)

    if check_in is None:
        pain = state.checked_pain if day.day == state.checked_on else None
        today = _count(today, day.sessions, pain, policy)
        return state._replace(day=day.day, past=past, today=today), None
    today = _count(today, day.sessions, check_in.pain, policy)
    return _decide(state, Context(state, day.day, check_in, past, rule_set), today, rule_set)


def _close_day(past: PastSessions, today: TodaysSessions, day: int) -> PastSessions:
    """Fold a finished day's sessions into those before it."""
    if not today.done:
        return past
    if not today.bad:
        return PastSessions(day)
    run = past.bad_run + today.bad if today.bad == today.done else today.bad_at_end
    return PastSessions(day, True, min(run, WINDOW))


def _count(
    today: TodaysSessions, sessions: Iterable[SessionFacts], pain: int | None, policy: Policy
) -> TodaysSessions:
    """Add sessions to those of today. ``pain`` is the day's, None before a check-in."""
    for session in sessions:
        worst = pain if session.worst_pain is None else session.worst_pain
        if session.feel == WORSE or (worst is not None and worst >= policy.bad_session_pain):
            today = TodaysSessions(today.done + 1, today.bad + 1, today.bad_at_end + 1)
        else:
            today = TodaysSessions(today.done + 1, today.bad, 0)
    return today


def _forget(state: PlanState, policy: Policy) -> PlanState:
    """Clear the person: the episode is forgotten, BOOK with it, and START comes next."""
    return state._replace(
        status=ACTIVE,
        sessions=1,
        reps=policy.base_reps,
        cool=False,
        book=False,
        better_count=0,
        paused_count=0,
        episode=None,
        recent=(),
    )


def _close_book(state: PlanState, day: int) -> PlanState:
    """Take "I have been seen": BOOK closes, its two clocks start again, and nothing else does."""
    episode = state.episode and state.episode._replace(clock=day)
    return state._replace(book=False, episode=episode)


def _first_answer(context: Context, rule_set: RuleSet) -> Outcome:
    for decide in rule_set.to_ask[context.plan.status, context.feel]:
        outcome = decide(context)
        if outcome is not None:
            return outcome
    raise AssertionError("the last rule always answers")


def _decide(
    state: PlanState, context: Context, today: TodaysSessions, rule_set: RuleSet
) -> tuple[PlanState, Decision]:
    """Ask the rules, and put their answer into the state."""
    outcome = _first_answer(context, rule_set)
    rests = outcome.status == PAUSED
    paused_count = min(state.paused_count + 1, WINDOW) if rests else 0
    opened_by = context.opened_by
    if rests:
        opened_by += book.opened_by_resting(paused_count, context.policy)
    book_open = state.book or outcome.opens_book or bool(opened_by)
    new_state = _next_state(context, outcome, book_open, paused_count, today)

    exercises = outcome.status in (ACTIVE, MAINTENANCE)
    reason = {
        "pain": context.pain,
        "sessions": outcome.sessions,
        "reps": outcome.reps,
        "gap": context.gap,
        "days_in": context.days_in,
        "better_count": context.better_count,
        "emergency": bool(context.check_in.signs & rule_set.emergency),
    }
    # By position, like the state below: named arguments would double the cost of making them.
    return new_state, Decision(
        context.day,
        outcome.code,
        outcome.sessions if exercises else 0,
        outcome.reps if exercises else None,
        outcome.status,
        book_open,
        reason,
        state.sessions,
        state.reps,
        state.status,
        () if state.book else opened_by,
        str(rule_set.id),
    )


def _next_state(
    context: Context, outcome: Outcome, book_open: bool, paused_count: int, today: TodaysSessions
) -> PlanState:
    plan, day, pain, past = context.plan, context.day, context.pain, context.past
    episode, recent = plan.episode, context.recent
    if outcome.starts_episode:
        episode, recent = Episode(day, pain, clock=day), recent[-1:]
    elif context.starting:
        episode, recent = None, ()  # too much pain to begin: START comes when it is less
    elif outcome.status == LOCKED:
        recent = plan.recent

    better_count = context.better_count
    if (
        outcome.starts_episode
        or outcome.status == PAUSED
        or outcome.status != plan.status
        or outcome.sessions != plan.sessions
        or outcome.reps != plan.reps
    ):
        better_count = 0
    if outcome.ends_bad_run:
        past = past._replace(bad_run=0)
    return PlanState(
        outcome.status,
        outcome.sessions,
        outcome.reps,
        plan.max_sessions,
        outcome.cool,
        book_open,
        better_count,
        paused_count,
        episode,
        recent,
        past,
        today,
        day,
        day,
        pain,
    )
