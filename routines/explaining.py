"""One exercise for who reads about it outside a session: how it is done, and how much of it.

A session of nothing else is asked for the words, so that the page and the player say the same,
whatever kind of movement it is."""

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext

from routines import timeline
from routines.content import limits
from routines.content.document import Script, Step
from routines.movements import WORK_STATES
from routines.timeline import HowTo, Timeline

CALM_MS = 6_000
SIDE = "right"  # the figures are drawn for this leg, and the words follow them


@dataclass(frozen=True)
class Explained:
    """A step of a published routine in words. `most` is how much it grows to, empty where it stays;
    `to_and_fro_ms` is how long one movement takes."""

    step: Step
    how_to: HowTo
    start: str
    most: str
    to_and_fro_ms: int

    @property
    def sides(self) -> str:
        """Which legs do it."""
        return gettext(limits.SIDES[self.step.sides])

    @property
    def often(self) -> str:
        """How many sets of it; empty where there is one."""
        sets = self.step.repeats
        if sets == 1:
            return ""
        if self.step.sides == "each":
            return gettext("{n}\u00a0times on each leg").format(n=sets)
        return gettext("{n}\u00a0sets").format(n=sets)

    @property
    def gate(self) -> str:
        """Who may do it."""
        return gettext(limits.GATES[self.step.gate])

    @property
    def grade(self) -> str:
        """How sure we are, in a word or two."""
        return gettext(limits.GRADES[self.step.evidence.grade])

    @property
    def grade_means(self) -> str:
        """The sentence that explains the grade."""
        return gettext(limits.GRADES_MEAN[self.step.evidence.grade])

    @property
    def bars(self) -> list[bool]:
        """One for each grade, the weakest first, and whether the evidence reaches it."""
        weakest_first = [*reversed(limits.GRADES)]
        reached = weakest_first.index(self.step.evidence.grade)
        return [n <= reached for n in range(len(weakest_first))]

    @property
    def reviewed_on(self) -> date | None:
        """When a clinician looked at it; None where nobody has yet."""
        told = self.step.evidence.reviewed_on
        return date.fromisoformat(told) if told else None


@lru_cache(maxsize=256)
def explained(script: Script, step: Step, language: str) -> Explained:
    """An exercise of a routine, in the language in use; `language` keeps the languages apart."""
    alone = _session(script, step)
    most = _how_to(_session(script, replace(step, dose=_at_most(step.dose))))
    how_to = _how_to(alone)
    return Explained(
        step=step,
        how_to=how_to,
        start=how_to.dose,
        most=most.dose if most.dose != how_to.dose else "",
        to_and_fro_ms=_to_and_fro_ms(alone),
    )


def _session(script: Script, step: Step) -> Timeline:
    """A session of this exercise alone, with the fewest rolls that the content allows."""
    bounds = step.movement.bounds(step)
    dose = timeline.Dose(reps=bounds[0] if bounds else None)
    return timeline.compile(replace(script, steps=(step,)), dose, SIDE, "full", words=gettext)


def _how_to(alone: Timeline) -> HowTo:
    return alone.how_to[0]


def _at_most(dose: Any) -> Any:
    """The dose with each number that grows, from its `_start` to its `_target`, grown already."""
    names = {field.name for field in fields(dose)}
    stems = [name.removesuffix("_start") for name in names if name.endswith("_start")]
    grown = {
        f"{stem}_start": getattr(dose, f"{stem}_target")
        for stem in stems
        if f"{stem}_target" in names
    }
    return replace(dose, **grown)


def _to_and_fro_ms(alone: Timeline) -> int:
    """From the start of the movement to when it is back there, as the player shows it; one that is
    held does not come back while it lasts, and takes a calm time of its own."""
    working = next(state for state in alone.states if state.name in WORK_STATES)
    begins_ms = working.start_ms
    ends = (key.at_ms - begins_ms for key in working.phase if key.phase == 0)
    return next((ms for ms in ends if ms), CALM_MS)
