"""The content that ships: a JSON document a routine, and one an exercise, made into rows and
published."""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from routines.content import document, drafts
from routines.content.limits import PLAYED
from routines.content.publishing import draft, publish
from routines.models import Exercise, Routine, RoutineVersion, Step

PACKS = Path(__file__).parent.parent / "packs"
SHELVES = PACKS / "shelves"  # what the library shows, in the order of their names
EXERCISES = PACKS / "exercises"  # those that any routine may have; a routine may bring its own
SHIPPED = "Shipped with Calfcare."  # the note of a version that no author published


def shipped() -> list[Path]:
    """Every routine that ships: those that are played, then the shelves of the library."""
    return [*sorted(PACKS.glob("*.json")), *sorted(SHELVES.glob("*.json"))]


def read(path: Path) -> dict[str, Any]:
    """A pack with the exercises of its steps in it: {"schema": 3, "routine": …, "exercises": […],
    "steps": […]}. Raises FileNotFoundError for an exercise that is nowhere."""
    pack: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    own = {row["slug"]: row for row in pack.get("exercises", [])}
    for slug in dict.fromkeys(step["exercise"] for step in pack["steps"]):
        if slug not in own:
            own[slug] = json.loads((EXERCISES / f"{slug}.json").read_text(encoding="utf-8"))
    return pack | {"exercises": list(own.values())}


def alone(path: Path) -> dict[str, Any]:
    """The document of one shipped exercise by itself: what may be said of it in any routine. It is
    of each leg where its words name one."""
    text = path.read_text(encoding="utf-8")
    row = json.loads(text)
    sides = "each" if "{side}" in text.lower() else "both"
    step = {"exercise": row["slug"], "sides": sides, "repeats": 1, "short_repeats": 1}
    about = dict.fromkeys(("slug", "name", "summary"), row["name"])
    about |= {"language": "en", "role": "accompanies"}
    return drafts.build(about | {"sources": []}, {row["slug"]: row}, [step])


def load_packs(*, now: datetime) -> list[RoutineVersion]:
    """Load every pack that ships; those already there in the same words change nothing."""
    with transaction.atomic():
        untouched = _untouched()  # before the first of them brings newer words of a shared exercise
        loaded = [load_pack(path, now=now, untouched=untouched) for path in shipped()]
    return [version for version in loaded if version is not None]


def load_pack(
    path: Path, *, now: datetime, untouched: Collection[int] | None = None
) -> RoutineVersion | None:
    """Make a shipped routine and publish it. One that is there gets the newer words of its pack
    as long as nobody has touched it; from an author's first change on it is theirs
    (docs/decisions/0013). `untouched` are such routines, where several are loaded together. A new
    shelf with an exercise in an author's words comes as a draft, for them to publish (0022).
    Returns the new version, or None.

    Raises `document.ScriptError` or `publishing.Unpublishable` for a pack that may not be
    published; then nothing of it is kept."""
    pack = read(path)
    told = document.current(drafts.from_pack(pack))
    with transaction.atomic():
        untouched = _untouched() if untouched is None else untouched
        slug = pack["routine"]["slug"]
        routine = Routine.objects.select_for_update().filter(slug=slug).first()
        if routine is None:
            routine = Routine.objects.create(**_columns(pack["routine"]))
        elif routine.pk in untouched and _newest(routine) != told:
            Routine.objects.filter(pk=routine.pk).update(**_columns(pack["routine"]))
        else:
            return None
        for row in pack["exercises"]:
            _put(_columns(row), untouched)
        routine.steps.all().delete()
        for position, row in enumerate(pack["steps"], start=1):
            columns = dict(row)
            exercise = Exercise.objects.get(slug=columns.pop("exercise"))
            columns.setdefault("position", position)
            Step.objects.create(routine=routine, exercise=exercise, **columns)
        if routine.role not in PLAYED and draft(routine) != told:
            return None  # a draft of an author's would be shown to everybody
        return publish(routine, by=None, note=SHIPPED, now=now)


def _untouched() -> set[int]:
    """Routines in the words that shipped, none of whose exercises another kind of routine has: then
    changing their rows takes nothing from anybody."""
    ours = {routine.pk for routine in Routine.objects.all() if _is_as_shipped(routine)}
    users: dict[int, set[int]] = defaultdict(set)
    for exercise, routine_id in Step.objects.values_list("exercise", "routine"):
        users[exercise].add(routine_id)
    while shared := {pk for using in users.values() if using - ours for pk in using & ours}:
        ours -= shared
    return ours


def _is_as_shipped(routine: Routine) -> bool:
    """Whether the newest version is one of ours and in use, and the draft says the same."""
    newest = routine.versions.order_by("-number").first()
    return (
        newest is not None
        and (newest.published_by_id, newest.note) == (None, SHIPPED)
        and not newest.is_withdrawn
        and draft(routine) == document.current(newest.script)
    )


def _newest(routine: Routine) -> dict[str, Any]:
    """What the newest version of the routine says, as it would be published now."""
    return document.current(routine.versions.order_by("-number")[0].script)


def _put(columns: dict[str, Any], untouched: Collection[int]) -> None:
    """Make an exercise, or give it the pack's words where only untouched routines have it. One
    whose short name an author took stays as they left it."""
    exercise = Exercise.objects.filter(slug=columns["slug"]).first()
    if exercise is None:
        Exercise.objects.create(**columns)
        return
    users = set(exercise.steps.values_list("routine", flat=True))
    if users and users <= set(untouched):
        Exercise.objects.filter(pk=exercise.pk).update(**columns)


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
