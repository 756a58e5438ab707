"""Figures 7a and 7b, walking on the toes and on the heels (figures.md, "Toe walk", "Heel walk").

The near leg goes back on the floor while the far one swings forward; the floor would move back
under the figure. The next step is the way back. The hips are as high as the standing leg says.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.skeleton import (
    HEEL,
    Joints,
    Point,
    Pose,
    bent_leg,
    direction,
    foot,
    foot_on_ball,
    hanging_arm,
    trunk,
)

_LIFT = 0.030  # of the swinging foot, half-way
_FAR_LEG = 0.4885  # hip to ankle, at most
_HEEL_HEIGHT = -0.0045  # the rounded heel touches the floor


def solve_toes(p: float) -> Pose:
    """The pose at p: 0 with the near leg in front, 1 with it behind; heels high all the way."""
    air = math.sin(math.pi * p)
    near = foot_on_ball("N", complex(0.085 - 0.17 * p), -34 - 6 * p)
    far = foot_on_ball(
        "F", complex(0.17 * p - 0.085, _LIFT * air), -40 + 6 * p - 8 * air, toe=-20 * air
    )
    return _walking(near, far, hip_x=-0.03, leg=0.4885, upright=89, swing=18 - 36 * p)


def solve_heels(p: float) -> Pose:
    """The pose at p: 0 with the near leg in front, 1 with it behind; toes up all the way."""
    air = math.sin(math.pi * p)
    near = _foot_on_heel("N", complex(0.032 - 0.104 * p, _HEEL_HEIGHT), 22 - 8 * p)
    far = _foot_on_heel(
        "F", complex(0.104 * p - 0.072, _HEEL_HEIGHT + _LIFT * air), 14 + 8 * p + 5 * air
    )
    return _walking(near, far, hip_x=0, leg=0.4865, upright=88, swing=14 - 28 * p)


def _foot_on_heel(side: str, heel: Point, sole: float) -> Joints:
    ankle = heel - HEEL * direction(sole)
    return {f"ank{side}": ankle, **foot(side, ankle, sole, toe=sole + 6)}


def _above(ankle: Point, x: float, leg: float) -> float:
    """The height at x that is a leg's length away from the ankle."""
    return ankle.imag + math.sqrt(leg**2 - (x - ankle.real) ** 2)


def _walking(
    near: Joints, far: Joints, *, hip_x: float, leg: float, upright: float, swing: float
) -> Pose:
    height = min(_above(near["ankN"], hip_x, leg), _above(far["ankF"], hip_x, _FAR_LEG))
    hip = complex(hip_x, height)
    joints = trunk(hip, upright, (-4, 5, 4, -4), neck=upright - 6, head=upright)
    joints |= {
        **near,
        **bent_leg("N", hip, near["ankN"]),
        **hanging_arm("N", joints["sh"], swing=-2 - swing, elbow=16),
        "hipF": hip,
        **far,
        **bent_leg("F", hip, far["ankF"]),
        "shF": joints["sh"],
        **hanging_arm("F", joints["sh"], swing=-2 + swing, elbow=16),
    }
    return Pose(joints)


TOE_WALK = Figure(
    name="toe-walk",
    title=_("Walking on the toes"),
    description=_("A person walks with small steps. Both heels stay high throughout."),
    view=View(height=166, x=120, y=184),
    solve=solve_toes,
    fixed=(),
    contacts=("toeN",),
    loaded=("N",),
    props=(),
    muscles=("calfN", "calfF"),
    arrow=(0.225 + 0.300j, 0.330 + 0.300j),
)

HEEL_WALK = Figure(
    name="heel-walk",
    title=_("Walking on the heels"),
    description=_("A person walks with small steps. The front of both feet stays up throughout."),
    view=View(height=166, x=120, y=184),
    solve=solve_heels,
    fixed=(),
    contacts=("footN",),
    loaded=("N",),
    props=(),
    muscles=("shinN",),
    arrow=(0.225 + 0.300j, 0.330 + 0.300j),
)
