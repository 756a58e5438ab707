"""Left and right: the word is always there, it is the right one, and both legs get their due."""

import re

import pytest

from routines import timeline
from routines.timeline import Dose
from routines.timeline.states import Timeline
from tests.routines.scripts import SHIPPED, varied


def everything_said(compiled: Timeline) -> list[str]:
    return [
        text
        for state in compiled.states
        for text in (
            *(state.label, state.next, state.announce, state.note),
            *(line.text for line in state.cues),
            *(cue.text for cue in state.spoken),
        )
    ] + [text for step in compiled.steps for text in (step.label, step.position)]


def hold_ms(compiled: Timeline, side: str) -> int:
    return sum(
        state.length_ms for state in compiled.states if (state.name, state.side) == ("hold", side)
    )


@pytest.mark.parametrize("side", ["left", "right", "both"])
@pytest.mark.parametrize("reps", [5, 10, None])
def test_both_legs_are_held_for_the_same_time(side, reps):
    compiled = timeline.compile(SHIPPED, Dose(reps), side, "full")
    assert hold_ms(compiled, "left") == hold_ms(compiled, "right") == 40_000


def test_both_legs_are_held_for_the_same_time_whatever_the_voice_needs():
    def slow_to_say_left(text: str) -> int:
        return 9_000 if "left" in text.lower() else 4_000

    compiled = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=slow_to_say_left)
    assert hold_ms(compiled, "left") == hold_ms(compiled, "right") == 40_000


@pytest.mark.parametrize("variant", ["full", "short"])
@pytest.mark.parametrize("reps", [5, None])
def test_the_right_session_says_the_same_as_the_left_with_the_sides_exchanged(variant, reps):
    mirror = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}

    def exchanged(text: str) -> str:
        return re.sub("left|right", lambda found: mirror[found[0]], text, flags=re.IGNORECASE)

    left = timeline.compile(SHIPPED, Dose(reps), "left", variant)
    right = timeline.compile(SHIPPED, Dose(reps), "right", variant)
    assert [exchanged(text) for text in everything_said(left)] == everything_said(right)


@pytest.mark.parametrize("side", ["left", "right", "both"])
@pytest.mark.parametrize("reps", [5, None])
def test_no_state_speaks_of_the_other_side_but_to_say_what_is_next(side, reps):
    compiled = timeline.compile(SHIPPED, Dose(reps), side, "full")
    for state in compiled.states[:-1]:
        leg = compiled.steps[state.step - 1].side
        other = "right" if leg == "left" else "left"
        here = [state.label, state.announce, *(line.text for line in state.cues)]
        here += [cue.text for cue in state.spoken]
        assert state.side in state.label or state.name == "to-wall"
        assert not any(other in text.lower() for text in here), state


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_every_change_of_side_is_announced_before_the_work_starts(side):
    compiled = timeline.compile(SHIPPED, Dose(5), side, "full")
    for before, after in zip(compiled.states, compiled.states[1:-1], strict=False):
        was, leg = (compiled.steps[state.step - 1].side for state in (before, after))
        if was != leg:
            assert after.name in {"swap", "swap-roll", "to-wall"}
            for level in ("full", "brief"):
                said = [cue.text.lower() for cue in after.spoken if level in cue.levels]
                assert any(leg in text for text in said)
            assert leg in after.announce


def test_no_place_for_a_side_is_left_open():
    for side in ("left", "right", "both"):
        for reps in (5, None):
            compiled = timeline.compile(SHIPPED, Dose(reps), side, "full")
            assert not any("{" in text for text in everything_said(compiled))


def test_a_side_starts_a_sentence_with_a_capital():
    script = varied(hold={"position": "Face a wall. {Side} leg back, {side} heel down."})
    ready = timeline.compile(script, Dose(None), "right", "full").states[0]
    assert ready.spoken[0].text.startswith("Face a wall. Right leg back, right heel down.")


def test_braces_of_an_author_reach_into_nothing():
    script = varied(hold={"position": "{side.__class__} {0} {words} }{"})
    ready = timeline.compile(script, Dose(None), "right", "full").states[0]
    assert ready.spoken[0].text.startswith("{side.__class__} {0} {words} }{")


def test_the_players_own_words_are_translated_and_the_authors_are_not():
    german = {
        "{side} leg": "{side}es Bein",
        "left": "link",
        "Left": "Link",
        "Hold": "Halten",
        "Lean forward.": "Vorlehnen.",
    }
    compiled = timeline.compile(
        SHIPPED, Dose(5), "left", "full", words=lambda text: german.get(text, text)
    )
    ease_in, hold = compiled.states[3:5]
    assert hold.heading == "Halten"
    assert hold.label == "Wall stretch, linkes Bein, 1 of 2"
    assert hold.cues[0].text == "light pull, no pain"
    assert "Vorlehnen." in [cue.text for cue in ease_in.spoken]
