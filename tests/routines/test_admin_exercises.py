"""An author writes exercises: half-ready drafts are kept, and say what they still need."""

import pytest
from django.test.utils import CaptureQueriesContext

from routines.admin.dose_form import dose_fields
from routines.admin.exercise import ExerciseForm
from routines.content.limits import LIMITS
from routines.models import Exercise
from routines.movements import MOVEMENTS
from routines.movements.dose import numbers_of
from tests.routines.authoring import EDITOR, author, change_exercise, page, send

ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"
LIST = "/admin/routines/exercise/"


@pytest.fixture
def stretch(routine):
    return Exercise.objects.get(slug=STRETCH)


@pytest.fixture
def editor(routine):
    return author(*EDITOR)


def test_an_author_changes_an_exercise_and_people_see_nothing_of_it_yet(editor, routine, stretch):
    before = routine.versions.get().script
    response = send(editor, page("exercise", stretch), name="Calf stretch", hold_seconds=25)
    assert response.status_code == 200
    stretch.refresh_from_db()
    assert (stretch.name, stretch.dose["hold_seconds"]) == ("Calf stretch", 25)
    assert routine.versions.get().script == before


@pytest.mark.parametrize(
    ("changes", "field", "advice"),
    [
        ({"hold_seconds": 90}, "hold_reason", "Say why the hold is longer than 60 seconds."),
        ({"hold_seconds": 5}, "hold_seconds", "not 5"),
        ({"stop_signs": ""}, "stop_signs", "Write at least 1 stop sign."),
        ({"stop_rule": ""}, "stop_rule", "This cannot be blank."),
        ({"cues": "one line only"}, "cues", "Write at least 2 of these."),
        ({"cues": "a b c d e f g h i\nlight pull"}, "cues", "“a b c d e f g h i”: Use 8 words"),
    ],
)
def test_a_half_ready_draft_is_kept_with_advice_beside_the_field(
    editor, stretch, changes, field, advice
):
    response = send(editor, page("exercise", stretch), **changes)
    assert "before it can be published" in str(list(response.context["messages"])[0])
    form = response.context["adminform"].form
    assert advice in form.fields[field].help_text
    # A screen reader reads the advice with the field.
    assert form[field].build_widget_attrs({})["aria-describedby"] == f"id_{field}_helptext"
    others = [name for name in form.fields if name != field]
    assert not any("cc-not-yet" in str(form.fields[name].help_text) for name in others)
    stretch.refresh_from_db()
    ((name, value),) = changes.items()
    assert stretch.dose.get(name, getattr(stretch, name, None)) == value


def test_a_ready_draft_is_kept_without_advice(editor, stretch):
    response = send(editor, page("exercise", stretch), hold_seconds=30)
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    assert "cc-not-yet" not in response.content.decode()


@pytest.mark.parametrize(
    ("field", "nonsense"),
    [
        ("hold_seconds", "9999"),
        ("hold_seconds", "-1"),
        ("hold_seconds", "soon"),
        ("hold_seconds", "1e400"),
        ("name", ""),
        ("name", "x" * 81),
        ("figure", "lion"),
        ("movement", "jump"),
        ("instructions", "\x00"),
    ],
)
def test_nonsense_is_refused_beside_the_field_and_nothing_typed_is_lost(
    editor, stretch, field, nonsense
):
    response = send(editor, page("exercise", stretch), purpose="My new text.", **{field: nonsense})
    assert list(response.context["adminform"].form.errors) == [field]
    assert "My new text." in response.content.decode()
    before = Exercise.objects.get(pk=stretch.pk)
    assert before.purpose == stretch.purpose


def test_every_dose_says_its_limits_before_anyone_gets_it_wrong():
    rest = str(ExerciseForm.Meta.help_texts["rest_seconds"])
    assert str(LIMITS["rest_seconds"].low) in rest and str(LIMITS["rest_seconds"].high) in rest
    for movement in MOVEMENTS.values():
        told = dose_fields(movement)
        for name, limit in numbers_of(movement.dose_type).items():
            assert f"{limit.low} to {limit.high}." in told[name].help_text, (movement, name)


def test_an_author_adds_an_exercise(editor):
    response = send(
        editor,
        f"{LIST}add/",
        name="Towel stretch",
        slug="towel",
        movement="hold",
        figure="wall",
        posture="floor",
        position="Sit down.",
        instructions="Pull.",
    )
    assert Exercise.objects.get(slug="towel").name == "Towel stretch"
    assert "before it can be published" in response.content.decode()


def test_an_exercise_that_is_in_a_routine_cannot_be_deleted(staff_client, stretch):
    staff_client.post(page("exercise", stretch, "delete"), {"post": "yes"})
    assert Exercise.objects.filter(pk=stretch.pk).exists()


def test_the_form_shows_the_saved_draft_on_a_phone(editor, stretch):
    change_exercise(STRETCH, hold_seconds=35)
    response = editor.get(page("exercise", stretch))
    assert response.context["state"].name == "hold"
    assert response.context["number"] == "35"


def test_an_exercise_too_unfinished_for_the_phone_still_opens(editor, stretch):
    change_exercise(STRETCH, cues="", position="", instructions="", hold_seconds=0)
    assert editor.get(page("exercise", stretch)).status_code == 200
    change_exercise(ROLL, cues="", reps_start=0, seconds_each_way=0)
    assert editor.get(page("exercise", Exercise.objects.get(slug=ROLL))).status_code == 200


def test_text_is_shown_as_text_wherever_authors_see_it(editor, routine, stretch):
    bad = "<img src=x onerror=alert(1)>"
    change_exercise(STRETCH, name=bad, cues=f"{bad}\n{bad}", stop_rule=bad, instructions=bad)
    pages = [
        page("exercise", stretch),
        page("routine", routine),
        page("routine", routine, "preview"),
        page("routine", routine, "preview") + "?screen=list",
        LIST,
    ]
    for url in pages:
        body = editor.get(url).content.decode()
        assert bad not in body, url
        assert "&lt;img src=x onerror" in body, url


def test_the_list_takes_as_many_queries_for_many_exercises_as_for_few(
    editor, routine, django_assert_num_queries
):
    from django.db import connection

    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)
    for n in range(20):
        exercise = Exercise.objects.create(slug=f"e{n}", name=f"E {n}", movement="hold")
        routine.steps.create(exercise=exercise, position=n + 3)
    with django_assert_num_queries(len(few)):
        editor.get(LIST)


def test_the_form_asks_for_the_dose_of_its_own_movement(editor, stretch):
    form = editor.get(page("exercise", stretch)).context["adminform"].form
    assert "hold_seconds" in form.fields and "reps_start" not in form.fields
    send(editor, page("exercise", stretch), movement="reps")
    form = editor.get(page("exercise", stretch)).context["adminform"].form
    assert "reps_start" in form.fields and "hold_seconds" not in form.fields
    stretch.refresh_from_db()
    assert stretch.dose["reps_start"] == form.fields["reps_start"].initial


def test_a_short_name_stays_once_people_follow_it(editor, routine, stretch):
    """Pages, sessions and histories know an exercise and a routine by it."""
    send(editor, page("exercise", stretch), slug="another")
    send(editor, page("routine", routine), slug="another", role="accompanies")
    routine.steps.filter(exercise=stretch).delete()  # also where the draft is without it by now
    send(editor, page("exercise", stretch), slug="another")
    stretch.refresh_from_db()
    routine.refresh_from_db()
    assert (stretch.slug, routine.slug, routine.role) == (STRETCH, "calf", "drives")
    new = Exercise.objects.create(slug="new", name="New", movement="hold", posture="wall")
    send(editor, page("exercise", new), slug="newer", figure="wall", position="a", instructions="b")
    new.refresh_from_db()
    assert new.slug == "newer"
