"""The moving figure as numbers: solved frames that a page may draw points between."""

from functools import lru_cache
from typing import TypedDict

from routines.figures.figure import Figure
from routines.figures.poses import FIGURES
from routines.figures.skeleton import LINKS, FigureError, Point, Pose


class Motion(TypedDict):
    """Frames evenly spaced from p = 0 to 1; every coordinate is an integer in tenths.

    `box` is the picture (x, y, width, height; whole units) that `still` uses, `fixed` the
    joints that stay as name: [x, y], `joints` the names of those that move. A frame lists
    x and y of those in turn; `turn` is the roller's turn in tenths of a degree.
    """

    box: list[int]
    fixed: dict[str, list[int]]
    joints: list[str]
    frames: list[list[int]]
    turn: list[int]


@lru_cache(maxsize=32)
def frames(name: str) -> Motion:
    """The frames of a figure that faces right; do not change the answer, it is shared.

    Raises FigureError for an unknown name.
    """
    if name not in FIGURES:
        raise FigureError(f"there is no figure {name!r}")
    figure = FIGURES[name]
    poses = figure.poses()
    places = [_places(pose) for pose in poses]
    moving = [joint for joint in places[0] if joint not in figure.fixed]
    box = figure.box
    return Motion(
        box=[box.x, box.y, box.width, box.height],
        fixed={joint: _tenths(figure, places[0][joint]) for joint in figure.fixed},
        joints=moving,
        frames=[
            [tenth for joint in moving for tenth in _tenths(figure, place[joint])]
            for place in places
        ],
        turn=[round(pose.turn * 10) for pose in poses],
    )


def _places(pose: Pose) -> dict[str, Point]:
    names = dict.fromkeys(joint for start, end, _length in LINKS for joint in (start, end))
    places = {name: pose.joints[name] for name in names}
    if pose.roller is not None:
        places["roller"] = pose.roller
    return places


def _tenths(figure: Figure, point: Point) -> list[int]:
    place = figure.view(point)
    return [round(place.real * 10), round(place.imag * 10)]
