"""An exercise says which signs and conditions keep a person from it, what it is left out with, and
whether a clinician has to switch it on (clinical.md 3.3, 4, and 5.7 D, E and L)."""

from dataclasses import replace
from typing import Any

import pytest

from checkins.rules import newest
from checkins.warning_signs import conditions_of, signs_of
from routines.content import checking, packs
from routines.content.document import Script, parse
from routines.content.leaving_out import left_out
from routines.content.publishing import known_codes
from routines.figures import FIGURES
from tests.routines.moving import routine, step

LIBRARY = {path.stem: parse(packs.alone(path)).steps[0] for path in packs.EXERCISES.glob("*.json")}
ALL = routine(*LIBRARY.values())


def test_a_sign_or_condition_of_the_exercise_keeps_it_out_and_no_other() -> None:
    made = routine(
        step("reps", exercise="raise", avoid_if=("F10", "surgery")), step("timed", exercise="walk")
    )
    assert left_out(made, {"surgery"}, (), ()) == {"raise"}
    assert left_out(made, {"F10", "F99"}, (), ()) == {"raise"}
    assert left_out(made, {"F11", "clot"}, (), ()) == frozenset()
    assert left_out(made, (), (), ()) == frozenset()


def test_a_part_goes_as_a_whole_and_what_is_of_no_part_stays() -> None:
    assert left_out(ALL, (), {"rolling"}, LIBRARY) == {"foam-roll-calf", "roller-stick"}
    raises = {"calf-raise", "toe-walk", "one-leg-raise", "heel-drop"}
    assert left_out(ALL, (), {"raises"}, LIBRARY) == raises
    assert left_out(ALL, (), {"glides"}, LIBRARY) == {"nerve-glide"}
    assert left_out(ALL, (), {""}, LIBRARY) == frozenset()


def test_what_is_off_by_default_is_out_until_a_clinician_switches_it_on() -> None:
    """clinical.md 4.12 and 4.15."""
    assert left_out(ALL, (), (), ()) == {"heel-drop", "nerve-glide"}
    assert left_out(ALL, (), (), {"nerve-glide"}) == {"heel-drop"}


def test_switching_on_takes_back_no_reason_against_an_exercise() -> None:
    assert "nerve-glide" in left_out(ALL, {"F22"}, (), {"nerve-glide"})
    assert "nerve-glide" in left_out(ALL, (), {"glides"}, {"nerve-glide"})


@pytest.mark.parametrize(
    ("code", "out"),
    [
        ("floor", {"foam-roll-calf", "towel-stretch", "ankle-pumps", "down-dog-pedals", "cat-camel",
                   "pelvic-tilt", "knee-rolls", "bird-dog", "nerve-glide"}),
        ("wrist-shoulder", {"foam-roll-calf", "down-dog-pedals", "cat-camel", "bird-dog"}),
        ("less-feeling", {"foam-roll-calf", "roller-stick", "ball-roll"}),
        ("F17", {"calf-raise", "toe-walk", "one-leg-raise", "heel-drop"}),
        ("F22", {"nerve-glide"}),
    ],
)  # fmt: skip
def test_the_library_says_who_leaves_what_out(code: str, out: set[str]) -> None:
    assert left_out(ALL, {code}, (), LIBRARY) == out


def test_whatever_leaves_a_part_out_keeps_every_exercise_of_it_out() -> None:
    """The rules leave a part out as a whole; each of its exercises has to say why it goes. A stick
    on a chair needs neither the floor nor the hands."""
    chair = {"roller-stick": {"floor", "wrist-shoulder"}}
    for part, codes in newest().leaves_out.items():
        for slug, one in LIBRARY.items():
            if one.part == part:
                missing = set(codes) - set(one.avoid_if) - chair.get(slug, set())
                assert not missing, (slug, part)


def test_the_codes_are_those_that_people_are_asked() -> None:
    asked = {one.code for one in (*signs_of(), *conditions_of())}
    assert known_codes().keys() == asked


def problems(made: Script) -> dict[tuple[str | int, ...], str]:
    found = checking.validate(made, frozenset(FIGURES), known_codes())
    return {problem.path: problem.message % problem.params for problem in found}


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        (
            {"avoid_if": ("F08", "F99")},
            ("avoid_if", 1),
            "There is no warning sign or condition with this code.",
        ),
        ({"part": "jumps"}, ("part",), "Choose one of: glides, raises, rolling."),
        (
            {"off_by_default": True},
            ("off_by_default",),
            "What only a clinician switches on is off by default, and nothing else is.",
        ),
        (
            {"gate": "clinician"},
            ("off_by_default",),
            "What only a clinician switches on is off by default, and nothing else is.",
        ),
    ],
)
def test_what_nobody_could_act_on_is_refused_by_name(
    fields: dict[str, Any], field: tuple[str | int, ...], message: str
) -> None:
    assert problems(routine(step("reps"))) == {}
    assert problems(routine(step("reps", **fields))) == {("steps", 0, *field): message}


def test_every_rolling_exercise_is_of_the_part_that_is_left_out() -> None:
    roll = step("roll", "floor")
    both = routine(replace(roll, part=""), step("hold", "wall"))
    assert problems(both) == {("steps", 0, "part"): "This kind of movement is of the part rolling."}
