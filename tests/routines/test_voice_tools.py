"""What makes the clips: even loudness, no clipping, words without the silence around them, and
an honest ear. And the clips that ship, measured."""

import math
import wave

import pytest

from routines.sound import clips, tones, track
from routines.sound.authoring import encoding, hearing, loudness, speaking
from tests.routines.sound import DELAY, RATE, heard

NEAR_LU = 1.0  # what the encoder may take or add


def sine(hertz, seconds, rate=48_000, level=1.0):
    return [level * math.sin(2 * math.pi * hertz * n / rate) for n in range(round(seconds * rate))]


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_the_measure_reads_the_reference_tone_of_the_standard(rate):
    """ITU-R BS.1770-5, annex 1: a full sine of 997 Hz in one channel reads -3.01."""
    assert loudness.integrated(sine(997, 2, rate), rate) == pytest.approx(-3.01, abs=0.05)
    assert loudness.integrated(sine(997, 2, rate, 0.1), rate) == pytest.approx(-23.01, abs=0.05)


def test_silence_around_words_does_not_make_them_softer():
    words = sine(997, 2, RATE, 0.1)
    padded = [0.0] * 2 * RATE + words + [0.0] * 2 * RATE
    alone = loudness.integrated(words, RATE)
    assert loudness.integrated(padded, RATE) == pytest.approx(alone, abs=0.8)
    assert loudness.integrated([0.0] * RATE, RATE) == -math.inf
    assert loudness.integrated([], RATE) == -math.inf


@pytest.mark.parametrize("seconds", [0.2, 3])
def test_every_sound_comes_to_one_level_without_clipping(seconds):
    spiky = sine(300, seconds, RATE, 0.05)
    spiky[len(spiky) // 2] = 0.9
    even = loudness.levelled(spiky, RATE)
    assert loudness.integrated(even, RATE) == pytest.approx(loudness.VOICE_LUFS, abs=0.06)
    assert max(map(abs, even)) <= loudness.CEILING + 1e-9


def test_only_the_peaks_are_turned_down():
    samples = [*sine(300, 0.5, RATE, 0.2), *sine(300, 0.1, RATE, 1.0), *sine(300, 0.5, RATE, 0.2)]
    quiet = loudness.limited(samples, RATE)
    assert quiet[: RATE // 4] == samples[: RATE // 4]
    assert max(map(abs, quiet)) == pytest.approx(loudness.CEILING, abs=1e-6)
    assert loudness.limited(samples[: RATE // 4], RATE) == samples[: RATE // 4]


def test_words_are_trimmed_with_room_for_soft_sounds():
    words = sine(300, 0.5, RATE, 0.3)
    kept = encoding.trimmed([0.0] * RATE + words + [0.0] * RATE, RATE)
    assert len(kept) == pytest.approx(len(words) + 0.09 * RATE, abs=50)
    assert kept[0] == kept[-1] == 0
    with pytest.raises(ValueError, match="there is no sound"):
        encoding.trimmed([0.0] * RATE, RATE)


def test_a_persons_recording_wins(tmp_path):
    with wave.open(str(tmp_path / "half-way.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(b"\0\x40" * 100)
    said = speaking.recording("Half-way.", tmp_path)
    assert said == ([0.5] * 100, 48_000, True)


def test_a_recording_of_another_kind_is_refused(tmp_path):
    with wave.open(str(tmp_path / "half-way.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(b"\0\0\0\0")
    with pytest.raises(ValueError, match="half-way.wav: record in mono with 16 bits"):
        speaking.recording("Half-way.", tmp_path)


@pytest.mark.parametrize(
    ("text", "words", "lost"),
    [
        ("Left leg back.", "left leg back", ()),
        ("Left leg back.", "last leg back", ("left",)),
        ("Two.", "to", ()),
        ("Five seconds.", "seconds five", ("seconds",)),
        ("Rest. Next: left leg.", "", ("rest", "next", "left", "leg")),
    ],
)
def test_a_key_word_counts_as_heard_in_its_turn_only(text, words, lost):
    assert hearing.lost(text, words) == lost


@pytest.mark.parametrize("path", sorted(clips.folder("en").glob("*.mp3")), ids=lambda p: p.stem)
def test_the_words_that_ship_are_evenly_loud_and_not_clipped(path):
    samples = [value / 32_768 for value in heard(path.read_bytes())]
    assert max(map(abs, samples)) < 10 ** (-1 / 20)
    words = encoding.trimmed(samples, RATE)
    assert abs(loudness.integrated(words, RATE) - loudness.VOICE_LUFS) <= NEAR_LU


@pytest.mark.parametrize("name", sorted(tones.TONES.keys() - {"breath"}))  # that is noise
def test_the_tones_that_ship_are_those_of_the_table(name):
    wanted = tones.samples(name)
    found = heard(clips.tones()[name])[DELAY : DELAY + len(wanted)]
    error = sum((one - other) ** 2 for one, other in zip(wanted, found, strict=True))
    assert error < 0.01 * sum(value * value for value in wanted)
    assert wanted[0] == wanted[-1] == 0
    assert max(map(abs, wanted)) <= 32_767 * tones.LOUDNESS


def test_clips_carry_no_tags():
    for path in (*clips.folder("en").glob("*.mp3"), *clips.TONES.glob("*.mp3")):
        data = path.read_bytes()
        track.check(data)
        assert b"Xing" not in data and b"Info" not in data and b"TAG" not in data
