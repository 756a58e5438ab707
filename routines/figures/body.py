"""How a body is seen: its outlines in a pose, what carries them, and what is painted over what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from routines.figures.outlines import ENDS, Outline, body_parts
from routines.figures.skeleton import LINKS, Pose

Ends = tuple[str, str]
"""The two joints that a rigid part is fixed to."""


class Layer(IntEnum):
    """Where the things that a figure uses are drawn, from back to front."""

    BEHIND_BODY = 0
    BETWEEN_LEGS = 1
    BEFORE_ARM = 2  # held in the near hand
    LAST = 3  # like the floor line, so that no halo bites into it


@dataclass(frozen=True, slots=True)
class Coat:
    """Parts in one colour (near, far or body), with one halo around all of them or none."""

    colour: str
    parts: tuple[str, ...]
    halo: bool = True


@dataclass(frozen=True)
class Body:
    """A body from one side. `layers` goes from back to front; a word in it is a muscle, drawn
    where the figure has it at work. `links` are the pairs of joints whose distance stays."""

    parts: Callable[[Pose], dict[str, Outline]]
    ends: Mapping[str, Ends]
    links: tuple[tuple[str, str, float], ...]
    layers: tuple[Coat | Layer | str, ...]


_LEG = ("thigh", "shank", "foot", "toe")
_ARM = ("upper", "fore", "hand")

SIDE = Body(
    parts=body_parts,
    ends=ENDS,
    links=LINKS,
    layers=(
        Layer.BEHIND_BODY,
        Coat("far", tuple(f"{part}F" for part in _ARM)),
        Coat("far", tuple(f"{part}F" for part in _LEG)),
        "calfF",
        Layer.BETWEEN_LEGS,
        Coat("near", ("neck", "trunk", "head", *(f"{part}N" for part in _LEG))),
        Coat("body", ("trunk",), halo=False),
        Coat("near", ("thighN",), halo=False),
        "calfN",
        "shinN",
        "soleN",
        Layer.BEFORE_ARM,
        Coat("near", tuple(f"{part}N" for part in _ARM)),
        Layer.LAST,
    ),
)
"""From the side, facing right: the near side is the right one."""
