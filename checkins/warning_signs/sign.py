"""What a warning sign is, and the words that several of them share.

How urgent a sign is and when it is asked stands in the rule set (`rule_set.signs`), so that
words can be mended without a new set, and a new set needs no new words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from checkins.rules.levels import engine_code

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One tick box of the safety screen, with the advice that a yes brings."""

    code: str
    clause: StrPromise
    """The sign inside a sentence ("your foot is cold"). It makes sense without its hints. In the
    modules of words it and the hints may hold the numbers of a policy by name, as `{severe_pain}`
    (`screen.signs_of`)."""
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
    hospital_first: bool = False
    """Needs more than an advice line can do, so the place to go to is named first
    (clinical.md 5.7 C: F10 and F12)."""

    @property
    def text(self) -> StrPromise:
        """The words of the tick box."""
        return capfirst(self.clause)

    @property
    def source(self) -> str:
        """Where the level, the moment and the question come from."""
        return f"clinical.md 3.2 {engine_code(self.code)}"


SKIN_HINT = _("A colour change can be harder to see on brown or black skin.")
CLOT = _("This can be a sign of a blood clot.")
SERIOUS_INJURY = _("This can be a sign of a broken bone or another serious injury.")
NERVES_OF_THE_SPINE = _("This can be a sign of pressure on the nerves in the lower back.")
BREATHLESS = _("you become breathless or have chest pain")
NUMB_OR_NO_CONTROL = _("you get numb between your legs, or have new trouble peeing or pooing")
