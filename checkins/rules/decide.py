"""A check-in is decided: the rules are asked, and what they answer becomes the next state."""

from . import book
from .context import Context, Outcome
from .facts import EXERCISING, LOCKED, PAUSED
from .policy import WINDOW
from .rule_set import RuleSet
from .state import (
    NOTHING_WAITS,
    Answer,
    Decision,
    Episode,
    PlanState,
    TodaysSessions,
    Waiting,
    make_decision,
    make_state,
)

BEGINNINGS = frozenset({"START", "PAIN6"})
"""With one of these a plan's first answer is taken that does not lock it (clinical.md 5.7 G)."""


def decide(
    state: PlanState, context: Context, today: TodaysSessions, rule_set: RuleSet
) -> tuple[PlanState, Decision]:
    """Settle the check-in, and say what was decided and why."""
    new_state, outcome, book_reasons = settle(state, context, today, rule_set)
    exercises = outcome.status in EXERCISING
    decision = make_decision(
        day=context.day,
        rule=outcome.code,
        sessions=outcome.sessions if exercises else 0,
        reps=outcome.reps if exercises else None,
        status=outcome.status,
        book=new_state.book,
        reason={
            "pain": context.pain,
            "sessions": outcome.sessions,
            "reps": outcome.reps,
            "gap": context.gap,
            "days_in": context.days_in,
            "better_count": context.better_count,
            "emergency": not context.check_in.signs.isdisjoint(rule_set.emergency),
        },
        sessions_before=state.sessions,
        reps_before=state.reps,
        status_before=state.status,
        book_reasons=book_reasons,
        policy_version=str(rule_set.id),
    )
    return new_state, decision


def settle(
    state: PlanState, context: Context, today: TodaysSessions, rule_set: RuleSet
) -> tuple[PlanState, Outcome, tuple[str, ...]]:
    """Ask the rules; return the next state, their answer, and the letters that opened BOOK."""
    outcome = _first_answer(context, rule_set)
    rests, early = outcome.status == PAUSED, context.check_in.early
    paused_count = 0
    opened_by = context.opened_by
    if rests and early:
        paused_count = state.paused_count  # an early answer adds nothing to BOOK (c)
    elif rests:
        paused_count = min(state.paused_count + 1, WINDOW)
        opened_by += book.opened_by_resting(paused_count, context.policy)
    if rule_set.keeps_letters and state.waiting.since and outcome.code in BEGINNINGS:
        opened_by += ("e",)
    letters = state.letters
    book_reasons: tuple[str, ...] = ()
    if opened_by or outcome.opens_book:
        letters, book_reasons = book.with_letters(
            letters, opened_by, outcome.opens_book, keeps_letters=rule_set.keeps_letters
        )
    new_state = _next_state(context, outcome, letters, paused_count, today, rule_set)
    return new_state, outcome, book_reasons


def _first_answer(context: Context, rule_set: RuleSet) -> Outcome:
    for asked in rule_set.to_ask[context.plan.status, context.feel]:
        outcome = asked(context)
        if outcome is not None:
            return outcome
    raise AssertionError("the last rule always answers")


def _next_state(
    context: Context,
    outcome: Outcome,
    letters: tuple[str, ...],
    paused_count: int,
    today: TodaysSessions,
    rule_set: RuleSet,
) -> PlanState:
    plan, past = context.plan, context.past
    episode, recent = _next_episode(context, outcome)
    if outcome.ends_bad_run:
        past = past._replace(bad_run=0)
    return make_state(
        status=outcome.status,
        sessions=outcome.sessions,
        reps=outcome.reps,
        max_sessions=plan.max_sessions,
        cool=outcome.cool,
        letters=letters,
        better_count=_next_better_count(context, outcome),
        paused_count=paused_count,
        episode=episode,
        recent=recent,
        past=past,
        today=today,
        day=context.day,
        checked_on=context.day,
        checked_pain=context.pain,
        tight=context.tight,
        waiting=_next_waiting(context, outcome, rule_set),
    )


def _next_episode(context: Context, outcome: Outcome) -> tuple[Episode | None, tuple[Answer, ...]]:
    """The episode and its history after today."""
    plan, episode, day = context.plan, context.plan.episode, context.day
    if outcome.starts_episode:
        if episode is not None and context.restarting:
            episode = episode._replace(start=day)  # clock and baselines are the person's
        else:
            episode = Episode(
                start=day, baseline=context.pain, clock=day, tight_baseline=context.tight
            )
        return episode, context.recent[-1:]
    if context.starting and not context.restarting:
        return None, ()  # too much pain to begin: START comes when it is less
    if outcome.status == LOCKED:
        return episode, plan.recent
    return episode, context.recent


def _next_waiting(context: Context, outcome: Outcome, rule_set: RuleSet) -> Waiting:
    """What still waits after today, and what does from now on."""
    waiting, signs = context.plan.waiting, context.check_in.signs
    if not signs.isdisjoint(rule_set.starts_when_seen):
        waiting = waiting._replace(start_when_seen=True)
    if waiting == NOTHING_WAITS:
        return waiting
    # (e) waits for the first START or PAIN6, also behind a lock or a hold. A set that does not
    # know it lets it go.
    goes_on = rule_set.keeps_letters and outcome.code not in BEGINNINGS
    return waiting._replace(
        since=waiting.since if goes_on else None,
        restart=waiting.restart and not outcome.starts_episode,
    )


def _next_better_count(context: Context, outcome: Outcome) -> int:
    """Any change of level or rest ends the count; an early answer adds nothing to it."""
    plan = context.plan
    if (
        outcome.starts_episode
        or outcome.status == PAUSED
        or outcome.status != plan.status
        or outcome.sessions != plan.sessions
        or outcome.reps != plan.reps
    ):
        return 0
    return plan.better_count if context.check_in.early else context.better_count
