"""The ten rows of the daily form, and the six pages of the whole screen (clinical.md 5.7 C,
ux.md 2.16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Row:
    """One row, which opens to its exact signs. Only these are stored."""

    name: str
    """In field names, and the name of its drawing."""
    heading: StrPromise
    codes: tuple[str, ...]


ROWS = (
    Row("breathing", _("Trouble breathing or chest pain"), ("F01",)),
    Row("numb", _("Numb between the legs, or new bladder or bowel trouble"), ("F02",)),
    Row("both", _("Both legs weak, numb or painful"), ("F03",)),
    Row("swollen", _("One leg swollen, warm, red or darker"), ("F08", "F13", "F06")),
    Row(
        "pop",
        _("A pop or snap, cannot push off or put weight on it"),
        ("F10", "F11", "F11b"),
    ),
    Row("foot", _("Foot cold, pale or numb, or it drops or catches"), ("F05", "F12")),
    Row(
        "severe",
        _("Severe leg pain that does not ease, or stops sleep or daily tasks"),
        ("F04", "F18"),
    ),
    Row("muscles", _("Very sore or weak muscles, dark pee"), ("F15",)),
    Row("bone", _("One sore spot on the bone"), ("F21",)),
    Row("back", _("Pain or tingling from the back down the leg"), ("F22",)),
)
"""In the order in which they stand."""

DRAWING = {code: row.name for row in ROWS for code in row.codes}
"""The drawing of each sign that has one."""

HEALTH = "health"
"""The row of the weekly form that opens the conditions."""


@dataclass(frozen=True)
class ScreenPage:
    """One page of the whole screen: rows that belong together, the most urgent first."""

    name: str
    heading: StrPromise
    rows: tuple[Row, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The signs and conditions behind its rows."""
        return tuple(code for row in self.rows for code in row.codes)


_DAILY = {row.name: row for row in ROWS}

PAGES = (
    ScreenPage(
        "breathing",
        _("Breathing, heart, and between the legs"),
        (
            _DAILY["breathing"],
            _DAILY["numb"],
            _DAILY["both"],
            Row("clots", _("A blood clot, now or before"), ("clot", "past-clot")),
        ),
    ),
    ScreenPage(
        "leg",
        _("Your calf and leg now"),
        (
            Row("cold", _("Foot suddenly cold, pale or numb"), ("F05",)),
            Row("strong", _("Severe leg pain, or it stops sleep"), ("F04", "F18")),
            _DAILY["swollen"],
            Row("unclear", _("New calf pain with no clear cause"), ("F09",)),
            Row("skin", _("Wound, rash or infection"), ("open-skin", "infection")),
        ),
    ),
    ScreenPage(
        "injury",
        _("Injury"),
        (
            Row("hurt", _("Pop, snap or crack, or cannot stand"), ("F11", "F10", "F11b")),
            Row("fall", _("Pain after an accident or fall"), ("F07",)),
            Row("broken", _("Broken bone, or bruised pulled calf"), ("fracture", "new-strain")),
            Row("operation", _("Operation, or new joint"), ("surgery", "joint")),
        ),
    ),
    ScreenPage(
        "walking",
        _("Walking and running"),
        (
            Row("drop", _("Foot drops, toes catch, or one weak leg"), ("F12",)),
            _DAILY["back"],
            _DAILY["bone"],
            Row("effort", _("Cramp or tightness on every walk or run"), ("F19", "F20")),
            Row("floor", _("Cannot kneel down, or lean on hands"), ("floor", "wrist-shoulder")),
        ),
    ),
    ScreenPage(
        "health",
        _("Your health and medicines"),
        (
            Row("night", _("Back pain at night, or with fever or cancer"), ("F14",)),
            _DAILY["muscles"],
            Row("statin", _("Statin, and sore muscles"), ("F16",)),
            Row("tendon", _("Tendon pain after antibiotic or injection"), ("F17",)),
            Row(
                "blood",
                _("Blood thinners, or large varicose veins"),
                ("blood-thinners", "varicose-veins"),
            ),
            Row("feeling", _("Less feeling in legs or feet"), ("less-feeling",)),
            Row(
                "bones",
                _("Weak bones, thin skin, or long-term steroids"),
                ("osteoporosis", "steroids"),
            ),
        ),
    ),
    ScreenPage(
        "you",
        _("About you"),
        (
            Row("older", _("Over 65, first calf trouble"), ("F24b",)),
            Row("again", _("Third calf trouble, or always with back pain"), ("F23",)),
            Row("young", _("Under 18"), ("F24",)),
            Row("pregnant", _("Pregnant, or gave birth recently"), ("pregnancy",)),
            Row("told", _("A doctor said not to exercise"), ("told-not-to",)),
        ),
    ),
)
"""In the order in which they are asked. At most nine rows each, and 90 words a page."""
