"""Figure 2, wall stretch with a straight knee (figures.md, "Wall stretch, knee straight").

Both feet stay flat and both hands stay on the wall. The straight back leg leans forward;
the front knee and the elbows bend as much as that asks for.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import wall
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    PALM_TO_WALL,
    SHANK,
    THIGH,
    Pose,
    arm,
    bent_leg,
    direction,
    foot,
    straight_leg,
    trunk,
)

_ANKLE = complex(0, ANKLE_HEIGHT)
_FAR_ANKLE = _ANKLE + 0.250
_WALL = 0.547
_HAND = complex(_WALL - PALM_TO_WALL, 0.765)
_FAR_HAND = _HAND + 0.030j
_HAND_ANGLE = 88


def solve(p: float) -> Pose:
    """The pose at p: 0 upright before the wall, 1 in the stretch."""
    lean = 17 + 11 * p
    hip = _ANKLE + (THIGH + SHANK) * direction(90 - lean)
    upright = 90 - 0.8 * lean  # a trunk at the full lean of the leg looks like falling
    joints = trunk(hip, upright, (3, 2, -1, -4), neck=upright + 6, head=upright + 10)
    joints |= {
        **straight_leg("N", hip, -90 - lean),
        **foot("N", _ANKLE, 0),
        **arm("N", joints["sh"], _HAND, hand=_HAND_ANGLE),
        "hipF": hip,
        **bent_leg("F", hip, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _FAR_HAND, hand=_HAND_ANGLE),
    }
    return Pose(joints)


WALL = Figure(
    name="wall",
    title=_("Stretching the {side} calf at a wall"),
    description=_(
        "A person stands with both hands on a wall and the {side} leg behind. "
        "The {side} knee stays straight and the heel stays down while the front knee bends."
    ),
    view=View(height=166, x=74, y=184),
    solve=solve,
    fixed=(
        *("ankN", "heelN", "ballN", "toeN", "ankF", "heelF", "ballF", "toeF"),
        *("wrN", "finN", "wrF", "finF"),
    ),
    contacts=("footN", "footF"),
    loaded=("N", "F"),
    props=(wall(_WALL, height=0.94),),
    arrow=(-0.006 + 0.666j, 0.096 + 0.674j),
    wall=_WALL,
)
