"""Figure 10b, knee rolls (figures.md, "Knee rolls"), from the middle to one side.

From the side this movement is not to be seen. Solved in space (x to the right, y up, z to the
viewer) and looked at from the feet, from 36 degrees above: the person's right is on the left.
Published is the whole way from one side to the other; half of it keeps the same leg on top.
"""

import math

from routines.figures.figure import Figure, View
from routines.figures.figure import message as _
from routines.figures.foot_end import FOOT_END
from routines.figures.furniture import mat
from routines.figures.skeleton import SHANK, THIGH, Point, Pose

Space = tuple[float, float, float]

_CAMERA = math.radians(36)
_LOWER_EDGE = 0.24  # of the mat, below the middle of the pelvis as the camera sees it
_HIP_X, _HIP_Y = 0.050, 0.06
_ANKLE: Space = (0.034, 0.045, 0.235)
_KNEES_OVER = 48  # degrees
_PELVIS_ALONG = 0.35  # how much of that the pelvis turns


def solve(p: float) -> Pose:
    """The pose at p: 0 with the knees up, 1 with the knees over on the person's right."""
    over = math.radians(-_KNEES_OVER * p)
    joints: dict[str, Point] = {}
    depth: dict[str, float] = {}
    for side, out in (("N", 1), ("F", -1)):
        turn = _PELVIS_ALONG * over
        hip = (out * _HIP_X * math.cos(turn), _HIP_Y - out * _HIP_X * math.sin(turn), 0.0)
        ankle = (out * _ANKLE[0], _ANKLE[1], _ANKLE[2])
        for joint, place in (("hip", hip), ("kn", _knee(hip, ankle, over)), ("ank", ankle)):
            joints[joint + side], depth[joint + side] = _seen(place)
    return Pose(joints, depth=depth)


def _knee(hip: Space, ankle: Space, over: float) -> Space:
    """The knee on its circle round the line from hip to ankle; at 0 it is right above."""
    way = tuple(b - a for a, b in zip(hip, ankle, strict=True))
    reach = math.hypot(*way)
    x, y, z = (part / reach for part in way)
    flat = math.hypot(x, z)
    up = (-x * y / flat, flat, -z * y / flat)
    aside = (up[1] * z - up[2] * y, up[2] * x - up[0] * z, up[0] * y - up[1] * x)
    along = (THIGH**2 - SHANK**2 + reach**2) / (2 * reach)
    out = math.sqrt(THIGH**2 - along**2)
    hx, hy, hz = (
        start + along * line + out * (math.cos(over) * u + math.sin(over) * v)
        for start, line, u, v in zip(hip, (x, y, z), up, aside, strict=True)
    )
    return hx, hy, hz


def _seen(place: Space) -> tuple[Point, float]:
    """Where the camera has a point, and how near to the camera it is."""
    x, y, z = place
    high = y * math.cos(_CAMERA) - z * math.sin(_CAMERA)
    return complex(x, high + _LOWER_EDGE), y * math.sin(_CAMERA) + z * math.cos(_CAMERA)


KNEE_ROLLS = Figure(
    name="knee-rolls",
    title=_("Rolling both knees to the {side}"),
    description=_(
        "A person lies on the back, seen from the feet, with both arms out. "
        "The bent knees go over to the {side} together and come up again."
    ),
    view=View(height=200, x=120, y=176),
    solve=solve,
    fixed=("ankN", "ankF"),
    contacts=(),
    loaded=(),
    props=(mat(0.320, 0.365, length=0.605),),
    muscles=(),
    arrow=(-0.115 + 0.255j, -0.215 + 0.205j),
    bends=("torso", "pelvis", "thighF", "shankF", "thighN", "shankN"),
    body=FOOT_END,
)
