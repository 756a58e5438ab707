"""Counting aloud, and what is said and sounded on the way out and the way back (ux.md 2.6)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from routines.figures import FIGURES
from routines.timeline import phrases
from routines.timeline.cues import (
    FULL,
    GAP_MS,
    LEVELS,
    TAIL_MS,
    Cue,
    Tone,
    Voice,
    after,
    audible,
    spoken_ms,
)
from routines.timeline.phrases import Words, number, sentence
from routines.timeline.states import Key, Line


class Rep(NamedTuple):
    """One of those that are counted: it sets out, arrives, turns back after a pause, and ends where
    it began."""

    start_ms: int
    there_ms: int
    turn_ms: int
    end_ms: int


def counted(
    count: int,
    out_ms: int,
    back_ms: int,
    lines: Sequence[str],
    voice: Voice,
    words: Words,
    *,
    pause_ms: int = 0,
) -> tuple[tuple[Cue, ...], tuple[Rep, ...]]:
    """What is said while counting, and when each one starts, turns and ends.

    Each is counted at its start; the last is "Last one." The tone of the way out leads in to the
    number, so that word and movement begin together. `lines` are the exercise's cues: the way out
    and the way back, said in the first, then a reminder for each of the next."""
    lead_ms, low_ms = after("low-up"), after("low-back")
    there, back, *reminders = map(sentence, lines)
    remarks = dict(enumerate([there, *reminders], start=1))
    said: list[Cue] = []
    reps: list[Rep] = []
    for n in range(1, count + 1):
        is_last = n == count
        spoken = words(phrases.LAST_ONE) if is_last and n > 1 else number(n, words)
        remark = "" if is_last and n > 1 else remarks.get(n, "")
        way_back = back if n == 1 else ""

        # Where nothing is said on the way back, a remark may run on into it.
        first_ms, then_ms = out_ms + pause_ms, back_ms
        if voice.stretches:
            needed_ms = spoken_ms([spoken, remark], voice)
            needed_back_ms = low_ms + spoken_ms([way_back], voice)
            if way_back:
                first_ms = max(first_ms, needed_ms)
            else:
                needed_back_ms = needed_ms - first_ms
            then_ms = max(then_ms, needed_back_ms + (TAIL_MS - GAP_MS if is_last else lead_ms))
        else:
            room_ms = first_ms if way_back else first_ms + then_ms - lead_ms
            remark = remark if spoken_ms([spoken, remark], voice) <= room_ms else ""
            back_room_ms = then_ms - low_ms - lead_ms
            way_back = way_back if spoken_ms([way_back], voice) <= back_room_ms else ""

        at = reps[-1].end_ms if reps else 0
        turn_ms = at + first_ms
        reps.append(Rep(at, turn_ms - pause_ms, turn_ms, turn_ms + then_ms))
        said.append(Cue(at, spoken, LEVELS))
        if remark:
            said.append(Cue(at + spoken_ms([spoken], voice), remark, FULL))
        if way_back:
            said.append(Cue(turn_ms + low_ms, way_back, FULL))
    return tuple(said), tuple(reps)


def tones(reps: Iterable[Rep], spoken: Iterable[Cue], voice: Voice) -> list[Tone]:
    """A low tone that leads in to each one, and a lower one where it turns back. The first sounds
    before the state begins."""
    lead_ms = after("low-up")
    pairs = ((Tone(r.start_ms - lead_ms, "low-up"), Tone(r.turn_ms, "low-back")) for r in reps)
    return audible([tone for pair in pairs for tone in pair], spoken, voice)


def on_screen(reps: Iterable[Rep], there: str, back: str) -> list[Line]:
    """The line of the way out and of the way back, in turn."""
    return [line for rep in reps for line in (Line(rep.start_ms, there), Line(rep.turn_ms, back))]


def moving(figure: str, reps: Iterable[Rep]) -> list[Key]:
    """How the figure goes there, stays for the pause, and comes back; or round, once for each."""
    keys = [Key(0, 0)]
    for rep in reps:
        keys += once(figure, rep.there_ms, rep.turn_ms, rep.end_ms)
    return keys


def once(figure: str, there_ms: int, turn_ms: int, end_ms: int) -> list[Key]:
    """The keys of one movement after its start. One that goes round ends where the next begins."""
    drawn = FIGURES.get(figure)
    if drawn and drawn.cyclic:
        return [Key(end_ms - 1, 1), Key(end_ms, 0)]
    stay = [Key(turn_ms, 1)] if turn_ms > there_ms else []
    return [Key(there_ms, 1), *stay, Key(end_ms, 0)]
