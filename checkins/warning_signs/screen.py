"""What the safety screen asks at each moment, and what the answers lead to (clinical.md 3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.appointment import APPOINTMENT_SIGNS, UNDER_AGE_SIGN
from checkins.warning_signs.conditions import CONDITIONS, Condition
from checkins.warning_signs.emergency import EMERGENCY_SIGNS
from checkins.warning_signs.same_day import SAME_DAY_SIGNS
from checkins.warning_signs.sign import Asked, GroupCode, Level, Sign

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Moment = Literal["start", "check_in", "after_gap"]
"""Starting or starting again, an ordinary check-in, and a check-in after 7 or more days away or a
week after the last long screen."""

SIGNS: tuple[Sign, ...] = (*EMERGENCY_SIGNS, *SAME_DAY_SIGNS, *APPOINTMENT_SIGNS, UNDER_AGE_SIGN)
"""Every tick box, most urgent first."""

SIGN_BY_CODE = {sign.code: sign for sign in SIGNS}
CONDITION_BY_CODE = {condition.code: condition for condition in CONDITIONS}

_LOCKS = {condition.code for condition in CONDITIONS if condition.effect == "lock"}
_ENGINE_LOCK = "F09"  # the rules know signs only, and to them one of level D is like another

_URGENCY = {level: position for position, level in enumerate(Level)}

_ASKED_AT: dict[Moment, tuple[Asked, ...]] = {
    "start": ("start", "check_in", "weekly"),
    "check_in": ("check_in",),
    "after_gap": ("check_in", "weekly"),
}

_HEADINGS: dict[GroupCode, StrPromise] = {
    "breathing": _("Breathing and chest"),
    "back": _("Back, bladder and both legs"),
    "leg": _("Your calf or leg now"),
    "injury": _("Injury"),
    "walking": _("Walking and running"),
    "medicines": _("Muscles and medicines"),
    "you": _("About you"),
}


@dataclass(frozen=True)
class Group:
    """Tick boxes that stand together under one heading, so that a phone shows a few at a time."""

    code: str
    heading: StrPromise
    choices: tuple[Sign, ...] | tuple[Condition, ...]


@dataclass(frozen=True)
class Outcome:
    """What the answers lead to. One yes is enough; nothing is added up."""

    level: Level | None
    """The most urgent level, or `None` where nothing was ticked that needs care."""
    signs: tuple[Sign, ...]
    """The signs ticked, most urgent first."""
    conditions: tuple[Condition, ...]
    locks: bool
    """No exercise until a clinician's clearance is recorded."""
    book: bool
    """Opens the advice to book an appointment (BOOK); the plan does not step up."""
    rolling: bool
    """False: the plan leaves the rolling out."""
    no_use: bool
    """Under 18: no plan at all, whatever else was ticked."""


def groups_for(moment: Moment) -> tuple[Group, ...]:
    """The tick boxes of that moment by heading; a heading with nothing to ask is left out."""
    asked = _ASKED_AT[moment]
    groups = (
        Group(
            code,
            heading,
            tuple(sign for sign in SIGNS if sign.group == code and sign.asked in asked),
        )
        for code, heading in _HEADINGS.items()
    )
    return tuple(group for group in groups if group.choices)


def condition_groups() -> tuple[Group, ...]:
    """The tick boxes of clinical.md 3.3, asked with the start screen."""
    return tuple(
        Group(code, heading, tuple(row for row in CONDITIONS if row.group == code))
        for code, heading in (("body", _("Your leg and skin")), ("health", _("Your health")))
    )


def engine_code(code: str) -> str:
    """The code that the rules know: F11b is F11, F24b is F24. F24 itself never reaches them, since
    nobody under 18 has a plan. A condition that locks counts as a sign that does. `ValueError` for
    an unknown code."""
    if code in _LOCKS:
        return _ENGINE_LOCK
    if code not in SIGN_BY_CODE:
        raise ValueError(f"Unknown warning sign: {code}")
    return SIGN_BY_CODE[code].engine_code


def outcome(signs: Iterable[str], conditions: Iterable[str] = ()) -> Outcome:
    """What the ticked codes lead to, of either kind. `ValueError` names every code that nobody
    asked for: a yes must never get lost."""
    codes = {*signs, *conditions}
    unknown = codes - SIGN_BY_CODE.keys() - CONDITION_BY_CODE.keys()
    if unknown:
        raise ValueError("Unknown answers: " + ", ".join(sorted(unknown)))
    ticked = tuple(sign for sign in SIGNS if sign.code in codes)
    present = tuple(row for row in CONDITIONS if row.code in codes)
    levels = {sign.level for sign in ticked} | {row.level for row in present if row.level}
    locks = bool(levels & {Level.EMERGENCY, Level.SAME_DAY}) or any(
        row.effect == "lock" for row in present
    )
    no_use = Level.NO_USE in levels
    return Outcome(
        level=min(levels, key=_URGENCY.__getitem__, default=None),
        signs=ticked,
        conditions=present,
        locks=locks,
        book=any(sign.level is Level.BOOK for sign in ticked),
        rolling=not (locks or no_use or present or any(sign.no_rolling for sign in ticked)),
        no_use=no_use,
    )
