"""Repetitions are counted aloud with a way up, a pause and a way down; what is timed says half-way
and the last five seconds. Both keep all that holds for every session."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routines import timeline
from routines.content import checking
from routines.content.document import Script, Step, dump, parse
from routines.content.prescribing import prescribed
from routines.figures import FIGURES
from routines.movements import MOVEMENTS
from routines.movements.dose import numbers_of
from routines.postures import POSTURES
from routines.sound import clips, track
from routines.timeline import Dose, spoken_texts
from routines.timeline.cues import Voice
from tests.routines import test_timeline_properties as always
from tests.routines.moving import routine, step
from tests.routines.scripts import CODES

SESSIONS = st.tuples(
    st.sampled_from(["left", "right", "both"]),
    st.sampled_from(["full", "short"]),
    st.sampled_from(["normal", "slow"]),
)


@st.composite
def steps(draw: st.DrawFn, kind: str) -> Step:
    """Any step of a kind, within its limits and at their edges."""
    movement = MOVEMENTS[kind]
    cue = st.sampled_from(
        ["up", "slowly and calmly back down", "keep breathing", "a b c d e f g h"]
    )
    numbers = {
        name: draw(st.integers(limit.low, min(limit.high, 60)))
        for name, limit in numbers_of(movement.dose_type).items()
    }
    for start, target in (("reps_start", "reps_target"), ("seconds_start", "seconds_target")):
        if start in numbers:
            numbers[start], numbers[target] = sorted((numbers[start], numbers[target]))
    return step(
        kind,
        draw(st.sampled_from(sorted(POSTURES))),
        sides=draw(st.sampled_from(movement.sides)),
        cues=tuple(draw(st.lists(cue, min_size=2, max_size=4))),
        repeats=draw(st.integers(1, 3)),
        rest_seconds=draw(st.integers(10, 30)),
        equipment=draw(st.sampled_from(["", "Small ball"])),
        **numbers,
    )


SCRIPTS = st.lists(st.one_of(steps("reps"), steps("timed")), min_size=1, max_size=3).map(
    lambda made: routine(*(replace(one, exercise=f"e{n}") for n, one in enumerate(made)))
)


@settings(max_examples=60, deadline=None)
@given(SCRIPTS, SESSIONS, st.none() | st.integers(20, 200))
def test_every_session_is_whole(made: Script, session, tempo):
    assert checking.validate(made, frozenset(FIGURES), CODES) == []
    assert parse(dump(made)) == made
    clip_ms = None if tempo is None else lambda text: tempo * len(text)
    compiled = timeline.compile(made, Dose(5), *session, clip_ms=clip_ms)
    always.check_clock(compiled)
    always.check_voice(compiled, Voice(clip_ms))
    always.check_tones(compiled, Voice(clip_ms))
    always.check_silence(compiled, Voice(clip_ms))
    said = {cue.text for state in compiled.states for cue in state.spoken}
    assert said <= set(spoken_texts(made))
    assert track.build(compiled, "off", {}, clips.tones())


def worked(made: Step, rolls: int | None = 5, side: str = "left"):
    states = timeline.compile(routine(made), Dose(rolls), side, "full").states
    return [state for state in states if state.name == made.movement.state]


def test_one_repetition_goes_up_stays_and_comes_down():
    (state,) = worked(step("reps", up_seconds=2, pause_seconds=1, down_seconds=3, reps_start=3))
    at = [(key.at_ms - state.start_ms, key.phase) for key in state.phase]
    assert at[:4] == [(0, 0), (2_000, 1), (3_000, 1), (6_000, 0)]
    assert state.length_ms == 3 * 6_000
    counted = [cue.text for cue in state.spoken if cue.at_ms in state.number.marks]
    assert counted == ["One.", "Two.", "Last one."]
    assert [line.text for line in state.cues[:2]] == ["slowly, that way", "and slowly back"]


def test_a_pause_of_nothing_is_none():
    (state,) = worked(step("reps", up_seconds=1, pause_seconds=0, down_seconds=1, reps_start=3))
    assert [key.phase for key in state.phase] == [0, 1, 0, 1, 0, 1, 0]


@pytest.mark.parametrize("kind", ["reps", "timed"])
def test_a_figure_that_goes_round_begins_again_and_never_goes_backwards(kind):
    (state,) = worked(step(kind, sides="both", figure="ankle-circles"))
    pairs = list(pairwise(state.phase))
    rounds, begins = pairs[::2], pairs[1::2]
    assert {(one.phase, other.phase) for one, other in rounds} == {(0, 1)}
    assert {(one.phase, other.phase) for one, other in begins} == {(1, 0)}
    assert {other.at_ms - one.at_ms for one, other in begins} == {1}


@pytest.mark.parametrize(
    ("sides", "legs", "where"),
    [
        ("each", ["left", "right"], "left leg"),
        ("affected", ["left"], "left leg"),
        ("both", [""], "both legs"),
        ("alternating", [""], "legs in turn"),
        ("none", [""], ""),
    ],
)
@pytest.mark.parametrize("kind", ["reps", "timed"])
def test_the_legs_work_as_the_step_says(kind, sides, legs, where):
    states = worked(step(kind, sides=sides))
    assert [state.side for state in states] == legs
    assert states[0].label == ", ".join(filter(None, [f"Exercise {kind}", where]))


def test_sets_have_a_rest_between_them():
    made = step("reps", repeats=3, rest_seconds=30)
    states = timeline.compile(routine(made), Dose(5), "left", "full").states
    assert [state.name for state in states[1:-1]] == ["reps", "rest", "reps", "rest", "reps"]
    assert {state.length_ms for state in states if state.name == "rest"} == {30_000}
    assert states[2].next == "Next: both legs, 2 of 3"


def test_what_is_timed_says_how_long_half_way_and_five():
    (state,) = worked(step("timed", seconds_start=30))
    said = [(cue.at_ms - state.start_ms, cue.text) for cue in state.spoken]
    assert state.length_ms == 30_000 and state.half.text == "Half-way."
    assert said[0][1] == "Go on for thirty seconds."
    assert [text for at, text in said if 15_000 <= at < 16_000] == ["Half-way."]
    assert said[-1] == (25_000, "Five seconds.")


def test_what_is_timed_moves_to_and_fro_and_ends_where_it_began():
    (state,) = worked(step("timed", seconds_start=30, cycle_seconds=4))
    phases = [key.phase for key in state.phase]
    assert phases == [n % 2 for n in range(15)]
    assert (state.phase[0].at_ms, state.phase[-1].at_ms) == (state.start_ms, state.end_ms)


@pytest.mark.parametrize(("rolls", "count"), [(1, 10), (5, 10), (7, 14), (10, 20), (None, 10)])
def test_a_plan_sets_two_pumps_for_each_roll_within_the_content(rolls, count):
    pumps = step("reps", reps_start=10, reps_target=20, per_roll=2, up_seconds=1, down_seconds=1)
    (state,) = worked(pumps, rolls)
    assert len(state.number.marks) == count


def test_what_a_plan_does_not_set_keeps_its_own_number():
    (state,) = worked(step("reps", reps_start=8))
    assert len(state.number.marks) == 8


@pytest.mark.parametrize(("rolls", "done"), [(5, 6), (6, 6), (7, 7), (10, 8), (None, None)])
def test_a_routine_that_drives_keeps_to_the_plan_within_its_start_and_target(rolls, done):
    made = routine(step("roll", "floor", reps_start=6, reps_target=8), role="drives")
    assert prescribed(made, rolls) == done


@pytest.mark.parametrize("rolls", [5, 10])
def test_a_routine_that_accompanies_has_its_own_dose(rolls):
    made = routine(step("roll", "floor", reps_start=6, reps_target=8))
    assert prescribed(made, rolls) == 6
