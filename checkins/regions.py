"""Emergency and urgent care by region: the only place that holds a phone number.

clinical.md 3.1: numbers follow the region and are written nowhere else. Where no region is set,
the words stay general and there is nothing to call, because a wrong number is worse than none
(hazard H7). Sources and doubts for each number: docs/decisions/0006-safety-screen.md.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Call:
    """One call button: `label` to read, `tel` (digits only) to put after `tel:`."""

    label: StrPromise
    tel: str


@dataclass(frozen=True, kw_only=True)
class Region:
    """Where a person lives, as far as getting care is concerned."""

    code: str
    name: StrPromise
    emergency_number: str | None
    """The number behind the red button."""
    emergency_words: StrPromise | str
    """What follows "Call": the number, both numbers, or general words."""
    hospital_words: StrPromise
    """What follows "go to"."""
    urgent_words: StrPromise
    """The heading of same-day care; `{number}` stands for `urgent_number`."""
    urgent_number: str | None
    urgent_note: StrPromise | None = None
    """What to do in a part of the region where the number does not work, or nobody could tell."""
    book_words: StrPromise
    """The heading of an appointment in the next days."""
    checked_on: datetime.date | None = None
    """When its numbers were last looked up. `None` where there is no number."""

    @property
    def emergency_action(self) -> StrPromise:
        """ "Call 999 or go to A&E now"."""
        return format_lazy(
            _("Call {emergency} or go to {hospital} now"),
            emergency=self.emergency_words,
            hospital=self.hospital_words,
        )

    @property
    def urgent_action(self) -> StrPromise:
        """ "Ask for an urgent GP appointment or use NHS 111 today"."""
        return format_lazy(self.urgent_words, number=_unbroken(self.urgent_number or ""))

    @property
    def emergency_call(self) -> Call | None:
        """The red button, or `None` where no region is set."""
        return _call(self.emergency_number)

    @property
    def urgent_call(self) -> Call | None:
        """The amber button, or `None` where the region has no one number for it."""
        return _call(self.urgent_number)


def _unbroken(number: str) -> str:
    """The number with no-break spaces, so that a line never ends inside it."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")


def _call(number: str | None) -> Call | None:
    if number is None:
        return None
    return Call(
        label=format_lazy(_("Call {number}"), number=_unbroken(number)),
        tel=number.replace(" ", ""),
    )


_LOOKED_UP = datetime.date(2026, 11, 22)
_EMERGENCY_DEPARTMENT = _("an emergency department")
_GP_OR_PHYSIOTHERAPIST = _("Speak to a GP or physiotherapist")
_DOCTOR_OR_PHYSIOTHERAPIST = _("Speak to a doctor or physiotherapist")

_YOUR_EMERGENCY_NUMBER = _("your emergency number")

NEUTRAL = Region(
    code="",
    name=_("Not set"),
    emergency_number=None,
    emergency_words=_YOUR_EMERGENCY_NUMBER,
    hospital_words=_("a hospital"),
    urgent_words=_("See a doctor today"),
    urgent_number=None,
    book_words=_DOCTOR_OR_PHYSIOTHERAPIST,
)

REGIONS = (
    Region(
        code="GB",
        name=_("United Kingdom"),
        emergency_number="999",
        emergency_words="999",
        hospital_words=_("A&E"),
        urgent_words=_(
            "Ask for an urgent GP appointment or use NHS\N{NO-BREAK SPACE}{number} today"
        ),
        urgent_number="111",
        urgent_note=_(
            "Northern Ireland has no 111: call your GP or the out-of-hours GP service there."
        ),
        book_words=_GP_OR_PHYSIOTHERAPIST,
        checked_on=datetime.date(2026, 11, 27),
    ),
    Region(
        code="IE",
        name=_("Ireland"),
        emergency_number="112",
        emergency_words=_("112 (or 999)"),
        hospital_words=_EMERGENCY_DEPARTMENT,
        urgent_words=_("See a GP or a GP out-of-hours service today"),
        urgent_number=None,
        book_words=_GP_OR_PHYSIOTHERAPIST,
        checked_on=_LOOKED_UP,
    ),
    Region(
        code="US",
        name=_("United States"),
        emergency_number="911",
        emergency_words="911",
        hospital_words=_("an emergency room"),
        urgent_words=_("Go to urgent care or see your doctor today"),
        urgent_number=None,
        book_words=_("Speak to a doctor or physical therapist"),
        checked_on=_LOOKED_UP,
    ),
    Region(
        code="CA",
        name=_("Canada"),
        emergency_number="911",
        emergency_words="911",
        hospital_words=_EMERGENCY_DEPARTMENT,
        urgent_words=_("See a doctor or call {number} today"),
        urgent_number="811",
        urgent_note=_("In Nunavut 811 may not work: see a doctor or go to a health centre there."),
        book_words=_DOCTOR_OR_PHYSIOTHERAPIST,
        checked_on=datetime.date(2026, 11, 27),
    ),
    Region(
        code="AU",
        name=_("Australia"),
        emergency_number="000",
        emergency_words="000",
        hospital_words=_EMERGENCY_DEPARTMENT,
        urgent_words=_("See a GP or call 1800MEDICARE on {number} today"),
        urgent_number="1800 633 422",
        book_words=_GP_OR_PHYSIOTHERAPIST,
        checked_on=_LOOKED_UP,
    ),
    Region(
        code="NZ",
        name=_("New Zealand"),
        emergency_number="111",  # the ambulance here, though an advice line in Britain [R17]
        emergency_words="111",
        hospital_words=_EMERGENCY_DEPARTMENT,
        urgent_words=_("See a GP or call Healthline on {number} today"),
        urgent_number="0800 611 116",
        book_words=_GP_OR_PHYSIOTHERAPIST,
        checked_on=_LOOKED_UP,
    ),
    Region(
        code="EU",
        name=_("Another country in the European Union"),
        emergency_number="112",
        emergency_words="112",
        hospital_words=_EMERGENCY_DEPARTMENT,
        # 116 117 answers in some member states only, so it is named in none.
        urgent_words=_("See a doctor or an out-of-hours doctor today"),
        urgent_number=None,
        book_words=_DOCTOR_OR_PHYSIOTHERAPIST,
        checked_on=_LOOKED_UP,
    ),
    Region(
        code="other",
        name=_("Another country"),
        emergency_number=None,
        emergency_words=_YOUR_EMERGENCY_NUMBER,
        hospital_words=_("a hospital"),
        urgent_words=_("See a doctor today"),
        urgent_number=None,
        book_words=_DOCTOR_OR_PHYSIOTHERAPIST,
    ),
)
"""Every region that a person or an installation can choose. The last has general words that are
true everywhere, and no number."""

WITH_NUMBERS = tuple(region for region in REGIONS if region.emergency_number)
"""Where somebody can be called from here: for who has no region yet."""

_BY_CODE = {region.code: region for region in REGIONS}


def region_or_neutral(code: str | None) -> Region:
    """The region with that code, else `NEUTRAL`. Never an error: a warning page must open."""
    return _BY_CODE.get(code or "", NEUTRAL)
