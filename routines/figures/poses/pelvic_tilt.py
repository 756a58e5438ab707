"""Figure 10a, pelvic tilt (figures.md, "Pelvic tilt").

A person lies on the back. The low back sinks until the gap below it is gone; shoulders, head
and feet stay. The hand lies on the belly, as an arm along the body would hide the gap.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.furniture import pillow
from routines.figures.props import floor_bar
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    FOREARM,
    HAND,
    UPPER_ARM,
    Pose,
    bent_leg,
    direction,
    foot,
    lying_trunk,
)

SHOULDER = -0.2847 + 0.043j
_HEIGHTS = ((0.0545, 0.0525), (0.073, 0.0515), (0.077, 0.044), (0.058, 0.050))  # hip, s1, s2, s3
_FAR_HIP = 0.012
PILLOW = pillow(-0.503, -0.335, height=0.026)
_ANKLE = complex(0.235, ANKLE_HEIGHT)
_FAR_ANKLE = _ANKLE + 0.030
_DEPTH = {"el": 0.13, "wr": 0.03, "fin": 0.03}  # the arm is turned out towards the viewer
_ELBOW = SHOULDER + math.sqrt(UPPER_ARM**2 - 0.13**2) * direction(-9.1)
_WRIST = _ELBOW + math.sqrt(FOREARM**2 - 0.10**2) * direction(54.3)


def solve(p: float) -> Pose:
    """The pose at p: 0 with a gap below the low back, 1 with the back on the floor."""
    spine = [start + (end - start) * p for start, end in _HEIGHTS]
    joints = lying_trunk(SHOULDER, spine)
    hip = joints["hip"]
    arm = {"el": _ELBOW, "wr": _WRIST, "fin": _WRIST + HAND * direction(-6)}
    joints |= {
        **bent_leg("N", hip, _ANKLE),
        **foot("N", _ANKLE, 0),
        "hipF": hip + _FAR_HIP,
        **bent_leg("F", hip + _FAR_HIP, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": SHOULDER,
        **{f"{joint}{side}": place for joint, place in arm.items() for side in "NF"},
    }
    depth = {f"{joint}{side}": far for joint, far in _DEPTH.items() for side in "NF"}
    return Pose(joints, depth=depth)


PELVIC_TILT = Figure(
    name="pelvic-tilt",
    title=_("Pressing the low back down"),
    description=_(
        "A person lies on the back with bent knees and flat feet. "
        "The low back sinks until it lies on the floor."
    ),
    view=View(height=190, x=124, y=162),
    solve=solve,
    fixed=(
        *("sh", "head", "crown", "ankN", "heelN", "ballN", "toeN", "ankF", "heelF", "ballF"),
        *("toeF", "elN", "wrN", "finN"),
    ),
    contacts=("footN", "footF"),
    loaded=("N", "F"),
    props=(PILLOW, floor_bar(-0.195, -0.045)),
    muscles=(),
    arrow=(-0.125 + 0.215j, -0.125 + 0.150j),
    bends=("trunk",),
)
