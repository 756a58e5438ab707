"""No silence in which a person could take the sound for lost (ux.md 2.16).

Words and tones come first. Where a level of voice would say nothing for long, soft ticks stand in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from routines.sound import tones
from routines.timeline.cues import LEVELS, Tick, Voice
from routines.timeline.states import State

MOST_MS = 5_700
"""The longest silence as planned: 6 s, less the soft edges of the clips around it."""


def filled(states: Sequence[State], voice: Voice) -> tuple[State, ...]:
    """The states with ticks in every silence that is longer than `MOST_MS`."""
    wanted: dict[int, tuple[str, ...]] = {}
    for level in LEVELS:
        for at_ms in _ticks(states, level, voice):
            wanted[at_ms] = (*wanted.get(at_ms, ()), level)
    found = [Tick(at_ms, wanted[at_ms]) for at_ms in sorted(wanted)]
    return tuple(
        replace(
            state,
            ticks=tuple(tick for tick in found if state.start_ms <= tick.at_ms < state.end_ms),
        )
        for state in states
    )


def silences(states: Sequence[State], level: str, voice: Voice) -> Iterator[tuple[int, int]]:
    """When a level is silent, from the start of the session to its end: from and to, in ms."""
    sounds = [(tone.at_ms, tone.end_ms) for state in states for tone in state.tones]
    sounds += [
        (cue.at_ms, voice.end_ms(cue))
        for state in states
        for cue in state.spoken
        if level in cue.levels
    ]
    sounds += [
        (tick.at_ms, tick.at_ms + tones.length_ms("tick"))
        for state in states
        for tick in state.ticks
        if level in tick.levels
    ]
    end = 0
    for starts, ends in [*sorted(sounds), (states[-1].end_ms, states[-1].end_ms)]:
        if starts > end:
            yield end, starts
        end = max(end, ends)


def _ticks(states: Sequence[State], level: str, voice: Voice) -> Iterator[int]:
    """Moments that part each long silence of a level evenly."""
    for start, end in silences(states, level, voice):
        parts = -(-(end - start) // MOST_MS)
        yield from (start + n * (end - start) // parts for n in range(1, parts))
