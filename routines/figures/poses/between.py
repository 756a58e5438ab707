"""The figures of the ways between exercises that are no exercise: lying down, getting onto hands
and knees. Each stands where an exercise begins or passes, so it is that pose."""

from dataclasses import replace

from routines.figures.figure import Figure
from routines.figures.figure import message as _
from routines.figures.poses.cat_camel import CAT_CAMEL
from routines.figures.poses.pelvic_tilt import PELVIC_TILT, PILLOW
from routines.figures.skeleton import Pose


def _lying(_p: float) -> Pose:
    return PELVIC_TILT.solve(0)


def _level(_p: float) -> Pose:
    return CAT_CAMEL.solve(0.5)


def _held(figure: Figure, **changed: object) -> Figure:
    """A figure that stays as it is."""
    return replace(figure, fixed=(), bends=(), arrow=None, frames=2, **changed)


LIE = _held(
    PELVIC_TILT,
    name="lie",
    title=_("Lying on the back"),
    description=_("A person lies on the back with bent knees and flat feet."),
    solve=_lying,
    props=(PILLOW,),
)
ALL_FOURS = _held(
    CAT_CAMEL,
    name="all-fours",
    title=_("On hands and knees"),
    description=_("A person is on hands and knees, with a level back."),
    solve=_level,
)
