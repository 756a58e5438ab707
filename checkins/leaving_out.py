"""The writer and reader of what is left out of a person's sessions, reason by reason (clinical.md
3.3, 5.7 D, E and L). Something comes back when every reason for it has ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db import transaction
from django.db.models import QuerySet

from checkins import warning_signs
from checkins.days import day_of
from checkins.models import LeftOut, Plan


@dataclass(frozen=True)
class Holding:
    """What keeps exercises from a person now: each code of a sign or condition, with the parts of a
    plan that are left out as a whole because of it. A code of "" is that there is no roller. Which
    exercises go, the content says."""

    parts_by_code: Mapping[str, frozenset[str]]

    @property
    def codes(self) -> frozenset[str]:
        """The signs and conditions that hold."""
        return frozenset(self.parts_by_code) - {""}

    @property
    def parts(self) -> frozenset[str]:
        """Everything that is left out as a whole."""
        return frozenset().union(*self.parts_by_code.values())


def holding(plan: Plan, reasons: Iterable[tuple[str, str]], signs: Iterable[str]) -> Holding:
    """Everything that holds. `reasons` are those that are open, each as what is left out and the
    code; `signs` those of today and those to book for."""
    found: dict[str, set[str]] = {code: set() for code in signs}
    for what, code in reasons:
        found.setdefault(code, set()).add(what)
    if plan.may_roll and not plan.rolls:
        found[""] = {LeftOut.What.ROLLING.value}
    return Holding({code: frozenset(parts) for code, parts in found.items()})


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
