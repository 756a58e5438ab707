"""How much a session asks for: what the rules of a plan say, within what the content allows, and
without what a person must not do."""

from collections.abc import Collection
from dataclasses import replace

from routines.content.document import Script

ACCOMPANIES = "accompanies"


def prescribed(script: Script, reps: int | None) -> int | None:
    """The rolls of a session for a plan at so many; None where rolling is left out, as it came.

    A routine that drives keeps to the plan, but never goes below its start or above its target.
    One that accompanies has its own dose, whatever the plan says. Of several exercises the
    strictest counts, and the fewer rolls where they contradict each other. Sessions and the
    preview of authors both ask here."""
    bounds = [bound for step in script.steps if (bound := step.movement.bounds(step))]
    if reps is None or not bounds:
        return None if script.role == ACCOMPANIES else reps
    low, high = max(low for low, _high in bounds), min(high for _low, high in bounds)
    return min(low if script.role == ACCOMPANIES else max(reps, low), high)


def without(script: Script, exercises: Collection[str]) -> Script:
    """The routine without these exercises, by their short names."""
    return replace(script, steps=tuple(s for s in script.steps if s.exercise not in exercises))


def rolls_or_stretches(script: Script) -> bool:
    """Whether any of it is rolling or a stretch. Beyond a plan, one such session a day is the most
    (clinical.md 5.7 H)."""
    return any(step.movement.caution or step.movement.is_stretch for step in script.steps)
