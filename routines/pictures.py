"""Figures with their words in the language in use, for where a picture is content."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from routines import figures


def named_still(
    name: str, phase: float, side: str, *, arrow: bool = False, movable: bool = False
) -> SafeString:
    """A still with a title and a description of its movement, which a screen reader reads.

    Raises KeyError for an unknown figure, FigureError for an unknown side."""
    figure = figures.FIGURES[name]
    title, desc = (
        gettext(words).format(side=gettext(side)) for words in (figure.title, figure.description)
    )
    # The drawing holds no text of an author's, and its words are escaped.
    return mark_safe(
        figures.still(name, phase, side, arrow=arrow, title=title, desc=desc, movable=movable)
    )
