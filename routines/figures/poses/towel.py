"""Figure 4, seated towel stretch (figures.md, "Seated towel stretch").

Hip and legs stay on the floor. The towel is a bar of one length from the ball of the foot to
the hands; a hand led by itself would stretch it. The far foot stays loose and shows the pull.
"""

from routines.figures.body import Layer
from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.props import bar
from routines.figures.skeleton import (
    Pose,
    arm,
    degrees,
    foot,
    straight_leg,
    toward,
    trunk,
)

_HIP = 0.0515j
_LEG = -0.2334  # both ankles end at a height of .0495
_PULL = _HIP + complex(0.10, 0.225)  # where the towel points
_TOWEL = 0.385
_GRIP = 0.05  # from the end of the towel to the wrist
_FAR_HAND = 0.006 + 0.006j
_TOWEL_WRAP = 0.012  # the towel goes a little round the ball of the foot


def solve(p: float) -> Pose:
    """The pose at p: 0 with the foot loose, 1 with the toes pulled back."""
    upright = 84 + 10 * p
    joints = trunk(_HIP, upright, (6, 2, -4, -8), neck=upright - 10, head=upright - 6)
    near = straight_leg("N", _HIP, _LEG)
    joints |= {**near, **foot("N", near["ankN"], 68 + 36 * p, toe=64 + 44 * p)}
    far = straight_leg("F", _HIP, _LEG)
    pull = toward(joints["ballN"], _PULL)
    end = joints["ballN"] + _TOWEL * pull
    wrist = end + _GRIP * pull
    joints |= {
        "hipF": _HIP,
        **far,
        **foot("F", far["ankF"], 70, toe=66),
        "shF": joints["sh"],
        **arm("N", joints["sh"], wrist, hand=degrees(-pull)),
        **arm("F", joints["sh"], wrist + _FAR_HAND, hand=degrees(-pull)),
        "towel": end,
        "wrap": joints["ballN"] - _TOWEL_WRAP * pull,
    }
    return Pose(joints)


TOWEL = Figure(
    name="towel",
    title=_("Stretching the {side} calf with a towel"),
    description=_(
        "A person sits with both legs out and a towel round the {side} foot. "
        "Both hands pull the towel, and the toes come back towards the body."
    ),
    view=View(height=200, x=62, y=162),
    solve=solve,
    fixed=("hip", "knN", "ankN", "knF", "ankF", "heelF", "ballF", "toeF"),
    contacts=("thighN", "footF"),
    loaded=(),
    props=(bar(Layer.BEFORE_ARM, "wrap", "towel", "cc-fig-towel"),),
    arrow=(0.530 + 0.200j, 0.465 + 0.255j),
)
