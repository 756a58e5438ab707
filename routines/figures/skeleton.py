"""The body as joints: segment lengths, the two-bone solver and a solved pose.

Lengths are fractions of body height; a point is a complex number with x to the right and
y up, and the floor is y = 0. The figure faces right. Angles are degrees, anticlockwise
from pointing right. Joint names end in N for the near side and F for the far side; the
near hip and shoulder are `hip` and `sh`. Lengths are standard body-segment fractions,
checked to add up to one body.
"""

import cmath
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.072
SPINE_LINK = 0.072  # four of them, hip to shoulder
NECK = 0.112  # shoulder to the centre of the head
HEAD = 0.066  # centre of the head to the crown
ANKLE_HEIGHT = 0.039
HEEL = complex(-0.040, -ANKLE_HEIGHT)  # from the ankle of a flat foot
BALL = complex(0.070, -ANKLE_HEIGHT)
TOE = 0.042  # ball to tip; turns on the ball

PALM_TO_FLOOR = 0.017  # height of the wrist when the palm lies on the floor
PALM_TO_WALL = 0.0178  # distance of the wrist when the palm lies on a wall
_KNEE_ON_FLOOR = 0.030  # height of the knee of a kneeling leg, and of its ankle
_ANKLE_OF_KNEELING = 0.0345
REACH = 0.999  # a limb stretched further than this snaps when it moves

KNEE = +1  # which way the joint bends, seen along the limb
ELBOW = -1

LINKS: tuple[tuple[str, str, float], ...] = (
    ("hip", "s1", SPINE_LINK),
    ("s1", "s2", SPINE_LINK),
    ("s2", "s3", SPINE_LINK),
    ("s3", "sh", SPINE_LINK),
    ("sh", "head", NECK),
    ("head", "crown", HEAD),
    ("hip", "knN", THIGH),
    ("knN", "ankN", SHANK),
    ("hipF", "knF", THIGH),
    ("knF", "ankF", SHANK),
    ("ankN", "heelN", abs(HEEL)),
    ("ankN", "ballN", abs(BALL)),
    ("ballN", "toeN", TOE),
    ("ankF", "heelF", abs(HEEL)),
    ("ankF", "ballF", abs(BALL)),
    ("ballF", "toeF", TOE),
    ("sh", "elN", UPPER_ARM),
    ("elN", "wrN", FOREARM),
    ("wrN", "finN", HAND),
    ("shF", "elF", UPPER_ARM),
    ("elF", "wrF", FOREARM),
    ("wrF", "finF", HAND),
)
"""Every pair of joints whose distance never changes, with that distance."""

Point = complex
Joints = dict[str, Point]


class FigureError(ValueError):
    """A figure that no body could do, or that would be drawn wrong."""


@dataclass(frozen=True, slots=True)
class Pose:
    """One solved position of the body, and of the roller where there is one.

    `turn` is how far the roller has turned, in degrees. `contact` is where it touches the
    working calf, as a fraction of the shank from the knee. `depth` is how far joints stand out
    towards the viewer, in body heights; those that are not in it lie in the picture's plane.
    """

    joints: Mapping[str, Point]
    roller: Point | None = None
    turn: float = 0.0
    contact: float | None = None
    depth: Mapping[str, float] = field(default_factory=dict)


def direction(degrees: float) -> complex:
    """The unit vector that points this way."""
    return cmath.rect(1.0, math.radians(degrees))


def toward(start: Point, end: Point) -> complex:
    """The unit vector from one point to another."""
    return (end - start) / abs(end - start)


def degrees(way: complex) -> float:
    """The direction of a vector; the inverse of `direction`."""
    return math.degrees(cmath.phase(way))


def two_bone(root: Point, target: Point, upper: float, lower: float, bend: int) -> Point:
    """The middle joint of a limb from root to target; `bend` is KNEE or ELBOW.

    Raises FigureError when the target is out of reach or too close.
    """
    reach = abs(target - root)
    if not abs(upper - lower) < reach <= REACH * (upper + lower):
        raise FigureError(f"a limb of {upper + lower:.3f} cannot end {reach:.3f} from its root")
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    aside = math.sqrt(upper**2 - along**2)
    return root + (target - root) / reach * complex(along, bend * aside)


def trunk(hip: Point, base: float, offsets: Sequence[float], neck: float, head: float) -> Joints:
    """Spine, neck and head from the hip up; each offset bends one link away from `base`."""
    joints = {"hip": hip}
    at = hip
    for name, offset in zip(("s1", "s2", "s3", "sh"), offsets, strict=True):
        at += SPINE_LINK * direction(base + offset)
        joints[name] = at
    joints["head"] = at + NECK * direction(neck)
    joints["crown"] = joints["head"] + HEAD * direction(head)
    return joints


def lying_trunk(shoulder: Point, heights: Sequence[float]) -> Joints:
    """Spine, neck and head of a body on its back, its head on the left; the heights are those of
    hip, s1, s2 and s3."""
    joints = {"sh": shoulder, "head": shoulder + NECK * direction(169.2)}
    joints["crown"] = joints["head"] + HEAD * direction(170.8)
    at = shoulder
    for name, height in zip(("s3", "s2", "s1", "hip"), reversed(heights), strict=True):
        rise = height - at.imag
        at += complex(math.sqrt(SPINE_LINK**2 - rise**2), rise)
        joints[name] = at
    return joints


def straight_leg(side: str, hip: Point, leg: float) -> Joints:
    """Knee and ankle in one line with the hip; `leg` is the direction hip to ankle."""
    down = direction(leg)
    return {f"kn{side}": hip + THIGH * down, f"ank{side}": hip + (THIGH + SHANK) * down}


def bent_leg(side: str, hip: Point, ankle: Point) -> Joints:
    """Knee solved between hip and ankle."""
    return {f"kn{side}": two_bone(hip, ankle, THIGH, SHANK, KNEE), f"ank{side}": ankle}


def foot(side: str, ankle: Point, sole: float, toe: float | None = None) -> Joints:
    """Heel, ball and toe of a rigid foot whose sole points this way; 0 is flat.

    The toes go on in line with the sole, or in a direction of their own.
    """
    sole_way = direction(sole)
    ball = ankle + BALL * sole_way
    return {
        f"heel{side}": ankle + HEEL * sole_way,
        f"ball{side}": ball,
        f"toe{side}": ball + TOE * (sole_way if toe is None else direction(toe)),
    }


def foot_on_ball(side: str, ball: Point, sole: float, toe: float = 0) -> Joints:
    """Ankle, heel, ball and toe of a foot that stands on its ball."""
    ankle = ball - BALL * direction(sole)
    return {f"ank{side}": ankle, **foot(side, ankle, sole, toe)}


def kneeling(side: str, x: float) -> Joints:
    """Knee, ankle and foot of a shin that lies on the floor, on a flat instep."""
    knee = complex(x, _KNEE_ON_FLOOR)
    rise = _ANKLE_OF_KNEELING - _KNEE_ON_FLOOR
    ankle = knee + complex(-math.sqrt(SHANK**2 - rise**2), rise)
    return {f"kn{side}": knee, f"ank{side}": ankle, **foot(side, ankle, sole=190, toe=186)}


def arm(side: str, shoulder: Point, wrist: Point, hand: float) -> Joints:
    """Elbow solved between shoulder and wrist; the hand points this way, in degrees."""
    return {
        f"el{side}": two_bone(shoulder, wrist, UPPER_ARM, FOREARM, ELBOW),
        f"wr{side}": wrist,
        f"fin{side}": wrist + HAND * direction(hand),
    }


def hanging_arm(side: str, shoulder: Point, swing: float, elbow: float) -> Joints:
    """An arm that hangs and swings forward by these degrees, with a bent elbow."""
    elbow_at = shoulder + UPPER_ARM * direction(swing - 90)
    wrist = elbow_at + FOREARM * direction(swing + elbow - 90)
    return {
        f"el{side}": elbow_at,
        f"wr{side}": wrist,
        f"fin{side}": wrist + HAND * direction(swing + elbow + 2 - 90),
    }
