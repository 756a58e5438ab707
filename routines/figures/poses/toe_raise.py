"""Figure 14, tibialis raise (figures.md, "Toe raise"; clinical.md 4.10).

The feet turn about the round of their heels. The legs keep their length and the hips stay at the
wall, so the back slides up a little.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import wall
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    Joints,
    Point,
    Pose,
    bent_leg,
    direction,
    foot,
    hanging_arm,
    trunk,
)

_LEG = 0.4895  # hip to ankle: the knees are a little soft
_WALL = -0.0575  # the back of the hips, behind their joint
_ANKLE = complex(0.150, ANKLE_HEIGHT)
_FAR = 0.028
_PIVOT = complex(-0.029, -ANKLE_HEIGHT)  # where a heel stands, from the ankle of a flat foot
_TOES_UP = 25


def solve(p: float) -> Pose:
    """The pose at p: 0 with flat feet, 1 with the toes and forefeet up."""
    sole = _TOES_UP * p
    ankle = _ANKLE + _PIVOT - _PIVOT * direction(sole)
    hip = complex(0, ankle.imag + math.sqrt(_LEG**2 - ankle.real**2))
    joints = trunk(hip, 92.4, (0, 1, 0, -3), neck=86, head=88)
    joints |= {
        **_leg("N", hip, ankle, sole),
        **hanging_arm("N", joints["sh"], swing=4, elbow=8),
        "hipF": hip + _FAR,
        **_leg("F", hip + _FAR, ankle + _FAR, sole),
        "shF": joints["sh"],
        **hanging_arm("F", joints["sh"], swing=10, elbow=10),
    }
    return Pose(joints)


def _leg(side: str, hip: Point, ankle: Point, sole: float) -> Joints:
    return {**bent_leg(side, hip, ankle), **foot(side, ankle, sole, toe=sole * 1.2)}


TOE_RAISE = Figure(
    name="toe-raise",
    title=_("Lifting the toes of both feet"),
    description=_(
        "A person leans with the back on a wall, the feet a short step out. "
        "The toes and forefeet lift while the heels stay down."
    ),
    view=View(height=166, x=100, y=184),
    solve=solve,
    fixed=(),
    contacts=("footN", "footF"),
    loaded=("N", "F"),
    props=(wall(_WALL, height=0.94, side=-1),),
    muscles=("shinN",),
    arrow=(0.330 + 0.030j, 0.320 + 0.125j),
)
