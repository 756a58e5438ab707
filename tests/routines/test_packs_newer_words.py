"""Newer words of a shipped routine reach installations that are there already, and take nothing
from an author (docs/decisions/0013)."""

import json

import pytest
from django.utils import timezone

from checkins import screens, starting
from routines.content import packs, publishing
from routines.models import Exercise, Routine, RoutineVersion, Step
from tests import builders
from tests.routines.authoring import change_exercise

pytestmark = pytest.mark.django_db
OLD_RULE = "Stop if it hurts more than a light pull."
PACK = packs.read(packs.PACKS / "calf.json")


@pytest.fixture
def no_shelves(monkeypatch, tmp_path):
    """Each is loaded as a routine is; these tests are about one or two."""
    monkeypatch.setattr(packs, "SHELVES", tmp_path / "none")


@pytest.fixture
def older(tmp_path, no_content, no_shelves):
    """An installation from before: its routine was shipped in older words."""
    pack = json.loads(json.dumps(PACK))
    for exercise in pack["exercises"]:
        exercise["stop_rule"] = OLD_RULE
    pack["exercises"][0] |= {"mistakes": ["Do not rush."], "equipment": "Roller"}
    pack["routine"]["summary"] = "Roll and stretch."
    path = tmp_path / "calf.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    return packs.load_pack(path, now=timezone.now())


def load():
    """The versions with newer words; routines that were not there yet come beside them."""
    return [version for version in packs.load_packs(now=timezone.now()) if version.number > 1]


def rules(version):
    return [step["stop_rule"] for step in version.script["steps"]]


def test_what_nobody_touched_gets_the_newer_words_as_a_version_of_its_own(older):
    (newer,) = load()
    assert (newer.routine, newer.number, newer.published_by) == (older.routine, 2, None)
    assert rules(newer) == [exercise["stop_rule"] for exercise in PACK["exercises"]]
    older.refresh_from_db()
    assert rules(older) == [OLD_RULE, OLD_RULE], "what was published stays as it was"
    assert publishing.version_in_use(older.routine) == newer
    assert publishing.draft(newer.routine) == newer.script


def test_newer_words_come_once(older):
    load()
    assert load() == []
    assert older.routine.versions.count() == 2


def test_a_session_under_way_keeps_its_words_and_the_plan_takes_them_at_the_next_check_in(
    older, client, clock
):
    person = builders.sign_in_guest(client)
    screen = screens.pass_screen(person, signs=[], conditions=[], now=timezone.now())
    told = starting.Beginning(screen=screen, day=timezone.localdate(), **builders.SET_UP)
    plan = starting.start_plan(person, older.routine, told, now=timezone.now())
    session = builders.start_session(plan)
    (newer,) = load()
    assert OLD_RULE in client.get(f"/session/{session.pk}/").content.decode()
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    plan.refresh_from_db()
    assert plan.version == newer


def changed_draft(routine):
    change_exercise("wall-calf-stretch", hold_seconds=25)


def changed_order(routine):
    routine.steps.filter(position=1).update(position=3)


def changed_routine(routine):
    Routine.objects.filter(pk=routine.pk).update(summary="Ours.")


def published(routine):
    changed_draft(routine)
    by = builders.make_staff()
    publishing.publish(routine, by=by, note="Longer hold", now=timezone.now())


def published_as_shipped(routine):
    """An author who has left since: the name is gone, the note is not."""
    changed_draft(routine)
    publishing.publish(routine, by=None, note="Longer hold", now=timezone.now())


def withdrawn(routine):
    version = routine.versions.get()
    publishing.withdraw(version, by=None, reason="Not for our people", now=timezone.now())


def used_elsewhere(routine):
    other = Routine.objects.create(slug="other", name="Another", summary="Stretch.")
    stretch = Exercise.objects.get(slug="wall-calf-stretch")
    Step.objects.create(routine=other, exercise=stretch)


@pytest.mark.parametrize(
    "touch",
    [
        *(changed_draft, changed_order, changed_routine, published, published_as_shipped),
        *(withdrawn, used_elsewhere),
    ],
    ids=lambda touch: touch.__name__,
)
def test_what_an_author_has_touched_is_theirs(older, touch):
    touch(older.routine)
    models = (Exercise, Routine, Step, RoutineVersion)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    assert load() == []
    for model, rows in zip(models, before, strict=True):  # others came beside it
        there = model.objects.filter(pk__in=[row["id"] for row in rows])
        assert list(there.order_by("pk").values()) == rows


def test_an_exercise_that_is_new_in_the_pack_is_used_as_its_author_left_it(older, tmp_path):
    """Its short name was free, and somebody took it."""
    third = Exercise.objects.get(slug="wall-calf-stretch")
    third.pk, third.slug, third.dose["hold_seconds"] = None, "third", 25
    third.save()
    pack = json.loads(json.dumps(PACK))
    pack["exercises"].append(pack["exercises"][1] | {"slug": "third"})
    pack["steps"].append({"exercise": "third", "sides": "each", "repeats": 1, "short_repeats": 0})
    path = tmp_path / "newer.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    newer = packs.load_pack(path, now=timezone.now())
    assert [step["dose"].get("hold_seconds") for step in newer.script["steps"]] == [None, 20, 25]


@pytest.fixture
def two_older(older, tmp_path, monkeypatch):
    """Two shipped routines of that time with an exercise in common, and both packs of today."""
    second = json.loads(json.dumps(PACK))
    second["routine"] |= {"slug": "second", "name": "Second"}
    old = json.loads(json.dumps(second))
    for exercise in old["exercises"]:
        exercise["stop_rule"] = OLD_RULE
    old["exercises"][0] |= {"mistakes": ["Do not rush."], "equipment": "Roller"}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    (tmp_path / "calf.json").write_text(json.dumps(PACK), encoding="utf-8")
    made = packs.load_pack(tmp_path / "old.json", now=timezone.now())
    assert rules(made) == [OLD_RULE, OLD_RULE]
    (tmp_path / "old.json").write_text(json.dumps(second), encoding="utf-8")
    monkeypatch.setattr(packs, "PACKS", tmp_path)
    return made.routine


def test_routines_that_share_an_exercise_get_its_newer_words_together(older, two_older):
    newer = load()
    assert {version.routine for version in newer} == {older.routine, two_older}
    for version in newer:
        assert rules(version) == [exercise["stop_rule"] for exercise in PACK["exercises"]]
        assert publishing.draft(version.routine) == version.script
    assert load() == []


def test_an_author_s_change_to_one_of_them_keeps_the_other_as_it_is(older, two_older):
    """Its exercises are the author's too now."""
    Routine.objects.filter(pk=two_older.pk).update(summary="Ours.")
    assert load() == []


@pytest.fixture
def with_shelves(older, monkeypatch):
    """Today's packs, on that installation."""
    monkeypatch.setattr(packs, "SHELVES", packs.PACKS / "shelves")
    return older.routine


def test_shelves_that_are_new_come_with_the_newer_words_of_what_they_share(with_shelves):
    loaded = packs.load_packs(now=timezone.now())
    assert [version.routine.role for version in loaded].count("shows") == 5
    assert with_shelves in {version.routine for version in loaded}
    assert not any(OLD_RULE in rules(version) for version in loaded)
    assert packs.load_packs(now=timezone.now()) == []


def test_a_new_shelf_does_not_show_an_author_s_draft_but_waits_for_its_author(with_shelves):
    changed_draft(with_shelves)
    loaded = {version.routine.slug for version in packs.load_packs(now=timezone.now())}
    shelves = {"shelf-easy-movements", "shelf-strengthening", "shelf-back"}
    assert loaded == shelves | {"back-add-on", "warm-up"}
    shelf = Routine.objects.get(slug="shelf-stretching")
    assert not shelf.versions.exists()
    assert publishing.draft(shelf)["steps"][0]["dose"]["hold_seconds"] == 25
    assert load() == []
    publishing.publish(shelf, by=None, note="Read through.", now=timezone.now())
    assert publishing.version_in_use(shelf) is not None


def test_an_exercise_that_ships_stands_in_a_file_of_its_own():
    for path in packs.EXERCISES.glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["slug"] == path.stem
    assert "exercises" not in json.loads((packs.EXERCISES.parent / "calf.json").read_text("utf-8"))
