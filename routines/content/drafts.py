"""Rows of a draft or of a content pack, joined into a document."""

from collections.abc import Mapping, Sequence
from typing import Any

from routines.content.document import SCHEMA, ScriptError
from routines.content.limits import GENERAL_STOP_SIGNS
from routines.content.strict_json import Problem
from routines.movements import MOVEMENTS
from routines.movements.dose import usual


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


def build(
    routine: Mapping[str, Any],
    exercises: Mapping[str, Mapping[str, Any]],
    steps: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Join the rows of a draft into a document for `document.parse`.

    `exercises` are found by slug; `steps` are in order and name their exercise. What no author
    may leave out is added here: the general stop signs (clinical.md 4) and, where the movement has
    one, its caution (clinical.md 7.4, H1).

    Raises `ScriptError` where a step names an exercise that is not there."""
    unknown = [
        Problem(("steps", n, "exercise"), _("There is no exercise with this short name."))
        for n, step in enumerate(steps)
        if step.get("exercise") not in exercises
    ]
    if unknown:
        raise ScriptError(unknown)
    joined = [_join(exercises[step["exercise"]], step) for step in steps]
    kit = dict.fromkeys(step["equipment"] for step in joined if step.get("equipment"))
    return {"schema": SCHEMA, **routine, "equipment": list(kit), "steps": joined}


def from_pack(pack: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a content pack: {"schema": 3, "routine": …, "exercises": […],
    "steps": […]}, the rows as `build` wants them."""
    exercises = {row["slug"]: row for row in pack["exercises"]}
    return build(pack["routine"], exercises, pack["steps"])


def _join(exercise: Mapping[str, Any], step: Mapping[str, Any]) -> dict[str, Any]:
    """One row of the document from an exercise and its place in the routine."""
    row = {name: value for name, value in exercise.items() if name != "slug"}
    if isinstance(row.get("position"), str):
        row["position"] = " ".join(row["position"].split())
    row |= {name: value for name, value in step.items() if name != "position"}
    movement = MOVEMENTS.get(row.get("movement", ""))
    if movement and isinstance(row.get("dose"), Mapping):
        row["dose"] = usual(movement.dose_type, row["dose"]) | dict(row["dose"])
    if movement and movement.caution:
        row["instructions"] = _first([movement.caution], row.get("instructions", []))
    row["stop_signs"] = _first(GENERAL_STOP_SIGNS, row.get("stop_signs", []))
    return row


def _first(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """The lines, then the others, each once."""
    return list(dict.fromkeys([*lines, *others]))
