"""A person's plan: finding it, holding it for a writer, ending it, and what they set in it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery

from checkins import agreeing, deciding, leaving_out
from checkins.models import Clearance, LeftOut, Plan
from routines.content.publishing import versions_in_use
from routines.models import Routine

_RUNNING = [status.value for status in Plan.Status if status != Plan.Status.ENDED]

# Over 65 and never before: no exercise, and no question either, until "I have spoken to them"
# (clinical.md 5.7 G). The engine keeps it, whatever is answered meanwhile.
_SPEAKS_FIRST = Q(book=True, state__waiting__start_when_seen=True)

# Both are put together once: every request asks for a plan.
_TO_READ = (
    Plan.objects.select_related("version")  # type: ignore[no-redef]
    .defer("state", "version__script")
    .annotate(
        is_agreed=agreeing.holds_for("user"),
        was_looked_at=Exists(Clearance.objects.filter(user=OuterRef("user"))),
        speaks_first=ExpressionWrapper(_SPEAKS_FIRST, BooleanField()),
    )
)
TO_HOLD = Plan.objects.select_for_update().annotate(  # type: ignore[no-redef]
    version_in_use=Subquery(versions_in_use().filter(routine=OuterRef("routine")).values("pk")[:1])
)
"""Plans that are held against other writers from when they are read until the transaction ends;
with each its `version_in_use`."""


class Locked(Exception):
    """While a plan is locked it can be neither ended nor started again."""


def end_plan(plan: Plan, *, now: datetime) -> None:
    """The person ends their plan. Its history stays. Raises `Locked`."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.status == Plan.Status.LOCKED:
            raise Locked
        plan.status, plan.ended_at = Plan.Status.ENDED, now
        plan.save(update_fields=["status", "ended_at"])
        deciding.end_open_sessions(plan, now)


def running_plan(user: Any, *, with_state: bool = False) -> Plan | None:
    """The person's plan that has not ended, with its version, for reading; with it `is_agreed`,
    `was_looked_at` and `speaks_first`. The engine's state only where it is asked for. There is one
    at most (`one_driving_plan_per_person`)."""
    plans = _TO_READ.defer(None).defer("version__script") if with_state else _TO_READ
    return next(iter(plans.filter(user=user.pk, status__in=_RUNNING)[:1]), None)


def follows(plan: Plan, slug: str) -> bool:
    """Whether the routine with this short name is the plan's own; without a name it is meant."""
    return not slug or Routine.objects.filter(pk=plan.routine_id, slug=slug).exists()


def ended_since(user: Any, moment: datetime) -> bool:
    """Whether the person ended a plan after that moment."""
    return Plan.objects.filter(user=user, ended_at__gt=moment).exists()


def leaves_rolling_out(user: Any) -> bool:
    """Whether anything that the person told speaks against rolling."""
    return leaving_out.leaves_out(user.pk, LeftOut.What.ROLLING)


def may_hear_of_rolls(user: Any) -> bool:
    """Whether a sentence for this person may speak of rolls: rolling is part of their plan or,
    without one, nothing speaks against it (clinical.md 5.7 E)."""
    if not user.is_authenticated:
        return True
    plan = running_plan(user)
    return plan.rolls if plan else not leaves_rolling_out(user)


def last_plan(user: Any) -> Plan | None:
    """The running plan, else the one that was ended last, for reading."""
    ended = Plan.objects.defer("state").filter(user=user).order_by("-ended_at")
    return running_plan(user) or ended.first()


def take_newer_version(plan: Plan, today: date) -> None:
    """Move a plan that is held to the version in use: content changes between sessions, never
    under a person."""
    if plan.version_in_use not in (None, plan.version_id):
        plan.version_id = plan.version_in_use
        plan.version_changed_on = today


def set_cap(plan: Plan, max_sessions: int) -> None:
    """At most once or twice a day, from the next check-in on."""
    Plan.objects.filter(pk=plan.pk).update(max_sessions=max_sessions)


def change_kit(plan: Plan, *, roller: str) -> None:
    """Another thing to roll on, from the next session on."""
    Plan.objects.filter(pk=plan.pk).update(roller=roller)


def held(plan_id: int) -> Plan:
    """The plan as it is now, held."""
    return TO_HOLD.get(pk=plan_id)


def held_running_plan(user: Any) -> Plan | None:
    """The person's running plan, held in the same way."""
    return next(iter(TO_HOLD.filter(user=user.pk, status__in=_RUNNING)[:1]), None)


def held_plan_of(user: Any) -> Plan | None:
    """The running plan, else the one that was ended last: a warning sign that comes late still
    counts there. Held in the same way."""
    return held_running_plan(user) or TO_HOLD.filter(user=user.pk).order_by("-ended_at").first()
