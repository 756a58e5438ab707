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
    """One page of the whole screen: signs and conditions that belong together."""

    name: str
    heading: StrPromise
    codes: tuple[str, ...]


PAGES = (
    ScreenPage(
        "breathing",
        _("Breathing, heart, and between the legs"),
        ("F01", "F02", "F03", "clot", "past-clot"),
    ),
    ScreenPage(
        "leg",
        _("Your calf and leg now"),
        ("F04", "F05", "F06", "F08", "F09", "F13", "F18", "open-skin", "infection"),
    ),
    ScreenPage(
        "injury",
        _("Injury"),
        ("F07", "F11", "F10", "F11b", "fracture", "new-strain", "surgery", "joint"),
    ),
    ScreenPage(
        "walking",
        _("Walking and running"),
        ("F12", "F19", "F20", "F21", "F22", "wrist-shoulder", "floor"),
    ),
    ScreenPage(
        "health",
        _("Your health and medicines"),
        (
            *("F14", "F15", "F16", "F17", "blood-thinners", "varicose-veins"),
            *("less-feeling", "osteoporosis", "steroids"),
        ),
    ),
    ScreenPage(
        "you",
        _("About you"),
        ("F23", "F24b", "F24", "pregnancy", "told-not-to"),
    ),
)
"""In the order in which they are asked. At most nine rows each."""
