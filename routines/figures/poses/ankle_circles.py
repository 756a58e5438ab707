"""Figure 13, ankle circles (figures.md, "Ankle circles"; clinical.md 4.6).

The big toe draws a circle, and nothing else moves. The circle stands across the foot, so from the
side it would be a line. The leg is turned out a little, as it is in one who sits; then the toe
also comes and goes, and its circle is an ellipse. The foot turns in space, and what is seen of it
gets shorter as it turns to the viewer.
"""

import cmath
import math

from routines.figures.figure import Figure
from routines.figures.figure import message as _
from routines.figures.poses.sitting import CHAIR, HIP, VIEW, upright
from routines.figures.skeleton import (
    BALL,
    HEEL,
    SHANK,
    THIGH,
    TOE,
    Point,
    Pose,
    degrees,
    direction,
)

_KNEE = HIP + THIGH * direction(1)
_SHANK_WAY = -47.0
_ANKLE = _KNEE + SHANK * direction(_SHANK_WAY)
_SOLE = _SHANK_WAY + 90 - 8  # in the middle of the circle the toes hang a little
_CONE = math.radians(19)  # from the middle of the circle to its edge
_TURNED_OUT = math.radians(28)
_TIP = BALL + TOE
_ARROW_OUT = 0.042  # how far the arrow keeps from the toe


def solve(p: float) -> Pose:
    """The pose at p: 0 and 1 with the toe at the top, .5 with it at the bottom."""
    sole, out = _foot_at(p)
    places = {"ball": BALL, "toe": _TIP, "heel": HEEL}
    joints = upright() | {"knN": _KNEE, "ankN": _ANKLE}
    depth = {}
    for name, place in places.items():
        joints[f"{name}N"] = _seen(place, sole, out)
        depth[f"{name}N"] = place.real * math.sin(out)
    return Pose(joints, depth=depth)


def _foot_at(p: float) -> tuple[float, float]:
    """Where the sole points, in degrees, and how far the foot is turned to the viewer."""
    round_it = cmath.rect(math.tan(_CONE), math.pi * (0.5 - 2 * p))  # aside and up, from the middle
    inwards, up = round_it.real, round_it.imag
    along = math.cos(_TURNED_OUT) + inwards * math.sin(_TURNED_OUT)
    outwards = math.sin(_TURNED_OUT) - inwards * math.cos(_TURNED_OUT)
    seen = complex(along, up)
    return _SOLE + degrees(seen), math.atan2(outwards, abs(seen))


def _seen(place: Point, sole: float, out: float) -> Point:
    return _ANKLE + direction(sole) * complex(place.real * math.cos(out), place.imag)


def _around() -> tuple[Point, ...]:
    """The way of the toe, a little further out: from above it, round the front, to below."""
    way = [_seen(_TIP, *_foot_at(step / 16)) for step in range(16)]
    middle = sum(way) / len(way)
    open_at_the_foot = (*way[15:], *way[:11])
    return tuple(at + _ARROW_OUT * (at - middle) / abs(at - middle) for at in open_at_the_foot)


ANKLE_CIRCLES = Figure(
    name="ankle-circles",
    title=_("Drawing circles with the {side} foot"),
    description=_(
        "A person sits on a chair with the {side} foot lifted. "
        "The big toe draws a circle, and the knee stays still."
    ),
    view=VIEW,
    solve=solve,
    fixed=(
        *("hip", "sh", "head", "crown", "knN", "ankN", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("elN", "wrN", "finN", "elF", "wrF", "finF"),
    ),
    contacts=("footF",),
    loaded=(),
    props=(CHAIR,),
    arrow=_around(),
    cyclic=True,
    frames=17,
    bends=("footN", "toeN"),
)
