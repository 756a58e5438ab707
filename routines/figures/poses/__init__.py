"""The figures, one module each: anchors that stay, a driver that moves, and the rest solved."""

from collections.abc import Mapping
from types import MappingProxyType

from routines.figures.figure import Figure
from routines.figures.poses.ankle_pumps import ANKLE_PUMPS
from routines.figures.poses.bird_dog import BIRD_DOG
from routines.figures.poses.calf_raise import CALF_RAISE
from routines.figures.poses.cat_camel import CAT_CAMEL
from routines.figures.poses.down_dog import DOWN_DOG
from routines.figures.poses.foam_roll import ROLL
from routines.figures.poses.knee_rolls import KNEE_ROLLS
from routines.figures.poses.pelvic_tilt import PELVIC_TILT
from routines.figures.poses.roller_stick import ROLLER_STICK
from routines.figures.poses.standing import STAND
from routines.figures.poses.towel import TOWEL
from routines.figures.poses.walks import HEEL_WALK, TOE_WALK
from routines.figures.poses.wall_bent import WALL_BENT
from routines.figures.poses.wall_stretch import WALL

_ALL = (
    *(ROLL, WALL, WALL_BENT, TOWEL, ANKLE_PUMPS, CALF_RAISE, TOE_WALK, HEEL_WALK, DOWN_DOG),
    *(CAT_CAMEL, PELVIC_TILT, KNEE_ROLLS, BIRD_DOG, ROLLER_STICK),
)
FIGURES: Mapping[str, Figure] = MappingProxyType({figure.name: figure for figure in _ALL})
"""Every exercise figure by name, in the order of figures.md."""
DRAWN: Mapping[str, Figure] = MappingProxyType({**FIGURES, STAND.name: STAND})
"""The exercises, and what a session shows between them."""
