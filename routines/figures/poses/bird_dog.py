"""Figure 11, bird-dog (figures.md, "Bird-dog").

First the near foot slides back on the floor, then the leg and the far arm swing up. What is
lifted goes round its root; on a straight way it would change its length.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.skeleton import (
    PALM_TO_FLOOR,
    THIGH,
    Point,
    Pose,
    arm,
    bent_leg,
    degrees,
    direction,
    foot,
    kneeling,
    trunk,
)

_HAND = complex(0.355, PALM_TO_FLOOR)
_FAR_HAND = _HAND + 0.0123
_SLID = -0.446 + 0.074j  # where the ankle is when the foot leaves the floor
_LEG_UP = (0.490, 179.0)  # length and direction from the hip
_ARM_UP = (0.331, 9.0)


def solve(p: float) -> Pose:
    """The pose at p: 0 on hands and knees, .5 with the foot slid back, 1 stretched out."""
    slide, swing = _eased(min(2 * p, 1)), _eased(max(2 * p - 1, 0))
    kneel = kneeling("F", 0)
    hip = kneel["knF"] + THIGH * 1j
    joints = trunk(hip, 0, (19, 14, 10, 5), neck=0, head=-4)
    start = kneel["ankF"]
    ankle = start + (_SLID - start) * slide if swing == 0 else _swung(hip, _SLID, _LEG_UP, swing)
    sole = 190 + 46 * slide - 14 * swing
    toe = 186 + 56 * slide - 24 * swing
    shoulder = joints["sh"]
    wrist = _swung(shoulder, _FAR_HAND, _ARM_UP, swing)
    joints |= {
        **bent_leg("N", hip, ankle),
        **foot("N", ankle, sole, toe=toe),
        **arm("N", shoulder, _HAND, hand=0),
        "hipF": hip,
        **kneel,
        "shF": shoulder,
        **arm("F", shoulder, wrist, hand=_ARM_UP[1] * swing),
    }
    return Pose(joints)


def _eased(q: float) -> float:
    return q * q * (3 - 2 * q)


def _swung(root: Point, start: Point, end: tuple[float, float], part: float) -> Point:
    """A part of the way round the root, from a point to a length and a direction."""
    length, angle = abs(start - root), degrees(start - root)
    turn = (end[1] - angle + 180) % 360 - 180  # the short way round
    return root + (length + (end[0] - length) * part) * direction(angle + turn * part)


BIRD_DOG = Figure(
    name="bird-dog",
    title=_("Stretching out an arm and a leg"),
    description=_(
        "A person is on hands and knees. One leg goes back and up, and the opposite arm goes "
        "forward, while the back stays still."
    ),
    view=View(height=168, x=110, y=162),
    solve=solve,
    fixed=(
        *("hip", "s1", "s2", "s3", "sh", "head", "crown", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("elN", "wrN", "finN"),
    ),
    contacts=("shankF", "handN"),
    loaded=(),
    kneels=("N", "F"),
    props=(),
    muscles=(),
    arrow=(-0.265 + 0.125j, -0.375 + 0.150j),
    frames=25,
)
