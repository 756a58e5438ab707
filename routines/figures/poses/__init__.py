"""The figures, one module each: anchors that stay, a driver that moves, and the rest solved."""

from collections.abc import Mapping
from types import MappingProxyType

from routines.figures.figure import Figure
from routines.figures.poses.ankle_circles import ANKLE_CIRCLES
from routines.figures.poses.ankle_pumps import ANKLE_PUMPS
from routines.figures.poses.ball_roll import BALL_ROLL
from routines.figures.poses.between import ALL_FOURS, FLOOR, LIE, UPRIGHT
from routines.figures.poses.bird_dog import BIRD_DOG
from routines.figures.poses.calf_raise import CALF_RAISE
from routines.figures.poses.calf_raise_one import CALF_RAISE_ONE
from routines.figures.poses.cat_camel import CAT_CAMEL
from routines.figures.poses.down_dog import DOWN_DOG
from routines.figures.poses.foam_roll import ROLL
from routines.figures.poses.heel_drop import HEEL_DROP
from routines.figures.poses.knee_rolls import KNEE_ROLLS
from routines.figures.poses.nerve_glide import NERVE_GLIDE
from routines.figures.poses.pelvic_tilt import PELVIC_TILT
from routines.figures.poses.roller_stick import ROLLER_STICK
from routines.figures.poses.sitting import SIT
from routines.figures.poses.standing import STAND
from routines.figures.poses.toe_raise import TOE_RAISE
from routines.figures.poses.towel import TOWEL
from routines.figures.poses.towel_chair import TOWEL_CHAIR
from routines.figures.poses.walking import WALK
from routines.figures.poses.walks import HEEL_WALK, TOE_WALK
from routines.figures.poses.wall_bent import WALL_BENT
from routines.figures.poses.wall_stretch import WALL

_EXERCISES = (
    *(ROLL, WALL, WALL_BENT, TOWEL, ANKLE_PUMPS, ANKLE_CIRCLES, CALF_RAISE, TOE_WALK, HEEL_WALK),
    *(TOE_RAISE, CALF_RAISE_ONE, HEEL_DROP, DOWN_DOG, BALL_ROLL, NERVE_GLIDE),
    *(CAT_CAMEL, PELVIC_TILT, KNEE_ROLLS, BIRD_DOG, WALK, ROLLER_STICK, TOWEL_CHAIR),
)
_BETWEEN = (FLOOR, LIE, ALL_FOURS, SIT, UPRIGHT, STAND)
FIGURES: Mapping[str, Figure] = MappingProxyType({figure.name: figure for figure in _EXERCISES})
"""Every exercise figure by name, in the order of clinical.md 4; the last two stand in."""
DRAWN: Mapping[str, Figure] = MappingProxyType(
    {**FIGURES, **{figure.name: figure for figure in _BETWEEN}}
)
"""The exercises, and what a session shows between them."""
