"""Figure 18, sciatic nerve glide (figures.md, "Nerve glide"; clinical.md 4.15).

Both hands hold the thigh from behind, so that the hip stays at a right angle. The knee never
gets straight: the movement turns where the first light tension is.
"""

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.poses.pelvic_tilt import PILLOW, SHOULDER
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    SHANK,
    THIGH,
    Pose,
    arm,
    bent_leg,
    direction,
    foot,
    lying_trunk,
)

_SPINE = (0.0525, 0.0515, 0.047, 0.051)  # hip, s1, s2, s3: the back lies flat
_FAR_ANKLE = complex(0.315, ANKLE_HEIGHT)
_HAND = -0.008 + 0.178j
_FAR_HAND = _HAND + 0.016 + 0.012j
_HAND_ANGLE = 14
_BENT, _OPEN = 87.0, 26.0  # the knee, in degrees


def solve(p: float) -> Pose:
    """The pose at p: 0 with the knee bent, 1 with it nearly straight."""
    joints = lying_trunk(SHOULDER, _SPINE)
    hip = joints["hip"]
    knee = hip + THIGH * 1j
    shank = 90 - _BENT + (_BENT - _OPEN) * p
    ankle = knee + SHANK * direction(shank)
    joints |= {
        "knN": knee,
        "ankN": ankle,
        **foot("N", ankle, shank + 82),
        **arm("N", SHOULDER, _HAND, hand=_HAND_ANGLE),
        "hipF": hip,
        **bent_leg("F", hip, _FAR_ANKLE),
        **foot("F", _FAR_ANKLE, 0),
        "shF": SHOULDER,
        **arm("F", SHOULDER, _FAR_HAND, hand=_HAND_ANGLE),
    }
    return Pose(joints)


NERVE_GLIDE = Figure(
    name="nerve-glide",
    title=_("Straightening the {side} knee and bending it again"),
    description=_(
        "A person lies on the back and holds the {side} thigh upright with both hands. "
        "The knee opens until it is nearly straight, and bends again."
    ),
    view=View(height=190, x=124, y=162),
    solve=solve,
    fixed=(
        *("hip", "sh", "head", "crown", "knN", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("elN", "wrN", "finN", "elF", "wrF", "finF"),
    ),
    contacts=("footF",),
    loaded=(),
    props=(PILLOW,),
    muscles=(),
    arrow=(0.330 + 0.350j, 0.310 + 0.440j, 0.255 + 0.510j),
)
