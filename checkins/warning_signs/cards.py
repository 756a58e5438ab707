"""Care cards: an outcome, or the public list of signs, as advice for one region.

The heading is the action, the reason comes after it (clinical.md 3.1; ux.md 2.12; look.md).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from checkins.regions import Call, Region
from checkins.warning_signs.conditions import Condition
from checkins.warning_signs.screen import SIGNS, Outcome, outcome
from checkins.warning_signs.sign import Level, Sign

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

REVIEWED_ON = datetime.date(2026, 11, 22)
"""When a person last read these words against clinical.md. Change it with the words."""

REVIEW_NOTE = _("The project team checked these words. A clinician has not signed them off yet.")

Tone = Literal["now", "soon", "later"]
"""How a care card looks (look.md): red, amber or blue."""

_TONES: dict[Level, Tone] = {
    Level.EMERGENCY: "now",
    Level.SAME_DAY: "soon",
    Level.BOOK: "later",
    Level.NO_USE: "later",
}

_URGENCY_WORDS = {
    Level.EMERGENCY: _("Emergency:"),
    Level.SAME_DAY: _("Urgent, today:"),
    Level.BOOK: _("Not urgent:"),
    Level.NO_USE: _("Important:"),
}

_DO_NOT_EXERCISE = (
    _("Do not roll or massage your leg."),
    _("Do not do the exercises until you have been checked."),
)
_START_AFTER_BOOKING = (
    _("Finish this page. Then we tell you if you can start before you are seen."),
)
_DO_NOT_WAIT = _("Do not wait to see if it passes.")


@dataclass(frozen=True)
class Bullet:
    """One line of a list, and what else counts."""

    text: StrPromise
    hints: tuple[StrPromise, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CareCard:
    """One care card, in the order in which a page prints it."""

    level: Level
    heading: StrPromise
    because: tuple[StrPromise, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    lines: tuple[StrPromise, ...] = ()
    do_not: tuple[StrPromise, ...] = ()
    call: Call | None = None

    @property
    def tone(self) -> Tone:
        """Which of the three looks the card has."""
        return _TONES[self.level]

    @property
    def urgency(self) -> StrPromise:
        """Said before the heading and not shown: colour alone must not carry it."""
        return _URGENCY_WORDS[self.level]


@dataclass(frozen=True)
class Advice:
    """A heading with a few lines and perhaps a call: what stands below the last card."""

    heading: StrPromise
    lines: tuple[StrPromise, ...]
    call: Call | None


def cards_for(outcome: Outcome, region: Region) -> tuple[CareCard, ...]:
    """What to do now, most urgent first: one card for the highest level, one for what would make
    it an emergency, one for somebody under 18. Empty where nothing needs care."""
    cards = []
    if outcome.level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK):
        cards.append(_main_card(outcome, outcome.level, region))
    if outcome.level in (Level.SAME_DAY, Level.BOOK):
        cards.extend(_emergency_if_cards(outcome, region))
    if outcome.no_use:
        cards.append(_under_age_card())
    return tuple(cards)


def public_cards(region: Region) -> tuple[CareCard, CareCard, CareCard]:
    """Every sign on three cards (now, today, an appointment), for a page open to everyone."""
    emergency, same_day, book = (
        tuple(Bullet(sign.clause, sign.hints) for sign in SIGNS if sign.level is level)
        for level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK)
    )
    return (
        CareCard(
            level=Level.EMERGENCY,
            heading=_if(region.emergency_action),
            bullets=emergency,
            call=region.emergency_call,
        ),
        CareCard(
            level=Level.SAME_DAY,
            heading=_if(region.urgent_action),
            bullets=same_day,
            lines=_present(region.urgent_note),
            do_not=_DO_NOT_EXERCISE,
            call=region.urgent_call,
        ),
        CareCard(
            level=Level.BOOK,
            heading=_if(region.book_words),
            bullets=(
                *book,
                Bullet(_("it is no better after 2 weeks")),
                Bullet(_("it is still there after 6 weeks, even if it is improving")),
                Bullet(_("it feels worse on 3 days in a week")),
            ),
        ),
    )


def level_cards(region: Region, *, at_start: bool = False) -> tuple[CareCard, ...]:
    """What to do at each level whatever the sign: shown on the phone before anything is sent.
    Before the start there is no plan yet that could stay, and somebody may be under 18."""
    cards = tuple(
        _main_card(replace(outcome(()), level=level, locks=level is not Level.BOOK), level, region)
        for level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK)
    )
    if not at_start:
        return cards
    return (*cards[:2], replace(cards[2], lines=_START_AFTER_BOOKING), _under_age_card())


def if_not_sure(region: Region) -> Advice:
    """What to do when no line fits. Never says that all is well (clinical.md 3.1)."""
    ask = _("Call a doctor. They can tell you what to do.")
    if region.urgent_call:
        ask = format_lazy(_("{call}. They can tell you what to do."), call=region.urgent_call.label)
    return Advice(
        heading=_("If you are not sure"),
        lines=(
            ask,
            *_present(region.urgent_note),
            _("This list cannot name every sign. See someone if you are worried."),
        ),
        call=region.urgent_call,
    )


def _main_card(outcome: Outcome, level: Level, region: Region) -> CareCard:
    signs = [sign for sign in outcome.signs if sign.level is level]
    conditions = [row for row in outcome.conditions if row.level is level]
    because = [sign.because for sign in signs] + [row.because for row in conditions]
    lines = [
        format_lazy(line, hospital=region.hospital_words) for sign in signs for line in sign.lines
    ]
    do_not = [line for sign in outcome.signs for line in sign.do_not]
    heading, call = region.book_words, None
    if level is Level.EMERGENCY:
        heading, call = region.emergency_action, region.emergency_call
        do_not = [_DO_NOT_WAIT, *_DO_NOT_EXERCISE, *do_not]
    elif level is Level.SAME_DAY:
        heading, call = region.urgent_action, region.urgent_call
        lines = [*_present(region.urgent_note), *lines]
        do_not = [*_DO_NOT_EXERCISE, *do_not]
    elif outcome.locks:
        do_not = [_DO_NOT_EXERCISE[1], *do_not]
    elif not outcome.no_use:
        lines.append(_("We keep your plan at the same level until you have been seen."))
    if len(outcome.signs) + len(conditions) > 1:
        lines.append(_("Tell them everything you chose here."))
    return CareCard(
        level=level,
        heading=heading,
        because=_once(because),
        lines=_once(lines),
        do_not=_once(do_not),
        call=call,
    )


def _emergency_if_cards(outcome: Outcome, region: Region) -> list[CareCard]:
    chosen: tuple[Sign | Condition, ...] = (*outcome.signs, *outcome.conditions)
    triggers = _once(row.emergency_if for row in chosen if row.emergency_if)
    return [
        CareCard(
            level=Level.EMERGENCY,
            heading=format_lazy(
                _("Call {emergency} if {trigger}"),
                emergency=region.emergency_words,
                trigger=trigger,
            ),
            call=region.emergency_call,
        )
        for trigger in triggers
    ]


def _under_age_card() -> CareCard:
    return CareCard(
        level=Level.NO_USE,
        heading=_("Calfcare is for people aged 18 and over"),
        lines=(_("Talk to a parent, a carer or a doctor about your calf."),),
        do_not=(_("Do not use this plan."),),
    )


def _if(action: StrPromise) -> StrPromise:
    return format_lazy(_("{action} if:"), action=action)


def _present(line: StrPromise | None) -> tuple[StrPromise, ...]:
    return () if line is None else (line,)


def _once(lines: Iterable[StrPromise]) -> tuple[StrPromise, ...]:
    """Each line once, in the order of its first use."""
    return tuple(dict.fromkeys(lines))
