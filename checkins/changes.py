"""How tightness and pain went from one answer to another: numbers side by side, no cause claimed.

Pure: the standard library only. The words for it are in change_words.py."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

TIGHT, PAIN = "tight", "pain"
LOOKS_BACK = timedelta(days=6)  # within these the name of a weekday means one day only


class Told(NamedTuple):
    """What one day's answer said, 0 to 10. Tightness is None where it was not asked yet."""

    day: date
    pain: int
    tight: int | None = None


class Change(NamedTuple):
    """One measure, then and now. Tightness stands before pain, which it does not depend on."""

    measure: str
    before: int
    now: int

    @property
    def rose(self) -> bool:
        """Whether the number is a worse one."""
        return self.now > self.before

    @property
    def is_none(self) -> bool:
        """Whether the two numbers are the same."""
        return self.now == self.before


def between(first: Told, last: Told) -> tuple[Change, ...]:
    """Each measure that both answers told."""
    changes = [Change(PAIN, first.pain, last.pain)]
    if first.tight is not None and last.tight is not None:
        changes.insert(0, Change(TIGHT, first.tight, last.tight))
    return tuple(changes)


def of_the_week(
    answers: Iterable[Told], *, today: date, worst_since: int | None = None
) -> tuple[date, tuple[Change, ...]] | None:
    """Since which day, and what has changed; None where that is nothing, or not known today.

    Today's answer stands beside the oldest one of the six days before, whichever way it went: no
    day is chosen for being a good one. `worst_since` is the worst pain told of a session after
    today's answer. Where it is the larger number, today's pain is no longer true, and is left out.
    """
    week = sorted(told for told in answers if today - LOOKS_BACK <= told.day <= today)
    if len(week) < 2 or week[-1].day != today:
        return None
    first, last = week[0], week[-1]
    hurt_more = worst_since is not None and worst_since > last.pain
    changes = tuple(
        change
        for change in between(first, last)
        if not (change.is_none or (change.measure == PAIN and hurt_more))
    )
    return (first.day, changes) if changes else None
