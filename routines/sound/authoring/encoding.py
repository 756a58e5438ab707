"""From samples to clips: trimming, and frames that can be joined in any order."""

import subprocess
import sys
from array import array
from collections.abc import Sequence

from routines.sound import track

EDGE = 10 ** (-46 / 20)  # of the peak: below this is the silence around the words
LEAD_S, TAIL_S = 0.03, 0.06  # kept before and after them, so that no soft sound is cut off
FADE_S = 0.012  # within that
SILENT_TAIL = 2 * track.FRAME_SAMPLES  # the decoder has come to rest before the clip ends
LAME = ("lame", "--quiet", "--cbr", "-b", "32", "--nores", "-m", "m", "-q", "5", "-t", "-r")
NO_CHANGE = ("--scale", str(1 / 0.95))  # at a low rate lame makes all 0.95 times as large


class EncodingError(RuntimeError):
    """lame is not there, or made something that cannot be joined."""


def trimmed(samples: Sequence[float], rate: int) -> list[float]:
    """The words without the silence around them, faded in and out. Raises ValueError for
    silence alone."""
    edge = EDGE * max(map(abs, samples), default=0.0)
    loud = [n for n, value in enumerate(samples) if abs(value) > edge]
    if not loud:
        raise ValueError("there is no sound")
    first = max(0, loud[0] - round(LEAD_S * rate))
    kept = list(samples[first : loud[-1] + round(TAIL_S * rate)])
    fade = min(round(FADE_S * rate), len(kept))
    for n in range(fade):
        kept[n] *= n / fade
        kept[-1 - n] *= n / fade
    return kept


def encoded(samples: Sequence[float], rate: int) -> bytes:
    """The clip of these samples: frames without tags, silent at both ends, checked.

    Raises EncodingError, also where a frame would need the one before it."""
    words = array("h", (round(32_767 * max(-1.0, min(1.0, value))) for value in samples))
    words.extend([0] * (SILENT_TAIL * rate // 24_000))
    if sys.byteorder == "big":
        words.byteswap()
    command = [*LAME, *NO_CHANGE, "--signed", "--little-endian", "--bitwidth", "16"]
    command += ["-s", str(rate / 1_000), "--resample", "24", "-", "-"]
    try:
        done = subprocess.run(command, input=words.tobytes(), capture_output=True, check=True)
        clip = _without_spare_frames(done.stdout)
        track.check(clip)
    except FileNotFoundError as error:
        raise EncodingError("the program lame is not installed") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise EncodingError(f"lame made no clip: {error}") from error
    return clip


def _without_spare_frames(clip: bytes) -> bytes:
    """The clip with one empty frame at its end, in which the last sound fades; lame adds more."""
    while _is_empty(clip[-track.FRAME_BYTES :]) and _is_empty(clip[: -track.FRAME_BYTES]):
        clip = clip[: -track.FRAME_BYTES]
    return clip


def _is_empty(clip: bytes) -> bool:
    """Whether the last frame holds no sound: its `part2_3_length`, 12 bits after 1, is 0."""
    frame = clip[-track.FRAME_BYTES :]
    return len(frame) == track.FRAME_BYTES and not (frame[5] & 0x7F or frame[6] >> 3)
