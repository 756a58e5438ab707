"""Everything that keeps a script from being published."""

from collections.abc import Collection, Iterator
from datetime import date

from routines import postures
from routines.content import limits
from routines.content.document import Script, Step
from routines.content.schema_2 import ONLY_A_CLINICIAN
from routines.content.strict_json import Path, Problem


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


def validate(script: Script, figures: Collection[str], codes: Collection[str]) -> list[Problem]:
    """Everything that keeps a script from being published; empty when it may be.

    `figures` are the names of the figures that can be drawn, `codes` those of the signs and
    conditions that a person may have, which are known elsewhere. The numbers of a dose and their
    sources are with its movement, all others in `limits`. The order of steps counts only where a
    session plays them."""
    is_played = script.role in limits.PLAYED
    problems = [
        problem
        for name in ("slug", "name", "summary", "language")
        for problem in limits.blank((name,), getattr(script, name))
    ]
    problems += limits.wordy(("summary",), script.summary)
    for name in ("name", "summary"):
        problems += limits.marked_up((name,), getattr(script, name))
    problems += limits.unknown(("role",), script.role, limits.ROLES)
    problems += _steps_problems(script)
    for n, step in enumerate(script.steps):
        here = ("steps", n)
        before = script.steps[:n] if is_played else ()
        if before and not postures.is_reached(before[-1].posture, step.posture):
            message = _("There is no way here from the exercise before.")
            problems.append(Problem((*here, "posture"), message))
        problems += step.movement.problems(step, here, before)
        problems += _step_problems(step, here, figures)
        problems += _leaving_out_problems(step, here, codes)
        problems += _evidence_problems(step, (*here, "evidence"))
        problems += _text_problems(step, here)
    return problems


_NEEDED = ("exercise", "name", "position", "stop_rule")
_FEWEST = {"instructions": 1, "cues": 2, "stop_signs": 1, "mistakes": 0}
_CHARACTERS = {
    "name": limits.NAME_CHARACTERS,
    "position": limits.POSITION_CHARACTERS,
    "stop_rule": limits.STOP_RULE_CHARACTERS,
}
_PROSE = ("name", "purpose", "equipment", "position", "stop_rule", "easier", "harder")
_WITH_SIDE = {"position", "cues"}
_LINES = ("ready", "change", "brief")
_OF_ONE_LEG = {"affected", "each"}


def _steps_problems(script: Script) -> Iterator[Problem]:
    """Of the steps together."""
    if not script.steps:
        yield Problem(("steps",), _("Add at least one step."))
    if not script.steps or script.role not in limits.PLAYED:
        return
    # Who may not roll is left with the others (clinical.md 3.3), in a short session too.
    if not any(step.short_repeats and not step.movement.caution for step in script.steps):
        message = _("Keep at least one exercise without rolling in the short session.")
        yield Problem(("steps",), message)
    is_driven = any(step.movement.bounds(step) for step in script.steps)
    if script.role == "drives" and not is_driven:
        message = _("A routine that drives needs an exercise with the rolls of the plan.")
        yield Problem(("role",), message)


def _step_problems(step: Step, here: Path, figures: Collection[str]) -> Iterator[Problem]:
    """Numbers and choices that every kind of movement has."""
    names = ["repeats", "short_repeats"]
    works_twice_running = step.short_repeats > 1 or (step.sides != "each" and step.repeats > 1)
    if step.rest_seconds or works_twice_running:
        names.append("rest_seconds")
    for name in names:
        yield from limits.outside((*here, name), getattr(step, name), limits.LIMITS[name])
    if step.short_repeats > step.repeats:
        message = _("The short session cannot be longer than the full one.")
        yield Problem((*here, "short_repeats"), message)
    yield from limits.unknown((*here, "figure"), step.figure, figures)
    yield from limits.unknown((*here, "gate"), step.gate, limits.GATES)


def _leaving_out_problems(step: Step, here: Path, codes: Collection[str]) -> Iterator[Problem]:
    """Who is kept from it: by codes that somebody knows, and in the part that its kind has."""
    for n, code in enumerate(step.avoid_if):
        if code not in codes:
            message = _("There is no warning sign or condition with this code.")
            yield Problem((*here, "avoid_if", n), message)
    yield from limits.unknown((*here, "part"), step.part, limits.PARTS)
    own = step.movement.part
    if own and step.part != own:
        yield Problem(
            (*here, "part"), _("This kind of movement is of the part %(part)s."), {"part": own}
        )
    if step.off_by_default != (step.gate == ONLY_A_CLINICIAN):
        message = _("What only a clinician switches on is off by default, and nothing else is.")
        yield Problem((*here, "off_by_default"), message)


def _evidence_problems(step: Step, here: Path) -> Iterator[Problem]:
    """A grade, where it is from, and who looked at it when."""
    evidence = step.evidence
    yield from limits.unknown((*here, "grade"), evidence.grade, limits.GRADES)
    yield from limits.blank((*here, "source"), evidence.source)
    for name in ("source", "reviewer"):
        yield from limits.marked_up((*here, name), getattr(evidence, name))
    if bool(evidence.reviewer) != bool(evidence.reviewed_on):
        yield Problem((*here, "reviewer"), _("Say who reviewed it, and when."))
    if evidence.reviewed_on:
        try:
            date.fromisoformat(evidence.reviewed_on)
        except ValueError:
            yield Problem((*here, "reviewed_on"), _("Write a date as 2026-11-27."))


def _text_problems(step: Step, here: Path) -> Iterator[Problem]:
    """Words: there, short enough, plain, and with no braces but those a session fills."""
    for name in _NEEDED:
        yield from limits.blank((*here, name), getattr(step, name))
    for name, most in _CHARACTERS.items():
        yield from limits.too_long((*here, name), getattr(step, name), most)
    for name, fewest in _FEWEST.items():
        yield from limits.too_few((*here, name), getattr(step, name), fewest)
    for n, cue in enumerate(step.cues):
        yield from limits.wordy((*here, "cues", n), cue, limits.CUE_WORDS)
        yield from limits.too_long((*here, "cues", n), cue, limits.CUE_CHARACTERS)
    names_side = step.sides in _OF_ONE_LEG
    for name in _LINES:
        yield from limits.said((*here, name), getattr(step, name), has_side=names_side)
    texts = [(name, (*here, name), getattr(step, name)) for name in _PROSE]
    for name in _FEWEST:
        texts += [(name, (*here, name, n), line) for n, line in enumerate(getattr(step, name))]
    for name, path, text in texts:
        has_side = name in _WITH_SIDE and names_side
        yield from limits.braced(path, text, *(limits.PLACES if has_side else ()))
        yield from limits.marked_up(path, text)
        if name != "cues":
            yield from limits.wordy(path, text)
