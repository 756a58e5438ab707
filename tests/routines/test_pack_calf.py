"""The routine that ships: a physiotherapist can read here what people are told to do."""

import re

import pytest

from routines import timeline
from routines.content import checking
from routines.content.document import Step
from routines.content.limits import GENERAL_STOP_SIGNS
from routines.figures import FIGURES
from routines.timeline import Dose
from tests.routines.scripts import CODES, PACK, SHIPPED

ROLL, STRETCH = SHIPPED.steps

FULL_LEFT_5_ROLLS = """
0:00  ready     left   1  Rolling, left calf               roller under your left calf
0:12  roll      left   1  Rolling, left calf               slowly, up to the knee
0:42  to-wall   -      2  Stand up, find a wall            take your time, and find a wall
1:02  ease-in   left   3  Wall stretch, left leg, 1 of 2   left leg back, knee straight, heel down
1:06  hold      left   3  Wall stretch, left leg, 1 of 2   light pull, no pain
1:26  ease-out  left   3  Wall stretch, left leg, 1 of 2   slowly, until the pull is gone
1:29  swap      right  4  Wall stretch, right leg, 1 of 2  right leg back, knee straight, heel down
1:37  ease-in   right  4  Wall stretch, right leg, 1 of 2  right leg back, knee straight, heel down
1:41  hold      right  4  Wall stretch, right leg, 1 of 2  light pull, no pain
2:01  ease-out  right  4  Wall stretch, right leg, 1 of 2  slowly, until the pull is gone
2:04  swap      left   5  Wall stretch, left leg, 2 of 2   left leg back, knee straight, heel down
2:12  ease-in   left   5  Wall stretch, left leg, 2 of 2   left leg back, knee straight, heel down
2:16  hold      left   5  Wall stretch, left leg, 2 of 2   light pull, no pain
2:36  ease-out  left   5  Wall stretch, left leg, 2 of 2   slowly, until the pull is gone
2:39  swap      right  6  Wall stretch, right leg, 2 of 2  right leg back, knee straight, heel down
2:47  ease-in   right  6  Wall stretch, right leg, 2 of 2  right leg back, knee straight, heel down
2:51  hold      right  6  Wall stretch, right leg, 2 of 2  light pull, no pain
3:11  ease-out  right  6  Wall stretch, right leg, 2 of 2  slowly, until the pull is gone
3:14  finish    -      6  That is everything               tell us how your calf feels
3:20  end
"""


def texts(step: Step) -> list[str]:
    return [
        *(step.name, step.purpose, step.equipment, step.position, step.stop_rule),
        *(step.easier, step.harder),
        *(*step.instructions, *step.cues, *step.mistakes, *step.stop_signs),
    ]


def clock(ms: int) -> str:
    return f"{ms // 60_000}:{ms // 1_000 % 60:02}"


def test_it_may_be_published_as_it_is():
    assert checking.validate(SHIPPED, frozenset(FIGURES), CODES) == []


def test_it_runs_state_by_state_as_written_here():
    compiled = timeline.compile(SHIPPED, Dose(5), "left", "full")
    lines = [
        f"{clock(state.start_ms)} {state.name} {state.side or '-'} {state.step} "
        f"{state.label} {state.cues[0].text}"
        for state in compiled.states
    ]
    lines.append(f"{clock(compiled.duration_ms)} end")
    assert lines == [" ".join(line.split()) for line in FULL_LEFT_5_ROLLS.strip().splitlines()]


def test_it_has_the_dose_of_the_clinical_reference():
    """clinical.md 1.2, 1.3, 2 (O1–O3, O7) and 4.1, 4.2."""
    assert (ROLL.dose.reps_start, ROLL.dose.reps_target, ROLL.dose.seconds_each_way) == (5, 10, 3)
    assert (ROLL.sides, ROLL.repeats) == ("affected", 1)
    assert (STRETCH.dose.hold_seconds, STRETCH.sides, STRETCH.repeats) == (20, "each", 2)
    assert (ROLL.short_repeats, STRETCH.short_repeats) == (1, 1)
    assert STRETCH.rest_seconds == 10


def test_the_first_instruction_says_when_not_to_roll():
    assert ROLL.instructions[0] == "Do not roll a leg that is swollen, warm or red."


def test_it_keeps_the_roller_off_knee_bone_and_heel_cord():
    line = "Roll the muscle only, not behind the knee, on bone or on the cord above your heel."
    assert line in ROLL.instructions
    assert "Rolling behind the knee or on the heel cord" in ROLL.mistakes
    assert "stop before the back of the knee" in ROLL.cues


def test_it_says_how_much_discomfort_is_enough():
    """clinical.md 2, O4."""
    assert any("5 is the most" in line for line in ROLL.instructions)


def test_each_exercise_adds_its_own_stop_signs_to_the_general_ones():
    for step in SHIPPED.steps:
        assert step.stop_signs[:5] == GENERAL_STOP_SIGNS
        assert len(step.stop_signs) == 7


def test_a_mistake_is_named_because_avoid_stands_above_it():
    """Not "Do not rush": the heading says that already (look.md, 26-how-to-roll)."""
    mistakes = [line for step in SHIPPED.steps for line in step.mistakes]
    assert len(mistakes) == 7
    assert not [line for line in mistakes if line.startswith("Do not") or line.endswith(".")]


def test_each_exercise_has_the_stop_rule_of_the_clinical_reference():
    """clinical.md 5.7 K."""
    assert ROLL.stop_rule == "Stop if pain goes above 5, or is sharp, shooting or tingling."
    assert STRETCH.stop_rule == "A light pull, no pain. Stop if it hurts more than that."


def test_a_rolling_pin_is_used_by_hand_on_a_chair_and_glass_never():
    """clinical.md 5.7 E."""
    assert "sit on a chair, and roll by hand with a roller stick or a rolling pin" in ROLL.easier
    every_word = " ".join(text for step in SHIPPED.steps for text in texts(step)).lower()
    assert "bottle" not in every_word and "glass" not in every_word


def test_every_number_names_where_it_is_from():
    assert all(step.evidence.source for step in SHIPPED.steps)
    assert SHIPPED.sources


@pytest.mark.parametrize("step", SHIPPED.steps, ids=lambda step: step.exercise)
def test_its_words_are_plain(step):
    """ux.md 5, check 29; clinical.md 7.3."""
    for text in [SHIPPED.summary, *texts(step)]:
        found = set(re.findall(r"[\w’']+", text.lower()))
        assert not found & {"streak", "missed", "failed", "should", "easy", "just"}, text
        assert not found & {"treats", "cures", "heals", "safe", "proven", "prevents"}, text
        assert not re.search(r"n[’']t\b", text), text
        assert "!" not in text, text


def test_the_pack_names_no_field_twice_and_no_field_unknown():
    assert set(PACK) == {"schema", "routine", "exercises", "steps"}
    assert len({row["slug"] for row in PACK["exercises"]}) == len(PACK["exercises"])
