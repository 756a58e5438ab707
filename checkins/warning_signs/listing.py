"""The public list: every sign on three cards, and what to do when no line fits (ux.md 2.16)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from checkins.regions import Call, Region
from checkins.rules import Policy, RuleSet, newest
from checkins.rules.levels import Level
from checkins.warning_signs.cards import DO_NOT_EXERCISE, Bullet, CareCard, present
from checkins.warning_signs.rows import DRAWING
from checkins.warning_signs.screen import signs_of
from checkins.warning_signs.sign import Sign

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

REVIEWED_ON = datetime.date(2026, 11, 27)
"""When a person last read these words against clinical.md. Change it with the words."""

REVIEW_NOTE = _("The project team checked these words. A clinician has not signed them off yet.")

_STOP = _("Stop the exercises.")
_GO_ON = _("You can go on gently meanwhile. Do not do anything that a line below rules out.")
_HOSPITAL = _("Go to {hospital} or urgent care first.")


@dataclass(frozen=True)
class Advice:
    """A heading with a few lines and perhaps a call: what stands below the last card."""

    heading: StrPromise
    lines: tuple[StrPromise, ...]
    call: Call | None


def public_cards(
    region: Region, rule_set: RuleSet | None = None
) -> tuple[CareCard, CareCard, CareCard]:
    """Every sign on three cards (now, today, an appointment), for a page open to everyone. "Stop"
    belongs to the first two; with an appointment one can go on, but for what a line rules out."""
    rule_set = rule_set or newest()
    emergency, same_day, book = (
        tuple(
            _bullet(sign, level, region)
            for sign in signs_of(rule_set)
            if rule_set.signs[sign.code].level is level
        )
        for level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK)
    )
    return (
        CareCard(
            level=Level.EMERGENCY,
            heading=_if(region.emergency_action),
            lead=_STOP,
            bullets=emergency,
            call=region.emergency_call,
        ),
        CareCard(
            level=Level.SAME_DAY,
            heading=_if(region.urgent_action),
            lead=_STOP,
            bullets=same_day,
            lines=present(region.urgent_note),
            do_not=DO_NOT_EXERCISE,
            call=region.urgent_call,
        ),
        CareCard(
            level=Level.BOOK,
            heading=_if(region.book_words),
            lead=_GO_ON,
            bullets=(
                *book,
                *(Bullet(line) for line in _clocks(rule_set.policy)),
            ),
        ),
    )


def if_not_sure(region: Region) -> Advice:
    """What to do when no line fits. Never says that all is well (clinical.md 3.1)."""
    ask = _("Call a doctor. They can tell you what to do.")
    if region.urgent_call:
        ask = format_lazy(_("{call}. They can tell you what to do."), call=region.urgent_call.label)
    return Advice(
        heading=_("If you are not sure"),
        lines=(
            ask,
            *present(region.urgent_note),
            _("This list cannot name every sign. See someone if you are worried."),
        ),
        call=region.urgent_call,
    )


def _bullet(sign: Sign, level: Level, region: Region) -> Bullet:
    hospital = region.hospital_words
    first = (format_lazy(_HOSPITAL, hospital=hospital),) if sign.hospital_first else ()
    advice = (*sign.lines, *sign.do_not) if level is Level.BOOK else sign.lines
    lines = tuple(format_lazy(line, hospital=hospital) for line in advice)
    return Bullet(sign.clause, (*first, *sign.hints, *lines), DRAWING.get(sign.code, ""))


def _clocks(policy: Policy) -> tuple[StrPromise, ...]:
    """What opens the advice to book without any sign (clinical.md 5.1), at the set's numbers."""
    return (
        format_lazy(_("it is no better after {weeks} weeks"), weeks=policy.book_after // 7),
        format_lazy(
            _("it is still there after {weeks} weeks, even if it is improving"),
            weeks=policy.book_always_after // 7,
        ),
        format_lazy(_("it feels worse on {days} days in a week"), days=policy.worse_count),
    )


def _if(action: StrPromise) -> StrPromise:
    return format_lazy(_("{action} if:"), action=action)
