"""A dose says which way goes out and which comes back, a single second is one second, and a long
time is told in minutes."""

import pytest

from routines import timeline
from routines.content import checking, packs
from routines.content.document import Step, parse
from routines.figures import FIGURES
from routines.timeline import Dose, phrases
from tests.routines.moving import routine, step
from tests.routines.scripts import CODES


def dose_of(made: Step) -> str:
    compiled = timeline.compile(routine(made), Dose(5), "left", "full")
    return compiled.steps[0].dose


def test_the_usual_way_is_up_and_down() -> None:
    made = step("reps", reps_start=10, up_seconds=2, pause_seconds=1, down_seconds=3)
    assert dose_of(made) == "10 times, 2 seconds up, 1 held, 3 seconds down"


LIBRARY = {
    "ankle-circles": "8 times, 3 seconds one way, 3 seconds the other way",
    "ankle-pumps": "10 times, 2 seconds towards you, 2 seconds away",
    "bird-dog": "5 times, 4 seconds out, 3 held, 4 seconds back",
    "calf-raise": "10 times, 2 seconds up, 1 held, 3 seconds down",
    "cat-camel": "5 times, 3 seconds down, 3 seconds up",
    "down-dog-pedals": "5 times, 3 seconds with one foot, 3 seconds with the other",
    "heel-drop": "8 times, 3 seconds down, 1 held, 2 seconds up",
    "knee-rolls": "5 times, 3 seconds to one side, 2 held, 5 seconds to the other",
    "nerve-glide": "5 times, 3 seconds to straighten, 3 seconds to bend",
    "pelvic-tilt": "5 times, 2 seconds to press, 2 held, 2 seconds to let go",
    "toe-raise": "10 times, 2 seconds up, 1 held, 3 seconds down",
    "toe-walk": "10 times, 1 second with one foot, 1 second with the other",
    "walking": "for 5 minutes",
    "heel-walk": "for 20 seconds",
    "towel-stretch": "hold for 20 seconds",
}


@pytest.mark.parametrize("slug", LIBRARY)
def test_the_dose_of_an_exercise_says_what_the_body_does(slug: str) -> None:
    script = parse(packs.alone(packs.EXERCISES / f"{slug}.json"))
    compiled = timeline.compile(script, Dose(5), "left", "full")
    assert compiled.steps[0].dose == LIBRARY[slug]


def test_an_unknown_direction_is_refused() -> None:
    made = routine(step("reps", directions="in-out"))
    (problem,) = checking.validate(made, frozenset(FIGURES), CODES)
    assert problem.path == ("steps", 0, "dose", "directions")


@pytest.mark.parametrize(
    ("seconds", "shown", "said"),
    [
        (1, "1 second", "one second"),
        (20, "20 seconds", "twenty seconds"),
        (59, "59 seconds", "59 seconds"),
        (60, "1 minute", "one minute"),
        (90, "1 minute 30 seconds", "one minute thirty seconds"),
        (121, "2 minutes 1 second", "two minutes one second"),
        (300, "5 minutes", "five minutes"),
        (1_800, "30 minutes", "thirty minutes"),
    ],
)
def test_a_time_is_told_as_people_tell_it(seconds: int, shown: str, said: str) -> None:
    assert phrases.lasting(seconds, str) == shown
    assert phrases.lasting(seconds, str, phrases.spelt) == said


def test_what_goes_on_for_long_is_said_and_listed_in_minutes() -> None:
    compiled = timeline.compile(
        routine(step("timed", "walking", seconds_start=300, name="Walking")),
        Dose(5), "left", "full",
    )  # fmt: skip
    (state,) = [one for one in compiled.states if one.name == "timed"]
    assert state.spoken[0].text == "Go on for five minutes."
    assert state.announce == "Walking: 5 minutes."
    assert compiled.outline == ("Walking: 5 minutes",)


def test_a_long_hold_is_listed_in_minutes() -> None:
    made = step("hold", "wall", hold_seconds=90, hold_reason="Asked for.")
    assert dose_of(made) == "hold for 1 minute 30 seconds"
