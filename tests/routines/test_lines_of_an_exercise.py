"""An exercise's own lines say how to get into place, how to change legs and how to ease in, on the
screen and at both levels of voice. Without them the player has words that are true of any."""

from typing import Any

import pytest

from routines import timeline
from routines.content import checking
from routines.content.document import Step
from routines.figures import FIGURES
from routines.timeline import Dose, State
from tests.routines.moving import routine, step
from tests.routines.scripts import CODES

OWN = {
    "ready": "towel under your {side} calf",
    "change": "move the towel to your {side} calf",
    "brief": "Towel under your {side} calf.",
}


def states(*steps: Step, side: str = "left") -> list[State]:
    return list(timeline.compile(routine(*steps), Dose(5), side, "full").states)


def told(state: State) -> tuple[list[str], list[str], list[str]]:
    """The lines on the screen, and what the full and the brief voice say."""
    lines = [line.text for line in state.cues]
    full, brief = (
        [cue.text for cue in state.spoken if level in cue.levels] for level in ("full", "brief")
    )
    return lines, full, brief


def first(found: list[State], *names: str) -> State:
    return next(state for state in found if state.name in names)


@pytest.mark.parametrize("kind", ["roll", "hold", "reps", "timed"])
def test_getting_into_place_has_the_line_of_the_exercise(kind: str) -> None:
    made = states(step(kind, "chair", sides="each", **OWN))
    lines, _full, brief = told(first(made, "ready"))
    assert lines == ["towel under your left calf"]
    assert brief == ["Towel under your left calf."]


@pytest.mark.parametrize("kind", ["hold", "reps", "timed"])
def test_changing_legs_says_what_to_change(kind: str) -> None:
    made = states(step(kind, "chair", sides="each", **OWN))
    lines, full, brief = told(first(made, "swap"))
    assert lines == ["move the towel to your right calf"]
    assert full == ["Change legs. Move the towel to your right calf."]
    assert brief in (["Move the towel to your right calf."], ["Towel under your right calf."])


def test_a_stretch_that_comes_again_needs_no_more_than_the_side() -> None:
    made = states(step("hold", "chair", sides="each", repeats=2, **OWN))
    swaps = [told(state)[1] for state in made if state.name == "swap"]
    assert swaps[1:] == [
        ["Same again. Left leg, last time."],
        ["Same again. Right leg, last time."],
    ]


def test_what_is_rolled_moves_to_the_other_calf() -> None:
    own = {**OWN, "change": "move the stick to your {side} calf"}
    made = states(step("roll", "chair", sides="each", **own))
    lines, full, brief = told(first(made, "swap-roll"))
    assert lines == ["move the stick to your right calf"]
    assert full == brief == ["Move the stick to your right calf."]


def test_on_the_way_the_brief_voice_says_how_it_begins() -> None:
    made = states(step("timed", "standing"), step("reps", "floor", sides="each", **OWN))
    way = first(made, "to-wall")
    assert told(way)[2][0] == "That is done. To the floor. Towel under your left calf."
    assert way.announce.endswith("then sit on the floor, towel under your left calf.")


def test_without_lines_of_its_own_an_exercise_gets_words_that_fit_any() -> None:
    made = states(step("reps", "chair", sides="each"))
    assert told(first(made, "ready")) == (
        ["get into place, as shown"],
        ["Get into place, as shown."],
        ["Exercise reps, left leg."],
    )
    assert told(first(made, "swap"))[0] == ["change to your right leg"]


@pytest.mark.parametrize("posture", ["wall", "floor", "chair"])
def test_easing_in_is_said_as_the_exercise_has_it(posture: str) -> None:
    words = {"ease_in": "Bend both knees. Stop at a light pull.", "ease_in_brief": "Bend both."}
    ease_in = first(states(step("hold", posture, **words)), "ease-in")
    assert told(ease_in)[1:] == (["Bend both knees. Stop at a light pull."], ["Bend both."])
    assert ease_in.heading == "Ease in", "whoever bends both knees does not lean in"


def test_at_a_wall_one_leans_in_unless_the_exercise_says_otherwise() -> None:
    ease_in = first(states(step("hold", "wall")), "ease-in")
    assert told(ease_in)[1] == ["Lean forward. Stop at a light pull."]
    assert ease_in.heading == "Lean in"


@pytest.mark.parametrize(
    ("fields", "at", "message"),
    [
        ({"ready": "one two three four five six seven eight nine"}, ("ready",), "Use 8 words"),
        ({"change": "move <b>it</b>"}, ("change",), "Write plain words"),
        ({"brief": "Now {leg}."}, ("brief",), "Only these may be in braces: {side}, {Side}."),
        ({"ease_in": "Pull" * 13}, ("dose", "ease_in"), "Use 48 characters at most"),
        ({"ease_in_brief": "Pull {it}."}, ("dose", "ease_in_brief"), "Only these may be in"),
    ],
)
def test_a_line_that_cannot_be_said_is_refused(
    fields: dict[str, Any], at: tuple[str, ...], message: str
) -> None:
    made = routine(step("hold", "wall", **fields))
    (problem,) = checking.validate(made, frozenset(FIGURES), CODES)
    assert problem.path == ("steps", 0, *at)
    assert (problem.message % problem.params).startswith(message)


def test_a_side_is_named_only_where_one_leg_works() -> None:
    made = routine(step("reps", sides="both", ready="lift your {side} foot"))
    (problem,) = checking.validate(made, frozenset(FIGURES), CODES)
    assert problem.path == ("steps", 0, "ready")
