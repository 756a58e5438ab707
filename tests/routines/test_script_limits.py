"""What may be published: every limit at its boundary, and where a problem is shown."""

from dataclasses import replace
from typing import Any

import pytest

from routines.content import checking, limits
from routines.content.document import Script
from routines.movements import MOVEMENTS
from routines.movements.dose import numbers_of
from tests.routines.scripts import CODES, FIGURES, SHIPPED, varied


def problems(checked: Script) -> list[tuple[tuple[str | int, ...], str]]:
    return [
        (problem.path, problem.message % (problem.params or {}))
        for problem in checking.validate(checked, FIGURES, CODES)
    ]


def paths(checked: Script) -> set[tuple[str | int, ...]]:
    return {problem.path for problem in checking.validate(checked, FIGURES, CODES)}


def words(count: int) -> str:
    return " ".join(["calf"] * count)


def test_the_shipped_routine_has_no_problem():
    assert problems(SHIPPED) == []


def test_every_limit_names_its_source():
    doses = [numbers_of(movement.dose_type) for movement in MOVEMENTS.values()]
    for named in [limits.LIMITS, *doses]:
        assert named and all(limit.source for limit in named.values())


@pytest.mark.parametrize(
    ("movement", "name", "low", "high"),
    [
        ("roll", "seconds_each_way", 2, 10),
        ("roll", "reps_start", 5, 10),
        ("roll", "reps_target", 5, 10),
        ("roll", "repeats", 1, 5),
        ("roll", "rest_seconds", 10, 30),
        ("hold", "ease_in_seconds", 3, 10),
        ("hold", "ease_off_seconds", 2, 10),
        ("hold", "repeats", 1, 5),
        ("hold", "rest_seconds", 10, 30),
    ],
)
def test_a_number_is_allowed_up_to_its_limits_and_not_beyond(movement, name, low, high):
    n = 0 if movement == "roll" else 1
    others = {"reps_start": {"reps_target": 10}, "reps_target": {"reps_start": 5}}.get(name, {})

    def told(value: int) -> bool:
        fields = {**others, name: value}
        roll, hold = (fields, None) if movement == "roll" else (None, fields)
        return name in {path[-1] for path in paths(varied(roll=roll, hold=hold)) if path[1] == n}

    assert [told(value) for value in (low - 1, low, high, high + 1)] == [True, False, False, True]


def test_a_limit_is_told_in_words():
    assert problems(varied(roll={"seconds_each_way": 1})) == [
        (("steps", 0, "dose", "seconds_each_way"), "Enter a number from 2 to 10, not 1.")
    ]


@pytest.mark.parametrize(
    ("seconds", "reason", "field"),
    [
        (9, "", "hold_seconds"),
        (9, "An older adult, 60 to 90 seconds.", "hold_seconds"),
        (10, "", None),
        (60, "", None),
        (61, "", "hold_reason"),
        (61, " ", "hold_reason"),
        (61, "An older adult, 60 to 90 seconds.", None),
        (120, "An older adult, 60 to 90 seconds.", None),
        (120, "", "hold_reason"),
        (121, "An older adult, 60 to 90 seconds.", "hold_seconds"),
        (121, "", "hold_seconds"),
    ],
)
def test_a_hold_is_10_to_60_seconds_and_up_to_120_with_a_reason(seconds, reason, field):
    checked = varied(hold={"hold_seconds": seconds, "hold_reason": reason})
    assert paths(checked) == ({("steps", 1, "dose", field)} if field else set())


def test_no_rest_is_needed_where_the_legs_take_turns():
    assert problems(varied(hold={"rest_seconds": 0})) == []


def test_a_leg_that_works_twice_running_gets_a_rest():
    assert paths(varied(hold={"rest_seconds": 0, "short_repeats": 2})) == {
        ("steps", 1, "rest_seconds")
    }
    assert paths(varied(roll={"rest_seconds": 0, "repeats": 2})) == {("steps", 0, "rest_seconds")}
    assert paths(varied(roll={"rest_seconds": 0, "repeats": 2, "sides": "each"})) == set()


def test_the_target_is_not_below_the_start():
    assert problems(varied(roll={"reps_start": 8, "reps_target": 7})) == [
        (("steps", 0, "dose", "reps_target"), "The target is lower than the start.")
    ]
    assert problems(varied(roll={"reps_start": 8, "reps_target": 8})) == []


def test_a_routine_has_at_least_one_step():
    assert problems(replace(SHIPPED, steps=())) == [(("steps",), "Add at least one step.")]


def test_the_short_session_has_something_for_those_who_may_not_roll():
    assert problems(varied(hold={"short_repeats": 0})) == [
        (("steps",), "Keep at least one exercise without rolling in the short session.")
    ]
    assert paths(replace(SHIPPED, steps=SHIPPED.steps[:1])) == {("steps",)}
    assert problems(varied(roll={"short_repeats": 0})) == []


def test_the_short_session_is_not_longer_than_the_full_one():
    assert paths(varied(hold={"repeats": 2, "short_repeats": 3})) == {("steps", 1, "short_repeats")}
    assert paths(varied(hold={"repeats": 2, "short_repeats": 2})) == set()


def test_both_legs_are_stretched_so_that_both_get_the_same_time():
    assert problems(varied(hold={"sides": "affected"})) == [
        (("steps", 1, "sides"), "A stretch is for both legs.")
    ]


def test_rolling_comes_before_stretching():
    turned = replace(SHIPPED, steps=SHIPPED.steps[::-1])
    assert problems(turned) == [(("steps", 1, "movement"), "Put rolling before stretching.")]


def test_only_figures_that_can_be_drawn_are_allowed():
    assert problems(varied(roll={"figure": "dance"})) == [
        (("steps", 0, "figure"), "Choose one of: roll, wall.")
    ]
    assert checking.validate(varied(roll={"figure": "dance"}), {"dance", "wall"}, CODES) == []


@pytest.mark.parametrize("name", ["instructions", "stop_signs", "cues"])
def test_a_step_without_these_lines_is_refused(name):
    assert ("steps", 0, name) in paths(varied(roll={name: ()}))


def test_a_step_may_have_no_list_of_mistakes():
    assert problems(varied(roll={"mistakes": ()})) == []


def test_two_cues_are_needed():
    one, *_ = SHIPPED.steps[0].cues
    assert problems(varied(roll={"cues": (one,)})) == [
        (("steps", 0, "cues"), "Write at least 2 of these.")
    ]


@pytest.mark.parametrize("name", ["name", "position", "stop_rule"])
@pytest.mark.parametrize("value", ["", "  "])
def test_a_step_without_these_words_is_refused(name, value):
    assert problems(varied(hold={name: value})) == [(("steps", 1, name), "This cannot be blank.")]


def test_a_blank_line_is_refused_at_its_place():
    assert problems(varied(roll={"mistakes": ("Do not rush.", " ")})) == [
        (("steps", 0, "mistakes", 1), "This cannot be blank.")
    ]


@pytest.mark.parametrize("name", ["slug", "name", "summary", "language"])
def test_a_routine_without_these_words_is_refused(name):
    blank: dict[str, Any] = {name: " "}
    assert problems(replace(SHIPPED, **blank)) == [((name,), "This cannot be blank.")]


@pytest.mark.parametrize("name", ["instructions", "mistakes", "stop_signs"])
def test_a_sentence_has_at_most_20_words(name):
    assert problems(varied(roll={name: ("Roll.", words(20) + ".")})) == []
    assert problems(varied(roll={name: ("Roll.", words(21) + ".")})) == [
        (("steps", 0, name, 1), "Use 20 words at most in a sentence, not 21.")
    ]


def test_words_are_counted_by_the_sentence_and_not_by_the_line():
    line = f"{words(20)}. {words(20)}."
    assert problems(varied(roll={"instructions": (line,), "easier": line})) == []
    assert paths(replace(SHIPPED, summary=words(21))) == {("summary",)}


@pytest.mark.parametrize(("name", "most"), [("position", 130), ("stop_rule", 64), ("name", 40)])
def test_there_is_room_for_so_many_characters_only(name, most):
    text = ("calf. " * 30)[:most]
    assert problems(varied(hold={name: text})) == []
    assert problems(varied(hold={name: text + "."})) == [
        (("steps", 1, name), f"Use {most} characters at most, not {most + 1}.")
    ]


def test_a_cue_has_at_most_8_words_and_48_characters():
    def told(cue: str) -> bool:
        return ("steps", 1, "cues", 0) in paths(varied(hold={"cues": (cue, "light pull")}))

    assert [told(cue) for cue in (words(8), words(9))] == [False, True]
    assert [told(cue) for cue in ("c" * 48, "c" * 49)] == [False, True]


def test_the_side_may_stand_in_braces_and_nothing_else():
    fine = {"position": "{Side} leg back.", "cues": ("{side} leg back", "light pull")}
    assert problems(varied(hold=fine)) == []
    for text in ("{leg} back", "{side.__class__}", "{side", "}"):
        assert ("steps", 1, "position") in paths(varied(hold={"position": text})), text
        assert ("steps", 1, "cues", 0) in paths(varied(hold={"cues": (text, "light pull")})), text


def test_no_braces_stand_where_no_side_is_filled_in():
    assert problems(varied(hold={"instructions": ("{Side} leg back.",)})) == [
        (("steps", 1, "instructions", 0), "Do not use braces here.")
    ]


@pytest.mark.parametrize(
    ("field", "value", "choices"),
    [
        ("gate", "wings", "Choose one of: clinician, easy-raises, one-leg-raises, two-leg-raises."),
        ("posture", "sofa", "There is no way here from the exercise before."),
    ],
)
def test_what_nobody_knows_is_refused_by_name(field, value, choices):
    assert problems(varied(hold={field: value})) == [(("steps", 1, field), choices)]


def test_evidence_has_one_of_three_grades_and_says_where_it_is_from():
    own = SHIPPED.steps[1].evidence
    assert problems(varied(hold={"evidence": replace(own, grade="proof", source=" ")})) == [
        (("steps", 1, "evidence", "grade"), "Choose one of: good, little, some."),
        (("steps", 1, "evidence", "source"), "This cannot be blank."),
    ]


@pytest.mark.parametrize(
    ("who", "on", "field"),
    [
        ("A physiotherapist", "", "reviewer"),
        ("", "2026-11-27", "reviewer"),
        ("A physiotherapist", "27 November", "reviewed_on"),
        ("A physiotherapist", "2026-11-27", None),
        ("", "", None),
    ],
)
def test_a_review_has_a_name_and_a_day_or_neither(who, on, field):
    evidence = replace(SHIPPED.steps[1].evidence, reviewer=who, reviewed_on=on)
    wanted = {("steps", 1, "evidence", field)} if field else set()
    assert paths(varied(hold={"evidence": evidence})) == wanted


@pytest.mark.parametrize("text", ["<b>Pull</b>", "See https://a.example", "**Pull**", "a &amp; b"])
def test_markup_in_a_text_is_refused(text):
    told = "Write plain words, without markup or links."
    assert problems(varied(hold={"easier": text})) == [(("steps", 1, "easier"), told)]
    assert (("summary",), told) in problems(replace(SHIPPED, summary=text))


def test_a_routine_drives_only_where_the_plan_has_something_to_set():
    held = replace(SHIPPED, steps=SHIPPED.steps[1:])
    assert paths(held) == {("role",)}
    assert paths(replace(held, role="accompanies")) == set()
    assert paths(replace(held, role="leads")) == {("role",)}
