"""The only writer of versions: publish and withdraw. `packs` writes the rows of what ships."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext_noop as _

from routines.content import checking, document, drafts
from routines.content.limits import GENERAL_STOP_SIGNS
from routines.content.strict_json import Problem
from routines.figures import FIGURES
from routines.models import Exercise, Routine, RoutineVersion
from routines.movements import MOVEMENTS

LINES = {"instructions", "cues", "mistakes", "stop_signs", "avoid_if", "sources"}
_EVIDENCE = {"grade", "source", "reviewer", "reviewed_on"}
_EXERCISE_FIELDS = [
    field.name
    for field in Exercise._meta.get_fields()
    if field.concrete and field.name not in {"id", *_EVIDENCE}
]
_STEP_FIELDS = ["sides", "repeats", "short_repeats"]
_ROUTINE_FIELDS = ["slug", "name", "summary", "language", "role", "sources"]


class Unpublishable(Exception):
    """The draft is unsafe or incomplete. `problems` name the field and say what is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class NothingChanged(Exception):
    """The draft is the same as the version in use."""


class DraftMoved(Exception):
    """Someone saved the draft after it was read through, so nobody has read what it says now."""


def draft(routine: Routine) -> dict[str, Any]:
    """The draft's rows joined into the document that publishing would freeze."""
    steps = list(routine.steps.select_related("exercise").order_by("position", "pk"))
    return drafts.build(
        {name: _value(routine, name) for name in _ROUTINE_FIELDS},
        {step.exercise.slug: _exercise(step.exercise) for step in steps},
        [
            {"exercise": step.exercise.slug} | {name: getattr(step, name) for name in _STEP_FIELDS}
            for step in steps
        ],
    )


def draft_alone(exercise: Exercise) -> dict[str, Any]:
    """The document of a routine with nothing in it but this exercise: what can be said about
    the exercise wherever it is used."""
    movement = MOVEMENTS.get(exercise.movement)
    sides = movement.sides[0] if movement else "each"
    step = {"exercise": exercise.slug, "sides": sides, "repeats": 1, "short_repeats": 1}
    texts = dict.fromkeys(["slug", "name", "summary", "language"], "-")
    alone = texts | {"role": "accompanies", "sources": []}
    return drafts.build(alone, {exercise.slug: _exercise(exercise)}, [step])


def problems_of(told: dict[str, Any]) -> list[Problem]:
    """Everything that keeps this document from being published; empty when it may be."""
    try:
        parsed = document.parse(told)
    except document.ScriptError as error:
        return list(error.problems)
    # The general stop signs stand in every document, so they do not count as the author's.
    own_missing = [
        Problem(("steps", n, "stop_signs"), _("Write at least 1 stop sign."))
        for n, step in enumerate(parsed.steps)
        if set(step.stop_signs) <= set(GENERAL_STOP_SIGNS)
    ]
    return checking.validate(parsed, frozenset(FIGURES), known_codes()) + own_missing


def known_codes() -> dict[str, Any]:
    """The codes that may keep an exercise out, each with its words. Who asks people about them is
    named by setting, so that routines need not import them."""
    found = (import_string(path)() for path in settings.CODES_THAT_KEEP_OUT)
    return {one.code: one.text for rows in found for one in rows}


def fingerprint(told: dict[str, Any]) -> str:
    """A short name for exactly these words and numbers."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def publish(
    routine: Routine, *, by: Any, note: str, now: datetime, reviewed: str | None = None
) -> RoutineVersion:
    """Freeze the draft as the routine's next version.

    `reviewed` is the fingerprint of the draft that the author read through; without it the
    draft is taken as it is. Raises `DraftMoved` where the draft is another one by now,
    `Unpublishable` with every problem, or `NothingChanged`."""
    with transaction.atomic():
        # Editors who publish at once go one after the other, so that numbers have no gaps.
        routine = Routine.objects.select_for_update().get(pk=routine.pk)
        told = draft(routine)
        if reviewed is not None and reviewed != fingerprint(told):
            raise DraftMoved
        problems = problems_of(told)
        if problems:
            raise Unpublishable(problems)
        told = document.current(told)
        in_use = version_in_use(routine)
        if in_use is not None and document.current(in_use.script) == told:
            raise NothingChanged
        newest = routine.versions.order_by("-number").first()
        return RoutineVersion.objects.create(
            routine=routine,
            number=newest.number + 1 if newest else 1,
            script=told,
            published_by=by,
            published_at=now,
            note=note,
        )


def withdraw(version: RoutineVersion, *, by: Any, reason: str, now: datetime) -> bool:
    """Take a version out of use at once. Doing it again changes nothing.

    Returns whether this call did it. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    in_use = RoutineVersion.objects.filter(pk=version.pk, withdrawn_at=None)
    return bool(in_use.update(withdrawn_at=now, withdrawn_by=by, withdrawn_reason=reason))


def versions_in_use() -> QuerySet[RoutineVersion]:
    """What is not withdrawn, newest first: the first of a routine is its version in use."""
    return RoutineVersion.objects.filter(withdrawn_at=None).order_by("-number")


def version_in_use(routine: Routine) -> RoutineVersion | None:
    """The newest version of the routine that is not withdrawn."""
    return versions_in_use().filter(routine=routine).first()


def routine_to_start() -> Routine | None:
    """The routine that a new person begins with: the oldest that drives and has a version in use.
    Role and short name stay as they were first published, so no draft can move people elsewhere."""
    has_one = Exists(versions_in_use().filter(routine=OuterRef("pk")))
    return Routine.objects.filter(has_one, role="drives").order_by("pk").first()


def is_published(exercise: Exercise) -> bool:
    """Whether any version of any routine has this exercise, also one that was replaced since."""
    scripts = RoutineVersion.objects.values_list("script", flat=True)
    slug = exercise.slug
    return any(step["exercise"] == slug for script in scripts for step in script["steps"])


def _exercise(exercise: Exercise) -> dict[str, Any]:
    """An exercise's row as the document wants it."""
    reviewed = exercise.reviewed_on.isoformat() if exercise.reviewed_on else ""
    return {name: _value(exercise, name) for name in _EXERCISE_FIELDS} | {
        "evidence": {
            "grade": exercise.grade,
            "source": exercise.source,
            "reviewer": exercise.reviewer,
            "reviewed_on": reviewed,
        }
    }


def _value(row: Any, name: str) -> Any:
    """A column as the document wants it: text of many lines as a list of lines."""
    value = getattr(row, name)
    if name in LINES:
        return [line.strip() for line in value.splitlines() if line.strip()]
    return value
