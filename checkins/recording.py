"""The writer of answers: one transaction holds the answer, its decision and the plan's new state.

Late, repeated, reordered or unsure input may make a plan gentler, never harder."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from checkins import deciding, events
from checkins.days import BETWEEN_CHECK_INS
from checkins.models import CheckIn, Clearance, Decision, Plan
from checkins.plans import held, held_running_plan
from checkins.rules import NEWEST
from routines.publishing import versions_in_use


class AlreadyAnswered(Exception):
    """Another answer for the same day came first; it is the one that counts."""

    def __init__(self, stored: CheckIn) -> None:
        super().__init__("already answered")
        self.stored = stored


class NoPlan(Exception):
    """The person follows no plan."""


class NotEditable(Exception):
    """The answer can no longer be changed: something came after it."""


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
    for an answered day raises `AlreadyAnswered`, but a sign or a pain that locks still counts;
    where the first answer was only kept and this one may count, it takes its place.
    An answer for a day before yesterday, before the newest event, or within eight hours of another
    one (trust.md T8), is kept as history and can only lock; one that asks for less counts even so
    soon."""
    check_in = CheckIn(
        day=day, key=key, feel=feel, pain=pain, signs=sorted(set(signs)), received_at=now
    )
    try:
        return _record(user, check_in, today, now)
    except IntegrityError:  # a key of another day, or an answer that was given ahead of its day
        return _record(user, check_in, today, now, looks=True)


def _record(
    user: Any, check_in: CheckIn, today: date, now: datetime, *, looks: bool = False
) -> CheckIn:
    """Keep an answer. After the newest event there is nothing stored that it could repeat, so
    that is looked for only up to there, or where the database has refused the answer."""
    day, key, pain, signs = check_in.day, check_in.key, check_in.pain, check_in.signs
    with transaction.atomic():
        plan = held_running_plan(user)
        if plan is None:
            raise NoPlan
        stored = _stored(plan, day, key) if looks or day <= plan.sessions_from else None
        other = stored if stored and stored.key != key else None
        if other and other.event is None and _counts(plan, check_in, today, now):
            deciding.keep_earlier(other, now)
            check_in.pk, stored = other.pk, None  # the one that was only kept gives way
        if stored is None:
            check_in.plan, check_in.max_sessions = plan, plan.max_sessions
            if _counts(plan, check_in, today, now):
                _take_newer_version(plan, today)
                facts = events.sessions_between(plan, plan.sessions_from, day)
                deciding.decide(plan, check_in, facts, now)
            else:
                check_in.save()
                deciding.lock_if_serious(plan, pain, signs, now)
            return check_in
        if other:
            deciding.lock_if_serious(plan, pain, signs, now)
    if other:
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
        plan = held(check_in.plan_id)
        in_force = Decision.objects.filter(check_in=check_in.pk, superseded_at=None)
        current = in_force.select_related("check_in").first()
        if current is None:
            raise NotEditable
        check_in = current.check_in
        is_last = check_in.event == plan.events_count
        if not is_last and not is_editable(check_in):
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


def report_signs(plan: Plan, signs: Iterable[str], *, now: datetime, pain: int = 0) -> None:
    """A sign or a pain that locks and shows between check-ins joins the newest answer, which is
    decided anew."""
    with transaction.atomic():
        plan = held(plan.pk)
        deciding.lock_if_serious(plan, pain, sorted(set(signs)), now)


def _stored(plan: Plan, day: date, key: uuid.UUID) -> CheckIn | None:
    """What was answered already, for that day or with that key."""
    return CheckIn.objects.filter(Q(day=day) | Q(key=key), plan=plan).first()


def _counts(plan: Plan, check_in: CheckIn, today: date, now: datetime) -> bool:
    """Whether the answer moves the plan, and is not only kept."""
    is_recent = today - timedelta(days=1) <= check_in.day <= today
    is_soon = plan.answered_at is not None and now - plan.answered_at < BETWEEN_CHECK_INS
    asks_for_less = check_in.feel == "worse" or check_in.pain >= NEWEST.policy.pause_pain
    return is_recent and check_in.day >= plan.sessions_from and (asks_for_less or not is_soon)


def _take_newer_version(plan: Plan, today: date) -> None:
    """Move to the version in use: content changes between sessions, never under a person."""
    in_use = versions_in_use().filter(routine=plan.routine_id).values_list("pk", flat=True)[:1]
    for newest in in_use:
        if newest != plan.version_id:
            plan.version_id = newest
            plan.version_changed_on = today
