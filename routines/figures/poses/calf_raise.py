"""Figure 6, calf raise on two legs (figures.md, "Calf raise, two legs").

The feet turn about their balls, and the hips travel forward with the ankles; hips left behind
would make the body fall back.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import chair
from routines.figures.skeleton import Pose, arm, bent_leg, direction, foot_on_ball, trunk

_LEG = 0.4905  # hip to ankle: the knees bend by 5 degrees
_FAR = 0.03
_HAND = 0.150 + 0.590j
_HAND_ANGLE = -21.7


def solve(p: float) -> Pose:
    """The pose at p: 0 with flat feet, 1 on the balls of the feet."""
    near, far = foot_on_ball("N", 0j, -42 * p), foot_on_ball("F", _FAR + 0j, -42 * p)
    lean = 2.2 - p
    hip = near["ankN"] + _LEG * direction(90 - lean)
    upright = 90 - lean / 2
    joints = trunk(hip, upright, (-4, 5, 4, -4), neck=upright - 6, head=upright)
    joints |= {
        **near,
        **bent_leg("N", hip, near["ankN"]),
        **arm("N", joints["sh"], _HAND, hand=_HAND_ANGLE),
        "hipF": hip + _FAR,
        **far,
        **bent_leg("F", hip + _FAR, far["ankF"]),
        "shF": joints["sh"],
        **arm("F", joints["sh"], _HAND + _FAR, hand=_HAND_ANGLE),
    }
    return Pose(joints)


CALF_RAISE = Figure(
    name="calf-raise",
    title=_("Rising on both feet"),
    description=_(
        "A person stands with both hands on the back of a chair. "
        "Both heels rise together and come down again."
    ),
    view=View(height=166, x=96, y=184),
    solve=solve,
    fixed=("ballN", "toeN", "ballF", "toeF", "wrN", "finN", "wrF", "finF"),
    contacts=("toeN", "toeF"),
    loaded=("N", "F"),
    props=(chair(back=0.175, seat=0.19, front=0.44, height=0.285, top=0.56),),
    muscles=("calfN", "calfF"),
    arrow=(-0.135 + 0.055j, -0.135 + 0.155j),
)
