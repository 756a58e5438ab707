"""What a warning sign is, and the words that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Level(StrEnum):
    """How soon a person needs care, most urgent first (clinical.md 3.1)."""

    EMERGENCY = "emergency"  # E: ambulance or hospital now
    SAME_DAY = "same_day"  # D: urgent care today
    BOOK = "book"  # B: an appointment
    NO_USE = "no_use"  # F24: under 18, no plan at all


Asked = Literal["start", "check_in", "weekly"]
"""The Ask column: at the start only (S), also at every check-in (S K), or also weekly and after
7 or more days away (S W)."""

GroupCode = Literal["breathing", "back", "leg", "injury", "walking", "medicines", "you"]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One tick box of the safety screen, with the advice that a yes brings."""

    code: str
    level: Level
    asked: Asked
    group: GroupCode
    clause: StrPromise
    """The sign inside a sentence ("your foot is cold"). It makes sense without its hints."""
    because: StrPromise
    """ "This can be a sign of …": possible, never concluded (clinical.md 3.1)."""
    hints: tuple[StrPromise, ...] = ()
    """Short lines under the tick box: what else counts."""
    lines: tuple[StrPromise, ...] = ()
    """More to do, on the care card. May hold `{hospital}`, in the words of the region."""
    do_not: tuple[StrPromise, ...] = ()
    """Whole sentences, each starting with "Do not"."""
    emergency_if: StrPromise | None = None
    """What would make it an emergency: the end of "Call 999 if …"."""
    no_rolling: bool = False
    """A plan may go on, but without the roller."""

    @property
    def text(self) -> StrPromise:
        """The words of the tick box."""
        return capfirst(self.clause)

    @property
    def engine_code(self) -> str:
        """The row of clinical.md 3.2. Two boxes made of one row are one sign to the rules."""
        return self.code.removesuffix("b")

    @property
    def source(self) -> str:
        """Where the level, the moment and the question come from."""
        return f"clinical.md 3.2 {self.engine_code}"


SKIN_HINT = _("A colour change can be harder to see on brown or black skin.")
CLOT = _("This can be a sign of a blood clot.")
SERIOUS_INJURY = _("This can be a sign of a broken bone or another serious injury.")
NERVES_OF_THE_SPINE = _("This can be a sign of pressure on the nerves in the lower back.")
BREATHLESS = _("you become breathless or have chest pain")
NUMB_OR_NO_CONTROL = _("you get numb between your legs, or have new trouble peeing or pooing")
