"""Bars: held in the hands, or lying on the floor to point something out."""

from routines.figures.body import Layer
from routines.figures.figure import Prop, View
from routines.figures.paths import polyline
from routines.figures.skeleton import Pose

_HANDLE = 0.55  # from here to its end a stick is thicker
_THICK = 0.02  # more than half of the thickest bar


def bar(layer: Layer, start: str, end: str, css_class: str, *, handle: bool = False) -> Prop:
    """A straight bar from joint to joint, with a halo, and with a handle at its end."""

    def draw(pose: Pose, view: View) -> str:
        a, b = pose.joints[start], pose.joints[end]
        path = polyline(view, [a, b])
        grip = polyline(view, [a + _HANDLE * (b - a), b])
        return (
            f'<path class="{css_class}-halo" d="{path}"/><path class="{css_class}" d="{path}"/>'
            + (f'<path class="{css_class}-handle" d="{grip}"/>' if handle else "")
        )

    def extent(pose: Pose) -> list[complex]:
        edge = _THICK * (1 + 1j)
        return [pose.joints[joint] + way * edge for joint in (start, end) for way in (-1, 1)]

    return Prop(layer, draw, extent, ends=(start, end))


def floor_bar(left: float, right: float) -> Prop:
    """A short line on the floor, to show where a part of the body comes down."""
    ends = [complex(left, 0.0075), complex(right, 0.0075)]

    def draw(_pose: Pose, view: View) -> str:
        return f'<path class="cc-fig-spot" d="{polyline(view, ends)}"/>'

    return Prop(Layer.LAST, draw, lambda _pose: ends)
