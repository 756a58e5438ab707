"""Every check of a figure, on figures that pass and on ones broken on purpose."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from routines.figures import DRAWN, FIGURES, FigureError, check
from routines.figures.figure import Figure
from routines.figures.poses.seated import SEATED
from routines.figures.rollers import ROLLER_RADIUS
from routines.figures.skeleton import Pose, bent_leg, foot

ROLL, WALL = FIGURES["roll"], FIGURES["wall"]
Change = Callable[[Pose, float], Pose]


@pytest.mark.parametrize("figure", [*DRAWN.values(), SEATED], ids=lambda figure: figure.name)
def test_every_figure_passes_every_check(figure: Figure) -> None:
    check(figure)


def broken(figure: Figure, change: Change) -> Figure:
    return replace(figure, solve=lambda p: change(figure.solve(p), p))


def moved(pose: Pose, **joints: complex) -> Pose:
    return replace(pose, joints={**pose.joints, **joints})


def shifted(pose: Pose, by: complex) -> Pose:
    return replace(pose, joints={name: place + by for name, place in pose.joints.items()})


def other_knee(pose: Pose) -> Pose:
    """The far knee bent backwards: its mirror image in the line from hip to ankle."""
    hip, ankle = pose.joints["hipF"], pose.joints["ankF"]
    way = (ankle - hip) / abs(ankle - hip)
    knee = hip + way * ((pose.joints["knF"] - hip) / way).conjugate()
    return moved(pose, knF=knee)


def swept_leg(pose: Pose, p: float) -> Pose:
    """A far foot that goes far in one frame, so that points in straight lines shorten the leg."""
    if not 0.5 <= p < 0.6:
        return pose
    ankle = 0.45 + 0.2j
    return moved(pose, **bent_leg("F", pose.joints["hipF"], ankle), **foot("F", ankle, 80))


BROKEN: dict[str, tuple[Figure, Change, str]] = {
    "a limb of another length": (
        WALL,
        lambda pose, _p: moved(pose, head=pose.joints["head"] + 0.001),
        "off its length",
    ),
    "a limb of another length in space": (
        FIGURES["knee-rolls"],
        lambda pose, _p: replace(pose, depth={}),
        "off its length",
    ),
    "a back that bends unsaid": (
        replace(FIGURES["cat-camel"], bends=()),
        lambda pose, _p: pose,
        "the trunk bends at s",
    ),
    "a knee bent backwards": (WALL, lambda pose, _p: other_knee(pose), "knee F bends"),
    "a foot pulled up too far": (
        WALL,
        lambda pose, _p: moved(pose, **foot("N", pose.joints["ankN"], 20)),
        "ankle N bends",
    ),
    "a heel that slides": (
        WALL,
        lambda pose, p: shifted(pose, 0.01 * p),
        "ankN moves",
    ),
    "a foot in the ground": (WALL, lambda pose, _p: shifted(pose, -0.01j), "below the floor"),
    "a foot in the air": (WALL, lambda pose, _p: shifted(pose, 0.01j), "above the floor"),
    "hands off the wall": (WALL, lambda pose, _p: shifted(pose, -0.01), "from the wall"),
    "hands in the wall": (WALL, lambda pose, _p: shifted(pose, 0.001), "from the wall"),
    "a leg that shrinks between frames": (
        replace(ROLL, fixed=(), contacts=()),
        swept_leg,
        "between frames",
    ),
    "a roller behind the knee": (
        ROLL,
        lambda pose, _p: replace(pose, contact=(pose.contact or 0) - 0.01),
        "of the shank",
    ),
    "a roller that slips": (ROLL, lambda pose, _p: replace(pose, turn=pose.turn * 0.9), "slips"),
    "a foot that cuts into a step": (
        FIGURES["heel-drop"],
        lambda pose, _p: shifted(pose, 0.010 - 0.010j),
        "below the floor",
    ),
    "a foot that hangs above its step": (
        FIGURES["heel-drop"],
        lambda pose, _p: shifted(pose, 0.01j),
        "above the floor",
    ),
    "a circle that does not close": (
        FIGURES["ankle-circles"],
        lambda _pose, p: FIGURES["ankle-circles"].solve(0.97 * p),
        "not where the start was",
    ),
    "a body as slow as the roller": (
        ROLL,
        lambda pose, p: replace(
            pose,
            roller=(pose.roller or 0) + 0.1 * p,
            turn=pose.turn + math.degrees(0.1 * p / ROLLER_RADIUS),
        ),
        "twice as far",
    ),
}


@pytest.mark.parametrize(("figure", "change", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_figure_is_refused_with_its_name_and_the_reason(
    figure: Figure, change: Change, reason: str
) -> None:
    with pytest.raises(FigureError, match=reason) as refused:
        check(broken(figure, change))
    assert str(refused.value).startswith(f"{figure.name}: ")


def test_a_figure_drawn_outside_its_picture_is_refused() -> None:
    with pytest.raises(FigureError, match="outside the picture"):
        check(replace(WALL, view=replace(WALL.view, x=170)))


def test_a_limb_out_of_reach_is_refused_with_the_name_of_the_figure() -> None:
    with pytest.raises(FigureError, match="^roll: a limb of"):
        check(replace(ROLL, solve=lambda p: ROLL.solve(p + 0.5)))
