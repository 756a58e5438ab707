"""The lock that stands now: what it is about, its name, and who can end it. Reads only."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from checkins.models import Clearance, Decision, Plan, SafetyScreen
from checkins.rules import newest
from checkins.rules.levels import Level

CLEARED = Clearance.Kind.CLEARED
_ANYONE = tuple(Clearance.By.values)
_AFTER_AN_EMERGENCY = (Clearance.By.DOCTOR.value, Clearance.By.EMERGENCY.value)


@dataclass(frozen=True, slots=True)
class Lock:
    """What keeps a person from exercising. ``name`` is new with each sign that is told while it
    stands, so that a clearance can say which one it ends (clinical.md 5.7 D)."""

    name: str
    signs: tuple[str, ...]
    decision: Decision | None = None
    screen: SafetyScreen | None = None

    @property
    def may_be_ended_by(self) -> tuple[str, ...]:
        """Who can have cleared it: after an emergency a doctor or an emergency department."""
        levels = {newest().signs[code].level for code in self.signs if code in newest().signs}
        return _AFTER_AN_EMERGENCY if Level.EMERGENCY in levels else _ANYONE


def lock_of(user: Any, plan: Plan | None) -> Lock | None:
    """The lock in force, of the running plan or from before there is one."""
    if plan is not None:
        return lock_of_plan(plan) if plan.status == Plan.Status.LOCKED else None
    screens = list(SafetyScreen.objects.filter(user=user, locks=True))
    cleared = Clearance.objects.filter(user=user, kind=CLEARED).order_by("-recorded_at")
    cleared_at = cleared.values_list("recorded_at", flat=True).first()
    standing = [one for one in screens if cleared_at is None or one.answered_at > cleared_at]
    if not standing:
        return None
    signs = [code for one in standing for code in [*one.signs, *one.conditions]]
    newest = standing[-1]
    return Lock(f"s{newest.pk}", tuple(dict.fromkeys(signs)), screen=newest)


def lock_of_plan(plan: Plan) -> Lock | None:
    """The lock of a plan that is locked: everything told since it was last cleared."""
    severe = Q(check_in__pain__gte=newest().policy.severe_pain)
    decisions = Decision.objects.filter(
        Q(rule__in=["FLAG", "SEVERE"]) | (severe & Q(rule="LOCKED")),
        check_in__plan=plan,
        superseded_at=None,
    )
    for clearance in Clearance.objects.filter(plan=plan, kind=CLEARED).order_by("-event"):
        if any(day.get("cleared") for day in clearance.facts):  # no later sign made it void
            decisions = decisions.filter(check_in__event__gt=clearance.event)
            break
    telling = list(decisions.select_related("check_in").order_by("check_in__event"))
    if not telling:
        return None
    signs = [code for one in telling for code in _told_by(one)]
    last = max(telling, key=lambda one: one.pk)
    return Lock(f"d{last.pk}", tuple(dict.fromkeys(signs)), decision=last)


def _told_by(decision: Decision) -> list[str]:
    """The signs of an answer; severe pain is itself one (F18)."""
    signs: list[str] = decision.check_in.signs
    is_severe = decision.check_in.pain >= newest().policy.severe_pain
    return [*signs, "F18"] if is_severe else signs
