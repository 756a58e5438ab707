"""Counting rolls, and what is said and sounded on the way up and the way back (ux.md 2.6)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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


class Rep(NamedTuple):
    """One roll: it starts at the ankle, turns at the knee, ends at the ankle."""

    start_ms: int
    turn_ms: int
    end_ms: int


def roll(
    reps: int, each_way_ms: int, lines: Sequence[str], voice: Voice, words: Words
) -> tuple[tuple[Cue, ...], tuple[Rep, ...]]:
    """What is said while rolling, and when each roll starts, turns and ends.

    Every roll is counted at its start; the last is "Last one." The tone of the way up leads in to
    the number, so that word and movement begin together. `lines` are the exercise's cues: the way
    up and the way back, said in the first roll, then a reminder for each of the next rolls."""
    lead_ms, turn_ms = after("low-up"), after("low-back")
    up, back, *reminders = map(sentence, lines)
    remarks = dict(enumerate([up, *reminders], start=1))
    said: list[Cue] = []
    turns: list[Rep] = []
    for n in range(1, reps + 1):
        is_last = n == reps
        count = words(phrases.LAST_ROLL) if is_last and n > 1 else number(n, words)
        remark = "" if is_last and n > 1 else remarks.get(n, "")
        way_back = back if n == 1 else ""

        # Where nothing is said on the way back, a remark may run on into it.
        if not voice.stretches:
            room_ms = each_way_ms if way_back else 2 * each_way_ms - lead_ms
            remark = remark if spoken_ms([count, remark], voice) <= room_ms else ""
            back_room_ms = each_way_ms - turn_ms - lead_ms
            way_back = way_back if spoken_ms([way_back], voice) <= back_room_ms else ""
        up_ms = back_ms = each_way_ms
        if voice.stretches:
            needed_up_ms = spoken_ms([count, remark], voice)
            needed_back_ms = turn_ms + spoken_ms([way_back], voice)
            if way_back:
                up_ms = max(up_ms, needed_up_ms)
            else:
                needed_back_ms = needed_up_ms - up_ms
            back_ms = max(back_ms, needed_back_ms + (TAIL_MS - GAP_MS if is_last else lead_ms))

        at = turns[-1].end_ms if turns else 0
        turns.append(Rep(at, at + up_ms, at + up_ms + back_ms))
        said.append(Cue(at, count, LEVELS))
        if remark:
            said.append(Cue(at + spoken_ms([count], voice), remark, FULL))
        if way_back:
            said.append(Cue(at + up_ms + turn_ms, way_back, FULL))
    return tuple(said), tuple(turns)


def roll_tones(reps: Iterable[Rep], spoken: Iterable[Cue], voice: Voice) -> list[Tone]:
    """A low tone that leads in to each roll, and a lower one where it turns. The first sounds
    before the state begins."""
    lead_ms = after("low-up")
    pairs = ((Tone(r.start_ms - lead_ms, "low-up"), Tone(r.turn_ms, "low-back")) for r in reps)
    return audible([tone for pair in pairs for tone in pair], spoken, voice)
