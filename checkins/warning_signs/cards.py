"""Care cards: what an outcome asks for, as advice for one region.

The heading is the action, the reason comes after it (clinical.md 3.1; ux.md 2.12; look.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from checkins.regions import Call, Region
from checkins.rules import Policy, RuleSet, newest
from checkins.rules.levels import Level
from checkins.warning_signs.conditions import Condition
from checkins.warning_signs.screen import Outcome, outcome
from checkins.warning_signs.sign import Sign

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

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

DO_NOT_EXERCISE = (
    _("Do not roll or massage your leg."),
    _("Do not do the exercises until you have been checked."),
)
_START_AFTER_BOOKING = (
    _("Finish this page. We then tell you if you can start before you are seen."),
)
_THEN_WE_TELL = (_("Send your answer. We then tell you what to leave out until you are seen."),)
_DO_NOT_WAIT = _("Do not wait to see if it passes.")
_HOSPITAL_FIRST = _("Go to {hospital} or urgent care today")
_OTHERWISE = _("If you cannot go there: {action}.")
_POP_OR_DROP = _("After a pop, or if your foot drops: go to {hospital} or urgent care first.")


@dataclass(frozen=True)
class Bullet:
    """One line of a list, and what else counts."""

    text: StrPromise
    hints: tuple[StrPromise, ...] = ()
    drawing: str = ""
    """The row of the daily form whose drawing stands beside it (`rows.py`)."""


@dataclass(frozen=True, kw_only=True)
class CareCard:
    """One care card, in the order in which a page prints it."""

    level: Level
    heading: StrPromise
    lead: StrPromise | None = None
    """What to do with the exercises, on the public list."""
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
    def asks_where(self) -> bool:
        """Whether its button opens the numbers of every country, as none is known. Every red card
        has a button to call with (ux.md 2.16)."""
        return self.level is Level.EMERGENCY and self.call is None

    @property
    def urgency(self) -> StrPromise:
        """Said before the heading and not shown: colour alone must not carry it."""
        return _URGENCY_WORDS[self.level]


def cards_for(outcome: Outcome, region: Region) -> tuple[CareCard, ...]:
    """What to do now, most urgent first: one card for the highest level, one for what would make
    it an emergency, one for somebody under 18. Empty where nothing needs care."""
    cards = []
    if outcome.level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK):
        cards.append(_main_card(outcome, outcome.level, region))
    if outcome.level in (Level.SAME_DAY, Level.BOOK):
        cards.extend(_emergency_if_cards(outcome, region))
    if outcome.no_use:
        cards.append(_under_age_card(newest().policy))
    return tuple(cards)


def level_cards(
    region: Region, *, at_start: bool = False, rule_set: RuleSet | None = None
) -> tuple[CareCard, ...]:
    """What to do at each level whatever the sign: shown on the phone before anything is sent.
    Before the start there is no plan yet that could stay, and somebody may be under 18."""
    nothing, policy = outcome((), rule_set=rule_set), (rule_set or newest()).policy
    cards = tuple(
        _main_card(replace(nothing, level=level, locks=level is not Level.BOOK), level, region)
        for level in (Level.EMERGENCY, Level.SAME_DAY, Level.BOOK)
    )
    first = format_lazy(_POP_OR_DROP, hospital=region.hospital_words)
    now, today, later = cards
    today = replace(today, lines=(first, *today.lines))
    if not at_start:
        return now, today, replace(later, lines=_THEN_WE_TELL)
    return now, today, replace(later, lines=_START_AFTER_BOOKING), _under_age_card(policy)


def _main_card(outcome: Outcome, level: Level, region: Region) -> CareCard:
    signs = [sign for sign in outcome.signs if outcome.levels[sign.code] is level]
    conditions = [row for row in outcome.conditions if row.level is level]
    because = [sign.because for sign in signs] + [row.because for row in conditions]
    lines = [
        format_lazy(line, hospital=region.hospital_words) for sign in signs for line in sign.lines
    ]
    do_not = [line for sign in outcome.signs for line in sign.do_not]
    heading, call = region.book_words, None
    if level is Level.EMERGENCY:
        heading, call = region.emergency_action, region.emergency_call
        do_not = [_DO_NOT_WAIT, *DO_NOT_EXERCISE, *do_not]
    elif level is Level.SAME_DAY:
        heading, call = region.urgent_action, region.urgent_call
        lines = [*present(region.urgent_note), *lines]
        do_not = [*DO_NOT_EXERCISE, *do_not]
        if any(sign.hospital_first for sign in signs):
            heading = format_lazy(_HOSPITAL_FIRST, hospital=region.hospital_words)
            lines = [format_lazy(_OTHERWISE, action=region.urgent_action), *lines]
    elif outcome.locks:
        do_not = [DO_NOT_EXERCISE[1], *do_not]
    elif not outcome.no_use:
        lines.append(_meanwhile(outcome))
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


def _meanwhile(outcome: Outcome) -> StrPromise:
    """What becomes of the plan until the appointment (clinical.md 3.1 and 5.7 G)."""
    if any(sign.code == "F24b" for sign in outcome.signs):
        return _("When you have spoken to them, tell us. Then you can start.")
    return _(
        "You can go on gently meanwhile. Your plan stays at the same level until you have been"
        " seen."
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


def _under_age_card(policy: Policy) -> CareCard:
    return CareCard(
        level=Level.NO_USE,
        heading=format_lazy(
            _("Calfcare is for people aged {adult_age} and over"), adult_age=policy.adult_age
        ),
        lines=(_("Talk to a parent, a carer or a doctor about your calf."),),
        do_not=(_("Do not use this plan."),),
    )


def present(line: StrPromise | None) -> tuple[StrPromise, ...]:
    """A line that a region may not need."""
    return () if line is None else (line,)


def _once(lines: Iterable[StrPromise]) -> tuple[StrPromise, ...]:
    """Each line once, in the order of its first use."""
    return tuple(dict.fromkeys(lines))
