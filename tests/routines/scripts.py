"""Scripts for the tests of script and timeline: the shipped one, and variations of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from routines import script
from routines.script import Script

PACK = json.loads(
    (Path(script.__file__).parent / "packs" / "calf.json").read_text(encoding="utf-8")
)
SHIPPED = script.parse(script.from_pack(PACK))
FIGURES = {"roll", "wall"}


def varied(
    base: Script = SHIPPED, roll: dict[str, Any] | None = None, hold: dict[str, Any] | None = None
) -> Script:
    """The script with some fields of its rolling or its stretching steps replaced."""
    changes: dict[str, dict[str, Any]] = {"roll": roll or {}, "hold": hold or {}}
    return replace(
        base, steps=tuple(replace(step, **changes[step.movement]) for step in base.steps)
    )


UX_VALUES = varied(roll={"seconds_each_way": 4}, hold={"hold_seconds": 30})
"""The content values that ux.md 2.6 counts with."""
