"""Figure 5, ankle pumps (figures.md, "Ankle pumps").

Only the near foot moves. A bolster lifts the heel, as one that rests on the floor could not
point down.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.rollers import bolster
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    PALM_TO_FLOOR,
    Pose,
    arm,
    bent_leg,
    degrees,
    foot,
    toward,
    trunk,
)

_HIP = 0.0515j
_HAND = complex(-0.200, PALM_TO_FLOOR)
_FAR_HAND = _HAND + 0.025
_FAR_DEPTH = 0.012
_FAR_ANKLE = complex(0.235, ANKLE_HEIGHT)
_LEG = toward(_HIP, 0.487 + 0.105j)
_ANKLE = _HIP + 0.4905 * _LEG  # the knee bends by 5 degrees
_LEAN_BACK = 114


def solve(p: float) -> Pose:
    """The pose at p: 0 with the toes away, 1 with the toes pulled up."""
    joints = trunk(_HIP, _LEAN_BACK, (-4, -2, 2, 0), neck=_LEAN_BACK - 14, head=_LEAN_BACK - 16)
    far_shoulder = joints["sh"] + _FAR_DEPTH
    joints |= {
        **bent_leg("N", _HIP, _ANKLE),
        **foot("N", _ANKLE, degrees(_LEG) + 52 + 54 * p),
        **arm("N", joints["sh"], _HAND, hand=180),
        "hipF": _HIP,
        **bent_leg("F", _HIP, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": far_shoulder,
        **arm("F", far_shoulder, _FAR_HAND, hand=180),
    }
    return Pose(joints)


ANKLE_PUMPS = Figure(
    name="ankle-pumps",
    title=_("Moving the {side} foot up and down"),
    description=_(
        "A person sits with both hands behind and a rolled towel under the {side} calf. "
        "The {side} foot points away and then comes up."
    ),
    view=View(height=200, x=84, y=162),
    solve=solve,
    fixed=(
        *("hip", "sh", "head", "crown", "knN", "ankN", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("elN", "wrN", "finN", "elF", "wrF", "finF"),
    ),
    contacts=("thighN", "footF", "handN", "handF"),
    loaded=(),
    props=(bolster(0.40),),
    arrow=(0.620 + 0.170j, 0.575 + 0.245j),
)
