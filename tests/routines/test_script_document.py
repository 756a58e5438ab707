"""A version's document is read strictly, and comes back exactly as it was."""

import copy
from typing import Any

import pytest

from routines.content import drafts
from routines.content.document import Problem, ScriptError, dump, parse
from tests.routines.scripts import PACK, SHIPPED


@pytest.fixture
def document() -> dict[str, Any]:
    return copy.deepcopy(dump(SHIPPED))


def problems_of(document: object) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ScriptError) as caught:
        parse(document)
    return [
        (problem.path, problem.message % (problem.params or {}))
        for problem in caught.value.problems
    ]


def test_a_document_comes_back_as_it_was(document):
    assert dump(parse(document)) == document


def test_a_script_comes_back_as_it_was():
    assert parse(dump(SHIPPED)) == SHIPPED


def test_a_dumped_document_is_plain_json(document):
    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return {dict}.union(*map(kinds, value.values()))
        if isinstance(value, list):
            return {list}.union(*map(kinds, value))
        return {type(value)}

    assert kinds(document) == {dict, list, str, int, bool}


def test_every_problem_is_told_at_once(document):
    document["schema"] = 4
    del document["summary"]
    document["colour"] = "red"
    document["steps"][0]["movement"] = "bounce"
    document["steps"][0]["instructions"] = "Roll."
    document["steps"][1]["dose"]["hold_seconds"] = "20"
    document["steps"][1]["cues"][1] = None
    document["steps"].append("rest")

    assert problems_of(document) == [
        (("schema",), "Choose one of: 1, 2, 3."),
        (("summary",), "This is missing."),
        (("steps", 0, "movement"), "Choose one of: roll, hold, reps, timed."),
        (("steps", 0, "instructions"), "This must be a list."),
        (("steps", 1, "cues", 1), "This must be text."),
        (("steps", 1, "dose", "hold_seconds"), "Enter a whole number."),
        (("steps", 2), "This must be a set of named fields."),
        (("colour",), "This is not a known field."),
    ]


@pytest.mark.parametrize("value", [True, 20.0, None, "20"])
def test_a_number_must_be_a_whole_number(document, value):
    document["steps"][1]["dose"]["hold_seconds"] = value
    assert problems_of(document) == [
        (("steps", 1, "dose", "hold_seconds"), "Enter a whole number.")
    ]


@pytest.mark.parametrize("value", [True, 2.0, "2", 4])
def test_the_schema_is_one_that_there_was(document, value):
    document["schema"] = value
    assert problems_of(document) == [(("schema",), "Choose one of: 1, 2, 3.")]


@pytest.mark.parametrize("value", [None, [], "calf", 1])
def test_what_is_no_document_is_refused(value):
    assert problems_of(value) == [((), "This must be a set of named fields.")]


def test_old_limits_do_not_stop_a_version_from_being_read(document):
    document["steps"][1]["dose"]["hold_seconds"] = 300
    assert parse(document).steps[1].dose.hold_seconds == 300


def test_a_problem_says_where_it_is_in_words():
    problem = Problem(("steps", 1, "hold_seconds"), "Not %(value)s.", {"value": 5})
    assert str(problem) == "steps 2 hold seconds: Not 5."


def test_building_takes_the_fields_of_a_step_from_both_rows():
    step = drafts.from_pack(PACK)["steps"][1]
    assert (step["exercise"], step["name"]) == ("wall-calf-stretch", "Wall stretch")
    assert (step["sides"], step["repeats"], step["short_repeats"]) == ("each", 2, 1)
    assert "slug" not in step


def test_building_keeps_how_to_get_into_position_beside_the_place_of_the_step():
    steps = [{**row, "position": n} for n, row in enumerate(PACK["steps"], start=1)]
    built = drafts.from_pack({**PACK, "steps": steps})
    assert built == drafts.from_pack(PACK)


def test_building_lists_each_piece_of_kit_once():
    doubled = {**PACK, "steps": [*PACK["steps"], PACK["steps"][1]]}
    built = drafts.from_pack(doubled)
    assert built["equipment"] == ["1 ft or 3 ft roller, floor", "Wall"]


def test_building_fills_in_what_a_dose_leaves_out():
    rows = [row | {"dose": {}} for row in PACK["exercises"]]
    roll, hold = drafts.from_pack({**PACK, "exercises": rows})["steps"]
    assert roll["dose"] == {"reps_start": 5, "reps_target": 10, "seconds_each_way": 3}
    assert hold["dose"]["hold_seconds"] == 20


def test_a_number_of_another_kind_of_dose_is_refused(document):
    document["steps"][0]["dose"]["hold_seconds"] = 20
    assert problems_of(document) == [
        (("steps", 0, "dose", "hold_seconds"), "This is not a known field.")
    ]


@pytest.mark.parametrize("value", ["sofa", ""])
def test_an_unknown_posture_is_refused_by_name(document, value):
    document["steps"][1]["posture"] = value
    assert problems_of(document) == [
        (
            ("steps", 1, "posture"),
            "Choose one of: floor, lying, all-fours, chair, standing, wall, walking.",
        )
    ]


def test_no_author_can_leave_out_the_general_stop_signs():
    rows = [{**row, "stop_signs": []} for row in PACK["exercises"]]
    for step in drafts.from_pack({**PACK, "exercises": rows})["steps"]:
        assert step["stop_signs"] == [
            "Sharp or shooting pain",
            "Pain above 5 out of 10",
            "New tingling or numbness",
            "Swelling",
            "Dizziness",
        ]


def test_no_author_can_leave_out_when_not_to_roll():
    rows = [{**row, "instructions": ["Begin."]} for row in PACK["exercises"]]
    roll, hold = drafts.from_pack({**PACK, "exercises": rows})["steps"]
    assert roll["instructions"] == ["Do not roll a leg that is swollen, warm or red.", "Begin."]
    assert hold["instructions"] == ["Begin."]


def test_a_warning_that_an_author_wrote_too_is_said_once():
    warning = "Do not roll a leg that is swollen, warm or red."
    rows = [
        {**row, "instructions": ["Begin.", warning], "stop_signs": ["Swelling", "Bruising"]}
        for row in PACK["exercises"]
    ]
    roll = drafts.from_pack({**PACK, "exercises": rows})["steps"][0]
    assert roll["instructions"] == [warning, "Begin."]
    assert roll["stop_signs"].count("Swelling") == 1


def test_a_step_of_an_unknown_exercise_is_refused_at_its_place():
    steps = [PACK["steps"][0], {**PACK["steps"][1], "exercise": "heel-drop"}]
    with pytest.raises(ScriptError) as caught:
        drafts.from_pack({**PACK, "steps": steps})
    assert [problem.path for problem in caught.value.problems] == [("steps", 1, "exercise")]


def test_a_misspelt_column_of_a_pack_is_not_dropped_in_silence():
    rows = [{**PACK["exercises"][0], "hold_secs": 20}, PACK["exercises"][1]]
    document = drafts.from_pack({**PACK, "exercises": rows})
    assert problems_of(document) == [(("steps", 0, "hold_secs"), "This is not a known field.")]


@pytest.mark.parametrize("value", [0, 1, "yes", None])
def test_yes_or_no_is_nothing_else(document, value):
    document["steps"][0]["off_by_default"] = value
    assert problems_of(document) == [(("steps", 0, "off_by_default"), "This must be yes or no.")]
