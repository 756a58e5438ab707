"""What makes a figure right: a body could do it, and the picture shows it (figures.md, Checks).

`check` raises FigureError with the figure's name and the reason. Reach is checked by the
solver itself, on every solve.
"""

import cmath
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from routines.figures.body import SIDE
from routines.figures.figure import Figure
from routines.figures.outlines import traced
from routines.figures.rollers import ROLLER_RADIUS
from routines.figures.skeleton import ELBOW, KNEE, LINKS, FigureError, Point, Pose

EXACT = 1e-6  # body heights
DRIFT = 0.005  # how much a limb may change its length between two frames
BELOW_FLOOR, ABOVE_FLOOR = -0.9, 0.6  # view units; the floor line hides this much
WALL_GAP = 0.3  # view units
BEND_LIMIT = 135.0  # degrees, knee and elbow
ANKLE_UP, ANKLE_DOWN = 35.0, 40.0  # degrees, a foot that carries weight
LOOSE_ANKLE_UP, LOOSE_ANKLE_DOWN = 46.0, 50.0  # degrees, a foot that does not
INSTEP_DOWN = 80.0  # degrees, a kneeling foot that lies on its instep
RIGID = 1e-6  # of the length of the trunk
CONTACT = (0.25, 0.75)  # of the shank from the knee: ux.md 5, check 30
_CONTACT_ROUNDING = 0.0005  # figures.md gives three decimals, and its end is .250
Link = tuple[str, str, float]
_PICTURE = (8, 8, 232, 192)  # left, top, right, bottom


def check(figure: Figure) -> None:
    """Raise FigureError when a frame, or the way between two frames, breaks a rule."""
    try:
        poses = figure.poses()
    except FigureError as unsolved:
        raise FigureError(f"{figure.name}: {unsolved}") from unsolved
    for reason in _reasons(figure, poses):
        raise FigureError(f"{figure.name}: {reason}")


def drift(poses: list[Pose], links: Iterable[Link] = LINKS) -> float:
    """The largest relative change of a limb's length when points move in straight lines."""
    return max(
        abs(
            math.hypot(
                abs(_between(before, after, end, u) - _between(before, after, start, u)),
                _depth(before, start, end) * (1 - u) + _depth(after, start, end) * u,
            )
            / length
            - 1
        )
        for before, after in pairwise(poses)
        for u in (0.25, 0.5, 0.75)
        for start, end, length in links
    )


def knee_bend(pose: Pose, side: str) -> float:
    """Degrees; 0 is straight, below 0 is bent the wrong way."""
    return _bend(pose, "hip" if side == "N" else "hipF", f"kn{side}", f"ank{side}", KNEE)


def elbow_bend(pose: Pose, side: str) -> float:
    """Degrees; 0 is straight, below 0 is bent the wrong way."""
    return _bend(pose, "sh" if side == "N" else "shF", f"el{side}", f"wr{side}", ELBOW)


def ankle_bend(pose: Pose, side: str) -> float:
    """Degrees from a foot at a right angle to the shin; above 0 the toes are pulled up."""
    joints = pose.joints
    sole = joints[f"ball{side}"] - joints[f"heel{side}"]
    shank = joints[f"ank{side}"] - joints[f"kn{side}"]
    return math.degrees(cmath.phase(sole / (1j * shank)))


def _reasons(figure: Figure, poses: list[Pose]) -> Iterator[str]:
    for index, pose in enumerate(poses):
        reasons = [
            *_lengths(figure, pose),
            *_fixed(figure, poses[0], pose),
            *_inside(figure, pose),
        ]
        if figure.body is SIDE:  # the others are not seen in the plane they bend in
            reasons += [
                *_rigid(figure, poses[0], pose),
                *_bends(figure, pose),
                *_ground(figure, pose),
            ]
        for reason in reasons:
            yield f"frame {index}: {reason}"
    change = drift(poses, figure.body.links)
    if change > DRIFT:
        yield f"limbs change by {change:.2%} between frames"
    yield from _rolling(poses)
    if figure.cyclic:
        yield from _closing(poses)


def _lengths(figure: Figure, pose: Pose) -> Iterator[str]:
    for start, end, length in figure.body.links:
        off = _length(pose, start, end) - length
        if abs(off) > EXACT:
            yield f"{start} to {end} is {off:+.6f} off its length"


def _rigid(figure: Figure, first: Pose, pose: Pose) -> Iterator[str]:
    """A trunk that is drawn as one piece must be one."""
    if "trunk" in figure.bends:
        return
    for joint in ("s1", "s2", "s3"):
        if abs(_along_trunk(pose, joint) - _along_trunk(first, joint)) > RIGID:
            yield f"the trunk bends at {joint}, but is not said to"


def _along_trunk(pose: Pose, joint: str) -> Point:
    hip, shoulder = pose.joints["hip"], pose.joints["sh"]
    return (pose.joints[joint] - hip) / (shoulder - hip)


def _bends(figure: Figure, pose: Pose) -> Iterator[str]:
    for side in ("N", "F"):
        for name, bend in (("knee", knee_bend(pose, side)), ("elbow", elbow_bend(pose, side))):
            if not -EXACT <= bend <= BEND_LIMIT:
                yield f"{name} {side} bends {bend:.1f} degrees"
        ankle = ankle_bend(pose, side)
        up, down = LOOSE_ANKLE_UP, LOOSE_ANKLE_DOWN
        if side in figure.loaded:
            up, down = ANKLE_UP, ANKLE_DOWN
        elif side in figure.kneels:
            down = INSTEP_DOWN
        if not -down <= ankle <= up:
            yield f"ankle {side} bends {ankle:.1f} degrees"


def _fixed(figure: Figure, first: Pose, pose: Pose) -> Iterator[str]:
    for name in figure.fixed:
        if abs(pose.joints[name] - first.joints[name]) > EXACT:
            yield f"{name} moves"


def _ground(figure: Figure, pose: Pose) -> Iterator[str]:
    parts = {name: traced(part) for name, part in figure.body.parts(pose).items()}
    for name, points in parts.items():
        heights = (point.imag - figure.ground(point.real) for point in points)
        lowest = min(heights) * figure.view.height
        if lowest < BELOW_FLOOR:
            yield f"{name} is {-lowest:.2f} below the floor"
        if name in figure.contacts and lowest > ABOVE_FLOOR:
            yield f"{name} hangs {lowest:.2f} above the floor"
    if figure.wall is not None:
        for name in ("handN", "handF"):
            nearest = max(point.real for point in parts[name])
            gap = (figure.wall - nearest) * figure.view.height
            if not 0 <= gap <= WALL_GAP:
                yield f"{name} is {gap:.2f} from the wall"


def _inside(figure: Figure, pose: Pose) -> Iterator[str]:
    left, top, right, bottom = _PICTURE
    for place in map(figure.view, figure.extent(pose)):
        if not (left <= place.real <= right and top <= place.imag <= bottom):
            yield f"something is drawn at {place.real:.1f}, {place.imag:.1f}, outside the picture"
            return


def _closing(poses: list[Pose]) -> Iterator[str]:
    first, last = poses[0].joints, poses[-1].joints
    if any(abs(last[name] - place) > EXACT for name, place in first.items()):
        yield "the end is not where the start was"


def _rolling(poses: list[Pose]) -> Iterator[str]:
    first = poses[0]
    for index, pose in enumerate(poses):
        if pose.roller is None or pose.contact is None or first.roller is None:
            continue
        low, high = CONTACT
        if not low - _CONTACT_ROUNDING <= pose.contact <= high + _CONTACT_ROUNDING:
            yield f"frame {index}: the roller is at {pose.contact:.3f} of the shank"
        travel = (pose.roller - first.roller).real
        if abs(math.radians(pose.turn - first.turn) * ROLLER_RADIUS - travel) > EXACT:
            yield f"frame {index}: the roller slips, it turns {pose.turn:.1f} degrees"
        body = abs(pose.joints["hip"] - first.joints["hip"])
        if abs(body - 2 * travel) > EXACT:
            yield f"frame {index}: the body does not move twice as far as the roller"


def _bend(pose: Pose, root: str, middle: str, end: str, way: int) -> float:
    upper = pose.joints[middle] - pose.joints[root]
    lower = pose.joints[end] - pose.joints[middle]
    return -way * math.degrees(cmath.phase(lower / upper))


def _length(pose: Pose, start: str, end: str) -> float:
    return math.hypot(abs(pose.joints[end] - pose.joints[start]), _depth(pose, start, end))


def _depth(pose: Pose, start: str, end: str) -> float:
    return pose.depth.get(end, 0) - pose.depth.get(start, 0)


def _between(before: Pose, after: Pose, joint: str, u: float) -> complex:
    return before.joints[joint] * (1 - u) + after.joints[joint] * u
