"""What happened to a plan, as the engine's facts: gathered from rows, kept as JSON beside each
event, and folded again to check that the stored state is what the events make of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from checkins import warning_signs
from checkins.models import CheckIn, Clearance, Decision, Plan
from checkins.rules import (
    NEWEST,
    RULE_SETS,
    CheckInFacts,
    DayFacts,
    PlanState,
    SessionFacts,
    advance,
    follow,
)
from routines.models import GuidedSession

_Event = tuple[int, int, int, str]
"""Plan, place among its events, rule set, and the facts as JSON."""

_CHUNK = 2000
_FACTS = Cast("facts", TextField())  # a year's facts are sooner parsed than made by their field

# MERGE: "check_in__rule_set" and "rule_set" once the columns are there. Until then every event
# here is folded with the newest set, as `fold` does.
_SET_OF_ANSWER = _SET_OF_CLEARANCE = Value(NEWEST.id)


def sessions_between(plan: Plan, first: date, before: date) -> list[DayFacts]:
    """The sessions done on the days from `first` up to, not including, `before`.

    A stopped session counts only where it hurt: then it can only make the plan gentler. One
    without an answer about how it felt counts as the same."""
    rows = GuidedSession.objects.filter(
        user_id=plan.user_id, routine_id=plan.routine_id, day__gte=first, day__lt=before
    ).values_list("day", "feel", "worst_pain", "variant", "finished_at")
    by_day: dict[date, list[SessionFacts]] = defaultdict(list)
    for day, feel, worst_pain, variant, finished_at in rows:
        hurt = feel == "worse" or (worst_pain or 0) >= NEWEST.policy.bad_session_pain
        if finished_at or hurt:
            by_day[day].append(
                SessionFacts(feel=feel or "same", worst_pain=worst_pain, variant=variant)
            )
    return [
        DayFacts(day=day.toordinal(), sessions=tuple(done)) for day, done in sorted(by_day.items())
    ]


def fold(state: PlanState, facts: Iterable[DayFacts]) -> tuple[PlanState, Any]:
    """The state after these facts, and the decision of the last check-in among them."""
    decision = None
    for day in facts:
        state, made = advance(state, day, NEWEST)
        decision = made or decision
    return state, decision


def decided_under_cap(decision: Decision, max_sessions: int) -> Any:
    """What the rules say to the same answer where the person wants at most so many sessions."""
    *before, answer = from_json(decision.facts)
    facts = [*before, replace(answer, max_sessions=max_sessions)]
    return fold(PlanState.from_json(decision.state_before), facts)[1]


def to_json(facts: Iterable[DayFacts]) -> list[dict[str, Any]]:
    """Facts as they are stored beside the event. Only what was said is written down."""
    return [day.to_json() for day in facts]


def from_json(stored: Iterable[dict[str, Any]]) -> list[DayFacts]:
    """The facts that `to_json` wrote."""
    return [DayFacts.from_json(day) for day in stored]


def replayed_state(plan: Plan) -> PlanState:
    """The plan's state made again from nothing but its events, oldest first (trust.md I3)."""
    return _replayed(PlanState.new(since=plan.since), _events(plan=plan))


def replayed(plans: Iterable[Plan]) -> Iterator[tuple[Plan, PlanState]]:
    """Each plan with its state made again. `plans` come by number; one is held at a time, and
    the events of all of them are read once, in chunks."""
    by_plan = groupby(_events(), key=itemgetter(0))
    number, events = next(by_plan, (None, iter(())))
    for plan in plans:
        while number is not None and number < plan.pk:  # a plan that was deleted meanwhile
            number, events = next(by_plan, (None, iter(())))
        yield plan, _replayed(PlanState.new(since=plan.since), events if number == plan.pk else ())


def _replayed(state: PlanState, events: Iterable[_Event]) -> PlanState:
    """Every event folded with the rule set that it names."""
    for _plan, _event, rule_set, facts in events:
        for day in json.loads(facts):
            state = follow(state, DayFacts.from_json(day), RULE_SETS[rule_set])
    return state


def _events(**which: Any) -> Iterator[_Event]:
    """The events of all plans, or of one, by plan and then in the order in which they came: the
    answers that count, each with what its current decision looked at, and the clearances."""
    answers = (
        Decision.objects.filter(superseded_at=None, check_in__event__isnull=False)
        .filter(**{f"check_in__{name}": value for name, value in which.items()})
        .order_by("check_in__plan", "check_in__event")
        .values_list("check_in__plan", "check_in__event", _SET_OF_ANSWER, _FACTS)
    )
    clearances = (
        Clearance.objects.filter(plan__isnull=False, event__isnull=False, **which)
        .order_by("plan", "event")
        .values_list("plan", "event", _SET_OF_CLEARANCE, _FACTS)
    )
    return merge(answers.iterator(chunk_size=_CHUNK), clearances.iterator(chunk_size=_CHUNK))


def check_in_facts(check_in: CheckIn) -> DayFacts:
    """One day's answer as a fact."""
    return DayFacts(
        day=check_in.day.toordinal(),
        check_in=CheckInFacts(
            feel=check_in.feel,
            pain=check_in.pain,
            signs=frozenset(map(warning_signs.engine_code, check_in.signs)),
        ),
        max_sessions=check_in.max_sessions,
    )
