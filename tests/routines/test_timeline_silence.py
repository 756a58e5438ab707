"""No silence in which a person could take the sound for lost: at most six seconds (ux.md 2.16)."""

from itertools import product

import pytest

from routines import timeline
from routines.sound import clips, tones
from routines.timeline import Dose, Timeline, cues, silence
from routines.timeline.cues import Voice
from tests.routines.scripts import SHIPPED, varied
from tests.routines.sound import RATE, built, heard, voiced

MOST_S = 6
AUDIBLE = 100  # of 32,768: -50 dBFS. The breath before the first word is below it on purpose.
WINDOW = RATE // 50


def silent_for(plan: Timeline, level: str, voice: Voice) -> float:
    """Seconds of the longest silence of a level, as planned."""
    return max(end - start for start, end in silence.silences(plan.states, level, voice)) / 1_000


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("pace", timeline.PACES)
@pytest.mark.parametrize("variant", timeline.VARIANTS)
@pytest.mark.parametrize("side", timeline.SIDES)
def test_no_session_is_silent_for_longer_than_six_seconds(side, variant, pace, is_new):
    voice = Voice(clips.spoken("en").ms)
    for reps, level in product((None, 1, 5, 10), cues.LEVELS):
        plan = timeline.compile(
            SHIPPED, Dose(reps), side, variant, pace, is_new=is_new, clip_ms=voice.clip_ms
        )
        assert silent_for(plan, level, voice) < MOST_S


def test_the_longest_hold_of_an_author_is_not_silent_either():
    script = varied(hold={"hold_seconds": 120, "hold_reason": "Older adults."})
    plan = timeline.compile(script, Dose(5), "left", "full")
    ticks = [tick for state in plan.states if state.name == "hold" for tick in state.ticks]
    assert len(ticks) > 10
    assert max(silent_for(plan, level, Voice()) for level in cues.LEVELS) < MOST_S


def test_where_something_sounds_already_no_tick_is_added():
    plan = timeline.compile(SHIPPED, Dose(5), "left", "full")
    assert not any(state.ticks for state in plan.states if state.name in {"roll", "hold"})


def test_a_tick_sounds_only_where_its_level_is_silent():
    """The brief voice has said its words long before the full one is done."""
    voice = Voice(clips.spoken("en").ms)
    plan = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=voice.clip_ms)
    assert {tick.levels for tick in plan.states[0].ticks} == {("brief",)}


@pytest.mark.parametrize("level", cues.LEVELS)
@pytest.mark.parametrize(("side", "variant"), [("left", "full"), ("both", "short")])
def test_no_silence_is_heard_in_the_track_itself(side, variant, level):
    plan = voiced(side=side, variant=variant, is_new=True)
    samples = heard(built(plan, level))
    sounding = [0]
    for n in range(0, len(samples) - WINDOW, WINDOW):
        if max(map(abs, samples[n : n + WINDOW])) > AUDIBLE:
            sounding.append(n)
    sounding.append(len(samples))
    longest = max(b - a for a, b in zip(sounding, sounding[1:], strict=False)) / RATE
    assert longest <= MOST_S
    assert longest > 1  # it can be told from noise


def test_very_soft_noise_wakes_a_headset_for_a_second_before_the_first_word():
    plan = voiced(is_new=True)
    assert plan.states[0].tones[0] == (0, "breath")
    assert plan.states[0].spoken[0].at_ms >= tones.length_ms("breath") == 1_000
    samples = heard(built(plan))
    for tenth in range(2, 9):  # it swells and fades
        part = samples[tenth * RATE // 10 : (tenth + 1) * RATE // 10]
        loudness = (sum(value * value for value in part) / len(part)) ** 0.5 / 32_768
        assert 10 ** (-70 / 20) < loudness < 10 ** (-50 / 20)
