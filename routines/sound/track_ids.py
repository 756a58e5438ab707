"""Every kind of session that a version can be followed in, numbered.

With the version and the language, a recipe is all that a track follows from. The address of a track
holds its number: words would tell every log which leg is sore (trust.md T30)."""

from itertools import product
from typing import NamedTuple

from routines.movements import MOST_PLANNED
from routines.sound.track import LEVELS
from routines.timeline.states import PACES, SIDES, VARIANTS

_REPS = (None, *range(1, MOST_PLANNED + 1))


class Recipe(NamedTuple):
    """What a session is made with, and how much its voice says. `reps` None leaves rolling out;
    `is_new` is for a person's first three sessions."""

    reps: int | None
    side: str
    variant: str
    pace: str
    is_new: bool
    level: str


RECIPES = tuple(
    recipe
    for recipe in map(Recipe._make, product(_REPS, SIDES, VARIANTS, PACES, (False, True), LEVELS))
)
"""A place in this row is a recipe's number. Where the places move, so do the addresses."""
