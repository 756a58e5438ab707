"""Which tones sound when, and that words and tones leave each other room."""

from routines import timeline
from routines.timeline import Dose, cues
from routines.timeline.cues import Tone, Voice
from routines.timeline.states import State
from tests.routines.scripts import SHIPPED, UX_VALUES, varied


def clip_ms(text: str) -> int:
    return 60 * len(text)


def tones(state: State) -> list[tuple[float, str]]:
    return [((tone.at_ms - state.start_ms) / 1_000, tone.name) for tone in state.tones]


def test_tones_are_those_of_the_specification():
    ux = timeline.compile(UX_VALUES, Dose(10), "left", "full")
    ready, roll, to_wall, ease_in, hold, ease_out, swap = ux.states[:7]
    assert tones(ready) == [(9, "tick"), (10, "tick"), (11, "tick"), (11.32, "start")]
    assert tones(roll)[:3] == [(4, "low-back"), (7.58, "low-up"), (12, "low-back")]
    assert len(tones(roll)) == 2 * 10 - 1
    assert tones(to_wall) == [(0, "rest")]
    assert tones(ease_in) == [(0, "tick")]
    assert tones(hold) == [
        *((0, "start"), (15, "half")),
        *((27, "tick"), (28, "tick"), (29, "tick")),
    ]
    assert tones(ease_out) == [(0, "end")]
    assert tones(swap) == [(0, "swap")]
    assert tones(ux.states[-1]) == [(0, "finish")]


def test_three_ticks_and_the_start_tone_also_lead_into_a_session_without_rolling():
    ready, ease_in, *_ = timeline.compile(SHIPPED, Dose(None), "left", "full").states
    assert [name for _, name in tones(ready) + tones(ease_in)] == ["tick"] * 3 + ["start"]


def test_the_low_tone_leads_in_to_the_number_also_after_changing_legs():
    compiled = timeline.compile(SHIPPED, Dose(5), "both", "full")
    swap, roll = compiled.states[2:4]
    assert tones(swap) == [(0, "swap"), (swap.length_ms / 1_000 - 0.42, "low-up")]
    assert roll.spoken[0] == (roll.start_ms, "One.", ("full", "brief"))


def test_a_tone_gives_way_to_words_and_to_the_tone_before_it():
    assert cues.audible([Tone(0, "rest"), Tone(919, "tick")], [], Voice()) == [Tone(0, "rest")]
    spoken = [cues.Cue(1_000, "c" * 10, ("brief",))]  # until 1,600
    wanted = [Tone(820, "tick"), Tone(1_300, "half"), Tone(1_920, "tick")]
    assert cues.audible(wanted, spoken, Voice(clip_ms)) == [Tone(1_920, "tick")]
    assert cues.audible(wanted, spoken, Voice()) == wanted  # no clips, so no track to join


def test_a_reminder_that_runs_over_the_turn_silences_its_tone_and_no_other():
    long = varied(roll={"cues": (*SHIPPED.steps[0].cues[:2], "d" * 40)})
    roll = timeline.compile(long, Dose(5), "left", "full", clip_ms=clip_ms).states[1]
    turns = [at for at, name in tones(roll) if name == "low-back"]
    assert turns == [3, 15, 21, 27]
