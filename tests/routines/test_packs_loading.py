"""The content that ships is loaded once; from then on it is the authors'."""

import json

import pytest
from django.utils import timezone

from routines.content import checking, drafts, packs
from routines.content.document import ScriptError, parse
from routines.content.publishing import Unpublishable
from routines.figures import FIGURES
from routines.models import Exercise, Routine, RoutineVersion, Step
from tests import builders
from tests.routines.authoring import change_exercise
from tests.routines.scripts import CODES

EVIDENCE = {"grade": "some", "source": "A leaflet.", "reviewer": "", "reviewed_on": ""}


def everything():
    """Every row of content, to compare before and after."""
    models = (Exercise, Routine, Step, RoutineVersion)
    return [list(model.objects.order_by("pk").values()) for model in models]


def calf_of(versions):
    """The version of the routine that every plan begins with."""
    return next(version for version in versions if version.routine.slug == "calf")


@pytest.mark.parametrize("path", packs.shipped(), ids=lambda path: path.stem)
def test_a_pack_that_ships_may_be_published_as_it_is(path):
    pack = packs.read(path)
    parsed = parse(drafts.from_pack(pack))
    assert checking.validate(parsed, frozenset(FIGURES), CODES) == []


@pytest.mark.usefixtures("no_content")
def test_a_loaded_pack_is_published_with_its_note():
    versions = packs.load_packs(now=timezone.now())
    assert len(versions) == len(packs.shipped())
    version = calf_of(versions)
    assert (version.number, version.published_by) == (1, None)
    assert version.note
    assert [step.position for step in version.routine.steps.all()] == [1, 2]


@pytest.mark.usefixtures("no_content")
def test_the_rows_of_a_pack_publish_to_the_same_document_as_the_pack():
    version = calf_of(packs.load_packs(now=timezone.now()))
    pack = packs.read(packs.PACKS / "calf.json")
    shipped = parse(version.script)
    for row, step in zip(pack["steps"], shipped.steps, strict=True):
        exercise = next(one for one in pack["exercises"] if one["slug"] == row["exercise"])
        assert step.cues == tuple(exercise["cues"])
        assert step.position == exercise["position"]
        assert (step.sides, step.repeats) == (row["sides"], row["repeats"])


def test_loading_again_changes_nothing(routine):
    before = everything()
    assert packs.load_packs(now=timezone.now()) == []
    assert everything() == before


def test_loading_again_leaves_an_author_s_draft_alone(routine):
    change_exercise("wall-calf-stretch", hold_seconds=25)
    routine.steps.all().delete()
    before = everything()
    packs.load_packs(now=timezone.now())
    assert everything() == before


@pytest.mark.usefixtures("no_content")
def test_a_pack_that_cannot_be_published_leaves_nothing_behind(tmp_path):
    pack = packs.read(packs.PACKS / "calf.json")
    pack["exercises"][0]["dose"]["reps_start"] = 50
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    with pytest.raises(Unpublishable):
        packs.load_pack(path, now=timezone.now())
    assert everything() == [[], [], [], []]


@pytest.mark.django_db
def test_an_exercise_that_is_there_already_is_used_as_its_authors_left_it(tmp_path):
    routine = builders.calf_routine()
    change_exercise("wall-calf-stretch", hold_seconds=25)
    exercises = list(Exercise.objects.order_by("pk").values("pk"))
    pack = packs.read(packs.PACKS / "calf.json")
    pack["routine"] |= {"slug": "calf-two", "name": "Another routine"}
    path = tmp_path / "calf-two.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    version = packs.load_pack(path, now=timezone.now())
    assert version is not None and version.routine != routine
    assert version.script["steps"][1]["dose"]["hold_seconds"] == 25
    assert list(Exercise.objects.order_by("pk").values("pk")) == exercises


@pytest.mark.parametrize(
    ("n", "bad", "named"),
    [
        (0, {"movement": "bounce"}, "movement"),
        (1, {"posture": "sofa"}, "posture"),
        (1, {"figure": "lion"}, "figure"),
        (1, {"gate": "wings"}, "gate"),
        (1, {"evidence": EVIDENCE | {"grade": "proof"}}, "grade"),
        (0, {"dose": {"reps_target": 11}}, "reps_target"),
        (1, {"dose": {"hold_seconds": 61}}, "hold_reason"),
        (1, {"dose": {"bounce_seconds": 5}}, "bounce_seconds"),
        (1, {"easier": "<b>Less</b>"}, "easier"),
        (0, {"purpose": "See https://a.example"}, "purpose"),
    ],
)
def test_bad_content_is_refused_by_name_and_leaves_nothing_behind(
    tmp_path, no_content, n, bad, named
):
    pack = packs.read(packs.PACKS / "calf.json")
    pack["exercises"][n] |= bad
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    with pytest.raises((ScriptError, Unpublishable)) as refused:
        packs.load_pack(path, now=timezone.now())
    assert named in {path for problem in refused.value.problems for path in problem.path}
    assert everything() == [[], [], [], []]


def test_a_step_without_an_exercise_anywhere_is_refused(tmp_path, no_content):
    pack = packs.read(packs.PACKS / "calf.json")
    pack["steps"].append(
        {"exercise": "moonwalk", "sides": "none", "repeats": 1, "short_repeats": 0}
    )
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="moonwalk"):
        packs.load_pack(path, now=timezone.now())
