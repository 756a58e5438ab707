"""The shape of each part of the body around its joints, in body heights.

A profile lists, along a limb, how far the outline lies in front of and behind the line
between its two joints. A smooth spline through those points (`curves`) is what is drawn.
"""

import cmath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from routines.figures.skeleton import BALL, HEAD, HEEL, Point, Pose

Profile = tuple[tuple[float, float, float], ...]  # (t along the limb, front, back)
Curve = tuple[Point, Point, Point, Point]  # start, two control points, end

_THIGH: Profile = (
    (0.0, 0.045, 0.050),
    (0.22, 0.045, 0.050),
    (0.45, 0.041, 0.042),
    (0.78, 0.033, 0.032),
    (1.0, 0.030, 0.029),
)
_SHANK: Profile = (
    (0.0, 0.029, 0.029),
    (0.12, 0.027, 0.033),
    (0.30, 0.025, 0.041),
    (0.50, 0.023, 0.036),
    (0.75, 0.019, 0.022),
    (1.0, 0.018, 0.019),
)
_UPPER_ARM: Profile = ((0.0, 0.029, 0.029), (0.4, 0.027, 0.027), (1.0, 0.021, 0.021))
_FOREARM: Profile = ((0.0, 0.021, 0.021), (0.3, 0.022, 0.022), (1.0, 0.0145, 0.0145))
_HAND: Profile = ((0.0, 0.015, 0.015), (0.45, 0.0165, 0.0165), (1.0, 0.0115, 0.0115))
_HAND_DRAWN = 0.83  # fingers curl a little, so the outline stops short of the joint
_NECK: Profile = ((0.0, 0.034, 0.034), (1.0, 0.025, 0.025))
_NECK_DRAWN = 0.75
_HEAD_HALF_WIDTH = 0.052
_FOOT: tuple[complex, ...] = (  # round from the heel, the ankle is the origin
    -0.041 - 0.030j,
    -0.041 - 0.014j,
    -0.027 + 0.006j,
    -0.019 + 0.022j,
    0.004 + 0.030j,
    0.020 + 0.018j,
    0.044 - 0.002j,
    0.070 - 0.014j,
    0.082 - 0.024j,
    0.080 - 0.036j,
    0.068 - 0.039j,
    0.020 - 0.037j,
    -0.028 - 0.039j,
)
_FOOT_LENGTH = abs(BALL - HEEL)
_TOE_ROOT, _TOE_TIP = 0.0115, 0.0095  # half-thickness of the toes
_TRUNK_FRONT = (0.046, 0.050, 0.049, 0.055, 0.034)  # at hip, s1, s2, s3, shoulder
_TRUNK_BACK = (0.057, 0.051, 0.042, 0.049, 0.036)
_BELOW_HIP = ((0.030, 0.040), (-0.012, 0.050), (-0.044, 0.034))  # (front, down)
_ABOVE_SHOULDER = ((-0.020, 0.030), (0.016, 0.027))  # (front, up)


@dataclass(frozen=True, slots=True)
class Limb:
    """An outline of two smooth sides, closed at both ends by half a circle.

    The front runs from root to end and the back the other way, so the outline goes round
    clockwise.
    """

    front: list[Point]
    back: list[Point]


Ring = list[Point]  # a closed smooth outline through these points
Outline = Limb | Ring


_SIDES = (("N", "hip", "sh"), ("F", "hipF", "shF"))
ENDS: Mapping[str, tuple[str, str]] = {
    "trunk": ("hip", "sh"),
    "neck": ("sh", "head"),
    "head": ("head", "crown"),
    **{
        f"{part}{side}": (start, end)
        for side, hip, shoulder in _SIDES
        for part, start, end in (
            ("thigh", hip, f"kn{side}"),
            ("shank", f"kn{side}", f"ank{side}"),
            ("foot", f"heel{side}", f"ball{side}"),
            ("toe", f"ball{side}", f"toe{side}"),
            ("upper", shoulder, f"el{side}"),
            ("fore", f"el{side}", f"wr{side}"),
            ("hand", f"wr{side}", f"fin{side}"),
        )
    },
}
"""The two joints that carry each part of the body."""


def limb(profile: Profile, start: Point, end: Point) -> Limb:
    """A limb from start to end; its front is to the left of that way."""
    front, back = sides(profile, start, end)
    return Limb(front, back)


def body_parts(pose: Pose) -> dict[str, Outline]:
    """The outline of every part of the body, by name; sides end in N and F."""
    joints = pose.joints
    parts: dict[str, Outline] = {"trunk": _trunk(pose), "neck": _neck(pose), "head": _head(pose)}
    for side, hip, shoulder in _SIDES:
        knee, ankle = joints[f"kn{side}"], joints[f"ank{side}"]
        elbow, wrist = joints[f"el{side}"], joints[f"wr{side}"]
        hand = (joints[f"fin{side}"] - wrist) * _HAND_DRAWN
        parts[f"thigh{side}"] = limb(_THIGH, joints[hip], knee)
        parts[f"shank{side}"] = limb(_SHANK, knee, ankle)
        parts[f"foot{side}"] = on_foot(_FOOT, joints, side)
        parts[f"toe{side}"] = _toe(joints[f"ball{side}"], joints[f"toe{side}"])
        parts[f"upper{side}"] = limb(_UPPER_ARM, joints[shoulder], elbow)
        parts[f"fore{side}"] = limb(_FOREARM, elbow, wrist)
        parts[f"hand{side}"] = limb(_HAND, wrist, wrist + hand)
    return parts


def ring(limb: Limb) -> Ring:
    """A limb as a ring, which can bend: its two sides, and three points for each round end."""
    front, back = limb.front, limb.back
    return front + _cap(front[-1], back[0]) + back + _cap(back[-1], front[0])


def curves(points: Sequence[Point], closed: bool) -> list[Curve]:
    """The smooth spline through the points: each tangent is a sixth of the neighbours' chord."""
    if closed:
        nodes = [*points, points[0]]
        before, after = [points[-1], *points], [*points[1:], points[0], points[1]]
    else:
        nodes = list(points)
        before, after = [points[0], *points[:-1]], [*points[1:], points[-1]]
    tangents = [(b - a) / 6 for a, b in zip(before, after, strict=True)]
    pairs = zip(pairwise(nodes), pairwise(tangents), strict=True)
    return [(a, a + ta, b - tb, b) for (a, b), (ta, tb) in pairs]


def traced(outline: Outline, steps: int = 6) -> list[Point]:
    """Points along the drawn line itself, close enough together to measure it."""
    if isinstance(outline, Limb):
        front, back = outline.front, outline.back
        return [
            *_along(curves(front, closed=False), steps),
            *_half_circle(front[-1], back[0], steps),
            *_along(curves(back, closed=False), steps),
            *_half_circle(back[-1], front[0], steps),
        ]
    return _along(curves(outline, closed=True), steps)


def _along(spline: list[Curve], steps: int) -> list[Point]:
    return [
        (1 - u) ** 3 * a + 3 * u * (1 - u) ** 2 * b + 3 * u * u * (1 - u) * c + u**3 * d
        for a, b, c, d in spline
        for u in (step / steps for step in range(steps))
    ]


def _cap(start: Point, end: Point) -> list[Point]:
    return _half_circle(start, end, 4)[1:]


def _half_circle(start: Point, end: Point, steps: int) -> list[Point]:
    """Half a turn clockwise from start to end."""
    centre = (start + end) / 2
    return [
        centre + (start - centre) * cmath.exp(-1j * cmath.pi * step / steps)
        for step in range(steps)
    ]


def sides(profile: Profile, start: Point, end: Point) -> tuple[list[Point], list[Point]]:
    """Points in front of a limb from its root to its end, and behind it the other way."""
    along = end - start
    way = along / abs(along)
    front = [start + t * along + 1j * way * offset for t, offset, _back in profile]
    back = [start + t * along - 1j * way * offset for t, _front, offset in reversed(profile)]
    return front, back


def on_foot(points: Sequence[Point], joints: Mapping[str, Point], side: str) -> Ring:
    """Points of a flat foot, given from its ankle, on a foot as it lies: one that is turned to
    the viewer looks shorter."""
    sole = joints[f"ball{side}"] - joints[f"heel{side}"]
    way, shown = sole / abs(sole), abs(sole) / _FOOT_LENGTH
    return [joints[f"ank{side}"] + way * complex(z.real * shown, z.imag) for z in points]


def _trunk(pose: Pose) -> Ring:
    joints = [pose.joints[name] for name in ("hip", "s1", "s2", "s3", "sh")]
    links = [(b - a) / abs(b - a) for a, b in pairwise(joints)]
    ups = [links[0], *((a + b) / abs(a + b) for a, b in pairwise(links)), links[-1]]
    nodes = list(zip(joints, ups, _TRUNK_FRONT, _TRUNK_BACK, strict=True))
    hip, shoulder = joints[0], joints[-1]
    return (
        [at - 1j * up * front for at, up, front, _back in nodes]
        + [shoulder + ups[-1] * complex(up, -front) for front, up in reversed(_ABOVE_SHOULDER)]
        + [at + 1j * up * back for at, up, _front, back in reversed(nodes)]
        + [hip - ups[0] * complex(down, front) for front, down in reversed(_BELOW_HIP)]
    )


def _neck(pose: Pose) -> Limb:
    shoulder, head = pose.joints["sh"], pose.joints["head"]
    return limb(_NECK, shoulder, shoulder + (head - shoulder) * _NECK_DRAWN)


def _head(pose: Pose) -> Ring:
    centre = pose.joints["head"]
    up = (pose.joints["crown"] - centre) / HEAD
    ring = (cmath.exp(1j * cmath.pi * i / 6) for i in range(12))
    return [centre + up * complex(HEAD * z.real, _HEAD_HALF_WIDTH * z.imag) for z in ring]


def _toe(ball: Point, tip: Point) -> Limb:
    """Toes that lie on the sole, so their middle line is half a thickness above it."""
    way = (tip - ball) / abs(tip - ball)
    root = ball + 1j * way * _TOE_ROOT
    end = tip + way * complex(-_TOE_TIP, _TOE_TIP)
    return limb(((0, _TOE_ROOT, _TOE_ROOT), (1, _TOE_TIP, _TOE_TIP)), root, end)
