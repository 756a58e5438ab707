"""Figure 17, foot ball roll (figures.md, "Foot ball roll"; clinical.md 4.14).

The ball rolls on the floor and the foot on the ball, so the foot goes back twice as far.
"""

import math

from routines.figures.figure import Figure
from routines.figures.figure import message as _
from routines.figures.poses.sitting import CHAIR, HIP, VIEW, upright
from routines.figures.rollers import BALL_RADIUS, SMALL_BALL
from routines.figures.skeleton import ANKLE_HEIGHT, Pose, bent_leg, direction, foot

_START = complex(0.330, BALL_RADIUS)
_TRAVEL = -0.094
_UNDER_HEEL = -0.026  # where the ball begins, along the sole from below the ankle
_TILT = 8.0  # degrees; the toes are up at the start, and the heel at the end
_SOFT_SOLE = 0.002  # how far the sole gives


def solve(p: float) -> Pose:
    """The pose at p: 0 with the ball under the heel, 1 with it under the toes."""
    middle = _START + _TRAVEL * p
    contact = _UNDER_HEEL - _TRAVEL * p
    sole = direction(_TILT * (1 - 2 * p))
    ankle = middle + sole * complex(-contact, BALL_RADIUS - _SOFT_SOLE + ANKLE_HEIGHT)
    turn = math.degrees(_TRAVEL * p / BALL_RADIUS)
    joints = upright() | {
        **bent_leg("N", HIP, ankle),
        **foot("N", ankle, _TILT * (1 - 2 * p)),
        "sphere": middle,
        "spot": middle + BALL_RADIUS * direction(90 - turn),
    }
    return Pose(joints)


BALL_ROLL = Figure(
    name="ball-roll",
    title=_("Rolling a ball under the {side} foot"),
    description=_(
        "A person sits on a chair with a small ball under the {side} foot. "
        "The foot moves back, and the ball rolls from the heel to the toes."
    ),
    view=VIEW,
    solve=solve,
    fixed=(
        *("hip", "sh", "head", "crown", "knF", "ankF", "heelF", "ballF", "toeF"),
        *("elN", "wrN", "finN", "elF", "wrF", "finF"),
    ),
    contacts=("footF",),
    loaded=(),
    props=(CHAIR, SMALL_BALL),
    muscles=("soleN",),
    arrow=(0.480 + 0.180j, 0.390 + 0.180j),
)
