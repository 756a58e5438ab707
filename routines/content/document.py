"""The document of a routine version: everything a session needs to know about its routine.

Editors change rows; publishing joins them (`drafts.build`), reads the result (`parse`), checks it
(`checking.validate`) and freezes it (`dump`). Reading checks the shape alone, so that a version
that was published under older limits can always be followed; one of schema 1 or 2 is lifted as it
is read, and makes the same sessions as ever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from routines.content import schema_1, schema_2
from routines.content.strict_json import Path, Problem, plain, read, read_fields
from routines.movements import MOVEMENTS, Movement
from routines.postures import POSTURES

SCHEMA = 3


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True)
class Evidence:
    """What speaks for an exercise. `grade` is one of `limits.GRADES`; without a reviewer no
    clinician has looked at it yet. `reviewed_on` is a date, 2026-11-27, or empty."""

    grade: str
    source: str
    reviewer: str
    reviewed_on: str


@dataclass(frozen=True)
class Step:
    """One exercise at its place in the routine, with its dose.

    `position`, `ready`, `change`, `brief` and `cues` may hold `{side}` or `{Side}`, which a session
    fills with the leg's side. All but `position` and `brief` are short lines without a full stop.
    Which cue is which, its movement says; it also has words of its own where `ready`, `change` or
    `brief` is blank.
    """

    exercise: str
    name: str
    purpose: str
    movement: Movement
    figure: str
    posture: str  # where it is done: one of `postures.POSTURES`
    equipment: str
    position: str
    ready: str  # the screen while getting into place: "towel under your {side} calf"
    change: str  # the same, when the side changes; blank where it does not
    brief: str  # the brief voice for either: "Towel under your {side} calf."
    instructions: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop_signs: tuple[str, ...]
    stop_rule: str
    easier: str
    harder: str
    gate: str  # who may do it: one of `limits.GATES`
    avoid_if: tuple[str, ...]  # the codes of the signs and conditions that keep it out
    part: str  # what it is left out with: one of `limits.PARTS`
    off_by_default: bool  # only for whom a clinician switched it on
    evidence: Evidence
    dose: Any  # of its movement's kind
    rest_seconds: int  # between two sets of one leg
    sides: str  # one of `limits.SIDES`
    repeats: int  # on each leg
    short_repeats: int  # in the short session; 0 leaves the step out


@dataclass(frozen=True)
class Script:
    """A whole routine. `equipment` lists the kit of its steps, each once. `schema` is that of the
    document that was read: one of schema 1 says less about the ways between its exercises."""

    schema: Literal[1, 2, 3]
    slug: str
    name: str
    summary: str
    language: str
    role: str  # one of `limits.ROLES`
    sources: tuple[str, ...]
    equipment: tuple[str, ...]
    steps: tuple[Step, ...]


class ScriptError(ValueError):
    """The document cannot be read. `problems` has every reason, in the document's order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def parse(document: Any) -> Script:
    """Read a document. Every field must be there, with the right type, and no other.

    Raises `ScriptError` with all problems at once."""
    problems: list[Problem] = []
    newest = schema_2.lifted(schema_1.lifted(document))
    script: Script = read(Script, newest, (), problems, {Step: _step})
    if problems:
        raise ScriptError(problems)
    return script


def dump(script: Script) -> dict[str, Any]:
    """The document of a script, in plain lists and dicts: `parse(dump(script)) == script`."""
    return dict(plain(_named(script))) | {"schema": SCHEMA}


def current(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document that was published, as it would be published now: for comparing."""
    return dump(parse(document))


def _named(value: Any) -> Any:
    if isinstance(value, Movement):
        return value.kind
    if is_dataclass(value):
        return {one.name: _named(getattr(value, one.name)) for one in fields(value)}
    return [_named(item) for item in value] if isinstance(value, tuple) else value


def _step(value: Any, path: Path, problems: list[Problem]) -> Any:
    """A step: its movement by name, its dose as that movement has it, its posture as the ways know
    it."""
    if not isinstance(value, Mapping):
        problems.append(Problem(path, _("This must be a set of named fields.")))
        return None
    kind, posture = value.get("movement"), value.get("posture")
    movement = MOVEMENTS.get(kind) if isinstance(kind, str) else None

    def named(_value: Any, at: Path, found: list[Problem]) -> Movement | None:
        if movement is None:
            params = {"choices": ", ".join(MOVEMENTS)}
            found.append(Problem(at, _("Choose one of: %(choices)s."), params))
        return movement

    def dose(told: Any, at: Path, found: list[Problem]) -> Any:
        return read(movement.dose_type, told, at, found) if movement else None

    if isinstance(posture, str) and posture not in POSTURES:
        params = {"choices": ", ".join(POSTURES)}
        problems.append(Problem((*path, "posture"), _("Choose one of: %(choices)s."), params))
    return read_fields(Step, value, path, problems, {Movement: named, Any: dose})


__all__ = [
    "Evidence",
    "Problem",
    "Script",
    "ScriptError",
    "Step",
    "current",
    "dump",
    "parse",
]
