"""The soft sounds of a session, made of pure sine notes (ux.md 2.6, column "Sound").

They belong to no language. Authors' tools turn them into clips; the timeline needs only how long
each one lasts, because words wait for a tone to fade.
"""

import math
import random
from array import array
from functools import cache
from typing import NamedTuple

RATE = 24_000  # samples a second, as the clips
LOUDNESS = 0.15  # of full scale: a little softer than the voice
FADE_S = 0.02  # at both ends of a note, so that nothing clicks


class Note(NamedTuple):
    """A sine of `hertz` that starts `after_s` seconds into its tone and lasts `lasts_s`."""

    hertz: float
    after_s: float
    lasts_s: float


BREATH_S = 1.0  # so long a wireless headset may take to wake
BREATH_LOUDNESS = 0.0015  # of full scale: nobody hears it, an amplifier does

TONES: dict[str, tuple[Note, ...]] = {
    "breath": (),  # noise, before the first word: ux.md 2.16
    "tick": (Note(660, 0, 0.08),),
    "start": (Note(523, 0, 0.16), Note(784, 0.16, 0.4)),
    "low-up": (Note(330, 0, 0.3),),
    "low-back": (Note(247, 0, 0.3),),
    "half": (Note(587, 0, 0.5),),
    "end": (Note(392, 0, 0.5),),
    "swap": (Note(523, 0, 0.25), Note(392, 0.25, 0.45)),
    "rest": (Note(440, 0, 0.3), Note(349, 0.3, 0.5)),
    "finish": (Note(392, 0, 1.2), Note(494, 0.12, 1.1), Note(587, 0.24, 1.0)),
}
"""Every sound by its name in the timeline."""


@cache
def length_ms(name: str) -> int:
    """How long a tone lasts, in milliseconds. Raises KeyError for an unknown name."""
    ends = [note.after_s + note.lasts_s for note in TONES[name]]
    return round(1_000 * max(ends, default=BREATH_S))


def samples(name: str) -> "array[int]":
    """A tone as 16-bit samples at `RATE`. It begins and ends in silence, and the notes of a chord
    together are never louder than `LOUDNESS`. Raises KeyError for an unknown name."""
    if not TONES[name]:
        return _breath()
    mixed = [0.0] * (length_ms(name) * RATE // 1_000)
    for note in TONES[name]:
        first = round(note.after_s * RATE)
        for n in range(round(note.lasts_s * RATE)):
            mixed[first + n] += _fade(n, note) * math.sin(2 * math.pi * note.hertz * n / RATE)
    most = max(1.0, max(map(abs, mixed)))
    return array("h", (round(32_767 * LOUDNESS * value / most) for value in mixed))


def _fade(n: int, note: Note) -> float:
    """How much of the note sounds at its sample n: up from 0 and down to 0 along a cosine."""
    edge = min(n, round(note.lasts_s * RATE) - 1 - n) / (FADE_S * RATE)
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, edge))


def _breath() -> "array[int]":
    """Very soft noise that swells and fades: each time the same."""
    chance = random.Random(0)  # noqa: S311
    count = round(BREATH_S * RATE)
    last = 0.0
    found = array("h")
    for n in range(count):
        last = 0.9 * last + chance.uniform(-1, 1)  # darker than white noise, as a breath is
        swell = math.sin(math.pi * n / count)
        found.append(round(32_767 * BREATH_LOUDNESS * swell * last))
    return found
