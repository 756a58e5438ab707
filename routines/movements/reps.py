"""Counted repetitions with a way out, a pause and a way back: raises, pumps, tilts, strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from routines.content.strict_json import Path, Problem
from routines.movements import counting
from routines.movements.directions import DIRECTIONS, USUAL
from routines.movements.dose import choice, number
from routines.movements.movement import Movement
from routines.timeline import phrases
from routines.timeline.states import Number

if TYPE_CHECKING:
    from routines.content.document import Step
    from routines.timeline.builder import TimelineBuilder
    from routines.timeline.work_sets import Dose, Naming, WorkSet


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


DOSE = _("{n} times, {out_time} {out}, {back_time} {back}")
DOSE_WITH_PAUSE = _("{n} times, {out_time} {out}, {pause} held, {back_time} {back}")
OUTLINE = {"one": _("{name}: {n} times"), "more": _("{name}: {sets} sets of {n}")}
TELL = _("{where}, {n} times")
TELL_COUNT = _("{n} times")


@dataclass(frozen=True)
class RepsDose:
    """How often in a set, and how fast. Sets are the step's repeats, with its rest between them."""

    reps_start: int = number(
        _("times to start with"), 5, 3, 20, "clinical.md 4.5–4.19: 5 to 20 in a set"
    )
    reps_target: int = number(
        _("times at most"), 10, 3, 30, "clinical.md 4.11: 30 is the benchmark"
    )
    up_seconds: int = number(
        _("seconds on the way out"),
        2,
        1,
        10,
        "clinical.md 4.7: 2 s; 4.19: up to 10 s",
        _("The first cue says this way."),
    )
    pause_seconds: int = number(
        _("seconds held"), 0, 0, 10, "clinical.md 4.7: 1–2 s; 4.19: 3–10 s; 0 for pumps"
    )
    down_seconds: int = number(
        _("seconds on the way back"),
        3,
        1,
        10,
        "clinical.md 4.7: 3 s",
        _("The second cue says this way."),
    )
    per_roll: int = number(
        _("for each roll of the plan"),
        0,
        0,
        2,
        "clinical.md 4: r strokes of the stick, or 2 × r pumps, for r rolls",
        _("In a routine that drives: how many for each roll. 0 keeps its own number."),
    )
    directions: str = choice(
        _("out and back"),
        USUAL,
        {key: f"{way.out}, {way.back}" for key, way in DIRECTIONS.items()},
        _("What the two ways are called on the screen."),
    )


class Reps(Movement):
    """Counted repetitions of one leg, of both, in turn, or of none."""

    kind = "reps"
    label = _("Repetitions: counted, with a pause")
    dose_type = RepsDose
    sides = ("both", "each", "affected", "alternating", "none")
    cue_help = _("Repetitions: the way out, the way back, then reminders.")

    state = "reps"
    working = frozenset({"reps"})

    most_planned = 10

    def problems(self, step: Step, here: Path, earlier: Sequence[Step]) -> Iterator[Problem]:
        """Also: the target is not below the start."""
        yield from super().problems(step, here, earlier)
        if step.dose.reps_start > step.dose.reps_target:
            message = _("The target is lower than the start.")
            yield Problem((*here, "dose", "reps_target"), message)

    def count(self, step: Step, dose: Dose) -> int | None:
        """As many as the content says, or so many for each roll of the plan. Who must not roll does
        the fewest."""
        told = step.dose
        if not told.per_roll or dose.reps is None:
            return int(told.reps_start)
        return int(min(max(told.per_roll * dose.reps, told.reps_start), told.reps_target))

    def bounds(self, step: Step) -> tuple[int, int] | None:
        """In rolls of the plan."""
        per_roll = step.dose.per_roll
        if not per_roll:
            return None
        return -(-step.dose.reps_start // per_roll), step.dose.reps_target // per_roll

    def counts(self, step: Step) -> set[int]:
        """The fewest and the most."""
        return {1, self.most_planned} if step.dose.per_roll else set()

    def dose_words(self, name: Naming, work: WorkSet) -> str:
        """ "10 times, 2 seconds up, 1 held, 3 seconds down"."""
        dose = work.step.dose
        way = DIRECTIONS[dose.directions]
        return name.say(
            DOSE_WITH_PAUSE if dose.pause_seconds else DOSE,
            n=work.count,
            out_time=phrases.lasting(dose.up_seconds, name.words),
            out=name.say(way.out),
            pause=dose.pause_seconds,
            back_time=phrases.lasting(dose.down_seconds, name.words),
            back=name.say(way.back),
        )

    def outline(self, name: Naming, work: WorkSet) -> str:
        """ "Calf raise: 2 sets of 10"."""
        phrase = OUTLINE["one" if work.rounds == 1 else "more"]
        return name.say(phrase, name=work.step.name, n=work.count, sets=work.rounds)

    def work(self, builder: TimelineBuilder, work: WorkSet, coming: str) -> None:
        """One state with all the repetitions of a set."""
        name, voice, dose = builder.name, builder.voice, work.step.dose
        own = name.cues(work)
        spoken, reps = counting.counted(
            work.count,
            dose.up_seconds * 1_000,
            dose.down_seconds * 1_000,
            own,
            voice,
            name.words,
            pause_ms=dose.pause_seconds * 1_000,
        )
        where = name.place(work)
        builder.add(
            "reps",
            work,
            reps[-1].end_ms,
            number=Number("reps", tuple(rep.start_ms for rep in reps)),
            lines=counting.on_screen(reps, own[0], own[1]),
            coming=coming,
            phase=counting.moving(work.step.figure, reps),
            told=name.say(TELL if where else TELL_COUNT, where=where, n=work.count),
            spoken=spoken,
            tones=counting.tones(reps, spoken, voice),
        )


MOVEMENT = Reps()
