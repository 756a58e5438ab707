"""The writer and reader of what is left out of a person's sessions, reason by reason (clinical.md
3.3, 5.7 D, E and L). Something comes back when every reason for it has ended."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from django.db import transaction
from django.db.models import QuerySet

from checkins import warning_signs
from checkins.days import day_of
from checkins.models import LeftOut, Plan


def leave_out(user: int, codes: Iterable[str], now: datetime) -> None:
    """Note every reason among these signs and conditions, once each."""
    reasons = [(what, code) for code in codes for what in warning_signs.left_out(code)]
    if not reasons:
        return
    for what, code in reasons:
        LeftOut.objects.get_or_create(
            user_id=user, what=what, code=code, ended_at=None, defaults={"told_at": now}
        )
    _tell_plans(user)


def end(user: int, *, what: str, codes: Iterable[str], how: str, now: datetime) -> None:
    """The person says that these reasons have ended: it has passed, or a professional agreed."""
    with transaction.atomic():
        open_reasons(user).filter(what=what, code__in=list(codes)).update(ended_at=now, how=how)
        _tell_plans(user)


def open_reasons(user: int) -> QuerySet[LeftOut]:
    """Every reason that still holds, oldest first."""
    return LeftOut.objects.filter(user_id=user, ended_at=None).order_by("told_at", "pk")


def leaves_out(user: int, what: str) -> bool:
    """Whether anything still speaks against it."""
    return open_reasons(user).filter(what=what).exists()


def rolled_before(plan: Plan, day: date, zone: tzinfo) -> bool:
    """Whether rolling was part of the sessions before that day, of which it may have been left out
    since."""
    if plan.rolls or plan.roller != Plan.Roller.ROLLER:
        return plan.rolls
    reasons = open_reasons(plan.user_id).filter(what=LeftOut.What.ROLLING)
    told = reasons.values_list("told_at", flat=True)
    return all(day_of(told_at, zone) >= day for told_at in told)


def _tell_plans(user: int) -> None:
    """Whether a plan may roll is a column, since every page asks for it."""
    may_roll = not leaves_out(user, LeftOut.What.ROLLING)
    Plan.objects.filter(user_id=user).update(may_roll=may_roll)
