"""The routines that ship: one JSON document each, made into rows and published."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from routines.content import document, drafts
from routines.content.publishing import draft, publish
from routines.models import Exercise, Routine, RoutineVersion, Step

PACKS = Path(__file__).parent.parent / "packs"
SHIPPED = "Shipped with Calfcare."  # the note of a version that no author published


def load_packs(*, now: datetime) -> list[RoutineVersion]:
    """Load every pack that ships; those already there in the same words change nothing."""
    loaded = [load_pack(path, now=now) for path in sorted(PACKS.glob("*.json"))]
    return [version for version in loaded if version is not None]


def load_pack(path: Path, *, now: datetime) -> RoutineVersion | None:
    """Make a shipped routine and publish it. One that is there gets the newer words of its pack
    as long as nobody has touched it; from an author's first change on it is theirs
    (docs/decisions/0013). Returns the new version, or None.

    Raises `document.ScriptError` or `publishing.Unpublishable` for a pack that may not be
    published; then nothing of it is kept."""
    pack = json.loads(path.read_text(encoding="utf-8"))
    told = document.current(drafts.from_pack(pack))
    with transaction.atomic():
        slug = pack["routine"]["slug"]
        routine = Routine.objects.select_for_update().filter(slug=slug).first()
        if routine is None:
            routine = Routine.objects.create(**_columns(pack["routine"]))
        elif _is_as_shipped(routine) and draft(routine) != told:
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
        and draft(routine) == document.current(newest.script)
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


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    """A pack's row as columns."""
    columns: dict[str, Any] = {
        name: "\n".join(value) if isinstance(value, list) else value for name, value in row.items()
    }
    if "evidence" in columns:
        columns |= columns.pop("evidence")
        day = columns["reviewed_on"]
        columns["reviewed_on"] = date.fromisoformat(day) if day else None
    return columns
