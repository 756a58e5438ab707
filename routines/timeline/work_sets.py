"""The work of a session, set by set, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from routines.timeline import phrases
from routines.timeline.phrases import Words, fill
from routines.timeline.states import HowTo

if TYPE_CHECKING:
    from routines.content.document import Script, Step
    from routines.movements.movement import Movement


@dataclass(frozen=True)
class Dose:
    """What a plan prescribes: rolls in each set, or None where rolling is left out."""

    reps: int | None

    def __post_init__(self) -> None:
        if self.reps is not None and self.reps < 1:
            raise ValueError("a dose has at least one roll, or none at all (None)")


@dataclass(frozen=True)
class WorkSet:
    """One stretch of work of one leg, or of both at once."""

    step: Step
    side: str  # left or right; empty where both legs work or none
    round: int  # which of `rounds` on this leg, from 1
    rounds: int
    count: int  # how many there are in it; 0 where nothing is counted
    pace: str

    @property
    def movement(self) -> Movement:
        """What kind of movement it is."""
        return self.step.movement

    @property
    def caution(self) -> str:
        """When to leave the exercise out altogether; publishing puts it before every such one."""
        caution = self.movement.caution
        return caution if caution in self.step.instructions else ""


def work_sets(script: Script, dose: Dose, side: str, variant: str, pace: str) -> Iterator[WorkSet]:
    """The work in order. The sore leg goes first and the legs take turns (clinical.md 2, O5);
    with both sore, left goes first. A short session is the sore leg alone (clinical.md 1.4), or
    with both sore the two as its two parts (5.7 H)."""
    sore = ("left", "right") if side == "both" else (side,)
    each = (sore[0], "left" if sore[0] == "right" else "right")
    for step in script.steps:
        count = step.movement.count(step, dose)
        if count is None:
            continue
        is_full = variant == "full"
        legs: tuple[str, ...] = ("",)
        if step.sides in ("affected", "each"):
            legs = each if is_full and step.sides == "each" else sore
        rounds = step.repeats if is_full else step.short_repeats
        for n in range(1, rounds + 1):
            for leg in legs:
                yield WorkSet(step, leg, n, rounds, count, pace)


@dataclass(frozen=True)
class Naming:
    """Puts a set into words: the player's phrases translated, with side and numbers in them."""

    words: Words

    def say(self, phrase: str, work: WorkSet | None = None, **values: object) -> str:
        """A phrase with the side of the set and the named values filled in."""
        return fill(self.words(phrase), self.words, work.side if work else "", **values)

    def own(self, work: WorkSet, line: str) -> str:
        """A line of the exercise's own, with the side of the set; empty where it is."""
        return fill(line, self.words, work.side)

    def cue(self, work: WorkSet, n: int) -> str:
        """The exercise's own cue line, from 0."""
        return self.own(work, work.step.cues[n])

    def cues(self, work: WorkSet) -> list[str]:
        """All its cue lines."""
        return [self.cue(work, n) for n in range(len(work.step.cues))]

    def position(self, work: WorkSet) -> str:
        """How to get into place, from the exercise."""
        return self.own(work, work.step.position)

    def where(self, work: WorkSet) -> str:
        """Which leg: "right leg", "both legs"; empty where it is not about legs."""
        if work.side:
            return self.say(work.movement.limb, work)
        named = {"both": phrases.BOTH_LEGS, "alternating": phrases.LEGS_IN_TURN}
        phrase = named.get(work.step.sides, "")
        return self.say(phrase) if phrase else ""

    def place(self, work: WorkSet) -> str:
        """Which leg, and which round where there are more: "right leg, 1 of 2"."""
        where = self.where(work)
        if work.rounds == 1:
            return where
        if not where:
            return self.say(phrases.SET, n=work.round, total=work.rounds)
        return self.say(phrases.COUNTED, what=where, n=work.round, total=work.rounds)

    def label(self, work: WorkSet) -> str:
        """The exercise and the place: "Wall stretch, right leg, 1 of 2"."""
        return self._joined(work.step.name, self.place(work))

    def dose(self, work: WorkSet) -> str:
        """How much: "5 rolls, 3 seconds each way" or "hold for 20 seconds"."""
        return work.movement.dose_words(self, work)

    def outline(self, sets: list[WorkSet]) -> str:
        """A whole exercise: "Rolling: 5 rolls, left calf", "Wall stretch: 2 times, each leg"."""
        first = sets[0]
        is_each = len({work.side for work in sets}) > 1
        where = self.say(first.movement.each_limb) if is_each else self.where(first)
        return self._joined(first.movement.outline(self, first), where)

    def how_to(self, work: WorkSet) -> HowTo:
        """Its exercise explained. What is said elsewhere in it – the caution, the position – is
        no instruction as well."""
        step, position = work.step, self.position(work)
        said = {work.caution, position}
        return HowTo(
            exercise=step.exercise,
            name=step.name,
            side=work.side,
            figure=step.figure,
            kit=step.equipment,
            caution=work.caution,
            position=position,
            dose=self.dose(work),
            instructions=tuple(line for line in step.instructions if line not in said),
            mistakes=step.mistakes,
            easier=step.easier,
            stop_rule=step.stop_rule,
            stop_signs=step.stop_signs,
        )

    def starting(self, work: WorkSet) -> str:
        """What the change-over before a set leads to: "hold, right leg"."""
        phrase, where = work.movement.next, self.where(work)
        return (
            self.say(phrase, where=where)
            if phrase and where
            else self._joined(work.step.name, where)
        )

    def _joined(self, name: str, where: str) -> str:
        return self.say(phrases.LABEL, name=name, where=where) if where else name
