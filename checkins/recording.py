"""The only writer of plans and answers: one transaction holds what belongs together.

Late, repeated, reordered or unsure input may make a plan gentler, never harder."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Q, Subquery

from checkins import deciding, events, warning_signs
from checkins.models import CheckIn, Clearance, Plan, SafetyScreen
from checkins.progression.facts import PlanState
from checkins.progression.policy import POLICY_V1
from routines.models import Routine
from routines.publishing import version_in_use, versions_in_use


class AlreadyAnswered(Exception):
    """Another answer for the same day came first; it is the one that counts."""

    def __init__(self, stored: CheckIn) -> None:
        super().__init__("already answered")
        self.stored = stored


class NoPlan(Exception):
    """The person follows no plan."""


class NotEditable(Exception):
    """The answer can no longer be changed: something came after it."""


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
    start = PlanState.new()
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
        reps=POLICY_V1.base_reps,
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
    return plans.filter(user=user).exclude(status=Plan.Status.ENDED).first()


def record_check_in(
    user: Any,
    *,
    day: date,
    today: date,
    key: uuid.UUID,
    feel: str | None,
    pain: int,
    signs: Iterable[str],
    now: datetime,
) -> CheckIn:
    """Take the answer of the person's plan for `day`, decide, and keep both with its new state.

    Raises `NoPlan` where there is none. The same key again returns what was stored. Another key
    for an answered day raises `AlreadyAnswered`, but a sign or a pain that locks still counts.
    An answer for a day before yesterday, or before the newest event, is kept as history and can
    only lock."""
    signs = sorted(set(signs))
    with transaction.atomic():
        plan = _held().filter(user=user).exclude(status=Plan.Status.ENDED).first()
        if plan is None:
            raise NoPlan
        stored: CheckIn | None = plan.check_ins.filter(Q(day=day) | Q(key=key)).first()
        if stored is None:
            check_in = CheckIn(
                plan=plan, day=day, key=key, feel=feel, pain=pain, signs=signs,
                max_sessions=plan.max_sessions, received_at=now,
            )  # fmt: skip
            if today - timedelta(days=1) <= day <= today and day >= plan.sessions_from:
                _take_newer_version(plan, today)
                facts = events.sessions_between(plan, plan.sessions_from, day)
                deciding.decide(plan, check_in, facts, now)
            else:
                check_in.save()
                deciding.lock_if_serious(plan, pain, signs, now)
            return check_in
        if stored.key != key:
            deciding.lock_if_serious(plan, pain, signs, now)
    if stored.key != key:
        stored.refresh_from_db()
        raise AlreadyAnswered(stored)
    return stored


def change_check_in(
    check_in: CheckIn,
    *,
    now: datetime,
    feel: str | None,
    pain: int,
    signs: Iterable[str],
    max_sessions: int | None = None,
) -> CheckIn:
    """Answer again for the newest check-in: the earlier answer is kept and the day is decided
    anew. An answer that locked the exercises keeps locking them: unticking does not unlock."""
    with transaction.atomic():
        plan = _locked(check_in.plan)
        check_in = plan.check_ins.get(pk=check_in.pk)
        current = check_in.decisions.filter(superseded_at=None).first()
        if current is None or not is_editable(check_in):
            raise NotEditable
        after = set(signs)
        if current.status == Plan.Status.LOCKED:
            after |= set(check_in.signs)
            pain = max(pain, check_in.pain)
        if max_sessions is not None:
            plan.max_sessions = max_sessions
        said = (check_in.feel, check_in.pain, sorted(check_in.signs), check_in.max_sessions)
        if said == (feel, pain, sorted(after), plan.max_sessions):
            return check_in  # a second tap on the same answer
        deciding.change(plan, check_in, current, feel, pain, sorted(after), now)
        return check_in


def is_editable(check_in: CheckIn) -> bool:
    """Whether nothing but "I have been seen" came after this answer."""
    later = CheckIn.objects.filter(plan_id=check_in.plan_id, event__gt=check_in.event or 0)
    cleared = Clearance.objects.filter(
        plan_id=check_in.plan_id, event__gt=check_in.event or 0, kind=Clearance.Kind.CLEARED
    )
    return check_in.event is not None and not later.exists() and not cleared.exists()


def stay_at_once_a_day(check_in: CheckIn, *, now: datetime) -> CheckIn:
    """The person wants once a day at most: the day is decided anew under that cap, which stays
    until they lift it in the settings."""
    return change_check_in(
        check_in,
        now=now,
        feel=check_in.feel,
        pain=check_in.pain,
        signs=check_in.signs,
        max_sessions=1,
    )


def choose_less(check_in: CheckIn, less: str) -> None:
    """Do less than advised today; the level itself stays. Choosing back is not offered more than
    the advice, because the advice is the upper bound."""
    CheckIn.objects.filter(pk=check_in.pk).update(less=less)


def set_cap(plan: Plan, max_sessions: int) -> None:
    """At most once or twice a day, from the next check-in on."""
    Plan.objects.filter(pk=plan.pk).update(max_sessions=max_sessions)


def change_kit(plan: Plan, *, side: str, roller: str) -> None:
    """Another side or another thing to roll on, from the next session on."""
    Plan.objects.filter(pk=plan.pk).update(side=side, roller=roller)


def report_signs(plan: Plan, signs: Iterable[str], *, now: datetime, pain: int = 0) -> None:
    """A sign or a pain that locks and shows between check-ins joins the newest answer, which is
    decided anew."""
    with transaction.atomic():
        plan = _locked(plan)
        deciding.lock_if_serious(plan, pain, sorted(set(signs)), now)


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
            deciding.record_event(_locked(plan), clearance, today)


def mark_seen(plan: Plan, *, today: date, now: datetime) -> None:
    """ "I have been seen, or it is booked": closes BOOK and restarts its clocks. A second press
    finds it closed and changes nothing."""
    with transaction.atomic():
        plan = _locked(plan)
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


def _locked(plan: Plan) -> Plan:
    """The plan as it is now, held against other writers until the transaction ends."""
    held: Plan = _held().get(pk=plan.pk)
    return held


def _held() -> Any:
    """Plans that other writers wait for until the transaction ends, each with the version in use
    of its routine."""
    in_use = versions_in_use().filter(routine=OuterRef("routine")).values("pk")[:1]
    return Plan.objects.select_for_update(of=("self",)).annotate(version_in_use_id=Subquery(in_use))


def _take_newer_version(plan: Any, today: date) -> None:
    """Move to the version in use: content changes between sessions, never under a person."""
    if plan.version_in_use_id not in {None, plan.version_id}:
        plan.version_id = plan.version_in_use_id
        plan.version_changed_on = today
