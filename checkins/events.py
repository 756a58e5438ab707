"""What happened to a plan, as the engine's facts: gathered from rows, kept as JSON beside each
event, and folded again to check that the stored state is what the events make of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from checkins import warning_signs
from checkins.models import CheckIn, Clearance, Decision, Plan
from checkins.rules import NEWEST, CheckInFacts, DayFacts, PlanState, SessionFacts, advance
from routines.models import GuidedSession


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
    events: list[tuple[int, list[dict[str, Any]]]] = [
        (event, facts)
        for event, facts in Decision.objects.filter(
            check_in__plan=plan, check_in__event__isnull=False, superseded_at=None
        ).values_list("check_in__event", "facts")
        if event is not None
    ]
    events += [
        (event, facts)
        for event, facts in Clearance.objects.filter(plan=plan).values_list("event", "facts")
        if event is not None
    ]
    events.sort(key=lambda event: event[0])
    state = PlanState.new()
    for _event, facts in events:
        state, _decision = fold(state, from_json(facts))
    return state


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
