"""Routines that accompany a plan: what of them a person is offered, and starting one.

They have a dose of their own and raise nothing in the plan (design.md 3): no rule ever hears of
their sessions. What stops the plan's sessions stops theirs, since both ask `today.today_for`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from checkins import leaving_out, warning_signs
from checkins.leaving_out import Holding
from checkins.models import Plan
from checkins.plans import held
from checkins.today import Today
from routines import sessions
from routines.content.document import Script
from routines.content.leaving_out import left_out
from routines.content.prescribing import ACCOMPANIES, rolls_or_stretches, without
from routines.content.publishing import versions_in_use
from routines.models import GuidedSession, RoutineVersion
from routines.models.practice import NEW_FOR
from routines.timelines import prepared, reps_for, script_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_SWITCHED_ON = frozenset[str]()  # nobody can switch an exercise on for a person yet
_IN_USE = Subquery(versions_in_use().filter(routine=OuterRef("routine")).values("pk")[:1])
_VERSIONS = RoutineVersion.objects.filter(routine__role=ACCOMPANIES, pk=_IN_USE).order_by()


@dataclass(frozen=True)
class Routine:
    """A routine that accompanies, as it is for one person: without the exercises whose short names
    are in `gone`."""

    version: int
    whole: Script
    gone: tuple[str, ...]
    because_of: tuple[str, ...] = ()  # codes of signs and conditions; "" is that there is no roller

    @cached_property
    def script(self) -> Script:
        """What is left of it."""
        return without(self.whole, self.gone)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left."""
        return not self.script.steps

    @property
    def gone_names(self) -> list[str]:
        """The exercises that it goes without."""
        steps = (step for step in self.whole.steps if step.exercise in self.gone)
        return list(dict.fromkeys(step.name for step in steps))

    @property
    def is_the_extra(self) -> bool:
        """Whether it counts as the one session beyond the plan (clinical.md 5.7 H)."""
        return rolls_or_stretches(self.script)


@dataclass(frozen=True)
class Offer:
    """One of which something is left, with about how long it takes and what it needs."""

    routine: Routine
    minutes: int
    kit: tuple[str, ...]
    is_going: bool  # left part way: it is carried on with
    must_wait: bool  # it would be the one session beyond the plan, and there is none now


def routines_for(here: Today, *, booked: Iterable[str]) -> list[Routine]:
    """Every published routine that accompanies, as it is for this person now; also those of which
    nothing is left. `booked` are the signs that an open advice to book is about. What is published
    and what is left out come with one question."""
    plan = here.plan
    reasons = leaving_out.open_reasons(plan.user_id).order_by()
    asked = _VERSIONS.values_list("pk", "published_at", Value(""), Value("")).union(
        reasons.values_list(Value(0), F("told_at"), F("what"), F("code")), all=True
    )
    rows = list(asked)
    holds = leaving_out.holding(
        plan,
        reasons=[(what, code) for version, _at, what, code in rows if not version],
        signs=[*_signs_of_today(here), *booked],
    )
    published = sorted((version, at) for version, at, _what, _code in rows if version)
    return [_for_person(version, script_of(version, at), holds) for version, at in published]


def is_anything_for(here: Today, *, booked: Iterable[str]) -> bool:
    """Whether the page of them has anything to start."""
    if not here.is_open:
        return False
    return any(_may_start(here, routine) for routine in routines_for(here, booked=booked))


def offers(here: Today, routines: Iterable[Routine], *, pace: str) -> list[Offer]:
    """Those of which something is left, with what the page says about each."""
    plan, left = here.plan, [one for one in routines if not one.is_empty]
    versions = _with_times_done(plan).in_bulk([one.version for one in left])
    going = {s.routine_id for s in here.beside if s.furthest_state and not s.finished_at}
    found = []
    for routine in left:
        version = versions.get(routine.version)
        if version is None:
            continue  # withdrawn in this moment
        is_new = version.times_done < NEW_FOR
        made = prepared(
            version, side=plan.side, variant="full", pace=pace, is_new=is_new,
            **_dose(plan, version, routine),
        ).timeline  # fmt: skip
        is_going = version.routine_id in going
        must_wait = not _may_start(here, routine)
        found.append(Offer(routine, made.minutes(), made.kit, is_going, must_wait))
    return found


@dataclass(frozen=True)
class Gone:
    """What a person goes without, and what they told us that it follows from."""

    exercises: tuple[str, ...]
    routines: tuple[str, ...]  # of which nothing is left
    told: tuple[StrPromise | str, ...]
    has_no_roller: bool


def gone_of(routines: Iterable[Routine]) -> Gone:
    """The names of what these routines go without for the person."""
    routines = list(routines)
    names = [name for one in routines if not one.is_empty for name in one.gone_names]
    codes = {code for one in routines for code in one.because_of}
    texts: dict[str, StrPromise] = {one.code: one.text for one in warning_signs.signs_of()}
    texts |= {one.code: one.text for one in warning_signs.conditions_of()}
    return Gone(
        exercises=tuple(dict.fromkeys(names)),
        routines=tuple(one.whole.name for one in routines if one.is_empty),
        told=tuple(text for code, text in texts.items() if code in codes),
        has_no_roller="" in codes,
    )


def version_of(slug: str | None) -> RoutineVersion | None:
    """The version in use of a routine that accompanies, by its short name."""
    return _VERSIONS.defer("script").filter(routine__slug=slug).first()


def to_start(here: Today, version: RoutineVersion, *, booked: Iterable[str]) -> Routine | None:
    """The routine of this version where it may be started now. `here` was asked for it."""
    found = (one for one in routines_for(here, booked=booked) if one.version == version.pk)
    return next((one for one in found if _may_start(here, one)), None)


def has(routine: Routine, variant: str) -> bool:
    """Whether anything is left of this variant."""
    return variant == "full" or any(step.short_repeats for step in routine.script.steps)


@dataclass(frozen=True)
class Going:
    """A session beside the plan that was left part way, and what its routine says."""

    session: GuidedSession
    script: Script


def going_of(here: Today) -> Going | None:
    """The one that can be carried on with now."""
    session = here.going_beside
    if session is None or not here.is_open:
        return None
    whole = script_of(session.version.pk, session.version.published_at)
    routine = Routine(session.version_id, whole, tuple(session.left_out))
    may = here.may_do_extra_of(session.routine_id) or not routine.is_the_extra
    return Going(session, routine.script) if may else None


def start(
    person: Any,
    here: Today,
    routine: Routine,
    version: RoutineVersion,
    *,
    variant: str,
    side: str,
    now: datetime,
    ahead: bool,
    again: bool,
) -> GuidedSession:
    """Open a session of it, or carry on with the one that is not finished."""
    with transaction.atomic():
        held(here.plan.pk)  # of two devices the second one carries on
        return sessions.start_beside(
            user=person,
            version=version,
            day=here.day,
            variant=variant,
            side=side,
            **_dose(here.plan, version, routine),
            pace=person.pace,
            now=now,
            ahead=ahead,
            again=again,
        )


def _for_person(version: int, script: Script, holds: Holding) -> Routine:
    out = left_out(script, holds.codes, holds.parts, _SWITCHED_ON)
    for_all = left_out(script, (), (), _SWITCHED_ON)
    because_of = tuple(
        code
        for code, parts in sorted(holds.parts_by_code.items())
        if left_out(script, {code}, parts, _SWITCHED_ON) != for_all
    )
    in_order = dict.fromkeys(step.exercise for step in script.steps if step.exercise in out)
    return Routine(version, script, tuple(in_order), because_of)


def _may_start(here: Today, routine: Routine) -> bool:
    """Whether it may be started on a day that is open: one that counts as the extra only where
    there may be one."""
    return not routine.is_empty and (here.may_do_extra or not routine.is_the_extra)


def _signs_of_today(here: Today) -> list[str]:
    return here.check_in.signs if here.check_in.day >= here.day else []


def _dose(plan: Plan, version: RoutineVersion, routine: Routine) -> dict[str, Any]:
    """How many rolls, where it rolls at all, and what it goes without."""
    reps = reps_for(version, plan.reps) if plan.rolls else None
    return {"reps": reps, "left_out": routine.gone}


def _with_times_done(plan: Plan) -> QuerySet[Any]:
    """The versions in use, each with how often the person finished its routine."""
    finished = GuidedSession.objects.filter(
        user=plan.user_id, routine=OuterRef("routine"), finished_at__isnull=False
    )
    counted = finished.order_by().values("routine").annotate(n=Count("pk")).values("n")
    return _VERSIONS.defer("script").annotate(times_done=Coalesce(Subquery(counted), 0))
