"""Figures with their words in the language in use, for where a picture is content."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from routines import figures


@dataclass(frozen=True, slots=True)
class Pair:
    """The start and the far end of a movement as static files, which show the right leg; the
    page mirrors them for the left. The words stand for both. The size is that of the drawing. A
    pose without a movement has no end."""

    start: str
    end: str
    side: str
    words: str
    width: int
    height: int


def pair(name: str, side: str) -> Pair:
    """The two stills of a figure as files (`manage.py draw_figures`); right without a side.

    Raises KeyError for an unknown figure."""
    start, end = (f"img/figures/{figures.file_name(name, which)}" for which in figures.ENDS)
    box = figures.DRAWN[name].box
    end = "" if is_pose(name) else end
    side = side or "right"
    return Pair(start, end, side, ". ".join(_words(name, side)), box.width, box.height)


def is_pose(name: str) -> bool:
    """Whether a figure stands still from start to end."""
    drawn = figures.DRAWN[name]
    return drawn.solve(0).joints == drawn.solve(drawn.far_end).joints


def named_still(
    name: str, phase: float, side: str, *, arrow: bool = False, movable: bool = False
) -> SafeString:
    """A still with a title and a description of its movement, which a screen reader reads. Without
    a side it faces right.

    Raises KeyError for an unknown figure, FigureError for an unknown side."""
    side = side or "right"
    title, desc = _words(name, side)
    # The drawing holds no text of an author's, and its words are escaped.
    return mark_safe(
        figures.still(name, phase, side, arrow=arrow, title=title, desc=desc, movable=movable)
    )


def far_still(name: str, side: str) -> SafeString:
    """The far end of a figure's movement, which the words of its start describe as well; empty
    for a pose. Raises as `named_still`."""
    if is_pose(name):
        return SafeString()
    return mark_safe(figures.still(name, figures.DRAWN[name].far_end, side))


def _words(name: str, side: str) -> tuple[str, str]:
    """The title and the description of a figure's movement."""
    figure = figures.DRAWN[name]
    title, desc = (
        gettext(words).format(side=gettext(side)) for words in (figure.title, figure.description)
    )
    return title, desc
