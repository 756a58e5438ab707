"""Content of the release with one routine migrates: what nobody touched gets the newer words of its
pack, what an author changed stays theirs, and either draft still says what it said (0013)."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from routines.content import packs, publishing
from routines.content.document import current, parse
from routines.models import Exercise, Routine, RoutineVersion
from tests.conftest import empty_every_table

pytestmark = pytest.mark.django_db(transaction=True)

FOLDER = Path(__file__).parent / "released"
PACK = json.loads((FOLDER / "calf_1_pack.json").read_text())
PUBLISHED = json.loads((FOLDER / "calf_1.json").read_text())
BEFORE = [
    ("checkins", "0004_a_long_history_costs_nothing"),
    ("routines", "0005_open_sessions_are_found_quickly"),
]


def migrate(targets: Any) -> Any:
    """Migrate there, either way. Returns the models of that moment."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def columns(row: dict[str, Any]) -> dict[str, Any]:
    return {name: "\n".join(v) if isinstance(v, list) else v for name, v in row.items()}


@pytest.fixture
def released() -> Any:
    """The rows of that release in its own tables; called, it migrates them."""
    empty_every_table()
    then = migrate(BEFORE)
    routine = then.get_model("routines", "Routine").objects.create(**columns(PACK["routine"]))
    exercises = then.get_model("routines", "Exercise").objects
    rows = {row["slug"]: exercises.create(**columns(row)) for row in PACK["exercises"]}
    for place, step in enumerate(PACK["steps"], start=1):
        kept = step | {"exercise": rows[step["exercise"]], "position": place}
        then.get_model("routines", "Step").objects.create(routine=routine, **kept)
    then.get_model("routines", "RoutineVersion").objects.create(
        routine=routine, number=1, script=PUBLISHED, note=packs.SHIPPED
    )
    yield exercises
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


@pytest.fixture(autouse=True)
def no_shelves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """That release had none, and what comes new is told elsewhere."""
    monkeypatch.setattr(packs, "SHELVES", tmp_path)


def arrive() -> Routine:
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    return Routine.objects.get()


def test_a_migrated_draft_says_what_was_published(released: Any) -> None:
    routine = arrive()
    assert publishing.draft(routine) == current(PUBLISHED)
    assert RoutineVersion.objects.get().script == PUBLISHED  # frozen as it was
    assert routine.role == "drives"


def test_an_untouched_routine_gets_the_newer_words(released: Any) -> None:
    routine = arrive()
    loaded = packs.load_packs(now=timezone.now())
    (newer,) = (version for version in loaded if version.routine == routine)
    assert newer.number == 2
    assert [step.evidence.grade for step in parse(newer.script).steps] == ["some", "some"]
    assert packs.load_packs(now=timezone.now()) == []


def test_a_touched_routine_keeps_its_own(released: Any) -> None:
    released.filter(slug="wall-calf-stretch").update(hold_seconds=25, hold_reason="Asked for.")
    routine = arrive()
    loaded = packs.load_packs(now=timezone.now())
    assert routine not in [version.routine for version in loaded]
    stretch = Exercise.objects.get(slug="wall-calf-stretch")
    assert (stretch.dose["hold_seconds"], stretch.posture, stretch.grade) == (25, "wall", "little")
    assert publishing.problems_of(publishing.draft(routine)) == []


def test_the_way_back_takes_the_doses_apart(released: Any) -> None:
    arrive()
    then = migrate(BEFORE)
    stretch = then.get_model("routines", "Exercise").objects.get(slug="wall-calf-stretch")
    assert (stretch.hold_seconds, stretch.ease_in_seconds) == (20, 4)
    assert set(then.get_model("routines", "Step").objects.values_list("sides", flat=True)) == {
        "affected",
        "both",
    }
