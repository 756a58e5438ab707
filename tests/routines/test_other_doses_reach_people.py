"""Every number and every word of the dose of a repetition, and of what goes on for a time, reaches
people once it is published: on Today, in the list, in the timeline and in the sound."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from routines import timelines
from routines.content import packs, publishing
from routines.models import Exercise, Routine
from tests import builders
from tests.routines.authoring import EDITOR, author, change_exercise, page, send

pytestmark = pytest.mark.django_db
PUMPS, BALL, STRETCH = "ankle-pumps", "ball-roll", "towel-stretch"


@pytest.fixture
def mixed(no_content: None, tmp_path: Path) -> Routine:
    """A routine that drives, of exercises of the library: pumps, a stretch, and a ball."""
    rows = [(PUMPS, "affected"), (STRETCH, "each"), (BALL, "each")]
    pack = {
        "schema": 3,
        "routine": {
            **{"slug": "mixed", "name": "Pumps", "summary": "Pump and stretch."},
            **{"language": "en", "role": "drives", "sources": []},
        },
        "steps": [
            {"exercise": slug, "sides": sides, "repeats": 1, "short_repeats": 1}
            for slug, sides in rows
        ],
    }
    path = tmp_path / "mixed.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    version = packs.load_pack(path, now=timezone.now())
    assert version is not None
    return version.routine


def first_session(routine: Routine) -> tuple[str, list[dict[str, Any]], str]:
    """A new person's list, the states of their timeline, and Today, after publishing."""
    publishing.publish(routine, by=None, note="Dose.", now=timezone.now())
    timelines.forget()
    client = Client()
    builders.set_up(client)
    today = client.get("/today/").content.decode().replace("&nbsp;", " ")
    where = client.post("/sessions/", {"variant": "full"}).url
    states = client.get(f"{where}timeline.json").json()["states"]
    return client.get(where).content.decode(), states, today


def first(states: list[dict[str, Any]], name: str, exercise: str = "") -> dict[str, Any]:
    return next(one for one in states if one["name"] == name and exercise in one["label"])


@pytest.mark.parametrize(
    ("changes", "listed", "marks", "first_ms"),
    [
        ({"reps_start": 12}, "12 times, 2 seconds towards you, 2 seconds away", 12, 4_000),
        ({"up_seconds": 3}, "10 times, 3 seconds towards you, 2 seconds away", 10, 5_000),
        ({"pause_seconds": 1}, "2 seconds towards you, 1 held, 2 seconds away", 10, 5_000),
        ({"down_seconds": 1}, "2 seconds towards you, 1 second away", 10, 3_000),
        ({"directions": "there-back"}, "10 times, 2 seconds there, 2 seconds back", 10, 4_000),
        # A plan at 5 rolls: two pumps each, or one each but not below the start.
        ({"per_roll": 1, "reps_start": 3}, "5 times, 2 seconds towards you", 5, 4_000),
        ({"reps_start": 3, "reps_target": 8}, "8 times, 2 seconds towards you", 8, 4_000),
    ],
)
def test_a_repetition_is_done_as_its_dose_says(
    mixed: Routine, clock: Any, changes: dict[str, Any], listed: str, marks: int, first_ms: int
) -> None:
    change_exercise(PUMPS, **changes)
    shown, states, _today = first_session(mixed)
    state = first(states, "reps")
    at = state["number"]["marks"]
    assert listed in shown
    assert (len(at), at[2] - at[1]) == (marks, first_ms)
    said = [text for _at, text, _levels in state["spoken"]]
    assert said[-1] == "Last one." and len(at) == marks


@pytest.mark.parametrize(
    ("changes", "listed", "length_ms", "there_and_back_ms"),
    [
        ({"seconds_start": 40}, "For 40 seconds", 40_000, 4_000),
        ({"seconds_start": 90}, "For 1 minute 30 seconds", 90_000, 4_090),
        ({"cycle_seconds": 6}, "For 30 seconds", 30_000, 6_000),
    ],
)
def test_what_goes_on_for_a_time_goes_on_as_its_dose_says(
    mixed: Routine, clock: Any, changes: dict[str, Any], listed: str, length_ms: int,
    there_and_back_ms: int,
) -> None:  # fmt: skip
    change_exercise(BALL, **changes)
    shown, states, _today = first_session(mixed)
    state = first(states, "timed")
    assert listed in shown
    assert state["end_ms"] - state["start_ms"] == length_ms
    ends = [at for at, phase in state["phase"] if phase == 0]
    assert ends[1] - ends[0] == pytest.approx(there_and_back_ms, abs=5)


def test_the_words_of_easing_in_are_said(mixed: Routine, clock: Any) -> None:
    change_exercise(STRETCH, ease_in="Slide back gently.", ease_in_brief="Slide back.")
    _shown, states, _today = first_session(mixed)
    said = {tuple(levels): text for _at, text, levels in first(states, "ease-in")["spoken"]}
    assert said == {("full",): "Slide back gently.", ("brief",): "Slide back."}


@pytest.mark.parametrize("field", ["ready", "change", "brief"])
def test_a_line_of_its_own_is_shown_and_said(mixed: Routine, clock: Any, field: str) -> None:
    exercise = BALL if field == "change" else PUMPS
    change_exercise(exercise, **{field: "now the {side} one"})
    _shown, states, _today = first_session(mixed)
    state = first(states, "swap", "Ball") if field == "change" else states[0]
    seen = [text for _at, text in state["cues"]] + [text for _at, text, _l in state["spoken"]]
    assert any("now the " in text.lower() for text in seen)


def test_an_author_writes_all_of_it_in_the_form_and_reads_what_is_new(mixed: Routine) -> None:
    editor = author(*EDITOR, "publish_routine")
    pumps = Exercise.objects.get(slug=PUMPS)
    told = {"ready": "towel below your {side} calf", "avoid_if": "F08\nF99", "part": "raises"}
    send(editor, page("exercise", pumps), directions="there-back", **told)
    pumps.refresh_from_db()
    assert (pumps.dose["directions"], pumps.ready) == ("there-back", told["ready"])
    form = editor.get(page("exercise", pumps)).context["adminform"].form
    assert "“F99”: There is no warning sign" in form.fields["avoid_if"].help_text

    publish = f"/admin/routines/routine/{mixed.pk}/publish/"
    shown = editor.get(publish).content.decode()
    for words in ("towards you, away", "there, back", "towel below your {side} calf", "F99"):
        assert words in shown
    answer = editor.post(publish, {"note": "New words."})
    assert answer.status_code == 422, "an unknown code keeps it from being published"


def test_a_pack_with_an_unknown_code_is_refused_by_name(
    mixed: Routine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = json.loads((packs.EXERCISES / "calf-raise.json").read_text("utf-8"))
    about = {"slug": "other", "name": "Other", "summary": "One.", "language": "en"}
    step = {"exercise": "calf-raise", "sides": "both", "repeats": 1, "short_repeats": 1}
    pack = {
        "routine": {**about, "role": "accompanies", "sources": []},
        "exercises": [row | {"avoid_if": ["F10", "F100"]}],
        "steps": [step],
    }
    path = tmp_path / "other.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    with pytest.raises(publishing.Unpublishable, match="avoid if 2: There is no warning sign"):
        packs.load_pack(path, now=timezone.now())
    assert not Routine.objects.filter(slug="other").exists()


def test_a_version_in_the_admin_shows_what_keeps_people_from_it(mixed: Routine) -> None:
    shown = author(*EDITOR).get(page("routineversion", mixed.versions.get()))
    text = shown.content.decode()
    assert "towel under your {side} calf" in text and "Out and back: towards you, away." in text
    assert "<p>floor" in text
