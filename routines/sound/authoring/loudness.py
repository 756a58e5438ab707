"""Even loudness for clips: a measure by ITU-R BS.1770, a level, and a gentle limit for peaks.

Samples are floats from -1 to 1. EBU R128 uses the same measure.
"""

import math
from collections import deque
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

VOICE_LUFS = -18.0  # the one integrated level of all words; loud enough for a phone on the floor
CEILING = 10 ** (-3 / 20)  # -3 dBFS; the encoder may overshoot it, and stays below full scale
# Gating blocks of 400 ms. The standard moves them by 100 ms; finer steps measure a word of half a
# second alike wherever in the clip it begins.
BLOCK_S, STEP_S = 0.4, 0.01
ABSOLUTE_GATE, RELATIVE_GATE = -70.0, -10.0  # LUFS, and LU below what is left
MOST_ROUNDS, EXACT_LU = 12, 0.05  # how near a level is near enough
LOOK_AHEAD_S = 0.005  # how long before and after a peak the limit closes and opens


class _Filter(NamedTuple):
    b0: float
    b1: float
    b2: float
    a1: float
    a2: float

    def apply(self, samples: Sequence[float]) -> list[float]:
        b0, b1, b2, a1, a2 = self
        z1 = z2 = 0.0
        out = []
        for x in samples:
            y = b0 * x + z1
            z1 = b1 * x - a1 * y + z2
            z2 = b2 * x - a2 * y
            out.append(y)
        return out


def integrated(samples: Sequence[float], rate: int) -> float:
    """The integrated loudness in LUFS of one channel; minus infinity for silence. A sound shorter
    than one block of 400 ms is one block."""
    weighted = _high_pass(rate).apply(_head_shelf(rate).apply(samples))
    energy = [0.0, *accumulate(value * value for value in weighted)]
    size = min(len(samples), round(BLOCK_S * rate))
    if not size:
        return -math.inf
    starts = range(0, len(samples) - size + 1, round(STEP_S * rate))
    blocks = [max(0.0, energy[at + size] - energy[at]) / size for at in starts]
    loud = [block for block in blocks if _lufs(block) > ABSOLUTE_GATE]
    if not loud:
        return -math.inf
    gate = _lufs(sum(loud) / len(loud)) + RELATIVE_GATE
    kept = [block for block in loud if _lufs(block) > gate]
    return _lufs(sum(kept) / len(kept))


def levelled(samples: Sequence[float], rate: int, target: float = VOICE_LUFS) -> list[float]:
    """The samples at the target level, with no peak over the ceiling. Raises ValueError where both
    together cannot be had, and for silence."""
    out, gain = list(samples), 1.0
    for _round in range(MOST_ROUNDS):  # the limit takes a little away, so the gain is approached
        missing = target - integrated(out, rate)
        if abs(missing) < EXACT_LU:
            return out
        gain *= 10 ** (missing / 20)
        out = limited([gain * value for value in samples], rate)
    raise ValueError("the sound is too uneven to be made this loud")


def limited(samples: Sequence[float], rate: int) -> list[float]:
    """The samples with their peaks turned down to the ceiling, and nothing else changed.

    The gain around a peak falls and rises along a line, so nothing is clipped."""
    reach = round(LOOK_AHEAD_S * rate)
    wanted = [min(1.0, CEILING / abs(value)) if value else 1.0 for value in samples]
    if min(wanted, default=1.0) == 1.0:
        return list(samples)
    held = _lowest_around(wanted, 2 * reach)
    padded = [1.0] * reach + held + [1.0] * reach
    sums = [0.0, *accumulate(padded)]
    width = 2 * reach + 1
    gains = ((sums[n + width] - sums[n]) / width for n in range(len(samples)))
    return [value * gain for value, gain in zip(samples, gains, strict=True)]


def _lowest_around(values: Sequence[float], reach: int) -> list[float]:
    """The smallest value within `reach` to either side of each."""
    lowest: deque[int] = deque()
    out = []
    for n in range(len(values) + reach):
        if n < len(values):
            while lowest and values[lowest[-1]] >= values[n]:
                lowest.pop()
            lowest.append(n)
        if n >= reach:
            while lowest[0] < n - 2 * reach:
                lowest.popleft()
            out.append(values[lowest[0]])
    return out


def _lufs(mean_square: float) -> float:
    return -0.691 + 10 * math.log10(mean_square) if mean_square > 0 else -math.inf


def _head_shelf(rate: int) -> _Filter:
    """BS.1770 stage 1: what a head does to high sounds."""
    k, q = math.tan(math.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    return _Filter(
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass(rate: int) -> _Filter:
    """BS.1770 stage 2: low sounds count for less."""
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return _Filter(1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)
