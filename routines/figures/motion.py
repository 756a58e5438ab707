"""The moving figure as numbers: solved frames that a page draws between, point by point."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypedDict

from routines.figures.body import Ends
from routines.figures.figure import Figure
from routines.figures.paths import nodes
from routines.figures.poses import DRAWN
from routines.figures.skeleton import FigureError, Pose


class Motion(TypedDict):
    """Frames evenly spaced from p = 0 to 1, in the picture of a still that faces right.

    A list for each x and y of the `joints` in turn, then of the nodes of every outline that bends:
    whole tenths of a unit, frame after frame. The first is the place, the second the change from
    there, and each other one what the change has changed by, which keeps the numbers short.
    """

    joints: list[str]
    frames: list[list[int]]


def figure_named(name: str) -> Figure:
    """The figure of this name. Raises FigureError where there is none."""
    if name not in DRAWN:
        raise FigureError(f"there is no figure {name!r}")
    return DRAWN[name]


@lru_cache(maxsize=32)
def frames(name: str) -> Motion:
    """The frames of a figure; do not change the answer, it is shared.

    Raises FigureError for an unknown name.
    """
    figure = figure_named(name)
    joints = _joints(name)
    rows = [_row(figure, joints, pose) for pose in figure.poses()]
    return Motion(joints=list(joints), frames=[_short(row) for row in zip(*rows, strict=True)])


def _short(places: Sequence[int]) -> list[int]:
    first, *changes = (new - old for old, new in pairwise([0, *places]))
    return [first, *(new - old for old, new in pairwise([0, *changes]))]


@lru_cache(maxsize=32)
def marks(name: str) -> Mapping[str, str]:
    """How each part of the body that moves is moved, by the part's name: carried by two joints
    ("hip-knN"), or redrawn from the nodes in these places of a frame ("40:132")."""
    figure = figure_named(name)
    found = {part: way for part, ends in figure.body.ends.items() if (way := mark(name, ends))}
    at = 2 * len(_joints(name))
    for part in figure.bends:
        size = 2 * len(nodes(figure.view, figure.body.parts(figure.solve(0))[part]))
        found[part] = f"{at}:{at + size}"
        at += size
    return found


def mark(name: str, ends: Ends | None) -> str | None:
    """The mark of a thing with these ends, None for one that stays; see `marks`."""
    return "-".join(ends) if ends and set(ends) <= set(_joints(name)) else None


@lru_cache(maxsize=32)
def _joints(name: str) -> tuple[str, ...]:
    """Both ends of every part that one of its ends takes along, each joint once."""
    figure = figure_named(name)
    parts = [ends for part, ends in figure.body.ends.items() if part not in figure.bends]
    things = [prop.ends for prop in figure.props if prop.ends]
    first, *others = (
        {joint: _row(figure, (joint,), pose)[:2] for ends in parts + things for joint in ends}
        for pose in figure.poses()
    )
    moving = {joint for pose in others for joint in pose if pose[joint] != first[joint]}
    return tuple(
        dict.fromkeys(joint for ends in parts + things if moving & set(ends) for joint in ends)
    )


def _row(figure: Figure, joints: tuple[str, ...], pose: Pose) -> list[int]:
    places = [figure.view(pose.joints[joint]) for joint in joints]
    if figure.bends:
        parts = figure.body.parts(pose)
        places += [node for part in figure.bends for node in nodes(figure.view, parts[part])]
    return [round(10 * value) for place in places for value in (place.real, place.imag)]
