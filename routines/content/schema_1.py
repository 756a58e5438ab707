"""Documents of schema 1, which knew neither postures nor evidence, in the form of today.

They were published and are frozen for good. What they say is not added to: they are lifted each
time they are read, and their sessions stay as they were to the millisecond."""

from collections.abc import Mapping
from typing import Any

from routines.movements import MOVEMENTS

_DOSE = (
    *("reps_start", "reps_target", "seconds_each_way"),
    *("hold_seconds", "hold_reason", "ease_in_seconds", "ease_off_seconds"),
)


def lifted(document: Any) -> Any:
    """The document with what schema 2 wants besides; anything else as it is."""
    if not isinstance(document, Mapping) or not _is_1(document.get("schema")):
        return document
    steps = document.get("steps")
    steps = [_step(row) for row in steps] if isinstance(steps, list) else steps
    return {"role": "drives", **document, "steps": steps}


def _is_1(schema: Any) -> bool:
    return type(schema) is int and schema == 1


def _step(row: Any) -> Any:
    movement = MOVEMENTS.get(row.get("movement", "")) if isinstance(row, Mapping) else None
    if movement is None or not all(name in row for name in (*_DOSE, "source", "sides")):
        return row  # no document that was ever published; reading says what it lacks
    step = {name: value for name, value in row.items() if name not in (*_DOSE, "source")}
    return step | {
        "posture": movement.posture_before,
        "gate": "",
        "evidence": {
            "grade": "little",  # the lowest, since nobody had graded it
            "source": row["source"],
            "reviewer": "",
            "reviewed_on": "",
        },
        "dose": movement.lifted(row),
        "sides": "each" if row["sides"] == "both" else row["sides"],
    }
