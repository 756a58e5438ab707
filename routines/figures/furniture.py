"""What stands and lies about: a wall, a chair, stairs and their rail, a pillow, a mat."""

from routines.figures.body import Layer
from routines.figures.figure import Prop, View
from routines.figures.paths import number, polyline
from routines.figures.skeleton import Point, Pose

_WALL_THICKNESS = 0.056
_EDGE = 0.005  # half of a thin line
_STROKE = 0.013  # half of a chair's thickness and a little more


def wall(face: float, height: float, side: int = +1) -> Prop:
    """A wall as a solid bar on the floor; `side` is +1 when it lies to the right of its face."""
    far = face + side * _WALL_THICKNESS
    left, right = min(face, far), max(face, far)

    def draw(_pose: Pose, view: View) -> str:
        top = view(complex(left, height))
        width, tall = (right - left) * view.height, height * view.height
        return (
            f'<path class="cc-fig-wall" d="M{number(top.real)} {number(top.imag)}'
            f'h{number(width)}v{number(tall)}h{number(-width)}z"/>'
        )

    return Prop(Layer.LAST, draw, lambda _pose: [complex(left, height), complex(right, 0)])


def chair(*, back: float, seat: float, front: float, height: float, top: float) -> Prop:
    """A chair from the side: x of the top of its back, of the root of the seat and of its front,
    height of the seat, and height of the back. Its legs slant a little."""
    splay = 0.012 if front > seat else -0.012
    foot = seat - splay if back < seat else seat + splay
    strokes = [
        [complex(back, top), complex(seat, height), complex(foot, _STROKE)],
        [complex(seat, height), complex(front, height)],
        [complex(front - splay, height), complex(front, _STROKE)],
    ]

    def draw(_pose: Pose, view: View) -> str:
        path = "".join(polyline(view, stroke) for stroke in strokes)
        return f'<path class="cc-fig-chair" d="{path}"/>'

    corners = [complex(min(back, foot), top), complex(front, 0)]
    return Prop(Layer.BEHIND_BODY, draw, lambda _pose: corners)


def stairs(edge: float, height: float, *, depth: float, end: float) -> Prop:
    """Two steps that rise to the right, solid like a wall: the edge of the first, how high and
    how deep it is, and where the picture of the second ends."""
    corners = [
        complex(edge, 0),
        complex(edge, height),
        complex(edge + depth, height),
        complex(edge + depth, 2 * height),
        complex(end, 2 * height),
        complex(end, 0),
    ]

    def draw(_pose: Pose, view: View) -> str:
        return f'<path class="cc-fig-wall" d="{polyline(view, corners)}z"/>'

    return Prop(Layer.LAST, draw, lambda _pose: corners)


def rail(top: Point, *, foot: Point, end: float) -> Prop:
    """A post and the handrail that goes up from its top, as steep as stairs."""
    far = complex(end, top.imag + 0.4 * (end - top.real))
    strokes = [[foot + 1j * _STROKE, top, far]]

    def draw(_pose: Pose, view: View) -> str:
        path = "".join(polyline(view, stroke) for stroke in strokes)
        return f'<path class="cc-fig-chair" d="{path}"/>'

    edge = _STROKE * (1 + 1j)
    return Prop(Layer.BEHIND_BODY, draw, lambda _pose: [foot, top - edge, far + edge])


def pillow(left: float, right: float, *, height: float) -> Prop:
    """A flat pillow on the floor."""

    def draw(_pose: Pose, view: View) -> str:
        corner, tall = view(complex(left, height)), height * view.height
        return (
            f'<rect class="cc-fig-mat" x="{number(corner.real)}" y="{number(corner.imag)}"'
            f' width="{number((right - left) * view.height)}" height="{number(tall - 0.9)}"'
            f' rx="{number(tall / 2)}"/>'
        )

    return Prop(Layer.BEHIND_BODY, draw, lambda _pose: [complex(left, height), complex(right, 0)])


def mat(top: float, bottom: float, *, length: float) -> Prop:
    """A mat seen from its lower end: half its width there and at its far end."""
    corners = [
        complex(-bottom, _EDGE),
        complex(-top, length),
        complex(top, length),
        complex(bottom, _EDGE),
    ]

    def draw(_pose: Pose, view: View) -> str:
        return f'<path class="cc-fig-mat" d="{polyline(view, corners)}z"/>'

    return Prop(Layer.BEHIND_BODY, draw, lambda _pose: corners)
