"""What the voice says in a state, and when (ux.md 2.6, "States, screen and voice").

Times are milliseconds from the start of the state. Two clips of one level never overlap, and
words are never cut: where the length of the clips is known a state grows to hold them, where
it is only estimated a remark that does not fit is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from routines.timeline import phrases
from routines.timeline.phrases import Words, number, sentence

LEVELS = ("full", "brief")
FULL = ("full",)

ESTIMATE_MS_PER_CHARACTER = 60
GAP_MS = 300  # between two clips: ux.md 5, check 14
TAIL_MS = 1_000  # from the last clip to the end of its state: ux.md 2.6
AFTER_TONE_MS = 500  # a state's opening words wait for its tone to fade
KEEP_BREATHING_AT = 1 / 3  # of a hold: 10 s into the 30 s of ux.md 2.6
LAST_SECONDS_MS = 5_000  # when a hold says "Five seconds."

ClipMs = Callable[[str], int]


class Cue(NamedTuple):
    """One clip: when it starts, what it says, and the voice levels that say it."""

    at_ms: int
    text: str
    levels: tuple[str, ...]


class Rep(NamedTuple):
    """One roll: it starts at the ankle, turns at the knee, ends at the ankle."""

    start_ms: int
    turn_ms: int
    end_ms: int


@dataclass(frozen=True)
class Voice:
    """How long a text takes to say, and whether a state may grow to hold it.

    `clip_ms` gives the real length of a clip in milliseconds. Without it the length is
    estimated, and then no state grows."""

    clip_ms: ClipMs | None = None

    @property
    def stretches(self) -> bool:
        """Whether the lengths are real, so that states grow with them."""
        return self.clip_ms is not None

    def ms(self, text: str) -> int:
        """How long the text takes to say."""
        return self.clip_ms(text) if self.clip_ms else ESTIMATE_MS_PER_CHARACTER * len(text)

    def end_ms(self, cue: Cue) -> int:
        """When the clip is over."""
        return cue.at_ms + self.ms(cue.text)


def opening(length_ms: int, full: str, brief: str, voice: Voice) -> tuple[tuple[Cue, ...], int]:
    """The words that open a state, and the state's length: its own, or longer for the clip.
    An empty text is silence at that level."""
    if full == brief:
        wanted = [Cue(AFTER_TONE_MS, full, LEVELS)]
    else:
        wanted = [Cue(AFTER_TONE_MS, full, ("full",)), Cue(AFTER_TONE_MS, brief, ("brief",))]
    cues = tuple(cue for cue in wanted if cue.text)
    if voice.stretches:
        length_ms = max([length_ms, *(voice.end_ms(cue) + TAIL_MS for cue in cues)])
    return cues, length_ms


def hold(length_ms: int, voice: Voice, words: Words) -> tuple[Cue, ...]:
    """What is said during a hold. A hold never grows: its length is the dose, and it is equal
    left and right. So the least important words give way."""
    wanted = (
        Cue(length_ms // 2, words(phrases.HALF_WAY), LEVELS),
        Cue(length_ms - LAST_SECONDS_MS, words(phrases.FIVE_SECONDS), FULL),
        Cue(round(length_ms * KEEP_BREATHING_AT), words(phrases.KEEP_BREATHING), FULL),
    )
    said: list[Cue] = []
    for cue in wanted:
        in_time = cue.at_ms >= 0 and voice.end_ms(cue) + TAIL_MS <= length_ms
        if in_time and not any(_clash(cue, other, voice) for other in said):
            said.append(cue)
    return tuple(sorted(said))


def roll(
    reps: int, each_way_ms: int, lines: Sequence[str], voice: Voice, words: Words
) -> tuple[tuple[Cue, ...], tuple[Rep, ...]]:
    """What is said while rolling, and when each roll starts, turns and ends.

    Every roll is counted at its start; the last is "Last one." `lines` are the exercise's
    cues: the way up and the way back, said in the first roll, then a reminder for each of the
    next rolls."""
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
            room_ms = each_way_ms if way_back else 2 * each_way_ms
            remark = remark if _spoken_ms([count, remark], voice) <= room_ms else ""
            way_back = way_back if _spoken_ms([way_back], voice) <= each_way_ms else ""
        up_ms = back_ms = each_way_ms
        if voice.stretches:
            needed_up_ms = _spoken_ms([count, remark], voice)
            needed_back_ms = _spoken_ms([way_back], voice)
            if way_back:
                up_ms = max(up_ms, needed_up_ms)
            else:
                needed_back_ms = needed_up_ms - up_ms
            back_ms = max(back_ms, needed_back_ms + (TAIL_MS - GAP_MS if is_last else 0))

        at = turns[-1].end_ms if turns else 0
        turns.append(Rep(at, at + up_ms, at + up_ms + back_ms))
        said.append(Cue(at, count, LEVELS))
        if remark:
            said.append(Cue(at + _spoken_ms([count], voice), remark, FULL))
        if way_back:
            said.append(Cue(at + up_ms, way_back, FULL))
    return tuple(said), tuple(turns)


def overlaps(cues: Iterable[Cue], voice: Voice) -> list[tuple[Cue, Cue]]:
    """Pairs of clips of one level that are less than `GAP_MS` apart; empty is what it must be."""
    ordered = sorted(cues)
    return [
        (one, other)
        for n, one in enumerate(ordered)
        for other in ordered[n + 1 :]
        if _clash(one, other, voice)
    ]


def _clash(one: Cue, other: Cue, voice: Voice) -> bool:
    first, second = sorted((one, other))
    shared = set(first.levels) & set(second.levels)
    return bool(shared) and voice.end_ms(first) + GAP_MS > second.at_ms


def _spoken_ms(texts: Sequence[str], voice: Voice) -> int:
    """How long the texts take one after the other, with the gap after each."""
    return sum(voice.ms(text) + GAP_MS for text in texts if text)
