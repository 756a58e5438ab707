"""The lock that stands now: what it is about, its name, and who can end it; and what an open
advice to book is about. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from checkins.models import Clearance, Decision, Plan, SafetyScreen, SevereQuestion
from checkins.rules import newest
from checkins.rules.levels import Level

CLEARED = Clearance.Kind.CLEARED
_ANYONE = tuple(Clearance.By.values)
_AFTER_AN_EMERGENCY = (Clearance.By.DOCTOR.value, Clearance.By.EMERGENCY.value)


@dataclass(frozen=True, slots=True)
class Lock:
    """What keeps a person from exercising. ``name`` is new with each sign that is told while it
    stands, so that a clearance can say which one it ends (clinical.md 5.7 D). ``pain`` is the
    number that stands among its signs as F18, where nobody ticked that sign."""

    name: str
    signs: tuple[str, ...]
    decision: Decision | None = None
    screen: SafetyScreen | None = None
    pain: int | None = None

    @property
    def is_emergency(self) -> bool:
        """Whether one of its signs is an emergency."""
        return any(
            newest().signs[code].level is Level.EMERGENCY
            for code in self.signs
            if code in newest().signs
        )

    @property
    def may_be_ended_by(self) -> tuple[str, ...]:
        """Who can have cleared it: after an emergency a doctor or an emergency department."""
        return _AFTER_AN_EMERGENCY if self.is_emergency else _ANYONE


def lock_of(user: Any, plan: Plan | None) -> Lock | None:
    """The lock in force, of the running plan or from before there is one."""
    if plan is not None:
        return lock_of_plan(plan) if plan.status == Plan.Status.LOCKED else None
    ended = locked_though_ended(user)
    of_plan = lock_of_plan(ended) if ended else None
    of_screens = _lock_of_screens(user)
    if of_plan is None or of_screens is None:
        return of_plan or of_screens
    signs = dict.fromkeys((*of_screens.signs, *of_plan.signs))
    name = f"{of_plan.name}-{of_screens.name}"
    pain = of_plan.pain or of_screens.pain
    return Lock(name, tuple(signs), of_plan.decision, of_screens.screen, pain)


def locked_though_ended(user: Any) -> Plan | None:
    """A plan that was ended, and locked by what came late: a lock is the person's, and stands
    whether a plan runs or not (clinical.md 5.7 H)."""
    ended = Plan.objects.filter(user=user, status=Plan.Status.ENDED).order_by("-ended_at").first()
    return ended if ended and ended.state["status"] == Plan.Status.LOCKED else None


def _lock_of_screens(user: Any) -> Lock | None:
    screens = list(SafetyScreen.meant_by(user).filter(locks=True))
    cleared = Clearance.objects.filter(user=user, kind=CLEARED).order_by("-recorded_at")
    cleared_at = cleared.values_list("recorded_at", flat=True).first()
    standing = [one for one in screens if cleared_at is None or one.answered_at > cleared_at]
    if not standing:
        return None
    signs = [code for one in standing for code in [*one.signs, *one.conditions]]
    last = standing[-1]
    pain = _number_told(user, signs, last.answered_at)
    return Lock(f"s{last.pk}", tuple(dict.fromkeys(signs)), screen=last, pain=pain)


def lock_of_plan(plan: Plan) -> Lock:
    """The lock of a plan that is locked: everything told since it was last cleared. Where no answer
    that is in force tells of a sign, the newest decision stands for it: nobody is locked for
    good."""
    in_force = Decision.objects.filter(check_in__plan=plan, superseded_at=None)
    in_force = in_force.select_related("check_in").order_by("check_in__event")
    severe = Q(check_in__pain__gte=newest().policy.severe_pain)
    telling = list(
        in_force.filter(
            Q(rule__in=["FLAG", "SEVERE"]) | (severe & Q(rule="LOCKED")),
            check_in__event__gt=_last_look(plan, "cleared"),
        )
    ) or [in_force.latest("check_in__event")]
    signs = [code for one in telling for code in _told_by(one)]
    last = max(telling, key=lambda one: one.pk)
    ticked = {code for one in telling for code in one.check_in.signs}
    pain: int | None = max(one.check_in.pain for one in telling)
    if "F18" in ticked or (pain or 0) < newest().policy.severe_pain:
        pain = _number_told(plan.user_id, ticked, telling[0].check_in.received_at)
    return Lock(f"d{last.pk}", tuple(dict.fromkeys(signs)), decision=last, pain=pain)


def _number_told(user: Any, signs: Iterable[str], since: datetime) -> int | None:
    """The severe pain of a session or of the set-up that became F18, and was not taken back."""
    if "F18" not in signs:
        return None
    asked = SevereQuestion.objects.filter(
        Q(session__user=user) | Q(screen__user=user), asked_at__gte=since
    ).exclude(answer=SevereQuestion.Answer.OTHER)
    return asked.order_by("asked_at").values_list("pain", flat=True).last()


def booking_signs(plan: Plan) -> list[str]:
    """The signs to book for that were told since a professional last looked at the person."""
    if "d" not in plan.book_letters:
        return []
    since = max(_last_look(plan, "cleared"), _last_look(plan, "seen"))
    told = plan.check_ins.filter(event__gt=since).exclude(signs=[]).order_by("event")
    codes = [code for signs in told.values_list("signs", flat=True) for code in signs]
    signs = newest().signs
    booking = [code for code in codes if code in signs and signs[code].level is Level.BOOK]
    return list(dict.fromkeys(booking))


def _last_look(plan: Plan, what: str) -> int:
    """The event of the last clearance ("cleared") or "I have been seen" ("seen") that no later sign
    made void; 0 where there was none."""
    looks = Clearance.objects.filter(plan=plan, kind=what).order_by("-event")
    return next((one.event or 0 for one in looks if any(day.get(what) for day in one.facts)), 0)


def _told_by(decision: Decision) -> list[str]:
    """The signs of an answer; severe pain is itself one (F18)."""
    signs: list[str] = decision.check_in.signs
    is_severe = decision.check_in.pain >= newest().policy.severe_pain
    return [*signs, "F18"] if is_severe else signs
