"""A body on its back, seen from the feet and from a little above: for what a side view hides.

Both legs are near. N is the right-hand side of the picture, F the left-hand side, which is the
right side of the person. Limbs point at the viewer, so their drawn length changes: they are
rings that bend, and their widths stay.
"""

import cmath

from routines.figures.body import Body, Coat, Layer
from routines.figures.outlines import Outline, Profile, Ring, limb, ring
from routines.figures.skeleton import SHANK, THIGH, Point, Pose

_THIGH: Profile = ((0, 0.046, 0.046), (0.45, 0.041, 0.041), (1, 0.031, 0.031))
_SHANK: Profile = ((0, 0.030, 0.030), (0.3, 0.035, 0.035), (0.75, 0.022, 0.022), (1, 0.019, 0.019))
_FOOT: Profile = ((0, 0.025, 0.025), (0.6, 0.031, 0.031), (1, 0.025, 0.025))
_FOOT_FROM, _FOOT_TO = 0.003 - 0.034j, 0.006 - 0.106j  # from the ankle, outwards and down
_PELVIS: Profile = ((0, 0.050, 0.050), (1, 0.050, 0.050))
_ARM: Profile = ((0, 0.034, 0.034), (0.45, 0.025, 0.025), (0.8, 0.018, 0.018), (1, 0.012, 0.012))
_SHOULDER, _FINGERS = 0.120 + 0.455j, 0.530 + 0.362j
_NECK: Profile = ((0, 0.030, 0.030), (1, 0.028, 0.028))
_HEAD, _HEAD_SIZE = 0.552j, complex(0.052, 0.062)
_CHEST = (0.000 + 0.512j, 0.090 + 0.510j, 0.130 + 0.488j, 0.138 + 0.448j, 0.116 + 0.390j)
_WAIST = (0.100 + 0.300j, 0.050 + 0.272j)


def _parts(pose: Pose) -> dict[str, Outline]:
    joints = pose.joints
    hips = joints["hipN"] - joints["hipF"]
    tilt = hips.imag / hips.real
    parts: dict[str, Outline] = {
        "head": [
            _HEAD + complex(_HEAD_SIZE.real * z.real, _HEAD_SIZE.imag * z.imag)
            for z in (cmath.exp(1j * cmath.pi * i / 6) for i in range(12))
        ],
        "neck": _round(_NECK, 0.490j, 0.530j),
        "torso": _torso(tilt),
        "pelvis": _round(_PELVIS, joints["hipF"], joints["hipN"]),
    }
    for side, out in (("N", 1), ("F", -1)):
        knee, ankle = joints[f"kn{side}"], joints[f"ank{side}"]
        parts[f"arm{side}"] = _round(_ARM, _outwards(_SHOULDER, out), _outwards(_FINGERS, out))
        parts[f"thigh{side}"] = _round(_THIGH, joints[f"hip{side}"], knee)
        parts[f"shank{side}"] = _round(_SHANK, knee, ankle)
        foot = [ankle + _outwards(point, out) for point in (_FOOT_FROM, _FOOT_TO)]
        parts[f"foot{side}"] = _round(_FOOT, *foot)
    return parts


def _torso(tilt: float) -> Ring:
    """The chest lies still; the waist goes along with the pelvis."""
    half = [*_CHEST, *_WAIST]
    ring = half + [_outwards(point, -1) for point in reversed(half[1:])]
    waist = {point for end in _WAIST for point in (end, _outwards(end, -1))}
    return [point + 1j * tilt * point.real if point in waist else point for point in ring]


def _round(profile: Profile, start: Point, end: Point) -> Ring:
    return ring(limb(profile, start, end))


def _outwards(point: Point, out: int) -> Point:
    return complex(out * point.real, point.imag)


FOOT_END = Body(
    parts=_parts,
    ends={},
    links=(
        *(("hipN", "knN", THIGH), ("knN", "ankN", SHANK)),
        *(("hipF", "knF", THIGH), ("knF", "ankF", SHANK)),
    ),
    layers=(
        Layer.BEHIND_BODY,
        Coat("near", ("armN", "armF")),
        Coat("near", ("neck", "head")),
        Coat("body", ("torso",)),
        Coat("near", ("pelvis",)),
        *(Coat("near", (f"{part}N",)) for part in ("thigh", "shank", "foot")),
        *(Coat("near", (f"{part}F",)) for part in ("thigh", "shank", "foot")),
    ),
)
"""From the feet, the person's right on the left: the knees fall that way, so F is in front."""
