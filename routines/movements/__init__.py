"""The kinds of movement by their names. To add one: a module beside these, and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from routines.movements import hold, reps, roll, timed
from routines.movements.movement import Movement

MOVEMENTS: Mapping[str, Movement] = MappingProxyType(
    {one.kind: one for one in (roll.MOVEMENT, hold.MOVEMENT, reps.MOVEMENT, timed.MOVEMENT)}
)
MOST_PLANNED = max(movement.most_planned for movement in MOVEMENTS.values())
"""The most rolls that a plan may prescribe."""
WORK_STATES = frozenset(movement.state for movement in MOVEMENTS.values())
"""The states in which the work of a set is done."""

__all__ = ["MOST_PLANNED", "MOVEMENTS", "WORK_STATES", "Movement"]
