"""A movement that goes on for a time: walks, circles, the ball under the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from routines.content.strict_json import Path, Problem
from routines.movements.counting import once
from routines.movements.dose import number
from routines.movements.movement import Movement
from routines.timeline import cues, phrases
from routines.timeline.phrases import sentence
from routines.timeline.states import Key, Line, spread

if TYPE_CHECKING:
    from routines.content.document import Step
    from routines.timeline.builder import TimelineBuilder
    from routines.timeline.work_sets import Naming, WorkSet


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


DOSE = _("for {time}")
OUTLINE = {"one": _("{name}: {time}"), "more": _("{name}: {sets} times {time}")}
GO_FOR = _("Go on for {n} seconds.")
GO_FOR_LONG = _("Go on for {time}.")
GO = _("Begin.")
KEEP_BREATHING = _("Keep breathing.")
TELL = _("{where}, {time}")


@dataclass(frozen=True)
class TimedDose:
    """How long, and how fast it goes to and fro."""

    seconds_start: int = number(
        _("seconds to start with"), 20, 10, 300, "clinical.md 4.9, 4.14: 20 to 30 s"
    )
    seconds_target: int = number(
        _("seconds at most"), 60, 10, 1800, "clinical.md 4.9, 4.14: 60 to 120 s; 4.20: 30 min"
    )
    cycle_seconds: int = number(
        _("seconds there and back"), 2, 1, 10, "how fast the figure shows it: a calm walk, 2 s"
    )


class Timed(Movement):
    """Something that goes on until the time is up."""

    kind = "timed"
    label = _("For a time: goes on")
    dose_type = TimedDose
    sides = ("none", "both", "each", "affected", "alternating")
    cue_help = _("For a time: how it goes, then reminders.")

    state = "timed"
    working = frozenset({"timed"})

    def problems(self, step: Step, here: Path, earlier: Sequence[Step]) -> Iterator[Problem]:
        """Also: the target is not below the start."""
        yield from super().problems(step, here, earlier)
        if step.dose.seconds_start > step.dose.seconds_target:
            message = _("The target is lower than the start.")
            yield Problem((*here, "dose", "seconds_target"), message)

    def dose_words(self, name: Naming, work: WorkSet) -> str:
        """ "for 30 seconds"."""
        return name.say(DOSE, time=phrases.lasting(work.step.dose.seconds_start, name.words))

    def outline(self, name: Naming, work: WorkSet) -> str:
        """ "Heel walks: 20 seconds"."""
        phrase = OUTLINE["one" if work.rounds == 1 else "more"]
        time = phrases.lasting(work.step.dose.seconds_start, name.words)
        return name.say(phrase, name=work.step.name, time=time, sets=work.rounds)

    def work(self, builder: TimelineBuilder, work: WorkSet, coming: str) -> None:
        """One state that counts down. It is the dose: it never grows with the voice."""
        name, dose = builder.name, work.step.dose
        seconds = dose.seconds_start
        length_ms = seconds * 1_000
        own = name.cues(work)
        spoken, tones = cues.for_seconds(
            length_ms,
            [_go_for(seconds, name), name.say(GO)],
            [*map(sentence, own), name.say(KEEP_BREATHING)],
            builder.voice,
            name.words,
        )
        where, time = name.place(work), phrases.lasting(seconds, name.words)
        builder.add(
            "timed",
            work,
            length_ms,
            lines=spread(own, length_ms),
            coming=coming,
            phase=_moving(work.step.figure, length_ms, dose.cycle_seconds * 1_000),
            told=name.say(TELL, where=where, time=time) if where else time,
            half=Line(length_ms // 2, name.say(phrases.HALF_WAY)),
            spoken=spoken,
            tones=tones,
        )


def _go_for(seconds: int, name: Naming) -> str:
    """ "Go on for twenty seconds.", "Go on for five minutes." """
    if seconds <= phrases.MOST_SECONDS:
        return phrases.with_seconds(GO_FOR, seconds, name.words)
    return name.say(GO_FOR_LONG, time=phrases.lasting(seconds, name.words, phrases.spelt))


def _moving(figure: str, length_ms: int, cycle_ms: int) -> list[Key]:
    """Whole cycles that fill the time, each a little longer where they do not come out even: there
    and back, or round and round."""
    cycles = max(1, length_ms // cycle_ms)
    ends = [n * length_ms // cycles for n in range(cycles + 1)]
    keys = [Key(0, 0)]
    for start, end in pairwise(ends):
        keys += once(figure, (start + end) // 2, (start + end) // 2, end)
    return keys


MOVEMENT = Timed()
