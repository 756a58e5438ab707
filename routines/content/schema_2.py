"""Documents of schema 2 in the form of today. They had no lines of their own for getting into
place, changing legs and easing in, called every way out "up", and did not say what keeps an
exercise out.

They are frozen, lifted each time they are read, and their sessions stay as they were. Documents of
schema 1 come here too, once they have what schema 2 wants."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from routines.movements import MOVEMENTS

ONLY_A_CLINICIAN = "clinician"  # the gate that said so already
_OF_A_DOSE = {"ease_in", "ease_in_brief", "directions"}


def lifted(document: Any) -> Any:
    """The document with what schema 3 wants besides; anything else as it is."""
    if not isinstance(document, Mapping) or not _is_older(document.get("schema")):
        return document
    steps = document.get("steps")
    return (
        {**document, "steps": [_step(row) for row in steps]}
        if isinstance(steps, list)
        else document
    )


def _is_older(schema: Any) -> bool:
    return type(schema) is int and schema in (1, 2)


def _step(row: Any) -> Any:
    movement = MOVEMENTS.get(row.get("movement", "")) if isinstance(row, Mapping) else None
    if movement is None or not isinstance(row.get("dose"), Mapping):
        return row  # no document that was ever published; reading says what it lacks
    usual = {one.name: one.default for one in fields(movement.dose_type)}
    return {
        "ready": "",
        "change": "",
        "brief": "",
        "avoid_if": [],
        "part": movement.part,
        "off_by_default": row.get("gate") == ONLY_A_CLINICIAN,
        **row,
        "dose": {name: usual[name] for name in usual if name in _OF_A_DOSE} | {**row["dose"]},
    }
