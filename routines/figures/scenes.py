"""Whole pictures for pages: today's two exercises, a rest day, and both calves from behind."""

from dataclasses import replace
from functools import lru_cache

from routines.figures.drawing import facing, framed, person
from routines.figures.figure import Box, View, crop
from routines.figures.paths import lines, shape
from routines.figures.poses import FIGURES
from routines.figures.poses.seated import SEATED

_STAGE = (("roll", 0.5), ("wall", 0.7))
_STAGE_HEIGHT = 166  # one body height for both figures
_STAGE_GAP = 12

# A left lower leg from behind, in picture units: x from its middle towards the other leg, y down.
_LEG_WIDTH, _LEG_HEIGHT = 100, 180
_SKIN = (
    *((-25, 0), (-24, 16), (-27, 38), (-29, 60), (-26.5, 84), (-20, 112), (-14.5, 136)),
    *((-13.5, 149), (-16, 158), (-15, 169), (-9, 176.5), (0, 178), (8, 176.5), (13.5, 169)),
    *((13.5, 160), (15.5, 152), (13, 142), (14, 132), (20, 112), (28, 86), (30.5, 62)),
    *((28, 38), (24, 16), (25, 0)),
)
# The inner head of the muscle is the bigger one and reaches lower.
_INNER_HEAD = (
    *((2.4, 36), (9, 28), (18, 31), (24.5, 46), (25.5, 66), (21, 84), (11.5, 101)),
    *((5, 90), (2.4, 66)),
)
_OUTER_HEAD = (
    *((-2.4, 36), (-9, 29), (-17.5, 32), (-23.5, 46), (-24, 63), (-19.5, 78), (-10.5, 92)),
    *((-5, 83), (-2.4, 64)),
)
_TENDON = (((-3.5, 112), (-3, 128), (-3.6, 150)), ((4.5, 116), (3.2, 132), (3.8, 150)))


@lru_cache(maxsize=2)
def stage(side: str) -> str:
    """The roll and then the wall stretch, side by side, at one scale on one floor.

    Both face left for the left leg; the order stays, as it is the order of the session.
    """
    inside, left, tallest = "", 0, 0
    floor = FIGURES["wall"].view.y
    for name, phase in _STAGE:
        figure = replace(FIGURES[name], arrow=None)
        pose = figure.solve(phase)
        view = View(_STAGE_HEIGHT, 0, floor)
        box = crop(view, figure.extent(pose))
        drawing = person(figure, pose, replace(view, x=left - box.x))
        inside += facing(drawing, replace(box, x=left), side)
        left += box.width + _STAGE_GAP
        tallest = max(tallest, box.height)
    return framed(inside, Box(0, round(floor) - tallest, left - _STAGE_GAP, tallest))


@lru_cache(maxsize=2)
def seated(side: str) -> str:
    """A person at rest with the roller put away, for a day without exercises."""
    drawing = person(SEATED, SEATED.solve(0), SEATED.view)
    return framed(facing(drawing, SEATED.box, side), SEATED.box)


@lru_cache(maxsize=1)
def legs_back() -> str:
    """Both lower legs from behind, the left one on the left.

    Each is a group with the class `cc-fig-leg-left` or `cc-fig-leg-right`, so that the
    stylesheet can colour the muscle (`cc-fig-muscle`) of the chosen side. Their middles lie
    at one and three quarters of the width, over the middles of two equal columns.
    """
    view = View(1, _LEG_WIDTH / 2, 0)
    skin, inner, outer, *tendon = (
        [complex(x, -y) for x, y in points]
        for points in (_SKIN, _INNER_HEAD, _OUTER_HEAD, *_TENDON)
    )
    leg = (
        f'<path class="cc-fig-skin" d="{lines(view, [skin])}"/>'
        f'<path class="cc-fig-muscle" d="{shape(view, [inner, outer])}"/>'
        f'<path class="cc-fig-tendon" d="{lines(view, tendon)}"/>'
    )
    both = Box(0, 0, 2 * _LEG_WIDTH, _LEG_HEIGHT)
    return framed(
        f'<g class="cc-fig-leg-left">{leg}</g>'
        f'<g class="cc-fig-leg-right">{facing(leg, both, "left")}</g>',
        both,
    )
