"""Figure 16, eccentric heel drop (figures.md, "Heel drop"; clinical.md 4.12).

One heel sinks below the edge of a step. The ball of the foot stays on the edge and the knee
straight. Both hands hold a rail; the other foot is off the step, ready to help up.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import rail, stairs
from routines.figures.skeleton import (
    SHANK,
    THIGH,
    Pose,
    arm,
    bent_leg,
    direction,
    foot,
    foot_on_ball,
    trunk,
)

_STEP = 0.115
_EDGE = -0.012  # behind the ball of the foot
_BALL = complex(0, _STEP)
_LEG = 0.4905  # hip to ankle: the knee bends by 5 degrees
_HAND = 0.158 + 0.705j
_FAR = 0.022
_HAND_ANGLE = -16
_FAR_THIGH, _FAR_SHANK = -58.0, -112.0  # where they point


def solve(p: float) -> Pose:
    """The pose at p: 0 on the ball of the foot, 1 with the heel below the edge."""
    near = foot_on_ball("N", _BALL, -30 + 46 * p)
    lean = 1.5 + 2.5 * p
    hip = near["ankN"] + _LEG * direction(90 - lean)
    upright = 89 - p
    joints = trunk(hip, upright, (-3, 4, 3, -4), neck=upright - 6, head=upright - 2)
    far_knee = hip + THIGH * direction(_FAR_THIGH)
    far_ankle = far_knee + SHANK * direction(_FAR_SHANK)
    joints |= {
        **near,
        **bent_leg("N", hip, near["ankN"]),
        **arm("N", joints["sh"], _HAND, hand=_HAND_ANGLE),
        "hipF": hip,
        "knF": far_knee,
        "ankF": far_ankle,
        **foot("F", far_ankle, -14),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _HAND + _FAR, hand=_HAND_ANGLE),
    }
    return Pose(joints)


HEEL_DROP = Figure(
    name="heel-drop",
    title=_("Lowering the {side} heel below a step"),
    description=_(
        "A person stands on the edge of a step with the ball of the {side} foot and holds a rail. "
        "The heel sinks slowly below the edge, and the knee stays straight."
    ),
    view=View(height=150, x=84, y=184),
    solve=solve,
    fixed=("ballN", "toeN", "wrN", "finN", "wrF", "finF"),
    contacts=("toeN",),
    loaded=("N",),
    props=(
        stairs(_EDGE, _STEP, depth=0.30, end=0.44),
        rail(0.194 + 0.677j, foot=complex(0.194, _STEP), end=0.44),
    ),
    arrow=(-0.190 + 0.190j, -0.190 + 0.070j),
    step=(_EDGE, _STEP),
)
