"""A pose as SVG: layers from back to front, each with a halo that parts it from the last.

Colours come from CSS classes alone (figures.css); the lower edge of the picture is the
floor, which the page draws.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from routines.figures.body import Coat, Layer
from routines.figures.figure import ARROW_HEAD, Box, Figure, View
from routines.figures.motion import figure_named, mark, marks
from routines.figures.muscles import calf_bracket, calf_fibres, muscle_on, working_muscle
from routines.figures.paths import lines, polyline, shape
from routines.figures.skeleton import FigureError, Point, Pose

SIDES = ("left", "right")


def still(
    name: str,
    phase: float,
    side: str = "right",
    *,
    arrow: bool = False,
    title: str = "",
    desc: str = "",
    movable: bool = False,
) -> str:
    """One still figure as an `<svg>` string; it faces left for the left leg.

    `phase` is p from 0 (start) to 1 (end). With a translated `title` the picture is named
    for a screen reader, with `desc` also described; without it, it is hidden from one.
    A `movable` one carries the marks by which scripts/figure.js moves it through
    `frames`; with `arrow` it has one for each way, of which the page shows one.
    Raises FigureError for an unknown name or side.
    """
    box = figure_named(name).box
    inside = facing(_inside(name, phase, arrow, movable), box, side)
    return framed(inside, box, title=title, desc=desc, phase=phase if movable else None)


@lru_cache(maxsize=128)
def _inside(name: str, phase: float, arrow: bool, movable: bool) -> str:
    figure = figure_named(name)
    drawing = person(figure, figure.solve(phase), figure.view, movable=movable)
    if not arrow or not figure.arrow:
        return drawing
    if not movable:
        return drawing + _arrow(figure.view, *figure.arrow)
    told = figure.told or figure.arrow
    out, back = (_arrow(figure.view, *points) for points in (told, told[::-1]))
    return f'{drawing}<g data-way="out">{out}</g><g data-way="back">{back}</g>'


def facing(inside: str, box: Box, side: str) -> str:
    """A drawing that faces right, mirrored within its box for the left leg."""
    if side not in SIDES:
        raise FigureError(f"a figure shows the left or the right leg, not {side!r}")
    if side == "right":
        return inside
    return f'<g transform="matrix(-1 0 0 1 {2 * box.x + box.width} 0)">{inside}</g>'


def framed(
    inside: str, box: Box, *, title: str = "", desc: str = "", phase: float | None = None
) -> str:
    """The `<svg>` element around a drawing; it has a name when `title` is given."""
    named = 'role="img"' if title else 'aria-hidden="true" focusable="false"'
    words = f"<title>{escape(title)}</title>" if title else ""
    if title and desc:
        words += f"<desc>{escape(desc)}</desc>"
    drawn_at = "" if phase is None else f' data-phase="{phase:g}"'
    # xMidYMax keeps the feet on the floor when the box is wider or taller than the picture.
    return (
        f'<svg class="cc-fig" viewBox="{box.x} {box.y} {box.width} {box.height}" '
        f'preserveAspectRatio="xMidYMax" {named}{drawn_at}>{words}{inside}</svg>'
    )


def person(figure: Figure, pose: Pose, view: View, *, movable: bool = False) -> str:
    """Everything of one figure in one pose, from back to front."""
    parts = figure.body.parts(pose)
    moved: Mapping[str, str] = marks(figure.name) if movable else {}

    def path(*names: str, attributes: str = "") -> str:
        outline = shape(view, [parts[name] for name in names])
        return f'<path{attributes} d="{outline}"{_limb(moved.get(names[0]))}/>'

    def filled(classes: str, *names: str) -> str:
        """Parts as one path, or as one each where they move apart."""
        painted = f' class="{classes}"'
        if len(names) > 1 and any(name in moved for name in names):
            return f"<g{painted}>{''.join(map(path, names))}</g>"
        return path(*names, attributes=painted)

    def drawn(colour: str, *names: str) -> str:
        """A layer: the halo of all its parts, and then the parts."""
        classes = f"cc-fig-{colour} cc-fig-halo"
        above = filled(f"cc-fig-{colour}", *names) if moved else ""
        return filled(classes, *names) + above

    def worked(muscle: str) -> str:
        if muscle not in figure.muscles:
            return ""
        drawing = _muscle(pose, view, muscle)
        if figure.travel:
            bracket = polyline(view, calf_bracket(pose.joints, figure.travel))
            drawing += f'<path class="cc-fig-travel" d="{bracket}"/>'
        return _carried(drawing, moved.get(muscle_on(muscle)))

    def props(layer: Layer) -> str:
        return "".join(
            _carried(prop.draw(pose, view), mark(figure.name, prop.ends) if movable else None)
            for prop in figure.props
            if prop.layer == layer
        )

    def painted(layer: Coat | Layer | str) -> str:
        if isinstance(layer, Layer):
            return props(layer)
        if isinstance(layer, str):
            return worked(layer)
        if layer.halo:
            return drawn(layer.colour, *layer.parts)
        return filled(f"cc-fig-{layer.colour}", *layer.parts)

    return "".join(painted(layer) for layer in figure.body.layers)


def _limb(mark: str | None) -> str:
    """The attribute that says how figure.js moves a shape; none for one that stays."""
    return f' data-limb="{mark}"' if mark else ""


def _carried(drawing: str, mark: str | None) -> str:
    return f"<g{_limb(mark)}>{drawing}</g>" if mark else drawing


def _muscle(pose: Pose, view: View, muscle: str) -> str:
    outline = shape(view, [working_muscle(pose.joints, muscle)])
    if muscle == "calfF":
        return f'<path class="cc-fig-calf-far" d="{outline}"/>'
    halo = (
        f'<path class="cc-fig-calf-halo" d="{outline}"/><path class="cc-fig-calf" d="{outline}"/>'
    )
    if not muscle.startswith("calf"):
        return halo
    return f'{halo}<path class="cc-fig-fibre" d="{lines(view, calf_fibres(pose.joints))}"/>'


def _arrow(view: View, *points: Point) -> str:
    """Straight, or on a curve where it goes through more than two points."""
    start, end = points[-2:]
    way = (end - start) / abs(end - start)
    back = way * ARROW_HEAD / view.height
    head = [end - back * (1 + 1j), end, end - back * (1 - 1j)]
    line = lines(view, [points]) if len(points) > 2 else polyline(view, points)
    return f'<path class="cc-fig-arrow" d="{line}{polyline(view, head)}"/>'
