"""The figure of who sits down on a chair, and what all that sit upright on one share."""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import chair
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    Joints,
    Pose,
    arm,
    bent_leg,
    foot,
    trunk,
)

HIP = 0.300j
CHAIR = chair(back=-0.100, seat=-0.088, front=0.140, height=0.250, top=0.62)
VIEW = View(height=200, x=90, y=184)
_NEAR_WRIST = 0.150 + 0.352j
_FAR_WRIST = 0.172 + 0.354j
_HAND_ANGLE = -9
_NEAR_ANKLE = complex(0.236, ANKLE_HEIGHT)
FAR_ANKLE = _NEAR_ANKLE + 0.026


def upright() -> Joints:
    """All but the near leg: trunk and head, both hands on the thighs, the far foot flat."""
    joints = trunk(HIP, 91, (4, 1, -3, -5), neck=86, head=88)
    return joints | {
        **arm("N", joints["sh"], _NEAR_WRIST, hand=_HAND_ANGLE),
        "hipF": HIP,
        **bent_leg("F", HIP, FAR_ANKLE),
        **foot("F", FAR_ANKLE, 0),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _FAR_WRIST, hand=_HAND_ANGLE),
    }


def solve(_p: float = 0.0) -> Pose:
    """The one pose there is."""
    near = {**bent_leg("N", HIP, _NEAR_ANKLE), **foot("N", _NEAR_ANKLE, 0)}
    return Pose(upright() | near)


SIT = Figure(
    name="sit",
    title=_("Sitting on a chair"),
    description=_("A person sits upright on a chair, with both feet flat on the floor."),
    view=VIEW,
    solve=solve,
    fixed=(),
    contacts=("footN", "footF"),
    loaded=(),
    props=(CHAIR,),
    frames=2,
    muscles=(),
)
