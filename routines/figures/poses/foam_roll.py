"""Figure 1, foam roll of the calf (figures.md, "Foam roll calf").

Hands and the far heel stay. The hips slide towards the feet and the roller follows at half
their speed, as a roller between two surfaces does, so it climbs the calf from above the
heel towards the knee and stops before the back of it: three quarters to a quarter of the
shank (ux.md 5, check 30), which a bracket along the calf shows.
"""

import cmath
import math
from itertools import pairwise

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.rollers import ROLLER, ROLLER_RADIUS
from routines.figures.skeleton import (
    HEEL,
    PALM_TO_FLOOR,
    SHANK,
    THIGH,
    FigureError,
    Point,
    Pose,
    arm,
    bent_leg,
    direction,
    foot,
    straight_leg,
    trunk,
)

_HAND = complex(-0.200, PALM_TO_FLOOR)
_FAR_DEPTH = 0.012  # how far the far arm shows beside the near one
_FAR_HEEL = complex(0.255, 0)
_FAR_TOES_UP = 8  # degrees at the start, where the far knee is least bent
_HIP_START = complex(-0.133, 0.086)
_HIP_TRAVEL = 0.233
_ROLLER_START = complex(0.2985, ROLLER_RADIUS)
_SOFT_TISSUE = 0.007  # how far the calf gives under the roller
# How thick the calf is behind the bone where the roller meets it: (t along the shank, thickness).
_CALF_THICKNESS = ((0.15, 0.040), (0.30, 0.0485), (0.46, 0.0455), (0.68, 0.0285), (0.80, 0.0225))


def solve(p: float) -> Pose:
    """The pose at p: 0 with the roller above the heel, 1 with it below the knee."""
    hip = _HIP_START + _HIP_TRAVEL * p
    travel = _HIP_TRAVEL / 2 * p
    roller = _ROLLER_START + travel
    leg, contact = _leg_over(roller, hip)
    lean = 90 + 31 + 6 * p  # the trunk leans back more, or the arms would not reach
    joints = trunk(hip, lean, (-4, -2, 2, 0), neck=lean - 14, head=lean - 16)
    near = straight_leg("N", hip, leg)
    far_shoulder = joints["sh"] + _FAR_DEPTH
    far_sole = _FAR_TOES_UP * (1 - p)
    far_ankle = _FAR_HEEL - HEEL * direction(far_sole)
    joints |= {
        **near,
        **foot("N", near["ankN"], leg + 92),
        **arm("N", joints["sh"], _HAND, hand=180),
        "hipF": hip,
        **bent_leg("F", hip, far_ankle),
        **foot("F", far_ankle, far_sole),
        "shF": far_shoulder,
        **arm("F", far_shoulder, _HAND + _FAR_DEPTH, hand=180),
    }
    turn = math.degrees(travel / ROLLER_RADIUS)
    joints |= {"roller": roller, "rim": roller + ROLLER_RADIUS * direction(90 - turn)}
    return Pose(joints, roller, turn, contact)


def _leg_over(roller: Point, hip: Point) -> tuple[float, float]:
    """Direction of the straight leg whose calf lies on the roller, and where it touches.

    The thickness of the calf depends on the contact and the contact on the thickness, so
    the two are found in turns; a few are enough.
    """
    to_roller = roller - hip
    contact = 0.5
    for _turn in range(60):
        gap = ROLLER_RADIUS + _thickness(contact) - _SOFT_TISSUE
        along = math.sqrt(abs(to_roller) ** 2 - gap**2)
        before, contact = contact, (along - THIGH) / SHANK
        if abs(contact - before) < 1e-12:
            return math.degrees(cmath.phase(to_roller) + math.asin(gap / abs(to_roller))), contact
    raise FigureError("the leg finds no place on the roller")


def _thickness(contact: float) -> float:
    for (t0, thick0), (t1, thick1) in pairwise(_CALF_THICKNESS):
        if t0 <= contact <= t1:
            return thick0 + (thick1 - thick0) * (contact - t0) / (t1 - t0)
    raise FigureError(f"the roller at {contact:.3f} of the shank is not under the calf")


ROLL = Figure(
    name="roll",
    title=_("Rolling the {side} calf"),
    description=_(
        "A person sits with both hands behind and the roller under the {side} calf. "
        "The body slides forward, and the roller goes from above the heel to below the knee."
    ),
    view=View(height=200, x=88, y=162),
    solve=solve,
    fixed=("heelF", "wrN", "finN", "wrF", "finF"),
    contacts=("footF", "handN", "handF"),
    loaded=(),  # hands and roller carry the weight; the far foot only steadies
    props=(ROLLER,),
    arrow=(0.135 + 0.307j, 0.310 + 0.307j),
    frames=11,
    travel=(0.745, 0.25),
    told=(0.310 + 0.307j, 0.135 + 0.307j),  # "up to the knee": the way of the roller on the leg
)
