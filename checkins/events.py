"""What happened to a plan, as the engine's facts: gathered from rows, kept as JSON beside each
event, and folded again with the rule set of each event."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from checkins import warning_signs
from checkins.models import CheckIn, Clearance, Decision, Plan
from checkins.rules import (
    RULE_SETS,
    SET_1,
    Ceiling,
    CheckInFacts,
    DayFacts,
    PlanState,
    SessionFacts,
    advance,
    follow,
    newest,
)
from routines.models import GuidedSession

_Event = tuple[int, int, int, list[dict[str, Any]]]
"""Plan, place among its events, rule set, and the facts as they are stored."""

_SESSION = ("day", "feel", "highest_pain", "variant", "finished_at", "stopped_at", "furthest_state")
_CHUNK, _PARSED_AT_ONCE = 2000, 50
_FACTS = Cast("facts", TextField())  # a year's facts are sooner parsed than made by their field


def sessions_of(plan: Plan, first: date, last: date) -> list[Any]:
    """The person's sessions of these days, begun or not: rows with the names of `_SESSION`, and
    whether they are `of_plan`. Others only accompany it: no rule hears of them."""
    sessions = GuidedSession.objects.filter(user_id=plan.user_id, day__range=(first, last))
    sessions = sessions.annotate(of_plan=Q(routine_id=plan.routine_id))
    return list(sessions.values_list(*_SESSION, "of_plan", named=True))


def facts_before(day: date, sessions: Iterable[Any], rule_set: int) -> list[DayFacts]:
    """What was done of the plan on the days before that one.

    A stopped session counts only where it hurt: then it can only make the plan gentler. One
    without an answer about how it felt counts as the same."""
    by_day: dict[date, list[SessionFacts]] = defaultdict(list)
    for one in sessions:
        counts = one.finished_at or is_bad(one.feel, one.highest_pain, rule_set)
        if one.of_plan and one.day < day and counts:
            by_day[one.day].append(
                SessionFacts(one.feel or "same", one.highest_pain, variant=one.variant)
            )
    return [
        DayFacts(day=day.toordinal(), sessions=tuple(done)) for day, done in sorted(by_day.items())
    ]


def is_bad(feel: str, worst_pain: int | None, rule_set: int) -> bool:
    """Whether a session felt worse or hurt too much (clinical.md 5.3)."""
    return feel == "worse" or (worst_pain or 0) >= RULE_SETS[rule_set].policy.bad_session_pain


def earliness(
    day: date, given_at: datetime, sessions: Iterable[Any], answered_at: datetime | None
) -> str:
    """Why an answer of that day may allow no more than what stood before it: one of the `sessions`,
    of whatever routine, was of its own day and came first, or an answer that counted (at
    `answered_at`) a few hours before (clinical.md 5.7 A and I). Empty where it came in its time."""
    if any(one.day == day and _was_over(one, given_at) for one in sessions):
        return CheckIn.Early.SESSION
    apart = timedelta(hours=newest().policy.answers_apart_hours)
    is_soon = answered_at is not None and given_at - answered_at < apart
    return CheckIn.Early.HOURS if is_soon else CheckIn.Early.NO


def _was_over(session: Any, moment: datetime) -> bool:
    """Whether it was done by then, or partly done and left."""
    if session.finished_at and session.finished_at <= moment:
        return True
    stopped_at = session.stopped_at
    return bool(stopped_at and stopped_at <= moment and session.furthest_state > 0)


def fold(state: PlanState, facts: Iterable[DayFacts], rule_set: int) -> tuple[PlanState, Any]:
    """The state after these facts, and the decision of the last check-in among them."""
    decision = None
    for day in facts:
        state, made = advance(state, day, RULE_SETS[rule_set])
        decision = made or decision
    return state, decision


def decided_under_cap(decision: Decision, max_sessions: int) -> Any:
    """What the rules say to the same answer where the person wants at most so many sessions."""
    *before, answer = from_json(decision.facts)
    facts = [*before, replace(answer, max_sessions=max_sessions)]
    state = PlanState.from_json(decision.state_before)
    return fold(state, facts, decision.check_in.rule_set)[1]


def to_json(facts: Iterable[DayFacts]) -> list[dict[str, Any]]:
    """Facts as they are stored beside the event."""
    return [day.to_json() for day in facts]


def from_json(stored: Iterable[dict[str, Any]]) -> list[DayFacts]:
    """The facts that `to_json` wrote."""
    return [DayFacts.from_json(day) for day in stored]


def replayed_state(plan: Plan) -> PlanState:
    """The plan's state made again from nothing but its events, oldest first (trust.md I3)."""
    return _replayed(plan, _events(plan=plan))


def replayed(plans: Iterable[Plan]) -> Iterator[tuple[Plan, PlanState]]:
    """Each plan with its state made again. `plans` come by number; one is held at a time, and
    the events of all of them are read once, in chunks."""
    by_plan = groupby(_events(), key=itemgetter(0))
    number, events = next(by_plan, (None, iter(())))
    for plan in plans:
        while number is not None and number < plan.pk:  # a plan that was deleted meanwhile
            number, events = next(by_plan, (None, iter(())))
        yield plan, _replayed(plan, events if number == plan.pk else ())


def _replayed(plan: Plan, events: Iterable[_Event]) -> PlanState:
    """Every event folded with the rule set that it names. Where set 1 began, nobody had asked how
    long it had been there before."""
    state = PlanState.new()
    for _plan, event, rule_set, facts in events:
        if event == 1 and rule_set != SET_1.id:
            state = PlanState.new(since=plan.since)
        for day in facts:
            state = follow(state, DayFacts.from_json(day), RULE_SETS[rule_set])
    return state


def _events(**which: Any) -> Iterator[_Event]:
    """The events of all plans, or of one, by plan and then in the order in which they came: the
    answers that count, each with what its current decision looked at, and the clearances."""
    answers = (
        Decision.objects.filter(superseded_at=None, check_in__event__isnull=False)
        .filter(**{f"check_in__{name}": value for name, value in which.items()})
        .order_by("check_in__plan", "check_in__event")
        .values_list("check_in__plan", "check_in__event", "check_in__rule_set", _FACTS)
    )
    clearances = (
        Clearance.objects.filter(plan__isnull=False, event__isnull=False, **which)
        .order_by("plan", "event")
        .values_list("plan", "event", "rule_set", _FACTS)
    )
    return _parsed(
        merge(answers.iterator(chunk_size=_CHUNK), clearances.iterator(chunk_size=_CHUNK))
    )


def _parsed(events: Iterator[tuple[int, int, int, str]]) -> Iterator[_Event]:
    """The same with their facts read: a few at once, which is sooner than
    one by one, and not so many that the garbage collector wakes up."""
    while some := list(islice(events, _PARSED_AT_ONCE)):
        told = json.loads("[" + ",".join([facts for *_names, facts in some]) + "]")
        for (plan, event, rule_set, _facts), facts in zip(some, told, strict=True):
            yield plan, event, rule_set, facts


def check_in_facts(check_in: CheckIn, ceiling: Ceiling | None = None) -> DayFacts:
    """One day's answer as a fact."""
    return DayFacts(
        day=check_in.day.toordinal(),
        restart=check_in.restarts,
        check_in=CheckInFacts(
            feel=check_in.feel,
            pain=check_in.pain,
            signs=frozenset(map(warning_signs.engine_code, check_in.signs)),
            tight=check_in.tight,
            early=bool(check_in.early),
            ceiling=ceiling,
        ),
        max_sessions=check_in.max_sessions,
    )
