"""The soft sounds of a session, made of pure sine notes (ux.md 2.6, column "Sound").

They belong to no language. Authors' tools turn them into clips; the timeline needs only how long
each one lasts, because words wait for a tone to fade.
"""

import math
from array import array
from typing import NamedTuple

RATE = 24_000  # samples a second, as the clips
LOUDNESS = 0.15  # of full scale: a little softer than the voice
FADE_S = 0.02  # at both ends of a note, so that nothing clicks


class Note(NamedTuple):
    """A sine of `hertz` that starts `after_s` seconds into its tone and lasts `lasts_s`."""

    hertz: float
    after_s: float
    lasts_s: float


TONES = {
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


def length_ms(name: str) -> int:
    """How long a tone lasts, in milliseconds. Raises KeyError for an unknown name."""
    return round(1_000 * max(note.after_s + note.lasts_s for note in TONES[name]))


def samples(name: str) -> "array[int]":
    """A tone as 16-bit samples at `RATE`. It begins and ends in silence, and the notes of a chord
    together are never louder than `LOUDNESS`. Raises KeyError for an unknown name."""
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
