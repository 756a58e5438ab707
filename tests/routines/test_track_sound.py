"""The whole track, decoded: everything is where the timeline says, and no join can be heard
(docs/decisions/0010-joined-track.md)."""

import pytest

from routines.sound import clips, track
from routines.sound.track import FRAME_BYTES, FRAME_SAMPLES, SILENCE
from tests.routines.sound import DELAY, RATE, built, heard, likeness, loudness_curve, voiced

QUIET = 33  # of 32,768: -60 dBFS, lost in any room
NEAR_MS = 50  # ux.md 5, check 14


@pytest.fixture(scope="module")
def plan():
    return voiced(reps=5)


@pytest.fixture(scope="module")
def samples(plan):
    return heard(built(plan))


def sounds(plan, level):
    """Every tone and every clip of a level: its time, and its frames."""
    voice, tones = clips.spoken("en"), clips.tones()
    for state in plan.states:
        yield from ((tone.at_ms, tones[tone.name]) for tone in state.tones)
        yield from ((cue.at_ms, voice[cue.text]) for cue in state.spoken if level in cue.levels)
        yield from ((tick.at_ms, tones["tick"]) for tick in state.ticks if level in tick.levels)


def place(at_ms):
    """The first sample of the clip that is heard at a moment."""
    return max(0, round((at_ms - track.DELAY_MS) / track.FRAME_MS)) * FRAME_SAMPLES


def test_the_decoder_gives_every_frame_and_nothing_else(plan, samples):
    assert len(samples) == len(built(plan)) // FRAME_BYTES * FRAME_SAMPLES
    assert abs(len(samples) / RATE * 1_000 - plan.duration_ms) <= NEAR_MS


@pytest.mark.parametrize("level", track.LEVELS)
def test_every_sound_is_heard_at_its_time(plan, level):
    """Each clip, decoded alone, is looked for in the track around its time."""
    track_curve = loudness_curve(heard(built(plan, level)))
    alone = {}
    for at_ms, clip in sounds(plan, level):
        if clip not in alone:
            alone[clip] = loudness_curve(heard(clip)[DELAY:])
        curve = alone[clip]
        likes = {
            lag: likeness(curve, track_curve[at_ms + lag : at_ms + lag + len(curve)])
            for lag in range(-2 * NEAR_MS, 2 * NEAR_MS + 1)
            if at_ms + lag >= 0
        }
        best = max(likes, key=likes.__getitem__)
        assert abs(best) <= NEAR_MS and likes[best] > 0.97, (at_ms, best, likes[best])


def test_a_clip_sounds_in_the_track_as_it_does_alone(plan, samples):
    for at_ms, clip in sounds(plan, "full"):
        alone, start = heard(clip), place(at_ms)
        assert likeness(alone, samples[start : start + len(alone)]) > 0.999


def test_no_join_can_be_heard(plan, samples):
    """At each join the track is as good as silent, so there is nothing that could click."""
    for at_ms, clip in sounds(plan, "full"):
        start = place(at_ms)
        end = start + len(clip) // FRAME_BYTES * FRAME_SAMPLES
        for join in (start, end):
            around = samples[max(0, join - RATE // 200) : join + RATE // 200]
            assert max(map(abs, around)) <= QUIET, at_ms


def test_a_clip_that_was_cut_off_would_be_heard():
    """What the test above would find."""
    clip = clips.spoken("en")["Keep breathing."]
    half = len(clip) // FRAME_BYTES // 2
    cut = heard(clip[: half * FRAME_BYTES] + SILENCE * 20)
    join = half * FRAME_SAMPLES
    assert max(map(abs, cut[join - RATE // 200 : join + RATE // 200])) > 10 * QUIET


def test_silence_is_silent(plan, samples):
    sounding = bytearray(len(samples))
    for at_ms, clip in sounds(plan, "full"):
        start, length = place(at_ms), len(clip) // FRAME_BYTES * FRAME_SAMPLES
        sounding[start : start + length + FRAME_SAMPLES] = b"\1" * (length + FRAME_SAMPLES)
    silent = [value for value, sounds in zip(samples, sounding, strict=False) if not sounds]
    assert len(silent) > 0.5 * len(samples)
    assert not any(silent)


def test_the_levels_differ_in_words_alone(plan):
    """With the words taken out, tones are all that is left."""
    words = sum(len(cue.text) for state in plan.states for cue in state.spoken)
    energy = {level: sum(map(abs, heard(built(plan, level)))) for level in track.LEVELS}
    assert words and energy["full"] > energy["brief"] > energy["off"] > 0
