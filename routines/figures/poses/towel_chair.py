"""The towel stretch on a chair, for who cannot sit on the floor (clinical.md 4.4).

The leg is straight and stands on its heel, so it sinks a little as the foot turns up. The towel is
a bar of one length, as in the stretch on the floor.
"""

import math

from routines.figures.body import Layer
from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.poses.sitting import CHAIR, FAR_ANKLE, HIP
from routines.figures.props import bar
from routines.figures.skeleton import (
    HEEL,
    SHANK,
    THIGH,
    Pose,
    arm,
    bent_leg,
    degrees,
    direction,
    foot,
    straight_leg,
    toward,
    trunk,
)

_PULL = HIP + complex(0.10, 0.225)  # where the towel points
_TOWEL = 0.385
_GRIP = 0.05  # from the end of the towel to the wrist
_FAR_HAND = 0.006 + 0.006j
_ROUND_HEEL = 0.0022  # the heel's corner is round, and so nearer to the floor than its joint
_TOWEL_WRAP = 0.012  # the towel goes a little round the ball of the foot


def solve(p: float) -> Pose:
    """The pose at p: 0 with the foot loose, 1 with the toes pulled back."""
    upright = 86 + 8 * p
    joints = trunk(HIP, upright, (4, 1, -3, -5), neck=upright - 6, head=upright - 4)
    sole = 38 + 36 * p
    ankle_height = -(HEEL * direction(sole)).imag - _ROUND_HEEL
    leg = -math.degrees(math.asin((HIP.imag - ankle_height) / (THIGH + SHANK)))
    near = straight_leg("N", HIP, leg)
    joints |= {**near, **foot("N", near["ankN"], sole, toe=sole - 4 + 8 * p)}
    pull = toward(joints["ballN"], _PULL)
    end = joints["ballN"] + _TOWEL * pull
    wrist = end + _GRIP * pull
    joints |= {
        "hipF": HIP,
        **bent_leg("F", HIP, FAR_ANKLE),
        **foot("F", FAR_ANKLE, 0),
        "shF": joints["sh"],
        **arm("N", joints["sh"], wrist, hand=degrees(-pull)),
        **arm("F", joints["sh"], wrist + _FAR_HAND, hand=degrees(-pull)),
        "towel": end,
        "wrap": joints["ballN"] - _TOWEL_WRAP * pull,
    }
    return Pose(joints)


TOWEL_CHAIR = Figure(
    name="towel-chair",
    title=_("Stretching the {side} calf with a towel, on a chair"),
    description=_(
        "A person sits on a chair with the {side} leg straight and a towel round that foot. "
        "Both hands pull the towel, and the toes come back towards the body."
    ),
    view=View(height=200, x=64, y=184),
    solve=solve,
    fixed=("hip", "knF", "ankF", "heelF", "ballF", "toeF"),
    contacts=("footN", "footF"),
    loaded=(),
    props=(CHAIR, bar(Layer.BEFORE_ARM, "wrap", "towel", "cc-fig-towel")),
    arrow=(0.575 + 0.170j, 0.520 + 0.235j),
)
