"""What an author reads before publishing: what is different, field by field."""

from routines.content.differences import Change, changes

ROLL = {"exercise": "roll", "name": "Rolling", "reps_start": 5, "cues": ["up", "back"]}
HOLD = {"exercise": "hold", "name": "Stretch", "hold_seconds": 20, "cues": []}


def routine(*steps, **fields):
    return {"schema": 1, "name": "Calf", "sources": [], "steps": list(steps)} | fields


def test_the_same_document_has_no_changes():
    assert changes(routine(ROLL, HOLD), routine(ROLL, HOLD)) == []


def test_a_number_shows_its_old_and_its_new_value():
    after = routine(ROLL, HOLD | {"hold_seconds": 30})
    assert changes(routine(ROLL, HOLD), after) == [
        Change("Stretch", "hold_seconds", ("20",), ("30",))
    ]


def test_only_the_lines_that_changed_are_shown():
    after = routine(ROLL | {"cues": ["up", "slowly back"]})
    assert changes(routine(ROLL), after) == [Change("Rolling", "cues", ("back",), ("slowly back",))]


def test_lines_that_changed_places_are_shown_because_their_order_counts():
    (change,) = changes(routine(ROLL), routine(ROLL | {"cues": ["back", "up"]}))
    assert set(change.removed) == set(change.added) != set()


def test_steps_that_changed_places_are_one_change():
    (change,) = changes(routine(ROLL, HOLD), routine(HOLD, ROLL))
    assert (change.exercise, change.field) == ("", "steps")
    assert "1. Stretch" in change.added
    assert "1. Rolling" in change.removed


def test_a_new_step_is_shown_with_all_it_says():
    found = changes(routine(ROLL), routine(ROLL, HOLD))
    assert Change("", "steps", (), ("2. Stretch",)) in found
    assert Change("Stretch", "hold_seconds", (), ("20",)) in found


def test_a_dose_is_compared_number_by_number():
    before, after = ({"movement": "roll", "dose": {"reps_start": n, "pace": 3}} for n in (5, 6))
    assert changes(routine(ROLL | before), routine(ROLL | after)) == [
        Change("Rolling", "reps_start", ("5",), ("6",), "roll")
    ]


def test_a_step_that_went_is_named():
    assert changes(routine(ROLL, HOLD), routine(ROLL)) == [Change("", "steps", ("2. Stretch",), ())]


def test_a_step_in_front_does_not_make_the_others_look_changed():
    fields = {change.exercise for change in changes(routine(HOLD), routine(ROLL, HOLD))}
    assert "Stretch" not in fields


def test_the_second_step_of_one_exercise_is_compared_with_the_second():
    before = routine(HOLD | {"repeats": 1}, HOLD | {"repeats": 2})
    after = routine(HOLD | {"repeats": 1}, HOLD | {"repeats": 3})
    assert changes(before, after) == [Change("Stretch", "repeats", ("2",), ("3",))]


def test_a_first_publication_shows_everything():
    found = changes(None, routine(ROLL, summary="Roll your calf."))
    assert Change("", "name", (), ("Calf",)) in found
    assert Change("", "summary", (), ("Roll your calf.",)) in found
    assert Change("Rolling", "cues", (), ("up", "back")) in found


def test_a_number_that_goes_to_nothing_is_shown():
    step = HOLD | {"short_repeats": 1}
    assert changes(routine(step), routine(step | {"short_repeats": 0})) == [
        Change("Stretch", "short_repeats", ("1",), ("0",))
    ]


def test_a_yes_is_shown_as_one_and_a_no_as_nothing():
    off, on = ({"off_by_default": value} for value in (False, True))
    assert changes(routine(ROLL | off), routine(ROLL | on)) == [
        Change("Rolling", "off_by_default", (), ("yes",))
    ]
    assert changes(routine(ROLL | on), routine(ROLL | off)) == [
        Change("Rolling", "off_by_default", ("yes",), ())
    ]


def test_codes_are_compared_one_by_one():
    before, after = ({"avoid_if": codes} for codes in (["F08", "clot"], ["F08", "joint"]))
    assert changes(routine(ROLL | before), routine(ROLL | after)) == [
        Change("Rolling", "avoid_if", ("clot",), ("joint",))
    ]
