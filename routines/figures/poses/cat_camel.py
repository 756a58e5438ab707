"""Figure 9, cat and camel (figures.md, "Cat–camel").

Knees and hands stay. The back goes from round to hollow; the distance from hip to shoulder
changes with it, so the whole back turns until the arm fits again.
"""

import cmath
import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.skeleton import (
    PALM_TO_FLOOR,
    THIGH,
    Pose,
    arm,
    degrees,
    direction,
    kneeling,
    trunk,
)

_HAND = complex(0.350, PALM_TO_FLOOR)
_FAR_DEPTH = 0.018
_ARM = 0.328  # shoulder to wrist: the elbow bends by 18 degrees
_ROUND = (40, 17, -17, -38)
_HOLLOW = (22, 9, -9, -21)  # as much as round would look forced


def solve(p: float) -> Pose:
    """The pose at p: 0 round, .5 level, 1 hollow."""
    k = 1 - 2 * p
    bends = tuple(k * bend for bend in (_ROUND if k > 0 else _HOLLOW))
    shin = kneeling("N", 0)
    hip = shin["knN"] + THIGH * direction(86 + 6 * p)
    back = trunk(0j, 0, bends, 0, 0)["sh"]
    to_hand = _HAND - hip
    cosine = (abs(back) ** 2 + abs(to_hand) ** 2 - _ARM**2) / (2 * abs(back) * abs(to_hand))
    level = degrees(to_hand) + math.degrees(math.acos(cosine) - cmath.phase(back))
    joints = trunk(hip, level, bends, neck=level - 62 + 84 * p, head=level - 76 + 106 * p)
    far_shoulder = joints["sh"] + _FAR_DEPTH
    joints |= {
        **shin,
        **arm("N", joints["sh"], _HAND, hand=0),
        "hipF": hip,
        **kneeling("F", 0),
        "shF": far_shoulder,
        **arm("F", far_shoulder, _HAND + _FAR_DEPTH, hand=0),
    }
    return Pose(joints)


CAT_CAMEL = Figure(
    name="cat-camel",
    title=_("Rounding and hollowing the back"),
    description=_(
        "A person is on hands and knees. The back goes up like a cat's, "
        "and then sinks while the head comes up."
    ),
    view=View(height=200, x=88, y=162),
    solve=solve,
    fixed=(
        *("knN", "ankN", "heelN", "ballN", "toeN", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("wrN", "finN", "wrF", "finF"),
    ),
    contacts=("shankN", "shankF", "handN", "handF"),
    loaded=(),
    kneels=("N", "F"),
    props=(),
    muscles=(),
    arrow=(0.090 + 0.500j, 0.090 + 0.425j),
    frames=13,
    bends=("trunk",),
)
