"""Scripts for the tests of script and timeline: the shipped one, and variations of it."""

from dataclasses import replace
from typing import Any

from routines.content import drafts, packs
from routines.content.document import Script, Step, parse
from routines.content.publishing import known_codes

PACK = packs.read(packs.PACKS / "calf.json")
SHIPPED = parse(drafts.from_pack(PACK))
FIGURES = {"roll", "wall"}
CODES = known_codes()


def varied(
    base: Script = SHIPPED, roll: dict[str, Any] | None = None, hold: dict[str, Any] | None = None
) -> Script:
    """The script with some fields of its rolling or its stretching steps, or of their doses,
    replaced."""
    wanted: dict[str, dict[str, Any]] = {"roll": roll or {}, "hold": hold or {}}
    return replace(
        base, steps=tuple(changed(step, wanted[step.movement.kind]) for step in base.steps)
    )


def changed(step: Step, fields: dict[str, Any]) -> Step:
    """A step with some of its fields, or of its dose's, replaced."""
    dose = {name: value for name, value in fields.items() if hasattr(step.dose, name)}
    rest = {name: value for name, value in fields.items() if name not in dose}
    return replace(step, **rest, dose=replace(step.dose, **dose))


UX_VALUES = varied(roll={"seconds_each_way": 4}, hold={"hold_seconds": 30})
"""The content values that ux.md 2.6 counts with."""
