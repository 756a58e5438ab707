"""What keeps a draft from being published, in the author's words and with the way to the field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext

from routines.admin.dose_form import dose_label, dose_value
from routines.content import publishing
from routines.content.differences import Change
from routines.content.document import Problem
from routines.models import Exercise, Routine, Step
from routines.movements import MOVEMENTS

STEP_FIELDS = ("exercise", "sides", "repeats", "short_repeats")
_GROUPS = ("dose", "evidence")  # fields of a step that hold fields of their own


@dataclass(frozen=True)
class Finding:
    """One thing to put right, on the form and at the field where it is written. `step` counts
    from 0, and is None for the routine's own fields."""

    on: Literal["routine", "step", "exercise"]
    step: int | None
    field: str
    where: str
    message: str
    url: str


def of_routine(routine: Routine, document: dict[str, Any]) -> list[Finding]:
    """Everything to put right in this draft before it can be published."""
    return findings(routine, document, publishing.problems_of(document))


def findings(
    routine: Routine, document: dict[str, Any], problems: Iterable[Problem]
) -> list[Finding]:
    """These problems of this draft, each with the address of the field that holds it."""
    exercises = [step.exercise for step in routine.steps.select_related("exercise")]
    found = []
    for problem in problems:
        message = _message(problem, document)
        if problem.path[0] == "steps" and len(problem.path) > 2:
            found.append(_of_step(routine, exercises, problem, message))
        else:
            name = str(problem.path[0])
            url = routine_url(routine) + (f"#id_{name}" if name != "steps" else "#steps-heading")
            found.append(Finding("routine", None, name, field_label(name, Routine), message, url))
    return found


def of_exercise(exercise: Exercise) -> list[Finding]:
    """Everything to put right in this exercise, whichever routine it is in."""
    document = publishing.draft_alone(exercise)
    return [
        _of_exercise(exercise, 0, problem, _message(problem, document))
        for problem in publishing.problems_of(document)
        if problem.path[:2] == ("steps", 0) and problem.path[2] not in STEP_FIELDS
    ]


def show_beside(form: forms.BaseForm, found: Sequence[Finding]) -> None:
    """Print what is to be put right under the fields of a form, where a screen reader reads it
    with the field. It is advice, not an error: a draft may be half ready."""
    for name, field in form.fields.items():
        here = [(finding.message,) for finding in found if finding.field == name]
        advice = format_html_join("", '<strong class="cc-not-yet">{}</strong>', here)
        field.help_text = format_html("{}{}", field.help_text, advice)


def field_label(name: str, *models: type[Model]) -> str:
    """What the admin calls a field of the document; the first of the models that has it."""
    if name == "steps":
        return str(capfirst(Step._meta.verbose_name_plural))
    for model in models or (Exercise, Step, Routine):
        for field in model._meta.fields:
            if field.name == name:
                return str(capfirst(field.verbose_name))
    return name


def label_of(change: Change) -> str:
    """What the admin calls the field that is different."""
    if change.movement:
        return dose_label(change.movement, change.field)
    return field_label(change.field)


def in_words(change: Change) -> Change:
    """The change as the form has it, where it is about one of a few choices."""

    def told(lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(str(dose_value(change.movement, change.field, line)) for line in lines)

    return replace(change, removed=told(change.removed), added=told(change.added))


def exercise_url(exercise: Exercise) -> str:
    """The form of an exercise."""
    return reverse("admin:routines_exercise_change", args=[exercise.pk])


def routine_url(routine: Routine) -> str:
    """The form of a routine."""
    return reverse("admin:routines_routine_change", args=[routine.pk])


def _of_step(
    routine: Routine, exercises: Sequence[Exercise], problem: Problem, message: str
) -> Finding:
    n, name = int(problem.path[1]), str(problem.path[2])
    if name == "movement" and exercises[n].movement in MOVEMENTS:
        name = "position"  # an exercise in the wrong place is put right by moving its step
    elif name not in STEP_FIELDS:
        return _of_exercise(exercises[n], n, problem, message)
    where = f"{exercises[n].name}: {field_label(name, Step)}"
    return Finding("step", n, name, where, message, f"{routine_url(routine)}#id_steps-{n}-{name}")


def _of_exercise(exercise: Exercise, n: int, problem: Problem, message: str) -> Finding:
    is_in_group = problem.path[2] in _GROUPS and len(problem.path) > 3
    name = str(problem.path[3 if is_in_group else 2])
    label = field_label(name, Exercise)
    if problem.path[2] == "dose":
        label = dose_label(exercise.movement, name)
    where = f"{exercise.name}: {label}"
    return Finding("exercise", n, name, where, message, f"{exercise_url(exercise)}#id_{name}")


def _message(problem: Problem, document: Any) -> str:
    """What is wrong, after the line that it is about where a field holds several."""
    message = gettext(problem.message)
    if problem.params:
        message %= problem.params
    if not isinstance(problem.path[-1], int):
        return message
    for part in problem.path:
        document = document[part]
    return f"“{document}”: {message}"
