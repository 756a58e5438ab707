"""A pose as SVG: layers from back to front, each with a halo that parts it from the last.

Colours come from CSS classes alone (figures.css); the lower edge of the picture is the
floor, which the page draws.
"""

from functools import lru_cache
from html import escape

from routines.figures.figure import Box, Figure, Layer, View
from routines.figures.outlines import body_parts, working_calf
from routines.figures.paths import lines, polyline, shape
from routines.figures.poses import FIGURES
from routines.figures.skeleton import FigureError, Point, Pose

SIDES = ("left", "right")
_ARROW_HEAD = 4.0  # half of an 8-unit head
_LEG = ("thigh", "shank", "foot", "toe")
_ARM = ("upper", "fore", "hand")


def still(
    name: str,
    phase: float,
    side: str = "right",
    *,
    arrow: bool = False,
    title: str = "",
    desc: str = "",
) -> str:
    """One still figure as an `<svg>` string; it faces left for the left leg.

    `phase` is p from 0 (start) to 1 (end). With a translated `title` the picture is named
    for a screen reader, with `desc` also described; without it, it is hidden from one.
    Raises FigureError for an unknown name or side.
    """
    if name not in FIGURES:
        raise FigureError(f"there is no figure {name!r}")
    box = FIGURES[name].box
    return framed(facing(_inside(name, phase, arrow), box, side), box, title=title, desc=desc)


@lru_cache(maxsize=64)
def _inside(name: str, phase: float, arrow: bool) -> str:
    figure = FIGURES[name]
    drawing = person(figure, figure.solve(phase), figure.view)
    return drawing + (_arrow(figure.view, *figure.arrow) if arrow and figure.arrow else "")


def facing(inside: str, box: Box, side: str) -> str:
    """A drawing that faces right, mirrored within its box for the left leg."""
    if side not in SIDES:
        raise FigureError(f"a figure shows the left or the right leg, not {side!r}")
    if side == "right":
        return inside
    return f'<g transform="matrix(-1 0 0 1 {2 * box.x + box.width} 0)">{inside}</g>'


def framed(inside: str, box: Box, *, title: str = "", desc: str = "") -> str:
    """The `<svg>` element around a drawing; it has a name when `title` is given."""
    named = 'role="img"' if title else 'aria-hidden="true" focusable="false"'
    words = f"<title>{escape(title)}</title>" if title else ""
    if title and desc:
        words += f"<desc>{escape(desc)}</desc>"
    # xMidYMax keeps the feet on the floor when the box is wider or taller than the picture.
    return (
        f'<svg class="cc-fig" viewBox="{box.x} {box.y} {box.width} {box.height}" '
        f'preserveAspectRatio="xMidYMax" {named}>{words}{inside}</svg>'
    )


def person(figure: Figure, pose: Pose, view: View) -> str:
    """Everything of one figure in one pose, from back to front."""
    parts = body_parts(pose)

    def drawn(classes: str, *names: str) -> str:
        return f'<path class="{classes}" d="{shape(view, [parts[name] for name in names])}"/>'

    def props(layer: Layer) -> str:
        return "".join(prop.draw(pose, view) for prop in figure.props if prop.layer == layer)

    return "".join(
        (
            props(Layer.BEHIND_BODY),
            drawn("cc-fig-far cc-fig-halo", *(f"{part}F" for part in _ARM)),
            drawn("cc-fig-far cc-fig-halo", *(f"{part}F" for part in _LEG)),
            props(Layer.BETWEEN_LEGS),
            drawn(
                "cc-fig-near cc-fig-halo",
                *("neck", "trunk", "head"),
                *(f"{part}N" for part in _LEG),
            ),
            drawn("cc-fig-body", "trunk"),
            drawn("cc-fig-near", "thighN"),
            _calf(pose, view),
            drawn("cc-fig-near cc-fig-halo", *(f"{part}N" for part in _ARM)),
            props(Layer.LAST),
        )
    )


def _calf(pose: Pose, view: View) -> str:
    outline, fibres = working_calf(pose.joints)
    muscle = shape(view, [outline])
    return (
        f'<path class="cc-fig-calf-halo" d="{muscle}"/><path class="cc-fig-calf" d="{muscle}"/>'
        f'<path class="cc-fig-fibre" d="{lines(view, fibres)}"/>'
    )


def _arrow(view: View, start: Point, end: Point) -> str:
    way = (end - start) / abs(end - start)
    back = way * _ARROW_HEAD / view.height
    head = [end - back * (1 + 1j), end, end - back * (1 - 1j)]
    return f'<path class="cc-fig-arrow" d="{polyline(view, [start, end])}{polyline(view, head)}"/>'
