"""A session in sound: one constant-bit-rate mono MP3, joined from clips that were made before.

Every frame of a clip stands alone: it was encoded without a bit reservoir, and each clip begins
and ends in silence. So frames may be put one after the other in any order, and joining is a
matter of counting: no audio program, no re-encoding (docs/decisions/0010-joined-track.md).
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from routines.timeline.cues import GAP_MS
from routines.timeline.states import Timeline

FRAME_BYTES = 96  # MPEG-2 layer III, 32 kbit/s, 24 kHz, mono
FRAME_SAMPLES = 576
FRAME_MS = 24
DELAY_MS = 46  # encoder and decoder together: 1,105 samples, the same for every clip
HEADER = b"\xff\xf3\x44"  # what each frame begins with; the fourth byte holds no timing
SILENCE = HEADER + b"\xc4" + bytes(FRAME_BYTES - 4)  # a frame with nothing in it

LEVELS = ("full", "brief", "off")
"""How much is said. Off is tones alone."""

NAME_CHARACTERS = 60  # of a clip's name before its words are cut


class MissingClip(KeyError):
    """There is no clip for these words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"no clip says “{self.text}”"


class Overlap(ValueError):
    """Two sounds would need the same time, or two clips are closer than `GAP_MS`."""


class _Placed(NamedTuple):
    """A clip on the track, in frames: where it begins, and what it is."""

    first: int
    data: bytes
    is_voice: bool
    what: str

    @property
    def end(self) -> int:
        return self.first + len(self.data) // FRAME_BYTES


def name_of(text: str) -> str:
    """The file name, without ending, of the clip that says a text: its words with hyphens.

    Two texts share a name only if they are the same words in the same order. A long text, or one
    with other letters than a to z, is cut and gets a few figures of its hash."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    whole = "-".join(words)
    if whole.isascii() and 0 < len(whole) <= NAME_CHARACTERS and "_" not in whole:
        return whole
    plain = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    start = re.sub(r"[^a-z0-9]+", "-", plain)[:NAME_CHARACTERS].rpartition("-")[0]
    return f"{start}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}".strip("-")


def clip_ms(clip: bytes) -> int:
    """How long a clip takes, its silent edges included."""
    return len(clip) // FRAME_BYTES * FRAME_MS


def check(clip: bytes) -> None:
    """Raise ValueError unless the clip can be joined: whole frames of the one format, none of
    which needs another (its `main_data_begin`, the byte after the header, is 0)."""
    if not clip or len(clip) % FRAME_BYTES:
        raise ValueError("not a whole number of frames")
    for at in range(0, len(clip), FRAME_BYTES):
        if clip[at : at + 3] != HEADER:
            raise ValueError(f"frame {at // FRAME_BYTES} is of another format")
        if clip[at + 4]:
            raise ValueError(f"frame {at // FRAME_BYTES} needs the one before it")


def build(
    timeline: Timeline, level: str, clips: Mapping[str, bytes], tones: Mapping[str, bytes]
) -> bytes:
    """The MP3 of a session at one voice level.

    `clips` holds frames by the words they say, `tones` by their name. The track lasts as long as
    the timeline and every sound begins at its time, both to half a frame: 12 ms. Raises
    MissingClip, ValueError for an unknown level, and Overlap where two sounds meet."""
    if level not in LEVELS:
        raise ValueError(f"{level!r} is none of {', '.join(LEVELS)}")
    parts: list[bytes] = []
    at = 0
    for sound in _placed(timeline, level, clips, tones):
        parts += (SILENCE * (sound.first - at), sound.data)
        at = sound.end
    total = round(timeline.duration_ms / FRAME_MS)
    if at > total:
        raise Overlap("the last sound is longer than the session")
    return b"".join([*parts, SILENCE * (total - at)])


def _placed(
    timeline: Timeline, level: str, clips: Mapping[str, bytes], tones: Mapping[str, bytes]
) -> list[_Placed]:
    """Every sound at its place, in order of time."""
    sounds: list[_Placed] = []
    for state in timeline.states:
        for tone in state.tones:
            sounds.append(_Placed(_frame(tone.at_ms), tones[tone.name], False, tone.name))
        for tick in state.ticks:
            if level in tick.levels:
                sounds.append(_Placed(_frame(tick.at_ms), tones["tick"], False, "tick"))
        for cue in state.spoken:
            if level in cue.levels:
                if cue.text not in clips:
                    raise MissingClip(cue.text)
                sounds.append(_Placed(_frame(cue.at_ms), clips[cue.text], True, cue.text))
    sounds.sort()
    spoken = [sound for sound in sounds if sound.is_voice]
    _keep_apart(sounds, 0)
    _keep_apart(spoken, GAP_MS)
    return sounds


def _frame(at_ms: int) -> int:
    """The frame that a clip begins in so that it is heard at that moment."""
    return max(0, round((at_ms - DELAY_MS) / FRAME_MS))


def _keep_apart(sounds: list[_Placed], gap_ms: int) -> None:
    """Raise Overlap if one of the sounds follows the one before it too soon."""
    for one, other in zip(sounds, sounds[1:], strict=False):
        # Rounding to frames may take up to one frame from a gap.
        if (other.first - one.end + 1) * FRAME_MS <= gap_ms:
            raise Overlap(f"“{one.what}” runs into “{other.what}”")
