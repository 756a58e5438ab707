"""Figure 3, wall stretch with a bent knee (figures.md, "Wall stretch, knee bent").

The step is short and the heel stays down. Shin and knee bend together, so that the hips sink
down and back; a hip led along a path would turn this into the straight stretch.
"""

from dataclasses import replace

from routines.figures.figure import View
from routines.figures.figure import message as _
from routines.figures.furniture import wall
from routines.figures.poses.wall_stretch import WALL
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
    trunk,
)

_ANKLE = complex(0, ANKLE_HEIGHT)
_FAR_ANKLE = _ANKLE + 0.165
_WALL = 0.47
_HAND = complex(_WALL - PALM_TO_WALL, 0.745)
_FAR_HAND = _HAND + 0.035j
_HAND_ANGLE = 88


def solve(p: float) -> Pose:
    """The pose at p: 0 upright before the wall, 1 in the stretch."""
    lean, bend = 13 + 18 * p, 6 + 40 * p
    knee = _ANKLE + SHANK * direction(90 - lean)
    hip = knee + THIGH * direction(90 - lean + bend)
    upright = 82 - 5 * p
    joints = trunk(hip, upright, (2, 2, -1, -4), neck=upright + 3, head=upright + 8)
    joints |= {
        "knN": knee,
        "ankN": _ANKLE,
        **foot("N", _ANKLE, 0),
        **arm("N", joints["sh"], _HAND, hand=_HAND_ANGLE),
        "hipF": hip,
        **bent_leg("F", hip, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _FAR_HAND, hand=_HAND_ANGLE),
    }
    return Pose(joints)


WALL_BENT = replace(
    WALL,
    name="wall-bent",
    title=_("Stretching the {side} calf at a wall, knee bent"),
    description=_(
        "A person stands close to a wall with both hands on it and the {side} leg a short step "
        "behind. Both knees bend, the hips sink, and the {side} heel stays down."
    ),
    view=View(height=166, x=92, y=184),
    solve=solve,
    props=(wall(_WALL, height=0.94),),
    arrow=(0.235 + 0.330j, 0.300 + 0.240j),
    wall=_WALL,
)
