"""Rolling a muscle, counted there and back. The plan of a person sets how often (clinical.md 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from routines.content.limits import ROLLING_CAUTION
from routines.content.strict_json import Path, Problem
from routines.movements import counting
from routines.movements.dose import number
from routines.movements.movement import Movement
from routines.timeline.phrases import sentence
from routines.timeline.states import Number

if TYPE_CHECKING:
    from routines.content.document import Step
    from routines.timeline.builder import TimelineBuilder
    from routines.timeline.work_sets import Dose, Naming, WorkSet


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


SLOW_SECONDS_EACH_WAY = 6  # "Slower rolls", ux.md 2.6

CALF = _("{side} calf")
EACH_CALF = _("each calf")
NEXT = _("roll, {where}")
DOSE = _("{n} rolls, {seconds} seconds each way")
OUTLINE = _("{name}: {n} rolls")
ROLLER_UNDER = _("roller under your {side} calf")
MOVE_ROLLER = _("move the roller to your {side} calf")
ON_ROLLER = _("{Side} calf on the roller.")
BEGIN_WITH = _("begin with your {side} calf")  # where the roller is a stick in the hands
NOW_ROLL = _("now roll your {side} calf")
DONE = _("That was the rolling.")
TELL = _("{where}, {n} times")


@dataclass(frozen=True)
class RollDose:
    """How often and how fast. Between start and target the plan decides."""

    reps_start: int = number(
        _("rolls to start with"), 5, 5, 10, "clinical.md 1.2: start with 5 rolls, progress to 10"
    )
    reps_target: int = number(
        _("rolls at most"), 10, 5, 10, "clinical.md 1.2: start with 5 rolls, progress to 10"
    )
    seconds_each_way: int = number(
        _("seconds each way"), 3, 2, 10, "clinical.md 2, O3: 2–4 s a pass, slower does no harm"
    )


class Roll(Movement):
    """Counted rolls on one calf."""

    kind = "roll"
    label = _("Rolls: counted")
    dose_type = RollDose
    sides = ("affected", "each")
    posture_before = "floor"
    cue_help = _("Rolls: the way up, the way back, then reminders.")

    state = "roll"
    headings = {"roll": _("Roll"), "swap-roll": _("Change legs")}
    working = frozenset({"roll"})
    swap_state = "swap-roll"
    swap_ms = 12_000  # the roller goes under the other leg: ux.md 2.6

    caution = ROLLING_CAUTION
    part = "rolling"
    most_planned = 10

    limb, each_limb, next, done = CALF, EACH_CALF, NEXT, DONE

    def problems(self, step: Step, here: Path, earlier: Sequence[Step]) -> Iterator[Problem]:
        """Also: the target is above the start, and rolling comes first."""
        if any(one.movement.is_stretch for one in earlier):
            message = _("Put rolling before stretching.")  # clinical.md 1.1
            yield Problem((*here, "movement"), message)
        yield from super().problems(step, here, earlier)
        if step.dose.reps_start > step.dose.reps_target:
            message = _("The target is lower than the start.")
            yield Problem((*here, "dose", "reps_target"), message)

    def count(self, step: Step, dose: Dose) -> int | None:
        """As many as the plan says."""
        return dose.reps

    def bounds(self, step: Step) -> tuple[int, int]:
        """From start to target."""
        return step.dose.reps_start, step.dose.reps_target

    def counts(self, step: Step) -> set[int]:
        """The longest set counts as far as any other does, and a set of one has no last."""
        return {1, step.dose.reps_target}

    def dose_words(self, name: Naming, work: WorkSet) -> str:
        """ "5 rolls, 3 seconds each way"."""
        return name.say(DOSE, n=work.count, seconds=_seconds(work))

    def outline(self, name: Naming, work: WorkSet) -> str:
        """ "Rolling: 5 rolls"."""
        return name.say(OUTLINE, name=work.step.name, n=work.rounds * work.count)

    def ready(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """On the floor the leg lies on the roller; elsewhere the hands hold it."""
        if work.step.posture == "floor":
            line, brief = name.say(ROLLER_UNDER, work), name.say(ON_ROLLER, work)
        else:
            line = name.say(BEGIN_WITH, work)
            brief = sentence(line)
        own = work.step
        line, brief = name.own(work, own.ready) or line, name.own(work, own.brief) or brief
        return line, name.position(work), brief

    def swap(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """Over to the other calf."""
        is_on_floor = work.step.posture == "floor"
        built = name.say(MOVE_ROLLER if is_on_floor else NOW_ROLL, work)
        line = name.own(work, work.step.change) or built
        return line, sentence(line), sentence(line)

    def work(self, builder: TimelineBuilder, work: WorkSet, coming: str) -> None:
        """One state with all the rolls of a set."""
        name, voice = builder.name, builder.voice
        own = name.cues(work)
        each_way_ms = _seconds(work) * 1_000
        spoken, reps = counting.counted(
            work.count, each_way_ms, each_way_ms, own, voice, name.words
        )
        builder.add(
            "roll",
            work,
            reps[-1].end_ms,
            number=Number("reps", tuple(rep.start_ms for rep in reps)),
            lines=counting.on_screen(reps, own[0], own[1]),
            coming=coming,
            phase=counting.moving(work.step.figure, reps),
            told=name.say(TELL, where=name.place(work), n=work.count),
            spoken=spoken,
            tones=counting.tones(reps, spoken, voice),
        )


def _seconds(work: WorkSet) -> int:
    own: int = work.step.dose.seconds_each_way
    return max(own, SLOW_SECONDS_EACH_WAY) if work.pace == "slow" else own


MOVEMENT = Roll()
