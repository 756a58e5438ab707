"""Figure 8, downward dog with pedalling feet (figures.md, "Downward-dog pedals").

Hands and balls of the feet stay. One heel sinks while the other rises; at p = .5 the legs
cover each other, so a still is never taken there.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.skeleton import (
    PALM_TO_FLOOR,
    Pose,
    arm,
    bent_leg,
    degrees,
    foot_on_ball,
    toward,
    trunk,
)

_HAND = complex(0.570, PALM_TO_FLOOR)
_FAR_BALL = 0.002 + 0j
_BACK = degrees(toward(0.156 + 0.467j, _HAND)) + 1.5


def solve(p: float) -> Pose:
    """The pose at p: 0 with the near heel down, 1 with the far one down."""
    hip = complex(0.157 - 0.003 * p, 0.4745 - 0.004 * math.sin(math.pi * p))
    near = foot_on_ball("N", 0j, -3 - 29 * p)
    far = foot_on_ball("F", _FAR_BALL, -32 + 29 * p)
    joints = trunk(hip, _BACK, (4, 1, -1, 1), neck=_BACK - 9, head=_BACK - 14)
    joints |= {
        **near,
        **bent_leg("N", hip, near["ankN"]),
        **arm("N", joints["sh"], _HAND, hand=0),
        "hipF": hip,
        **far,
        **bent_leg("F", hip, far["ankF"]),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _HAND, hand=0),
    }
    return Pose(joints)


DOWN_DOG = Figure(
    name="down-dog",
    title=_("Pressing one heel down after the other"),
    description=_(
        "A person stands on hands and feet with the hips high. "
        "One heel sinks to the floor while the other rises."
    ),
    view=View(height=200, x=58, y=162),
    solve=solve,
    fixed=("ballN", "toeN", "ballF", "toeF", "wrN", "finN", "wrF", "finF"),
    contacts=("toeN", "toeF", "handN", "handF"),
    loaded=("N", "F"),
    props=(),
    muscles=("calfN", "calfF"),
    arrow=(-0.125 + 0.160j, -0.125 + 0.070j),
)
