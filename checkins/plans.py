"""The writer of safety screens and plans.

The first check-in and every new state go through `checkins.deciding`, as in `recording` and
`clearing`."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from checkins import agreeing, deciding, leaving_out, warning_signs
from checkins.models import CheckIn, LeftOut, Plan, Restart, SafetyScreen
from checkins.rules import PlanState, newest
from routines.models import Routine
from routines.publishing import version_in_use

_RUNNING = [status for status in Plan.Status if status != Plan.Status.ENDED]


class Locked(Exception):
    """While a plan is locked it can be neither ended nor started again."""


def pass_screen(
    user: Any,
    *,
    signs: Iterable[str],
    conditions: Iterable[str],
    now: datetime,
    as_was: Iterable[str] = (),
) -> SafetyScreen:
    """Keep an answered safety screen, with whether it locks exercises (clinical.md 3.1). `as_was`
    are signs and conditions known before that are no worse (5.7 L)."""
    signs, conditions = sorted(set(signs)), sorted(set(conditions))
    with transaction.atomic():
        screen = SafetyScreen.objects.create(
            user=user,
            answered_at=now,
            signs=signs,
            conditions=conditions,
            as_was=sorted(set(as_was)),
            locks=warning_signs.outcome(signs, conditions).locks,
            rule_set=newest().id,
        )
        leaving_out.leave_out(user.pk, [*signs, *conditions], now)
        return screen


def pass_screen_again(
    plan: Plan,
    *,
    signs: Iterable[str],
    conditions: Iterable[str],
    now: datetime,
    today: date,
    as_was: Iterable[str] = (),
) -> SafetyScreen:
    """The whole screen while the plan runs: after a clearance, before starting again, or on a page
    left open in another tab. A yes of any level counts at once."""
    with transaction.atomic():
        plan = held(plan.pk)
        screen = pass_screen(plan.user, signs=signs, conditions=conditions, now=now, as_was=as_was)
        codes = [*screen.signs, *screen.conditions]
        deciding.count_signs(plan, 0, codes, now, is_new=True)
        Plan.objects.filter(pk=plan.pk).update(weekly_on=today, screen_due=False)
        return screen


def report_conditions(plan: Plan, conditions: Iterable[str], *, now: datetime) -> None:
    """Conditions told beside a check-in are kept as a screen of their own, and one that locks
    counts at once. It is not the whole screen that a clearance asks."""
    with transaction.atomic():
        plan = held(plan.pk)
        screen = pass_screen(plan.user, signs=[], conditions=conditions, now=now)
        deciding.count_signs(plan, 0, screen.conditions, now)


def start_plan(
    user: Any,
    *,
    routine: Routine,
    screen: SafetyScreen,
    side: str,
    since: str,
    roller: str,
    pain: int,
    day: date,
    now: datetime,
    tight: int | None = None,
    key: uuid.UUID | None = None,
) -> Plan:
    """Make the plan and its first check-in, whose decision is START unless pain or a sign says
    otherwise. A second press returns the plan that is already running. Who ended a plan before
    goes on with that one, since a lock, rest, BOOK and its clocks are the person's (5.7 H)."""
    version = version_in_use(routine)
    if version is None:
        raise ValueError(f"{routine.slug} has no version in use")
    outcome = warning_signs.outcome(screen.signs, screen.conditions)
    if outcome.locks or outcome.no_use:
        raise ValueError("this safety screen allows no plan")
    said = {"side": side, "since": since, "roller": roller}
    with transaction.atomic():
        before = Plan.objects.select_for_update().filter(user=user, routine=routine)
        ended = before.filter(status=Plan.Status.ENDED).order_by("-ended_at").first()
        if ended is not None and not before.exclude(status=Plan.Status.ENDED).exists():
            ended.status, ended.ended_at = PlanState.from_json(ended.state).status, None
            ended.save(update_fields=["status", "ended_at"])
            del said["since"]  # of the plan's beginning: its events are folded from there
            _restart(ended, screen, said, pain, tight, key or uuid.uuid4(), day, now)
            return ended
    plan = Plan(
        user=user,
        routine=routine,
        version=version,
        may_roll=not leaves_rolling_out(user),
        started_on=day,
        sessions_from=day,
        weekly_on=day,
        status=Plan.Status.ACTIVE,
        sessions_per_day=1,
        reps=newest().policy.base_reps,
        state=PlanState.new(since=since).to_json(),
        rule_set=newest().id,
        **said,
    )
    try:
        with transaction.atomic():
            plan.save()
            check_in = _first_answer(plan, screen, pain, tight, key or uuid.uuid4(), day, now)
            deciding.decide(plan, check_in, now, now)
    except IntegrityError:
        running = running_plan(user)
        if running is None:
            raise
        return running
    return plan


def start_again(
    plan: Plan,
    *,
    screen: SafetyScreen,
    side: str,
    roller: str,
    pain: int,
    day: date,
    now: datetime,
    tight: int | None = None,
    key: uuid.UUID | None = None,
) -> Plan:
    """Start again from the lowest level, perhaps with another leg. Raises `Locked`: a lock is the
    person's and nothing but a clearance ends it (clinical.md 5.7 H)."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.status == Plan.Status.LOCKED or screen.locks:
            raise Locked
        said = {"side": side, "roller": roller}
        _restart(plan, screen, said, pain, tight, key or uuid.uuid4(), day, now)
        return plan


def end_plan(plan: Plan, *, now: datetime) -> None:
    """The person ends their plan. Its history stays. Raises `Locked`."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.status == Plan.Status.LOCKED:
            raise Locked
        plan.status, plan.ended_at = Plan.Status.ENDED, now
        plan.save(update_fields=["status", "ended_at"])
        deciding.end_open_sessions(plan, now)


def _restart(
    plan: Plan,
    screen: SafetyScreen,
    said: dict[str, str],
    pain: int,
    tight: int | None,
    key: uuid.UUID,
    day: date,
    now: datetime,
) -> None:
    """The check-in that starts again. On a day that has its answer it takes that one's place, and
    a rest that was decided for the day stands."""
    day = max(day, plan.sessions_from)
    side_before = plan.side
    for name, value in said.items():
        setattr(plan, name, value)
    plan.weekly_on = day
    plan.save(update_fields=[*said, "weekly_on"])
    check_in = _first_answer(plan, screen, pain, tight, key, day, now)
    check_in.restarts = True
    stored = plan.check_ins.filter(day=day).first()
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
            pain=pain, tight=tight, signs=sorted({*stored.signs, *screen.signs}), restarts=True,
            early=CheckIn.Early.SESSION if rests else "",
        )  # fmt: skip
        check_in = stored
    Restart.objects.create(
        check_in=check_in, side_before=side_before, side=plan.side, recorded_at=now
    )


def _first_answer(
    plan: Plan,
    screen: SafetyScreen,
    pain: int,
    tight: int | None,
    key: uuid.UUID,
    day: date,
    now: datetime,
) -> CheckIn:
    """The answer that begins an episode: the whole screen, pain and tightness, no feel."""
    return CheckIn(
        plan=plan, day=day, key=key, feel=None, pain=pain, tight=tight, signs=screen.signs,
        as_was=screen.as_was, asked=sorted(newest().signs), max_sessions=plan.max_sessions,
        received_at=now,
    )  # fmt: skip


def running_plan(user: Any) -> Plan | None:
    """The person's plan that has not ended, with its version and `is_agreed`, for reading."""
    plans = Plan.objects.select_related("version").defer("state", "version__script")
    asked = plans.annotate(is_agreed=agreeing.holds_for("user"))  # type: ignore[no-redef]
    return next(iter(asked.filter(user=user, status__in=_RUNNING)[:1]), None)


def ended_since(user: Any, moment: datetime) -> bool:
    """Whether the person ended a plan after that moment."""
    return Plan.objects.filter(user=user, ended_at__gt=moment).exists()


def leaves_rolling_out(user: Any) -> bool:
    """Whether anything that the person told speaks against rolling."""
    return leaving_out.leaves_out(user.pk, LeftOut.What.ROLLING)


def set_cap(plan: Plan, max_sessions: int) -> None:
    """At most once or twice a day, from the next check-in on."""
    Plan.objects.filter(pk=plan.pk).update(max_sessions=max_sessions)


def change_kit(plan: Plan, *, roller: str) -> None:
    """Another thing to roll on, from the next session on."""
    Plan.objects.filter(pk=plan.pk).update(roller=roller)


def held(plan_id: int) -> Plan:
    """The plan as it is now, held against other writers until the transaction ends."""
    return Plan.objects.select_for_update().get(pk=plan_id)


def held_running_plan(user: Any) -> Plan | None:
    """The person's running plan, held in the same way."""
    plans = Plan.objects.select_for_update().filter(user=user, status__in=_RUNNING)
    return next(iter(plans[:1]), None)


def held_plan_of(user: Any) -> Plan | None:
    """The running plan, else the one that was ended last: a warning sign that comes late still
    counts there. Held in the same way."""
    plans = Plan.objects.select_for_update().filter(user=user)
    return held_running_plan(user) or plans.order_by("-ended_at").first()
