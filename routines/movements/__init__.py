"""The kinds of movement by their names. To add one: a module beside these, and a line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from routines.movements import hold, reps, roll, timed
from routines.movements.movement import Movement

if TYPE_CHECKING:
    from routines.timeline.states import State

MOVEMENTS: Mapping[str, Movement] = MappingProxyType(
    {one.kind: one for one in (roll.MOVEMENT, hold.MOVEMENT, reps.MOVEMENT, timed.MOVEMENT)}
)
MOST_PLANNED = max(movement.most_planned for movement in MOVEMENTS.values())
"""The most rolls that a plan may prescribe."""
WORK_STATES = frozenset(movement.state for movement in MOVEMENTS.values())
"""The states in which the work of a set is done."""

__all__ = ["MOST_PLANNED", "MOVEMENTS", "WORK_STATES", "Movement", "did", "did_all"]


def did(states: Iterable[State]) -> Iterator[str]:
    """What was done in these states, a phrase for each kind: "left calf rolled"."""
    reached = list(states)
    for movement in MOVEMENTS.values():
        sides = {state.side for state in reached if state.name == movement.state}
        side = "both" if len(sides - {""}) == 2 else next(iter(sides), "")
        if side in movement.did:
            yield movement.did[side]


def did_all(states: Iterable[State]) -> str:
    """What a session that was left here has behind it: "You did the rolling." Empty where its first
    kind of movement is still going on, or there is no word for it."""
    reached = list(states)
    for movement in MOVEMENTS.values():
        mine = {*movement.headings, "ready"}
        is_past = len(reached) > 1 and reached[-1].name not in mine
        if is_past and any(state.name == movement.state for state in reached):
            return movement.did_all
    return ""
