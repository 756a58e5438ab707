"""Publishing makes numbered versions of safe drafts, and nothing else does."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from routines import sessions
from routines.content import publishing
from routines.content.document import parse
from routines.content.limits import GENERAL_STOP_SIGNS, ROLLING_CAUTION
from routines.models import Exercise, Routine, Step
from routines.timelines import forget, prepared_for
from tests import builders
from tests.routines.authoring import change_exercise

ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"


def publish(routine, note="Clearer words.", **options):
    return publishing.publish(routine, by=None, note=note, now=timezone.now(), **options)


def refused_fields(routine):
    """The fields that a refused draft is refused for."""
    with pytest.raises(publishing.Unpublishable) as refusal:
        publish(routine)
    paths = [problem.path for problem in refusal.value.problems]
    return {path[3 if "dose" in path else min(2, len(path) - 1)] for path in paths}


def test_a_changed_draft_becomes_the_next_number(routine):
    change_exercise(STRETCH, hold_seconds=25)
    version = publish(routine, "Longer hold.")
    assert (version.number, version.note) == (2, "Longer hold.")
    assert version.script["steps"][1]["dose"]["hold_seconds"] == 25
    assert publishing.version_in_use(routine) == version


def test_the_document_of_the_version_before_keeps_its_words(routine):
    before = routine.versions.get().script
    change_exercise(STRETCH, hold_seconds=25)
    publish(routine)
    assert routine.versions.get(number=1).script == before


def test_a_draft_that_says_the_same_is_not_published_again(routine):
    with pytest.raises(publishing.NothingChanged):
        publish(routine)
    assert routine.versions.count() == 1


def test_a_draft_that_changed_after_it_was_read_is_not_published(routine):
    read = publishing.fingerprint(publishing.draft(routine))
    change_exercise(STRETCH, hold_seconds=25)
    with pytest.raises(publishing.DraftMoved):
        publish(routine, reviewed=read)
    assert routine.versions.count() == 1
    publish(routine, reviewed=publishing.fingerprint(publishing.draft(routine)))
    assert routine.versions.count() == 2


@pytest.mark.parametrize(
    ("slug", "columns", "field"),
    [
        (ROLL, {"reps_start": 4}, "reps_start"),
        (ROLL, {"reps_target": 11}, "reps_target"),
        (ROLL, {"seconds_each_way": 1}, "seconds_each_way"),
        (STRETCH, {"hold_seconds": 61}, "hold_reason"),
        (STRETCH, {"hold_seconds": 121, "hold_reason": "Asked for."}, "hold_seconds"),
        (STRETCH, {"hold_seconds": 9}, "hold_seconds"),
        (STRETCH, {"ease_in_seconds": 0}, "ease_in_seconds"),
        (ROLL, {"stop_signs": ""}, "stop_signs"),
        (ROLL, {"stop_signs": "\n".join(GENERAL_STOP_SIGNS)}, "stop_signs"),
        (STRETCH, {"stop_rule": " "}, "stop_rule"),
        (STRETCH, {"cues": ""}, "cues"),
        (STRETCH, {"instructions": ""}, "instructions"),
    ],
)
def test_an_unsafe_or_incomplete_exercise_is_refused_by_its_field(routine, slug, columns, field):
    change_exercise(slug, **columns)
    assert field in refused_fields(routine)
    assert routine.versions.count() == 1


def test_a_hold_over_60_seconds_with_a_reason_is_published(routine):
    change_exercise(STRETCH, hold_seconds=61, hold_reason="The physiotherapist asked for it.")
    assert publish(routine).number == 2


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"repeats": 0}, "repeats"),
        ({"repeats": 6}, "repeats"),
        ({"short_repeats": 6}, "short_repeats"),
    ],
)
def test_an_unsafe_number_of_times_is_refused_by_its_field(routine, columns, field):
    routine.steps.filter(exercise__slug=STRETCH).update(**columns)
    assert field in refused_fields(routine)


def test_a_routine_without_steps_is_refused(routine):
    routine.steps.all().delete()
    assert refused_fields(routine) == {"steps"}


def test_a_routine_without_a_name_is_refused(routine):
    Routine.objects.update(name="")
    assert refused_fields(routine) == {"name"}


def test_every_published_exercise_carries_the_signs_that_hold_for_all(routine):
    roll, stretch = parse(routine.versions.get().script).steps
    for step in (roll, stretch):
        assert step.stop_signs[: len(GENERAL_STOP_SIGNS)] == GENERAL_STOP_SIGNS
    assert roll.instructions[0] == ROLLING_CAUTION


def test_withdrawing_gives_back_the_version_before(routine):
    first = routine.versions.get()
    change_exercise(STRETCH, hold_seconds=25)
    second = publish(routine)
    assert publishing.withdraw(second, by=None, reason="Too long.", now=timezone.now())
    assert publishing.version_in_use(routine) == first
    publishing.withdraw(first, by=None, reason="Also.", now=timezone.now())
    assert publishing.version_in_use(routine) is None
    assert publishing.routine_to_start() is None


def test_withdrawing_twice_keeps_the_first_reason(routine):
    version, now = routine.versions.get(), timezone.now()
    assert publishing.withdraw(version, by=None, reason="First.", now=now)
    assert not publishing.withdraw(version, by=None, reason="Second.", now=now + timedelta(hours=1))
    version.refresh_from_db()
    assert (version.withdrawn_reason, version.withdrawn_at) == ("First.", now)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_withdrawing_needs_a_reason(routine, reason):
    with pytest.raises(ValueError, match="reason"):
        publishing.withdraw(routine.versions.get(), by=None, reason=reason, now=timezone.now())
    assert publishing.version_in_use(routine) is not None


def test_a_number_is_never_given_twice(routine):
    publishing.withdraw(routine.versions.get(), by=None, reason="Wrong.", now=timezone.now())
    assert publish(routine).number == 2


def test_a_person_in_a_session_keeps_the_words_it_started_with(routine):
    person, now = builders.make_guest(), timezone.now()
    going = sessions.start(
        user=person,
        version=publishing.version_in_use(routine),
        day=now.date(),
        slot="day",
        variant="full",
        side="left",
        reps=5,
        pace="normal",
        now=now,
    )
    before = prepared_for(going).timeline
    change_exercise(STRETCH, name="Calf stretch", hold_seconds=30)
    publish(routine)
    going = type(going).objects.get(pk=going.pk)
    forget()  # what the process remembers proves nothing
    assert prepared_for(going).timeline == before
    assert going.version.number == 1


@pytest.mark.django_db(transaction=True)
def test_editors_who_publish_at_once_get_numbers_without_gaps():
    routine = builders.calf_routine()
    editors = 4
    together = threading.Barrier(editors, timeout=60)
    surprises: list[BaseException] = []

    def edit_and_publish(n: int) -> None:
        try:
            together.wait()
            Routine.objects.filter(pk=routine.pk).update(summary=f"Words of editor {n}.")
            publish(routine, f"Editor {n}.")
        except publishing.NothingChanged:
            pass  # another editor published these words in between
        except BaseException as error:  # a thread would lose it
            surprises.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit_and_publish, args=(n,)) for n in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert surprises == []
    numbers = sorted(routine.versions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1
    # The last document is the draft: no edit was lost.
    routine.refresh_from_db()
    assert publishing.version_in_use(routine).script["summary"] == routine.summary


def test_what_is_said_of_an_exercise_alone_is_what_publishing_would_say(routine):
    exercise = change_exercise(STRETCH, hold_seconds=5, stop_signs="")
    alone = publishing.problems_of(publishing.draft_alone(exercise))
    together = publishing.problems_of(publishing.draft(routine))
    assert {(p.path[2], p.message) for p in alone if p.path[0] == "steps" and len(p.path) > 2} == {
        (p.path[2], p.message) for p in together
    }


def test_one_exercise_may_stand_in_a_routine_twice(routine):
    stretch = Exercise.objects.get(slug=STRETCH)
    Step.objects.create(
        routine=routine, exercise=stretch, position=3, sides="each", repeats=1, short_repeats=0
    )
    steps = publish(routine).script["steps"]
    assert [(step["exercise"], step["repeats"]) for step in steps] == [
        (ROLL, 1),
        (STRETCH, 2),
        (STRETCH, 1),
    ]
