"""Figure 15, calf raise on one leg (figures.md, "Calf raise, one leg"; clinical.md 4.11).

As on both legs, with the far foot held up behind.
"""

from dataclasses import replace

from routines.figures.figure import message as _
from routines.figures.poses import calf_raise
from routines.figures.skeleton import SHANK, THIGH, Pose, direction, foot

_FAR_THIGH, _FAR_SHANK = -84.0, -150.0  # where they point
_FAR_SOLE = _FAR_SHANK + 90 - 18  # the foot hangs


def solve(p: float) -> Pose:
    """The pose at p: 0 with the foot flat, 1 on its ball."""
    joints = {**calf_raise.solve(p).joints}
    knee = joints["hip"] + THIGH * direction(_FAR_THIGH)
    ankle = knee + SHANK * direction(_FAR_SHANK)
    joints |= {
        "hipF": joints["hip"],
        "knF": knee,
        "ankF": ankle,
        **foot("F", ankle, _FAR_SOLE),
    }
    return Pose(joints)


CALF_RAISE_ONE = replace(
    calf_raise.CALF_RAISE,
    name="calf-raise-one",
    title=_("Rising on the {side} foot"),
    description=_(
        "A person stands on the {side} foot with both hands on the back of a chair. "
        "The heel rises and comes down again."
    ),
    solve=solve,
    fixed=("ballN", "toeN", "wrN", "finN", "wrF", "finF"),
    contacts=("toeN",),
    loaded=("N",),
    muscles=("calfN",),
    arrow=(-0.140 + 0.030j, -0.140 + 0.125j),
)
