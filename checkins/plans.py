"""The writer of safety screens, plans and clearances.

The first check-in and every new state go through `checkins.deciding`, as in `recording`."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from checkins import deciding, warning_signs
from checkins.models import CheckIn, Clearance, Plan, SafetyScreen
from checkins.rules import NEWEST, PlanState
from routines.models import Routine
from routines.publishing import version_in_use

_RUNNING = [status for status in Plan.Status if status != Plan.Status.ENDED]


def pass_screen(
    user: Any, *, signs: Iterable[str], conditions: Iterable[str], now: datetime
) -> SafetyScreen:
    """Keep an answered safety screen, with whether it locks exercises (clinical.md 3.1)."""
    signs, conditions = sorted(set(signs)), sorted(set(conditions))
    return SafetyScreen.objects.create(
        user=user,
        answered_at=now,
        signs=signs,
        conditions=conditions,
        locks=warning_signs.outcome(signs, conditions).locks,
    )


def pass_screen_again(
    plan: Plan, *, signs: Iterable[str], conditions: Iterable[str], now: datetime
) -> None:
    """A safety screen answered while the plan runs, on a page left open. A yes is kept and may
    lock or leave the rolling out; a clear screen changes nothing."""
    signs, conditions = list(signs), list(conditions)
    if signs or conditions:
        with transaction.atomic():
            plan = held(plan.pk)
            screen = pass_screen(plan.user, signs=signs, conditions=conditions, now=now)
            deciding.take_screen(plan, screen, now)


def start_plan(
    user: Any,
    *,
    routine: Routine,
    screen: SafetyScreen,
    side: str,
    since: str,
    roller: str,
    time: str,
    pain: int,
    day: date,
    now: datetime,
) -> Plan:
    """Make the plan and its first check-in, whose decision is START unless pain or a sign says
    otherwise. A second press returns the plan that is already running."""
    version = version_in_use(routine)
    if version is None:
        raise ValueError(f"{routine.slug} has no version in use")
    outcome = warning_signs.outcome(screen.signs, screen.conditions)
    if outcome.locks or outcome.no_use:
        raise ValueError("this safety screen allows no plan")
    start = PlanState.new(since=since)
    plan = Plan(
        user=user,
        routine=routine,
        version=version,
        side=side,
        since=since,
        roller=roller,
        time=time,
        may_roll=outcome.rolling,
        started_on=day,
        sessions_from=day,
        status=Plan.Status.ACTIVE,
        sessions_per_day=1,
        reps=NEWEST.policy.base_reps,
        state=start.to_json(),
    )
    try:
        with transaction.atomic():
            plan.save()
            check_in = CheckIn(
                plan=plan, day=day, key=uuid.uuid4(), feel=None, pain=pain,
                signs=screen.signs, received_at=now,
            )  # fmt: skip
            deciding.decide(plan, check_in, [], now)
    except IntegrityError:
        running = running_plan(user)
        if running is None:
            raise
        return running
    return plan


def running_plan(user: Any) -> Plan | None:
    """The person's plan that has not ended, with its version, for reading."""
    plans = Plan.objects.select_related("version").defer("state", "version__script")
    return next(iter(plans.filter(user=user, status__in=_RUNNING)[:1]), None)


def set_cap(plan: Plan, max_sessions: int) -> None:
    """At most once or twice a day, from the next check-in on."""
    Plan.objects.filter(pk=plan.pk).update(max_sessions=max_sessions)


def change_kit(plan: Plan, *, side: str, roller: str) -> None:
    """Another side or another thing to roll on, from the next session on."""
    Plan.objects.filter(pk=plan.pk).update(side=side, roller=roller)


def clear(user: Any, *, by: str, today: date, now: datetime) -> None:
    """Record who cleared the person. The next check-in then starts gently; before there is a
    plan, the safety screen is asked again."""
    with transaction.atomic():
        plan = running_plan(user)
        clearance = Clearance(
            user=user, kind=Clearance.Kind.CLEARED, by=by, day=today, recorded_at=now
        )
        if plan is None:
            clearance.save()
        else:
            deciding.record_event(held(plan.pk), clearance, today)


def mark_seen(plan: Plan, *, today: date, now: datetime) -> None:
    """ "I have been seen, or it is booked": closes BOOK and restarts its clocks. A second press
    finds it closed and changes nothing."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.book:
            clearance = Clearance(
                user_id=plan.user_id, kind=Clearance.Kind.SEEN, day=today, recorded_at=now
            )
            deciding.record_event(plan, clearance, today)


def was_cleared(user: Any) -> bool:
    """Whether anyone has cleared this person before: the screen then asks for what is new."""
    return user.is_authenticated and Clearance.objects.filter(user=user).exists()


def is_locked_before_plan(user: Any) -> bool:
    """Whether the newest locking safety screen has no clearance after it."""
    screen = SafetyScreen.objects.filter(user=user, locks=True).last()
    return (
        screen is not None
        and not Clearance.objects.filter(
            user=user, kind=Clearance.Kind.CLEARED, recorded_at__gte=screen.answered_at
        ).exists()
    )


def held(plan_id: int) -> Plan:
    """The plan as it is now, held against other writers until the transaction ends."""
    return Plan.objects.select_for_update().get(pk=plan_id)


def held_running_plan(user: Any) -> Plan | None:
    """The person's running plan, held in the same way."""
    plans = Plan.objects.select_for_update().filter(user=user, status__in=_RUNNING)
    return next(iter(plans[:1]), None)
