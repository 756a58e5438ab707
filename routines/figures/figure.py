"""What one figure is: how it is solved, where it stands in its picture, what it needs."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from routines.figures.body import SIDE, Body, Ends, Layer
from routines.figures.outlines import traced
from routines.figures.skeleton import Point, Pose

HALO = 1.5
"""Width of the ground-coloured line around each layer, in view units (figures.md)."""
ARROW_HEAD = 4.0
"""Half the width of an arrow's head, in view units."""


def message(text: str) -> str:
    """Mark a sentence for translation; the page translates it."""
    return text


@dataclass(frozen=True, slots=True)
class View:
    """Body heights to picture units: `height` units a body, the point (0, 0) at x, y."""

    height: float
    x: float
    y: float

    def __call__(self, point: Point) -> Point:
        """The place in the picture, x to the right and y down."""
        return complex(self.x + point.real * self.height, self.y - point.imag * self.height)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture; its lower edge is the floor."""

    x: int
    y: int
    width: int
    height: int


def crop(view: View, points: Iterable[Point]) -> Box:
    """The smallest box of whole units with room for the halo, that ends at the floor."""
    drawn = [view(point) for point in points]
    left = math.floor(min(point.real for point in drawn) - HALO)
    right = math.ceil(max(point.real for point in drawn) + HALO)
    top = math.floor(min(point.imag for point in drawn) - HALO)
    floor = round(view.y)
    return Box(left, top, right - left, floor - top)


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing the figure uses: its SVG, and points around it, so that the crop holds it.

    What moves is carried by two points of the pose, its `ends`.
    """

    layer: Layer
    draw: Callable[[Pose, View], str]
    extent: Callable[[Pose], list[Point]]
    ends: Ends | None = None


@dataclass(frozen=True)
class Figure:
    """One exercise as a moving figure that faces right, so the right leg is the near one.

    `solve` takes p from 0 (start) to 1 (end) and may go to 1.04 for the sway of a hold.
    `contacts` are the parts that stand on the floor and `fixed` the joints that never
    move; `loaded` are the feet that carry weight. `title` and `description` are message
    ids with {side} for the word left or right.

    `muscles` are what works: calfN, calfF, shinN, soleN or none; `kneels` are the feet that lie
    on their instep. `frames` is how many solved poses a page moves between: nine keep most
    limbs true to 0.5% (figures.md). The parts in `bends` change their shape on the way, all
    others only their place. `arrow` goes from point to point, straight or on a curve through more
    than two. `told` is the arrow of the player where its words tell another way than that of the
    body; `travel` the ends of a roller's way, marked along the working calf, as fractions of the
    shank from the knee. `step` is the edge and the height of a step that rises to the right. A
    `cyclic` movement is at 1 where it was at 0, so that it can go round and round.
    """

    name: str
    title: str
    description: str
    view: View
    solve: Callable[[float], Pose]
    fixed: tuple[str, ...]
    contacts: tuple[str, ...]
    loaded: tuple[str, ...]
    props: tuple[Prop, ...]
    arrow: tuple[Point, ...] | None = None
    told: tuple[Point, ...] | None = None
    travel: tuple[float, float] | None = None
    wall: float | None = None
    step: tuple[float, float] | None = None
    cyclic: bool = False
    frames: int = 9
    bends: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ("calfN",)
    kneels: tuple[str, ...] = ()
    body: Body = SIDE

    def poses(self) -> list[Pose]:
        """The solved frames, evenly spaced in p."""
        return [self.solve(index / (self.frames - 1)) for index in range(self.frames)]

    @property
    def far_end(self) -> float:
        """The phase that is furthest from the start, where its second still is drawn."""
        return 0.5 if self.cyclic else 1.0

    def ground(self, x: float) -> float:
        """How high the floor is, or the step on it."""
        edge, height = self.step or (math.inf, 0.0)
        return height if x > edge else 0.0

    @cached_property
    def box(self) -> Box:
        """The part of the picture that every frame needs, down to the floor."""
        return crop(self.view, (point for pose in self.poses() for point in self.extent(pose)))

    def extent(self, pose: Pose) -> list[Point]:
        """Points around everything that is drawn, arrow included, in body heights."""
        body = [point for part in self.body.parts(pose).values() for point in traced(part, 3)]
        props = [point for prop in self.props for point in prop.extent(pose)]
        edge = ARROW_HEAD / self.view.height * (1 + 1j)
        arrow = [end + way * edge for end in self.arrow or () for way in (-1, 1)]
        return [*body, *props, *arrow]
