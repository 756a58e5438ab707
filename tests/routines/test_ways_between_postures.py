"""The way from one exercise to the next follows from where both are done, never from their kind."""

from itertools import pairwise, permutations

import pytest

from routines import timeline
from routines.figures import DRAWN
from routines.postures import POSTURES, way
from routines.timeline import Dose, Timeline
from routines.timeline.builder import WAY
from tests.routines.moving import routine, step
from tests.routines.scripts import SHIPPED

PLACES = {
    "stand": {"standing", "wall", "walking"},  # who walks or leans stands first
    "wall": {"wall"},
    "walk": {"walking"},
    "chair": {"chair"},
    "lie ": {"lying"},
    "knees": {"all-fours"},
    "roller": set(),
    "lean": set(),
}
"""Words, and the postures that may bring them."""
PAIRS = list(permutations(POSTURES, 2))
KINDS = ("hold", "reps", "timed", "roll")


def words_of(made: Timeline) -> str:
    """Everything that a session shows, says and tells."""
    texts = [*made.outline, *(one.label for one in made.steps)]
    for state in made.states:
        texts += [state.heading, state.label, state.next, state.note, state.announce]
        texts += [line.text for line in state.cues] + [cue.text for cue in state.spoken]
    return " ".join(texts).lower()


def session(*steps: object, is_new: bool = False) -> Timeline:
    return timeline.compile(routine(*steps), Dose(5), "left", "full", is_new=is_new)


@pytest.mark.parametrize(("here", "there"), PAIRS)
@pytest.mark.parametrize(("first", "second"), [*pairwise(KINDS), ("roll", "hold")])
def test_no_word_of_a_session_names_a_place_that_it_has_not(here, there, first, second):
    # A stretch at a wall is leaned into, and a roller on the floor is a roller.
    one, other = step(first, here), step(second, there)
    said = words_of(session(one, other))
    at = {(first, here), (second, there)}
    for word, postures in PLACES.items():
        allowed = bool(postures & {here, there})
        allowed |= word == "lean" and ("hold", "wall") in at
        allowed |= word == "roller" and ("roll", "floor") in at
        assert allowed or word not in said, (word, said)


@pytest.mark.parametrize(("here", "there"), PAIRS)
@pytest.mark.parametrize("is_new", [True, False])
def test_every_two_postures_have_a_way_that_is_said_and_shown(here, there, is_new):
    made = session(step("reps", here), step("reps", there), is_new=is_new)
    (on_the_way,) = [state for state in made.states if state.name == WAY]
    found = way(here, there)
    assert on_the_way.heading == found.first
    assert on_the_way.figure == POSTURES[there].figure
    assert on_the_way.figure in DRAWN
    assert found.then in on_the_way.cues[0].text
    full = " ".join(cue.text for cue in on_the_way.spoken if "full" in cue.levels).lower()
    assert found.first.lower() in full or found.then in full
    assert found.then in full or (here, there) == ("floor", "wall")
    brief = " ".join(cue.text for cue in on_the_way.spoken if "brief" in cue.levels)
    assert found.brief in brief
    assert found.face in on_the_way.announce
    assert on_the_way.length_ms >= (40_000 if is_new else 20_000)
    assert made.states[on_the_way.index - 1].next.lower() == f"next: {on_the_way.label.lower()}"
    assert made.outline[1] == on_the_way.label


@pytest.mark.parametrize("posture", POSTURES)
def test_there_is_no_way_where_posture_and_kit_stay(posture):
    made = session(step("reps", posture), step("timed", posture))
    assert WAY not in {state.name for state in made.states}
    named = next(state for state in made.states if state.name == "rest")
    assert "Exercise timed" in " ".join(cue.text for cue in named.spoken)


def test_what_the_next_exercise_needs_is_named_where_the_posture_stays():
    made = session(step("reps", "chair"), step("timed", "chair", equipment="Small ball"))
    (fetching,) = [state for state in made.states if state.name == WAY]
    assert fetching.cues[0].text == "take your time, and have ready: Small ball"


def test_a_seated_stretch_after_rolling_never_sends_a_person_to_the_wall():
    """The towel stretch: it told a seated person to stand up, find a wall and lean in."""
    towel = step("hold", "floor", name="Towel stretch", equipment="Towel or strap")
    made = session(SHIPPED.steps[0], towel)
    said = words_of(made)
    assert not [word for word in ("stand", "wall", "lean") if word in said]


def test_an_unknown_posture_has_no_way():
    with pytest.raises(KeyError):
        way("floor", "sofa")
