"""What the voice says in a state, and when (ux.md 2.6, "States, screen and voice").

Times are milliseconds from the start of the state. Two sounds never overlap, because a track
joined from clips cannot mix them: words wait for a tone to fade, and a tone that would meet words
is left out. Words are never cut: where the length of the clips is known a state grows to hold
them, where it is only estimated a remark that does not fit is left out.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from routines.sound import tones
from routines.timeline import phrases
from routines.timeline.phrases import Words

LEVELS = ("full", "brief")
FULL = ("full",)

ESTIMATE_MS_PER_CHARACTER = 60
GAP_MS = 300  # between two clips: ux.md 5, check 14
TAIL_MS = 1_000  # from the last clip to the end of its state: ux.md 2.6
CLEAR_MS = 120  # between a tone and what sounds before or after it
OPENING_MS = 500  # before this a state says nothing, with a tone or without
TICKS_MS = (3_000, 2_000, 1_000)  # three soft ticks lead up to the end of a state
FORM_AT_MS = 5_000  # when a timed state says how to do it: ux.md 2.16
LAST_SECONDS_MS = 5_000  # when a timed state says "Five seconds.", and a way "Starting in five."

ClipMs = Callable[[str], int]


class Cue(NamedTuple):
    """One clip: when it starts, what it says, and the voice levels that say it."""

    at_ms: int
    text: str
    levels: tuple[str, ...]


class Tone(NamedTuple):
    """A sound: breath, tick, start, low-up, low-back, swap, rest, half, end or finish."""

    at_ms: int
    name: str

    @property
    def end_ms(self) -> int:
        """When it has faded."""
        return self.at_ms + tones.length_ms(self.name)


class Tick(NamedTuple):
    """A soft tick where a voice level would be silent for long, and those levels."""

    at_ms: int
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Voice:
    """How long a text takes to say, and whether a state may grow to hold it.

    `clip_ms` gives the real length of a clip in milliseconds, and raises KeyError where there is
    none. Without it the length is estimated, and then no state grows."""

    clip_ms: ClipMs | None = None

    @property
    def stretches(self) -> bool:
        """Whether the lengths are real, so that states grow with them."""
        return self.clip_ms is not None

    def ms(self, text: str) -> int:
        """How long the text takes to say."""
        return self.clip_ms(text) if self.clip_ms else ESTIMATE_MS_PER_CHARACTER * len(text)

    def first_of(self, texts: Iterable[str]) -> str:
        """The first text that a clip says; empty where none does. For remarks that a session can
        do without: words of an author that were never spoken before cost it no voice."""
        return next(filter(self._can_say, texts), "")

    def _can_say(self, text: str) -> bool:
        try:
            return self.ms(text) > 0
        except KeyError:
            return False

    def end_ms(self, cue: Cue) -> int:
        """When the clip is over."""
        return cue.at_ms + self.ms(cue.text)


def after(tone: str) -> int:
    """How long the words that follow a tone wait from its beginning, in milliseconds."""
    return tones.length_ms(tone) + CLEAR_MS


def opening(
    length_ms: int,
    full: str,
    brief: str,
    voice: Voice,
    *,
    caution: str = "",
    tone: str = "",
    has_ticks: bool = False,
) -> tuple[tuple[Cue, ...], int]:
    """The words that open a state after its tone, and the state's length: its own, or longer for
    the clips, and for the ticks after them. An empty text is silence at that level. The full
    voice says the caution first, in a clip of its own, so that it can go before any words."""
    at = max(OPENING_MS, after(tone)) if tone else OPENING_MS
    if full == brief and not caution:
        wanted = [Cue(at, full, LEVELS)]
    else:
        then = at + spoken_ms([caution], voice)
        wanted = [Cue(at, caution, FULL), Cue(then, full, FULL), Cue(at, brief, ("brief",))]
    cues = tuple(sorted((cue for cue in wanted if cue.text), key=lambda cue: cue.at_ms))
    if voice.stretches:
        tail_ms = TICKS_MS[0] + CLEAR_MS if has_ticks else TAIL_MS
        length_ms = max([length_ms, *(voice.end_ms(cue) + tail_ms for cue in cues)])
    return cues, length_ms


def ticks(length_ms: int) -> list[Tone]:
    """The three ticks before the end of a state, as many as it has room for."""
    return [Tone(length_ms - before, "tick") for before in TICKS_MS if before < length_ms]


def lead_in(length_ms: int) -> list[Tone]:
    """What ends the state before the first work: three ticks and the start tone."""
    return [*ticks(length_ms), Tone(length_ms - after("start"), "start")]


def audible(wanted: Iterable[Tone], spoken: Iterable[Cue], voice: Voice) -> list[Tone]:
    """The tones that meet no words and no tone listed before them, in order of time. Without
    clips there is no track to join, the phone speaks by itself, and tones may sound under it."""
    words = sorted((cue.at_ms, voice.end_ms(cue)) for cue in spoken) if voice.stretches else []
    starts = [start for start, _end in words]
    ends = list(accumulate((end for _start, end in words), max))  # the latest end so far
    kept: list[Tone] = []
    for tone in wanted:
        since, until = tone.at_ms - CLEAR_MS, tone.end_ms + CLEAR_MS
        begun = bisect_left(starts, until)
        place = bisect_left(kept, tone)
        before, later = kept[max(0, place - 1) : place], kept[place : place + 1]
        if (
            not (begun and ends[begun - 1] > since)
            and not any(one.end_ms > since for one in before)
            and not any(one.at_ms < until for one in later)
        ):
            kept.insert(place, tone)
    return kept


def on_the_way(
    length_ms: int,
    up: str,
    place: str,
    brief: str,
    calm: str,
    starting: str,
    voice: Voice,
    *,
    tone: str,
) -> tuple[tuple[Cue, ...], int]:
    """The words while a person gets to another place, and the length of that: its own, or longer
    for them.

    The full voice says how to get there, and what to do there once a quarter of the time has
    passed; `calm`, if there is such a text, comes in between for both. `starting` ends it."""
    at = max(OPENING_MS, after(tone))
    then = at + spoken_ms([up], voice)
    if voice.stretches:
        longest = max(then + spoken_ms([place], voice), at + spoken_ms([brief], voice))
        length_ms = max(length_ms, longest + LAST_SECONDS_MS)
    last_ms = length_ms - LAST_SECONDS_MS
    later = max(then, length_ms // 4)
    if later + spoken_ms([place], voice) <= last_ms:
        then = later
    said = [
        Cue(at, up, FULL),
        Cue(at, brief, ("brief",)),
        Cue(then, place, FULL),
    ]
    if last_ms > at:
        said.append(Cue(last_ms, starting, LEVELS))
    half_way = Cue((then + voice.ms(place) + last_ms) // 2, calm, LEVELS)
    if calm and not any(_clash(half_way, cue, voice) for cue in said):
        said.append(half_way)
    return tuple(sorted(said)), length_ms


def for_seconds(
    length_ms: int, opening: Iterable[str], form: Iterable[str], voice: Voice, words: Words
) -> tuple[tuple[Cue, ...], list[Tone]]:
    """What is said and sounded while time runs: how long, a cue of form, half-way, and five
    seconds (ux.md 2.16). Of `opening` and `form` the first text that has a clip is said.

    Such a state never grows: its length is the dose, and it is equal left and right. So the least
    important words give way, to tones too."""
    half_ms = length_ms // 2
    sounds = audible([Tone(0, "start"), Tone(half_ms, "half"), *ticks(length_ms)], (), voice)
    wanted = (
        Cue(half_ms + after("half"), words(phrases.HALF_WAY), LEVELS),
        Cue(after("start"), voice.first_of(opening), LEVELS),
        Cue(length_ms - LAST_SECONDS_MS, words(phrases.FIVE_SECONDS), LEVELS),
        Cue(FORM_AT_MS, voice.first_of(form), LEVELS),
    )
    said: list[Cue] = []
    for cue in (cue for cue in wanted if cue.text):
        end_ms = voice.end_ms(cue)
        in_time = cue.at_ms >= 0 and end_ms + TAIL_MS <= length_ms
        is_free = not any(_meets(tone, cue.at_ms, end_ms) for tone in sounds)
        if in_time and is_free and not any(_clash(cue, other, voice) for other in said):
            said.append(cue)
    return tuple(sorted(said)), sounds


def overlaps(cues: Iterable[Cue], voice: Voice) -> list[tuple[Cue, Cue]]:
    """Pairs of clips of one level that are less than `GAP_MS` apart; empty is what it must be."""
    ordered = sorted(cues)
    return [
        (one, other)
        for n, one in enumerate(ordered)
        for other in ordered[n + 1 :]
        if _clash(one, other, voice)
    ]


def _meets(tone: Tone, start_ms: int, end_ms: int) -> bool:
    """Whether a tone is too close to what sounds from `start_ms` to `end_ms`."""
    return tone.at_ms < end_ms + CLEAR_MS and start_ms < tone.end_ms + CLEAR_MS


def _clash(one: Cue, other: Cue, voice: Voice) -> bool:
    first, second = sorted((one, other))
    shared = set(first.levels) & set(second.levels)
    return bool(shared) and voice.end_ms(first) + GAP_MS > second.at_ms


def spoken_ms(texts: Sequence[str], voice: Voice) -> int:
    """How long the texts take one after the other, with the gap after each."""
    return sum(voice.ms(text) + GAP_MS for text in texts if text)
