"""The writer of beginnings: a first plan, one that was ended and is taken up again, and one that
runs and starts again. Lock, rest, BOOK and its clocks stay the person's (clinical.md 5.7 H)."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from checkins import deciding, warning_signs
from checkins.models import CheckIn, Plan, Restart, SafetyScreen
from checkins.plans import (
    TO_HOLD,
    Locked,
    held,
    leaves_rolling_out,
    running_plan,
    take_newer_version,
)
from checkins.rules import PlanState, newest
from routines.content.publishing import version_in_use
from routines.models import Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a person told on the way to a plan: the whole safety screen, the set-up, and how the
    calf is.

    ``side``, ``since`` and ``roller`` are among the plan's choices. ``pain`` and ``tight`` are 0 to
    10, ``tight`` None where it was not asked. ``day`` is the person's own. A plan that starts again
    keeps the ``since`` that it has."""

    screen: SafetyScreen
    side: str
    since: str
    roller: str
    pain: int
    day: date
    tight: int | None = None
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def start_plan(user: Any, routine: Routine, told: Beginning, *, now: datetime) -> Plan:
    """Make the plan and its first check-in, whose decision is START unless pain or a sign says
    otherwise. A second press returns the plan that is already running. Who ended a plan before
    goes on with that one, perhaps with another routine, since a lock, rest, BOOK and its clocks
    are the person's (5.7 H)."""
    version = version_in_use(routine)
    if version is None:
        raise ValueError(f"{routine.slug} has no version in use")
    outcome = warning_signs.outcome(told.screen.signs, told.screen.conditions)
    if outcome.locks or outcome.no_use:
        raise ValueError("this safety screen allows no plan")
    with transaction.atomic():
        before = TO_HOLD.filter(user=user)
        ended = before.filter(status=Plan.Status.ENDED).order_by("-ended_at").first()
        if ended is not None and not before.exclude(status=Plan.Status.ENDED).exists():
            ended.status, ended.ended_at = PlanState.from_json(ended.state).status, None
            if ended.routine_id != routine.pk:
                ended.routine, ended.version = routine, version
                ended.version_in_use = version.pk
            ended.save(update_fields=["status", "ended_at", "routine", "version"])
            _restart(ended, told, now)
            return ended
    plan = Plan(
        user=user,
        routine=routine,
        version=version,
        may_roll=not leaves_rolling_out(user),
        started_on=told.day,
        sessions_from=told.day,
        weekly_on=told.day,
        status=Plan.Status.ACTIVE,
        sessions_per_day=1,
        reps=newest().policy.base_reps,
        state=PlanState.new(since=told.since).to_json(),
        rule_set=newest().id,
        side=told.side,
        since=told.since,
        roller=told.roller,
    )
    try:
        with transaction.atomic():
            plan.save()
            deciding.decide(plan, _first_answer(plan, told, now), now, now)
    except IntegrityError:
        running = running_plan(user)
        if running is None:
            raise
        return running
    return plan


def start_again(plan: Plan, told: Beginning, *, now: datetime) -> Plan:
    """Start again from the lowest level, perhaps with another leg. Raises `Locked`: a lock is the
    person's and nothing but a clearance ends it (clinical.md 5.7 H)."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.status == Plan.Status.LOCKED or told.screen.locks:
            raise Locked
        _restart(plan, told, now)
        return plan


def _restart(plan: Plan, told: Beginning, now: datetime) -> None:
    """The check-in that starts again. On a day that has its answer it takes that one's place, and
    a rest that was decided for the day stands."""
    told = replace(told, day=max(told.day, plan.sessions_from))
    side_before = plan.side
    take_newer_version(plan, told.day)
    plan.side, plan.roller, plan.weekly_on = told.side, told.roller, told.day
    plan.save(update_fields=["side", "roller", "weekly_on"])
    check_in = _first_answer(plan, told, now)
    check_in.restarts = True
    stored = plan.check_ins.filter(day=told.day).first()
    if stored is None or stored.event is None:
        if stored is not None:
            deciding.keep_earlier(stored, now)
            check_in.pk = stored.pk
        deciding.decide(plan, check_in, now, now)
    else:
        decision = stored.decisions.get(superseded_at=None)
        rests = decision.sessions == 0
        deciding.change(
            plan, stored, now, deciding.ceiling_of(decision) if rests else None,
            pain=told.pain, tight=told.tight, signs=sorted({*stored.signs, *told.screen.signs}),
            restarts=True, early=CheckIn.Early.REST if rests else CheckIn.Early.NO,
        )  # fmt: skip
        check_in = stored
    Restart.objects.create(
        check_in=check_in, side_before=side_before, side=plan.side, recorded_at=now
    )


def _first_answer(plan: Plan, told: Beginning, now: datetime) -> CheckIn:
    """The answer that begins an episode: the whole screen, pain and tightness, no feel."""
    return CheckIn(
        plan=plan, day=told.day, key=told.key, feel=None, pain=told.pain, tight=told.tight,
        signs=told.screen.signs, as_was=told.screen.as_was, asked=sorted(newest().signs),
        max_sessions=plan.max_sessions, received_at=now,
    )  # fmt: skip
