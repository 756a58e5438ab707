"""The only writer of content: publish, withdraw, and load the packs that ship."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from routines import script
from routines.figures import FIGURES
from routines.limits import GENERAL_STOP_SIGNS
from routines.models import Exercise, Routine, RoutineVersion, Step

PACKS = Path(__file__).parent / "packs"
SHIPPED = "Shipped with Calfcare."  # the note of a version that no author published
_LINES = {"instructions", "cues", "mistakes", "stop_signs", "sources"}
_EXERCISE_FIELDS = [
    field.name for field in Exercise._meta.get_fields() if field.concrete and field.name != "id"
]
_STEP_FIELDS = ["sides", "repeats", "short_repeats"]


class Unpublishable(Exception):
    """The draft is unsafe or incomplete. `problems` name the field and say what is wrong."""

    def __init__(self, problems: list[script.Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class NothingChanged(Exception):
    """The draft is the same as the version in use."""


class DraftMoved(Exception):
    """Someone saved the draft after it was read through, so nobody has read what it says now."""


def draft(routine: Routine) -> dict[str, Any]:
    """The draft's rows joined into the document that publishing would freeze."""
    steps = list(routine.steps.select_related("exercise").order_by("position", "pk"))
    return script.build(
        {
            name: _value(routine, name)
            for name in ["slug", "name", "summary", "language", "sources"]
        },
        {
            step.exercise.slug: {name: _value(step.exercise, name) for name in _EXERCISE_FIELDS}
            for step in steps
        },
        [
            {"exercise": step.exercise.slug} | {name: getattr(step, name) for name in _STEP_FIELDS}
            for step in steps
        ],
    )


def draft_alone(exercise: Exercise) -> dict[str, Any]:
    """The document of a routine with nothing in it but this exercise: what can be said about
    the exercise wherever it is used."""
    step = {"exercise": exercise.slug, "sides": "both", "repeats": 1, "short_repeats": 1}
    row = {name: _value(exercise, name) for name in _EXERCISE_FIELDS}
    texts = dict.fromkeys(["slug", "name", "summary", "language"], "-")
    return script.build(texts | {"sources": []}, {exercise.slug: row}, [step])


def problems_of(document: dict[str, Any]) -> list[script.Problem]:
    """Everything that keeps this document from being published; empty when it may be."""
    try:
        parsed = script.parse(document)
    except script.ScriptError as error:
        return list(error.problems)
    # The general stop signs stand in every document, so they do not count as the author's.
    own_missing = [
        script.Problem(("steps", n, "stop_signs"), _("Write at least 1 stop sign."))
        for n, step in enumerate(parsed.steps)
        if set(step.stop_signs) <= set(GENERAL_STOP_SIGNS)
    ]
    return script.validate(parsed, frozenset(FIGURES)) + own_missing


def fingerprint(document: dict[str, Any]) -> str:
    """A short name for exactly these words and numbers."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=True)
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
        document = draft(routine)
        if reviewed is not None and reviewed != fingerprint(document):
            raise DraftMoved
        problems = problems_of(document)
        if problems:
            raise Unpublishable(problems)
        document = _frozen(document)
        in_use = version_in_use(routine)
        if in_use is not None and in_use.script == document:
            raise NothingChanged
        newest = routine.versions.order_by("-number").first()
        return RoutineVersion.objects.create(
            routine=routine,
            number=newest.number + 1 if newest else 1,
            script=document,
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


def any_version_in_use() -> bool:
    """Whether there is anything to follow."""
    return versions_in_use().exists()


def load_pack(path: Path, *, now: datetime) -> RoutineVersion | None:
    """Make a shipped routine and publish it. One that is there gets the newer words of its pack
    as long as nobody has touched it; from an author's first change on it is theirs
    (docs/decisions/0013). Returns the new version, or None."""
    pack = json.loads(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        slug = pack["routine"]["slug"]
        routine = Routine.objects.select_for_update().filter(slug=slug).first()
        if routine is None:
            routine = Routine.objects.create(**_columns(pack["routine"]))
        elif _is_as_shipped(routine) and draft(routine) != _frozen(script.from_pack(pack)):
            _take_newer(routine, pack)
        else:
            return None
        for row in pack["exercises"]:
            columns = _columns(row)
            Exercise.objects.get_or_create(slug=columns.pop("slug"), defaults=columns)
        for position, row in enumerate(pack["steps"], start=1):
            columns = dict(row)
            exercise = Exercise.objects.get(slug=columns.pop("exercise"))
            columns.setdefault("position", position)
            Step.objects.create(routine=routine, exercise=exercise, **columns)
        return publish(routine, by=None, note=SHIPPED, now=now)


def _is_as_shipped(routine: Routine) -> bool:
    """Whether the newest version is one of ours and in use, the draft says the same, and no other
    routine has an exercise of it: then changing its rows takes nothing from anybody."""
    newest = routine.versions.order_by("-number").first()
    elsewhere = Step.objects.filter(exercise__steps__routine=routine).exclude(routine=routine)
    return (
        newest is not None
        and (newest.published_by_id, newest.note) == (None, SHIPPED)
        and not newest.is_withdrawn
        and draft(routine) == newest.script
        and not elsewhere.exists()
    )


def _take_newer(routine: Routine, pack: dict[str, Any]) -> None:
    """Bring the rows of a routine to what its pack says now; the steps are made anew after it."""
    ours = set(routine.steps.values_list("exercise__slug", flat=True))
    Routine.objects.filter(pk=routine.pk).update(**_columns(pack["routine"]))
    for row in pack["exercises"]:
        if row["slug"] in ours:
            Exercise.objects.filter(slug=row["slug"]).update(**_columns(row))
    routine.steps.all().delete()


def load_packs(*, now: datetime) -> list[RoutineVersion]:
    """Load every pack that ships; those already there in the same words change nothing."""
    loaded = [load_pack(path, now=now) for path in sorted(PACKS.glob("*.json"))]
    return [version for version in loaded if version is not None]


def _frozen(document: dict[str, Any]) -> dict[str, Any]:
    """The document as a version holds it."""
    return script.dump(script.parse(document))


def _value(row: Any, name: str) -> Any:
    """A column as the document wants it: text of many lines as a list of lines."""
    value = getattr(row, name)
    if name in _LINES:
        return [line.strip() for line in value.splitlines() if line.strip()]
    return value


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    """A pack's row as columns."""
    return {
        name: "\n".join(value) if isinstance(value, list) else value for name, value in row.items()
    }


__all__ = [
    "DraftMoved",
    "NothingChanged",
    "Unpublishable",
    "any_version_in_use",
    "draft",
    "draft_alone",
    "fingerprint",
    "load_pack",
    "load_packs",
    "problems_of",
    "publish",
    "version_in_use",
    "versions_in_use",
    "withdraw",
]
