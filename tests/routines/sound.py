"""Hears a track as a player does: with a real decoder."""

from array import array
from collections.abc import Sequence
from operator import mul

import miniaudio

from routines import timeline
from routines.content.document import Script
from routines.sound import clips, track
from routines.timeline import Timeline
from tests.routines.scripts import SHIPPED

RATE = 24_000
DELAY = 1_105  # samples that encoder and decoder put before a sound


def voiced(
    content: Script = SHIPPED,
    *,
    reps: int | None = 5,
    side: str = "left",
    variant: str = "full",
    pace: str = "normal",
    is_new: bool = False,
) -> Timeline:
    """A timeline that knows how long the real clips are."""
    dose = timeline.Dose(reps)
    clip_ms = clips.spoken("en").ms
    return timeline.compile(content, dose, side, variant, pace, is_new=is_new, clip_ms=clip_ms)


def built(plan: Timeline, level: str = "full") -> bytes:
    """Its track, of the clips that ship."""
    return track.build(plan, level, clips.spoken("en"), clips.tones())


def heard(mp3: bytes) -> "array[int]":
    """The samples, 16 bits, as they come out of the decoder."""
    sound = miniaudio.decode(
        mp3, nchannels=1, sample_rate=RATE, output_format=miniaudio.SampleFormat.SIGNED16
    )
    return sound.samples


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of two stretches of sound, 1 for the same and 0 for strangers."""
    energy = sum(map(mul, one, one)) * sum(map(mul, other, other))
    return float(sum(map(mul, one, other)) / energy**0.5) if energy else 0.0


def loudness_curve(samples: Sequence[int]) -> list[int]:
    """How loud each millisecond is."""
    step = RATE // 1_000
    return [sum(map(abs, samples[n : n + step])) for n in range(0, len(samples) - step + 1, step)]
