"""The poses between exercises, one for each posture but those of the chair and the wall: sitting on
the floor, lying, on hands and knees, standing. Their bodies are those of exercises, held still."""

from dataclasses import replace

from routines.figures.figure import message as _
from routines.figures.poses.ankle_pumps import ANKLE_PUMPS
from routines.figures.poses.cat_camel import CAT_CAMEL
from routines.figures.poses.pelvic_tilt import PELVIC_TILT, PILLOW
from routines.figures.poses.seated import SEATED
from routines.figures.poses.standing import STAND
from routines.figures.skeleton import Pose, hanging_arm

_LEGS = tuple(part + side for part in ("kn", "ank", "heel", "ball", "toe") for side in "NF")


def _on_floor(_p: float) -> Pose:
    """The hands behind of one exercise, and the legs of the one who rests."""
    legs = SEATED.solve(0).joints
    return Pose({**ANKLE_PUMPS.solve(0).joints, **{joint: legs[joint] for joint in _LEGS}})


def _lying(_p: float) -> Pose:
    return PELVIC_TILT.solve(0)


def _level(_p: float) -> Pose:
    return CAT_CAMEL.solve(0.5)


def _upright(_p: float) -> Pose:
    joints = STAND.solve(0).joints
    return Pose({**joints, **hanging_arm("F", joints["shF"], swing=6, elbow=14)})


FLOOR = replace(
    SEATED,
    name="floor",
    title=_("Sitting on the floor"),
    description=_("A person sits on the floor with both legs out and both hands behind."),
    view=ANKLE_PUMPS.view,
    solve=_on_floor,
    contacts=("thighN", "footN", "handN", "handF"),
    props=(),
    frames=2,
    muscles=(),
)
LIE = replace(
    PELVIC_TILT,
    name="lie",
    title=_("Lying on the back"),
    description=_("A person lies on the back with bent knees and flat feet."),
    solve=_lying,
    props=(PILLOW,),
    arrow=None,
    frames=2,
    bends=(),
)
ALL_FOURS = replace(
    CAT_CAMEL,
    name="all-fours",
    title=_("On hands and knees"),
    description=_("A person is on hands and knees, with a level back."),
    solve=_level,
    arrow=None,
    frames=2,
    bends=(),
)
UPRIGHT = replace(
    STAND,
    name="upright",
    title=_("Standing"),
    description=_("A person stands upright, with both arms at the sides."),
    solve=_upright,
    props=(),
)
