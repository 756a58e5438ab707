"""What the safety screen asks at each moment, and what the answers lead to (clinical.md 3.1).

Levels and moments are the rule set's. Everything here takes one, or asks the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from django.utils.text import format_lazy

from checkins.rules import RuleSet, newest
from checkins.rules import levels as rules
from checkins.rules.levels import LOCKING, Asked, Level
from checkins.warning_signs.chest_and_back import CHEST_AND_BACK
from checkins.warning_signs.conditions import CONDITION_BY_CODE, CONDITIONS, Condition
from checkins.warning_signs.injury_and_health import INJURY_AND_HEALTH
from checkins.warning_signs.left_out import left_out
from checkins.warning_signs.leg import LEG
from checkins.warning_signs.rows import PAGES
from checkins.warning_signs.sign import Sign

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Moment = Literal["start", "check_in", "after_gap", "weekly"]
"""Starting or starting again; an ordinary check-in; both forms of a check-in in one; and what the
weekly form adds to the daily one."""

Field = Literal["signs", "conditions"]

_WORDS = {sign.code: sign for sign in (*CHEST_AND_BACK, *LEG, *INJURY_AND_HEALTH)}
_URGENCY = {level: position for position, level in enumerate(Level)}
_ENGINE_LOCK = "F09"  # the rules know signs only, and to them one of level D is like another

_ASKED_AT: dict[Moment, tuple[Asked, ...]] = {
    "start": ("start", "check_in", "weekly"),
    "check_in": ("check_in",),
    "after_gap": ("check_in", "weekly"),
    "weekly": ("weekly",),
}


@dataclass(frozen=True)
class Box:
    """One tick box as a page prints it: a sign or a condition, at its level."""

    code: str
    field: Field
    text: StrPromise
    hints: tuple[StrPromise, ...]
    level: Level | None


@dataclass(frozen=True)
class Group:
    """Tick boxes that stand together under one heading, so that a phone shows a few at a time."""

    code: str
    heading: StrPromise
    choices: tuple[Box, ...]


@dataclass(frozen=True)
class Outcome:
    """What the answers lead to. One yes is enough; nothing is added up."""

    level: Level | None
    """The most urgent level, or `None` where nothing was ticked that needs care."""
    signs: tuple[Sign, ...]
    """The signs ticked, most urgent first."""
    conditions: tuple[Condition, ...]
    levels: dict[str, Level | None]
    """The level of each code ticked."""
    locks: bool
    """No exercise until a clinician's clearance is recorded."""
    book: bool
    """Opens the advice to book an appointment (BOOK); the plan does not step up."""
    rolling: bool
    """False: the plan leaves the rolling out."""
    no_use: bool
    """Under 18: no plan at all, whatever else was ticked."""


def signs_of(rule_set: RuleSet | None = None) -> tuple[Sign, ...]:
    """Every sign that a rule set knows (the newest unless told), worded with its numbers, most
    urgent first."""
    return _signs_of(rule_set or newest())


@cache
def _signs_of(rule_set: RuleSet) -> tuple[Sign, ...]:
    numbers = rule_set.policy.numbers()
    worded = (
        replace(
            sign,
            clause=format_lazy(sign.clause, **numbers),
            hints=tuple(format_lazy(hint, **numbers) for hint in sign.hints),
        )
        for sign in (_WORDS[code] for code in sorted(rule_set.signs))
    )
    return tuple(sorted(worded, key=lambda sign: _URGENCY[rule_set.signs[sign.code].level]))


def conditions_of(rule_set: RuleSet | None = None) -> tuple[Condition, ...]:
    """Every condition, worded with the numbers of a rule set (the newest unless told)."""
    return _conditions_of(rule_set or newest())


@cache
def _conditions_of(rule_set: RuleSet) -> tuple[Condition, ...]:
    policy = rule_set.policy
    # A day that has begun counts as one: of two readings the gentler.
    numbers = policy.numbers() | {"strain_days": -(-policy.strain_hours // 24)}
    return tuple(
        replace(
            row,
            text=format_lazy(row.text, **numbers),
            because=format_lazy(row.because, **numbers),
        )
        for row in CONDITIONS
    )


def boxes(moment: Moment, rule_set: RuleSet | None = None) -> tuple[Box, ...]:
    """The tick boxes of that moment, most urgent first. The conditions come with the start screen
    and with the weekly form."""
    return _boxes(moment, rule_set or newest())


@cache
def _boxes(moment: Moment, rule_set: RuleSet) -> tuple[Box, ...]:
    asked = _ASKED_AT[moment]
    shown = [s for s in signs_of(rule_set) if rule_set.signs[s.code].asked in asked]
    of_signs = (Box(s.code, "signs", s.text, s.hints, rule_set.signs[s.code].level) for s in shown)
    if moment not in {"start", "weekly"}:
        return tuple(of_signs)
    rows = conditions_of(rule_set)
    of_conditions = (Box(c.code, "conditions", c.text, c.hints, c.level) for c in rows)
    return (*of_signs, *of_conditions)


def pages_for(moment: Moment, rule_set: RuleSet | None = None) -> tuple[Group, ...]:
    """The tick boxes of that moment by the pages of the whole screen, signs and conditions
    together; a page with nothing to ask is left out."""
    found = {box.code: box for box in boxes(moment, rule_set)}
    pages = (
        Group(page.name, page.heading, tuple(found[code] for code in page.codes if code in found))
        for page in PAGES
    )
    return tuple(page for page in pages if page.choices)


def groups_for(moment: Moment, rule_set: RuleSet | None = None) -> tuple[Group, ...]:
    """As `pages_for`, with the signs alone."""
    groups = (
        replace(page, choices=tuple(box for box in page.choices if box.field == "signs"))
        for page in pages_for(moment, rule_set)
    )
    return tuple(group for group in groups if group.choices)


def engine_code(code: str) -> str:
    """The code that the rules know: F11b is F11, F24b is F24. F24 itself never reaches them, since
    nobody under 18 has a plan. A condition that locks counts as a sign that does. `ValueError` for
    an unknown code."""
    condition = CONDITION_BY_CODE.get(code)
    if condition and condition.kind == "lock":
        return _ENGINE_LOCK
    if code not in _WORDS:
        raise ValueError(f"Unknown warning sign: {code}")
    return rules.engine_code(code)


def outcome(
    signs: Iterable[str], conditions: Iterable[str] = (), rule_set: RuleSet | None = None
) -> Outcome:
    """What the ticked codes lead to, of either kind. `ValueError` names every code that nobody
    asked for: a yes must never get lost."""
    rule_set = rule_set or newest()
    codes = {*signs, *conditions}
    unknown = codes - rule_set.signs.keys() - CONDITION_BY_CODE.keys()
    if unknown:
        raise ValueError("Unknown answers: " + ", ".join(sorted(unknown)))
    ticked = tuple(sign for sign in signs_of(rule_set) if sign.code in codes)
    present = tuple(row for row in conditions_of(rule_set) if row.code in codes)
    levels: dict[str, Level | None] = {s.code: rule_set.signs[s.code].level for s in ticked}
    needed = {*levels.values(), *(row.level for row in present)} - {None}
    locks = bool(needed & LOCKING) or any(row.kind == "lock" for row in present)
    no_use = Level.NO_USE in needed
    return Outcome(
        level=min((level for level in needed if level), key=_URGENCY.__getitem__, default=None),
        signs=ticked,
        conditions=present,
        levels=levels | {row.code: row.level for row in present},
        locks=locks,
        book=Level.BOOK in levels.values(),
        rolling=not (
            locks or no_use or any("rolling" in left_out(code, rule_set) for code in codes)
        ),
        no_use=no_use,
    )


def acting(codes: Iterable[str], rule_set: RuleSet | None = None) -> list[str]:
    """Those of them that act the moment they are sent, whatever else is said or missing beside
    them: they lock, or say that this is not for them (ux.md 2.16)."""
    outcomes = {code: outcome([code], rule_set=rule_set) for code in codes}
    return [code for code, one in outcomes.items() if one.locks or one.no_use]
