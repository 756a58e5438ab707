"""Figure 12, roller stick in a chair (figures.md, "Roller stick in a chair").

The stick goes up the calf. Seen from its end it would be a dot, so it is drawn on a slant:
its near half before the leg and its far half behind.
"""

from routines.figures.body import Layer
from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import chair
from routines.figures.props import bar
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    HEEL,
    Joints,
    Point,
    Pose,
    arm,
    bent_leg,
    degrees,
    direction,
    foot,
    toward,
    trunk,
)

_HIP = 0.300j
_ANKLE = 0.285 - HEEL * direction(14)  # the heel on the floor, the toes up
_FAR_ANKLE = complex(0.21, ANKLE_HEIGHT)
_NEAR_GRIP, _FAR_GRIP = -0.035 - 0.020j, 0.075 + 0.043j  # from the middle of the stick
_NEAR_END, _FAR_END = -0.080 - 0.046j, 0.1045 + 0.060j
_TOUCH = 0.25  # of the near half lies in the calf, out of sight
_WRIST = 0.042  # from the grip


def solve(p: float) -> Pose:
    """The pose at p: 0 with the stick above the ankle, 1 with it below the knee."""
    leg = bent_leg("N", _HIP, _ANKLE)
    shank = leg["ankN"] - leg["knN"]
    middle = leg["knN"] + (0.62 - 0.36 * p) * shank
    middle -= 1j * (0.042 + 0.020 * p) * shank / abs(shank)
    lean = 38 + 12 * p
    joints = trunk(_HIP, lean, (16, 6, -6, -14), neck=lean - 4, head=lean - 14)
    joints |= {
        **leg,
        **foot("N", _ANKLE, 14),
        **_gripping("N", joints["sh"], middle + _NEAR_GRIP),
        "hipF": _HIP,
        **bent_leg("F", _HIP, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": joints["sh"],
        **_gripping("F", joints["sh"], middle + _FAR_GRIP),
        "stick": middle,
        "touch": middle + _TOUCH * _NEAR_END,
        "stickN": middle + _NEAR_END,
        "stickF": middle + _FAR_END,
    }
    return Pose(joints)


def _gripping(side: str, shoulder: Point, grip: Point) -> Joints:
    down = toward(shoulder, grip)
    return arm(side, shoulder, grip - _WRIST * down, hand=degrees(down))


ROLLER_STICK = Figure(
    name="roller-stick",
    title=_("Rolling the {side} calf with a stick"),
    description=_(
        "A person sits on a chair and holds a roller stick behind the {side} calf. "
        "The stick goes from above the ankle to below the knee."
    ),
    view=View(height=176, x=84, y=184),
    solve=solve,
    fixed=("hip", "knN", "ankN", "heelN", "ballN", "toeN", "knF", "ankF", "heelF", "ballF", "toeF"),
    contacts=("footN", "footF"),
    loaded=(),
    props=(
        chair(back=-0.144, seat=-0.136, front=0.13, height=0.250, top=0.60),
        bar(Layer.BETWEEN_LEGS, "stick", "stickF", "cc-fig-stick", handle=True),
        bar(Layer.BEFORE_ARM, "touch", "stickN", "cc-fig-stick", handle=True),
    ),
    arrow=(0.480 + 0.120j, 0.450 + 0.205j),
)
