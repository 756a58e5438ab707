"""The figure of the way to the wall: standing, one hand at the wall, no hurry (ux.md 2.16).

It stands where the wall stretch begins, at the same scale, and does not move.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import wall
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    PALM_TO_WALL,
    Pose,
    arm,
    bent_leg,
    foot,
    hanging_arm,
    trunk,
)

_NEAR_ANKLE = complex(0.215, ANKLE_HEIGHT)
_FAR_ANKLE = _NEAR_ANKLE + 0.055
_HIP = complex(0.226, 0.5255)
_WALL = 0.547
_FAR_HAND = complex(_WALL - PALM_TO_WALL, 0.735)
_HAND_ANGLE = 88


def solve(_p: float = 0.0) -> Pose:
    """The one pose there is."""
    joints = trunk(_HIP, 89, (4, 2, -2, -4), neck=87, head=87)
    joints |= {
        **bent_leg("N", _HIP, _NEAR_ANKLE),
        **foot("N", _NEAR_ANKLE, 0),
        **hanging_arm("N", joints["sh"], swing=0, elbow=14),
        "hipF": _HIP,
        **bent_leg("F", _HIP, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _FAR_HAND, hand=_HAND_ANGLE),
    }
    return Pose(joints)


STAND = Figure(
    name="stand",
    title=_("Standing at a wall"),
    description=_("A person stands in front of a wall, with one hand on it."),
    view=View(height=166, x=74, y=184),
    solve=solve,
    fixed=(),
    contacts=("footN", "footF"),
    loaded=("N", "F"),
    props=(wall(_WALL, height=0.94),),
    frames=2,
    muscles=(),
)
