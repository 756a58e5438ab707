"""Rollers: the one under the calf, the one put away, the bolster that lifts a heel, and the small
ball under a sole."""

import cmath

from routines.figures.body import Layer
from routines.figures.figure import Prop, View
from routines.figures.paths import lines, number, polyline
from routines.figures.skeleton import Point, Pose

ROLLER_RADIUS = 0.045
_RING = 1.8  # view units, like all strokes
_TICKS = 8
_BOLSTER_RADIUS = 0.037
BALL_RADIUS = 0.023  # a little more than a tennis ball


def _draw_roller(pose: Pose, view: View) -> str:
    """A ring with spokes and a hub; without its one dot a turn of 45 degrees looks like none."""
    if pose.roller is None:
        return ""
    at, radius = view(pose.roller), ROLLER_RADIUS * view.height
    flat = View(1, 0, 0)
    spokes = ""
    for index in range(1, _TICKS):
        way = cmath.exp(1j * cmath.pi * (0.5 - index * 2 / _TICKS))
        spokes += polyline(flat, [way * radius * 0.56, way * radius * 0.84])
    place = f"translate({number(at.real)} {number(at.imag)})"
    if pose.turn:
        place += f"rotate({number(pose.turn)})"
    return (
        f'<g class="cc-fig-roller" transform="{place}">'
        f'<circle r="{number(radius - _RING / 2)}"/>'
        f'<path d="{spokes}"/>'
        f'<circle class="cc-fig-hub" r="{number(radius * 0.42)}"/>'
        f'<circle class="cc-fig-dot" cy="{number(-radius * 0.7)}" r="1.4"/></g>'
    )


def _roller_extent(pose: Pose) -> list[Point]:
    if pose.roller is None:
        return []
    reach = ROLLER_RADIUS * (1 + 1j)
    return [pose.roller - reach, pose.roller + reach]


ROLLER = Prop(Layer.BETWEEN_LEGS, _draw_roller, _roller_extent, ends=("roller", "rim"))


def _draw_ball(pose: Pose, view: View) -> str:
    """A ball with a dot, so that its turn is to be seen."""
    middle, rim = pose.joints["sphere"], pose.joints["spot"]
    at, dot = view(middle), view(middle + 0.4 * (rim - middle))
    return (
        f'<g class="cc-fig-roller"><circle cx="{number(at.real)}" cy="{number(at.imag)}"'
        f' r="{number(BALL_RADIUS * view.height - _RING / 2)}"/>'
        f'<circle class="cc-fig-dot" cx="{number(dot.real)}" cy="{number(dot.imag)}" r="1.3"/></g>'
    )


def _ball_extent(pose: Pose) -> list[Point]:
    reach = BALL_RADIUS * (1 + 1j)
    return [pose.joints["sphere"] - reach, pose.joints["sphere"] + reach]


SMALL_BALL = Prop(Layer.BETWEEN_LEGS, _draw_ball, _ball_extent, ends=("sphere", "spot"))


def standing_roller(x: float) -> Prop:
    """The roller put away on its end, its middle at x."""
    length = 0.26  # nearly three times as long as it is thick
    tilt = 0.25  # how round its ends look from a little above

    def draw(_pose: Pose, view: View) -> str:
        edge = _RING / 2
        radius = ROLLER_RADIUS * view.height - edge
        depth = radius * tilt
        top = view(complex(x, length)) + 1j * (depth + edge)
        tall = length * view.height - 2 * (depth + edge)
        middle, wide, flat = number(top.real), number(radius), number(depth)
        return (
            f'<g class="cc-fig-roller"><path d="M{number(top.real - radius)} {number(top.imag)}'
            f'v{number(tall)}a{wide} {flat} 0 0 0 {number(2 * radius)} 0v{number(-tall)}"/>'
            f'<ellipse cx="{middle}" cy="{number(top.imag)}" rx="{wide}" ry="{flat}"/>'
            f'<ellipse class="cc-fig-hole" cx="{middle}" cy="{number(top.imag)}"'
            f' rx="{number(radius * 0.35)}" ry="{number(depth * 0.4)}"/></g>'
        )

    def extent(_pose: Pose) -> list[Point]:
        return [complex(x - ROLLER_RADIUS, length), complex(x + ROLLER_RADIUS, 0)]

    return Prop(Layer.BEHIND_BODY, draw, extent)


def bolster(x: float) -> Prop:
    """A rolled towel on the floor, its middle at x; its end shows the turns."""
    middle = complex(x, _BOLSTER_RADIUS)

    def draw(_pose: Pose, view: View) -> str:
        at, radius = view(middle), _BOLSTER_RADIUS * view.height - _RING / 2
        flat = View(1, at.real, at.imag)
        turns = [
            radius * (0.85 - 0.15 * step / 3) * cmath.exp(1j * cmath.pi * (0.5 - step / 3))
            for step in range(15)
        ]
        return (
            f'<g class="cc-fig-roller"><circle cx="{number(at.real)}" cy="{number(at.imag)}"'
            f' r="{number(radius)}"/><path d="{lines(flat, [turns])}"/></g>'
        )

    reach = _BOLSTER_RADIUS * (1 + 1j)
    return Prop(Layer.BETWEEN_LEGS, draw, lambda _pose: [middle - reach, middle + reach])
