"""What happened to a plan, as the engine's facts: gathered from rows, kept as JSON beside each
event, and folded again with the rule set of each event."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

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
    newest,
)
from routines.models import GuidedSession


def sessions_between(plan: Plan, first: date, before: date, rule_set: int) -> list[DayFacts]:
    """The sessions done on the days from `first` up to, not including, `before`.

    A stopped session counts only where it hurt: then it can only make the plan gentler. One
    without an answer about how it felt counts as the same."""
    rows = GuidedSession.objects.filter(
        user_id=plan.user_id, routine_id=plan.routine_id, day__gte=first, day__lt=before
    ).values_list("day", "feel", "highest_pain", "variant", "finished_at")
    by_day: dict[date, list[SessionFacts]] = defaultdict(list)
    for day, feel, worst_pain, variant, finished_at in rows:
        if finished_at or is_bad(feel, worst_pain, rule_set):
            by_day[day].append(
                SessionFacts(feel=feel or "same", worst_pain=worst_pain, variant=variant)
            )
    return [
        DayFacts(day=day.toordinal(), sessions=tuple(done)) for day, done in sorted(by_day.items())
    ]


def is_bad(feel: str, worst_pain: int | None, rule_set: int) -> bool:
    """Whether a session felt worse or hurt too much (clinical.md 5.3)."""
    return feel == "worse" or (worst_pain or 0) >= RULE_SETS[rule_set].policy.bad_session_pain


def earliness(plan: Plan, day: date, given_at: datetime, answered_at: datetime | None) -> str:
    """Why an answer of that day may allow no more than what stood before it: a session of its own
    day came first, or an answer that counted (at `answered_at`) a few hours before (clinical.md 5.7
    A and I). Empty where it came in its time."""
    done = Q(finished_at__lte=given_at) | Q(stopped_at__lte=given_at, furthest_state__gt=0)
    of_day = Q(user_id=plan.user_id, routine_id=plan.routine_id, day=day)
    if GuidedSession.objects.filter(done & of_day).exists():
        return CheckIn.Early.SESSION
    apart = timedelta(hours=newest().policy.answers_apart_hours)
    is_soon = answered_at is not None and given_at - answered_at < apart
    return CheckIn.Early.HOURS if is_soon else CheckIn.Early.NO


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
    events: list[tuple[int, int, list[dict[str, Any]]]] = [
        (event, rule_set, facts)
        for event, rule_set, facts in Decision.objects.filter(
            check_in__plan=plan, check_in__event__isnull=False, superseded_at=None
        ).values_list("check_in__event", "check_in__rule_set", "facts")
        if event is not None
    ]
    events += [
        (event, rule_set, facts)
        for event, rule_set, facts in Clearance.objects.filter(plan=plan).values_list(
            "event", "rule_set", "facts"
        )
        if event is not None
    ]
    events.sort(key=lambda event: event[0])
    # Set 1 did not ask how long it had hurt before.
    asks_since = bool(events) and events[0][1] != SET_1.id
    state = PlanState.new(since=plan.since if asks_since else None)
    for _event, rule_set, facts in events:
        state, _decision = fold(state, from_json(facts), rule_set)
    return state


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
