"""SVG path data: smooth outlines as short relative numbers, one decimal."""

from collections.abc import Iterable, Sequence

from routines.figures.figure import View
from routines.figures.outlines import Limb, Outline, Ring, curves, ring
from routines.figures.skeleton import Point


def shape(view: View, outlines: Iterable[Outline]) -> str:
    """Closed outlines as one path; all turn the same way, so overlaps stay filled.

    One path lets the stylesheet paint its stroke first, as a halo around the union.
    """
    return "".join(_closed(view, outline) for outline in outlines)


def lines(view: View, strokes: Iterable[Sequence[Point]]) -> str:
    """Open smooth lines as one path."""
    return "".join(_move(view, stroke) + _spline(view, stroke) for stroke in strokes)


def polyline(view: View, points: Sequence[Point]) -> str:
    """Straight lines from point to point."""
    first, *others = (_tenths(view(point)) for point in points)
    return f"M{_numbers(first)}L{_numbers(*others)}"


def nodes(view: View, outline: Outline) -> list[Point]:
    """The outline as the start and the curves of one closed path: M 1 node, C all others."""
    if isinstance(outline, Limb):
        outline = ring(outline)
    spline = curves([view(point) for point in _clockwise(outline)], closed=True)
    return [spline[0][0], *(node for _start, *rest in spline for node in rest)]


def number(value: float) -> str:
    """A number with one decimal at most, as short as SVG allows."""
    return _decimal(round(value * 10))


def _closed(view: View, outline: Outline) -> str:
    if isinstance(outline, Limb):
        front, back = outline.front, outline.back
        return (
            f"{_move(view, front)}{_spline(view, front)}{_cap(view, front[-1], back[0])}"
            f"{_spline(view, back)}{_cap(view, back[-1], front[0])}z"
        )
    points = _clockwise(outline)
    return f"{_move(view, points)}{_spline(view, points, closed=True)}z"


def _move(view: View, points: Sequence[Point]) -> str:
    return f"M{_numbers(_tenths(view(points[0])))}"


def _spline(view: View, points: Sequence[Point], closed: bool = False) -> str:
    """A spline from the current point; its handles mirror, so `s` can leave the first one out."""
    start, *others = curves([view(point) for point in points], closed)
    at, first, second, end = (_tenths(point) for point in start)
    data = f"c{_numbers(first - at, second - at, end - at)}s"
    at = end
    numbers: list[Point] = []
    for curve in others:
        _, _, second, end = (_tenths(point) for point in curve)
        numbers += (second - at, end - at)
        at = end
    return data + _numbers(*numbers) if numbers else data.rstrip("s")


def _cap(view: View, start: Point, end: Point) -> str:
    radius = number(abs(view(end) - view(start)) / 2)
    return (
        f"a{radius} {radius} 0 0 1{_numbers(_tenths(view(end)) - _tenths(view(start)), glue=True)}"
    )


def _clockwise(points: Ring) -> Ring:
    nexts = [*points[1:], points[0]]
    area = sum((a.conjugate() * b).imag for a, b in zip(points, nexts, strict=True))
    return points[::-1] if area > 0 else points


def _tenths(point: Point) -> Point:
    return complex(round(point.real * 10), round(point.imag * 10))


def _numbers(*tenths: Point, glue: bool = False) -> str:
    """Coordinates given in tenths. A minus sign needs no space before it, nor does the point of a
    number that follows one with a point.

    `glue` keeps the space in front, for numbers that follow other numbers.
    """
    text = last = ""
    for value in (value for point in tenths for value in (point.real, point.imag)):
        part = _decimal(round(value))
        is_apart = part.startswith("-") or (part.startswith(".") and "." in last)
        text += part if is_apart else f" {part}"
        last = part
    return text if glue else text.lstrip()


def _decimal(tenths: int) -> str:
    sign, (whole, tenth) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    if tenth == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{tenth}"
