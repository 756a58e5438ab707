"""What is left out of a person's sessions in words: why, and how it ends (clinical.md 5.7 D, E)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from checkins import warning_signs
from checkins.models import LeftOut
from checkins.rules import newest

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrPromise

_WHAT = {
    LeftOut.What.ROLLING: _("No rolling"),
    LeftOut.What.RAISES: _("No calf raises"),
    LeftOut.What.GLIDES: _("No nerve glides"),
}
_TOLD_THAT_I_MAY = {
    LeftOut.What.ROLLING: _("I was told that I may roll this calf"),
    LeftOut.What.RAISES: _("I was told that I may do raises"),
    LeftOut.What.GLIDES: _("I was told that I may do nerve glides"),
}
_AGREED = _("My doctor or physiotherapist agreed to rolling")
_PASSED = {
    "floor": _("I can get down to the floor and up again"),
    "pregnancy": _("I gave birth more than {weeks} weeks ago, or I am not pregnant"),
}
_TOO_SOON = _("Give it {hours} hours. Then you can tell us that it has passed.")
_BY_HAND_ONLY = {
    "osteoporosis": _(
        "If they agree, you roll with a stick on a chair. We have no guide for that yet."
    )
}


@dataclass(frozen=True)
class Row:
    """One reason, or the signs that one statement ends. ``how`` is how it would end; without a
    ``statement`` nothing ends it yet."""

    name: str
    what: str
    title: StrPromise
    codes: tuple[str, ...]
    told_at: datetime
    because: tuple[StrPromise | str, ...]
    statement: StrPromise | str = ""
    how: str = ""
    note: StrPromise | str = ""


def rows(reasons: Iterable[LeftOut], now: datetime) -> list[Row]:
    """The open reasons by what they leave out, oldest first; those signs together that one
    statement ends."""
    conditions = {one.code: one for one in warning_signs.conditions_of()}
    found: list[Row] = []
    by_sign: dict[str, list[LeftOut]] = {}
    for reason in reasons:
        if reason.code in conditions:
            found.append(_of_condition(conditions[reason.code], reason, now))
        else:
            by_sign.setdefault(reason.what, []).append(reason)
    found = [*(_of_signs(what, told) for what, told in by_sign.items()), *found]
    return sorted(found, key=lambda row: LeftOut.What.values.index(row.what))


def _of_condition(condition: warning_signs.Condition, reason: LeftOut, now: datetime) -> Row:
    passes = condition.kind in {"passes", "floor"}
    note = _BY_HAND_ONLY.get(reason.code, "") or _too_soon(reason, now)
    statement = _PASSED.get(reason.code, _("This has passed")) if passes else _AGREED
    statement = format_lazy(statement, weeks=newest().policy.birth_weeks)
    return Row(
        name=f"{reason.what}-{reason.code}",
        what=reason.what,
        title=_WHAT[LeftOut.What(reason.what)],
        codes=(reason.code,),
        told_at=reason.told_at,
        because=(condition.because,),
        statement="" if note else statement,
        how=LeftOut.How.PASSED if passes else LeftOut.How.AGREED,
        note=note or condition.ends,
    )


def _too_soon(reason: LeftOut, now: datetime) -> StrPromise | str:
    """A strain with bruising has its hours first (clinical.md 3.3)."""
    hours = newest().policy.strain_hours
    if reason.code != "new-strain" or now - reason.told_at >= timedelta(hours=hours):
        return ""
    return format_lazy(_TOO_SOON, hours=hours)


def _of_signs(what: str, reasons: list[LeftOut]) -> Row:
    words = {sign.code: sign.text for sign in warning_signs.signs_of()}
    return Row(
        name=what,
        what=what,
        title=_WHAT[LeftOut.What(what)],
        codes=tuple(one.code for one in reasons),
        told_at=reasons[0].told_at,
        because=tuple(words[one.code] for one in reasons if one.code in words),
        statement=_TOLD_THAT_I_MAY[LeftOut.What(what)],
        how=LeftOut.How.AGREED,
    )
