"""The document of a routine version: everything a session needs to know about its routine.

Editors change rows; publishing joins them (`build`), reads the result (`parse`), checks it
(`validate`) and freezes it (`dump`). Reading checks the shape alone, so that a version that
was published under older limits can always be followed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from routines import limits
from routines.limits import GENERAL_STOP_SIGNS, ROLLING_CAUTION
from routines.shape import Path, Problem, plain, read

__all__ = [
    "Problem",
    "Script",
    "ScriptError",
    "ScriptStep",
    "build",
    "dump",
    "from_pack",
    "parse",
    "validate",
]


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True)
class ScriptStep:
    """One exercise at its place in the routine, with its dose.

    `position` and `cues` may hold `{side}` or `{Side}`, which a session fills with the leg's
    side. A dose that the movement does not have is 0: rolls have no hold, a hold has no rolls.

    `cues` are short lines without a full stop, in this order. Of a roll: the way up, the way
    back, then reminders, one for each of the next rolls. Of a hold: how to stand, then what to
    feel.
    """

    exercise: str
    name: str
    purpose: str
    movement: Literal["roll", "hold"]
    figure: str
    equipment: str
    position: str
    instructions: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop_signs: tuple[str, ...]
    stop_rule: str
    easier: str
    harder: str
    reps_start: int
    reps_target: int
    seconds_each_way: int
    hold_seconds: int
    hold_reason: str
    ease_in_seconds: int
    ease_off_seconds: int
    rest_seconds: int  # between two bouts of one leg
    source: str
    sides: Literal["affected", "both"]
    repeats: int  # on each leg
    short_repeats: int  # in the short session; 0 leaves the step out


@dataclass(frozen=True)
class Script:
    """A whole routine. `equipment` lists the kit of its steps, each once."""

    schema: Literal[1]
    slug: str
    name: str
    summary: str
    language: str
    sources: tuple[str, ...]
    equipment: tuple[str, ...]
    steps: tuple[ScriptStep, ...]


class ScriptError(ValueError):
    """The document cannot be read. `problems` has every reason, in the document's order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def parse(document: Any) -> Script:
    """Read a document. Every field must be there, with the right type, and no other.

    Raises `ScriptError` with all problems at once."""
    problems: list[Problem] = []
    script: Script = read(Script, document, (), problems)
    if problems:
        raise ScriptError(problems)
    return script


def dump(script: Script) -> dict[str, Any]:
    """The document of a script, in plain lists and dicts: `parse(dump(script)) == script`."""
    return dict(plain(asdict(script)))


def build(
    routine: Mapping[str, Any],
    exercises: Mapping[str, Mapping[str, Any]],
    steps: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Join the rows of a draft into a document for `parse`.

    `exercises` are found by slug; `steps` are in order and name their exercise. What no author
    may leave out is added here: the general stop signs (clinical.md 4) and, for rolling, when
    not to roll (clinical.md 7.4, H1). Doses of the other movement become 0.

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
    return {"schema": 1, **routine, "equipment": list(kit), "steps": joined}


def from_pack(pack: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a content pack: {"schema": 1, "routine": …, "exercises": […],
    "steps": […]}, the rows as `build` wants them."""
    exercises = {row["slug"]: row for row in pack["exercises"]}
    return build(pack["routine"], exercises, pack["steps"])


def validate(script: Script, figures: Collection[str]) -> list[Problem]:
    """Everything that keeps a script from being published; empty when it may be.

    `figures` are the names of the figures that can be drawn. The numbers and their sources are
    in `limits`."""
    problems = [
        problem
        for name in ("slug", "name", "summary", "language")
        for problem in limits.blank((name,), getattr(script, name))
    ]
    problems += limits.wordy(("summary",), script.summary)
    if not script.steps:
        problems.append(Problem(("steps",), _("Add at least one step.")))
    elif not any(step.movement == "hold" and step.short_repeats for step in script.steps):
        # Who may not roll is left with the stretch (clinical.md 3.3), in a short session too.
        problems.append(Problem(("steps",), _("Keep at least one stretch in the short session.")))
    movements = [step.movement for step in script.steps]
    for n, step in enumerate(script.steps):
        here = ("steps", n)
        if step.movement == "roll" and "hold" in movements[:n]:
            message = _("Put rolling before stretching.")  # clinical.md 1.1
            problems.append(Problem((*here, "movement"), message))
        problems += _dose_problems(step, here, figures)
        problems += _text_problems(step, here)
    return problems


_ROLL_DOSE = ("reps_start", "reps_target", "seconds_each_way")
_HOLD_DOSE = ("hold_seconds", "ease_in_seconds", "ease_off_seconds")
_NEEDED = ("exercise", "name", "equipment", "position", "stop_rule")
_FEWEST = {"instructions": 1, "cues": 2, "stop_signs": 1, "mistakes": 0}
_CHARACTERS = {
    "name": limits.NAME_CHARACTERS,
    "position": limits.POSITION_CHARACTERS,
    "stop_rule": limits.STOP_RULE_CHARACTERS,
}
_PROSE = ("name", "purpose", "equipment", "position", "stop_rule", "easier", "harder")
_WITH_SIDE = {"position", "cues"}


def _join(exercise: Mapping[str, Any], step: Mapping[str, Any]) -> dict[str, Any]:
    """One row of the document from an exercise and its place in the routine."""
    row = {name: value for name, value in exercise.items() if name != "slug"}
    if isinstance(row.get("position"), str):
        row["position"] = " ".join(row["position"].split())
    row |= {name: value for name, value in step.items() if name != "position"}
    if row.get("movement") == "roll":
        row |= {**dict.fromkeys(_HOLD_DOSE, 0), "hold_reason": ""}
        row["instructions"] = _first([ROLLING_CAUTION], row.get("instructions", []))
    elif row.get("movement") == "hold":
        row |= dict.fromkeys(_ROLL_DOSE, 0)
    row["stop_signs"] = _first(GENERAL_STOP_SIGNS, row.get("stop_signs", []))
    return row


def _first(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """The lines, then the others, each once."""
    return list(dict.fromkeys([*lines, *others]))


def _dose_problems(step: ScriptStep, here: Path, figures: Collection[str]) -> Iterator[Problem]:
    """Numbers and choices."""
    names = ["repeats", "short_repeats"]
    if step.movement == "roll":
        names += _ROLL_DOSE
        if step.reps_start > step.reps_target:
            yield Problem((*here, "reps_target"), _("The target is lower than the start."))
    else:
        names += ["ease_in_seconds", "ease_off_seconds"]
        yield from _hold_problems(step, here)
    works_twice_running = step.short_repeats > 1 or (step.sides == "affected" and step.repeats > 1)
    if step.rest_seconds or works_twice_running:
        names.append("rest_seconds")
    for name in names:
        yield from limits.outside((*here, name), getattr(step, name), limits.LIMITS[name])
    if step.short_repeats > step.repeats:
        message = _("The short session cannot be longer than the full one.")
        yield Problem((*here, "short_repeats"), message)
    if step.figure not in figures:
        params = {"choices": ", ".join(sorted(figures))}
        yield Problem((*here, "figure"), _("Choose one of: %(choices)s."), params)


def _hold_problems(step: ScriptStep, here: Path) -> Iterator[Problem]:
    longest = limits.HOLD_SECONDS_WITH_REASON
    yield from limits.outside((*here, "hold_seconds"), step.hold_seconds, longest)
    freely = limits.LIMITS["hold_seconds"].high
    if freely < step.hold_seconds <= longest.high and not step.hold_reason.strip():
        message = _("Say why the hold is longer than %(seconds)s seconds.")
        yield Problem((*here, "hold_reason"), message, {"seconds": freely})
    if step.sides != "both":
        # ux.md 5, check 13: both legs get the same time in every full session.
        yield Problem((*here, "sides"), _("A stretch is for both legs."))


def _text_problems(step: ScriptStep, here: Path) -> Iterator[Problem]:
    """Words: there, short enough, and with no braces but those a session fills."""
    for name in _NEEDED:
        yield from limits.blank((*here, name), getattr(step, name))
    for name, most in _CHARACTERS.items():
        yield from limits.too_long((*here, name), getattr(step, name), most)
    for name, fewest in _FEWEST.items():
        yield from limits.too_few((*here, name), getattr(step, name), fewest)
    for n, cue in enumerate(step.cues):
        yield from limits.wordy((*here, "cues", n), cue, limits.CUE_WORDS)
        yield from limits.too_long((*here, "cues", n), cue, limits.CUE_CHARACTERS)
    texts = [(name, (*here, name), getattr(step, name)) for name in _PROSE]
    for name in _FEWEST:
        texts += [(name, (*here, name, n), line) for n, line in enumerate(getattr(step, name))]
    for name, path, text in texts:
        yield from limits.braced(path, text, *(("{side}", "{Side}") if name in _WITH_SIDE else ()))
        if name != "cues":
            yield from limits.wordy(path, text)
