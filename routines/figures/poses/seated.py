"""The rest-day figure: sitting on the floor against a wall, legs out, the roller put away.

It does not move. The legs and the trunk start from the towel stretch of figures.md; the
hands lie on the thighs and the feet are loose.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import wall
from routines.figures.rollers import standing_roller
from routines.figures.skeleton import Pose, arm, foot, straight_leg, trunk

_HIP = 0.0515j
_NEAR_WRIST = 0.155 + 0.108j
_FAR_WRIST = 0.180 + 0.106j
_HAND_ANGLE = -8
_BACK_OF_WALL = -0.076


def solve(_p: float = 0.0) -> Pose:
    """The one pose there is."""
    joints = trunk(_HIP, 95, (4, 1, -3, -6), neck=86, head=86)
    near = straight_leg("N", _HIP, -0.4)
    far = straight_leg("F", _HIP, 0.9)
    joints |= {
        **near,
        **foot("N", near["ankN"], 80),
        **arm("N", joints["sh"], _NEAR_WRIST, hand=_HAND_ANGLE),
        "hipF": _HIP,
        **far,
        **foot("F", far["ankF"], 66),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _FAR_WRIST, hand=_HAND_ANGLE),
    }
    return Pose(joints)


SEATED = Figure(
    name="seated",
    title=_("Resting"),
    description=_("A person sits on the floor with both legs out. The roller is put away."),
    view=View(height=200, x=60, y=162),
    solve=solve,
    fixed=(),
    contacts=("thighN", "footN"),
    loaded=(),
    props=(wall(_BACK_OF_WALL, height=0.56, side=-1), standing_roller(0.655)),
)
