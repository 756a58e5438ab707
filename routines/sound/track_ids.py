"""Every kind of session that a version can be followed in, numbered.

With the version, the language and the steps that are left out, a recipe is all that a track follows
from. The address of a track
holds its number: words would tell every log which leg is sore (trust.md T30)."""

from collections.abc import Iterable
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


def number_of(recipe: Recipe, left_out: Iterable[int] = ()) -> int:
    """The number of a session: its recipe's, and which steps of its version it goes without, by
    their places from 0. Raises ValueError for a recipe that is none."""
    return RECIPES.index(recipe) + len(RECIPES) * sum(1 << place for place in set(left_out))


def numbered(number: int) -> tuple[Recipe, tuple[int, ...]]:
    """The session with this number: its recipe, and the places that it goes without."""
    places, recipe = divmod(number, len(RECIPES))
    return RECIPES[recipe], tuple(n for n in range(places.bit_length()) if places >> n & 1)
