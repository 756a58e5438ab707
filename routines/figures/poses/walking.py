"""Figure 19, walking at a comfortable pace (figures.md, "Walk"; clinical.md 4.20).

The heel comes down first and the toes leave last: one stride, two steps, and then the start again.
A foot on the floor goes back at one pace, as the floor would under the figure: it stands on its
heel, lies flat, and rolls off over its ball.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.skeleton import (
    ANKLE_HEIGHT,
    BALL,
    HEEL,
    Joints,
    Point,
    Pose,
    bent_leg,
    direction,
    foot,
    hanging_arm,
    trunk,
)

_STRIDE = 0.75  # how far the floor goes in one stride
_FLAT, _HEEL_OFF, _TOE_OFF = 0.10, 0.34, 0.60  # parts of the stride since the heel came down
_CONTACT = 20.0  # degrees of the sole when the heel comes down
_PUSHED = -50.0  # and when the toes leave
_FRONT = 0.189  # the ankle of the flat foot when its heel comes down, from the hip
_HIP, _BOB = 0.5135, 0.011
_ROLL = 1.9  # how late the heel comes up
_LIFT = 0.034  # of the swinging ankle
_FOOT_READY, _TOES_READY = 0.91, 0.62  # parts of a swing; toes in line earlier would drag
_ARM = 17  # degrees of swing
_HEEL_DEPTH = 0.0040  # the heel is round


def solve(p: float) -> Pose:
    """The pose at p: 0 and 1 as the near heel comes down, .5 as the far one does."""
    height = _HIP - _BOB * math.cos(4 * math.pi * p)
    hip = complex(0, height)
    swing = _ARM * math.cos(2 * math.pi * p)
    joints = trunk(hip, 88, (-4, 5, 4, -4), neck=83, head=88)
    joints |= {
        **_leg("N", hip, p % 1),
        **hanging_arm("N", joints["sh"], swing=-2 - swing, elbow=18),
        "hipF": hip,
        **_leg("F", hip, (p + 0.5) % 1),
        "shF": joints["sh"],
        **hanging_arm("F", joints["sh"], swing=-2 + swing, elbow=18),
    }
    return Pose(joints)


def _leg(side: str, hip: Point, since: float) -> Joints:
    """A leg at a part of its own stride."""
    ankle, sole, toe = _stance(since) if since <= _TOE_OFF else _swing(since)
    return {**bent_leg(side, hip, ankle), **foot(side, ankle, sole, toe=toe)}


def _stance(since: float) -> tuple[Point, float, float]:
    """Ankle, sole and toes of a foot on the floor."""
    under = complex(_FRONT - _STRIDE * since, 0)  # below the ankle of the flat foot
    if since < _FLAT:
        sole = _CONTACT * (1 - _eased(since / _FLAT))
        heel = under + HEEL.real - 1j * _HEEL_DEPTH * sole / _CONTACT
        return heel - HEEL * direction(sole), sole, sole
    if since < _HEEL_OFF:
        return under + 1j * ANKLE_HEIGHT, 0, 0
    sole = _PUSHED * ((since - _HEEL_OFF) / (_TOE_OFF - _HEEL_OFF)) ** _ROLL
    return under + BALL.real - BALL * direction(sole), sole, 0


def _swing(since: float) -> tuple[Point, float, float]:
    """Ankle, sole and toes of a foot in the air, on its way to the next contact."""
    u = (since - _TOE_OFF) / (1 - _TOE_OFF)
    start, _sole, _toe = _stance(_TOE_OFF)
    end, _sole, _toe = _stance(0)
    ankle = start + (end - start) * _eased(u) + 1j * _LIFT * math.sin(math.pi * u) ** 2
    sole = _PUSHED + (_CONTACT - _PUSHED) * _eased(min(1, u / _FOOT_READY))
    toe = sole * _eased(min(1, u / _TOES_READY))
    return ankle, sole, toe


def _eased(u: float) -> float:
    return u * u * (3 - 2 * u)


WALK = Figure(
    name="walk",
    title=_("Walking at a comfortable pace"),
    description=_("A person walks with easy steps. Each heel comes down first."),
    view=View(height=166, x=120, y=184),
    solve=solve,
    fixed=(),
    contacts=(),
    loaded=("N", "F"),
    props=(),
    muscles=(),
    arrow=(0.265 + 0.300j, 0.370 + 0.300j),
    cyclic=True,
    frames=33,
)
