"""What a kind of movement says, shows and asks for. Each kind is a module beside this one, and no
other module names it (docs/decisions/0021)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from routines.content.limits import outside
from routines.content.strict_json import Path, Problem
from routines.movements.dose import numbers_of, unknown_choices, usual
from routines.timeline import phrases
from routines.timeline.phrases import sentence

if TYPE_CHECKING:
    from routines.content.document import Step
    from routines.timeline.builder import TimelineBuilder
    from routines.timeline.work_sets import Dose, Naming, WorkSet


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


class Movement:
    """One kind of movement. What a kind does not say is as it stands here."""

    kind: ClassVar[str]  # its name in documents
    label: ClassVar[str]  # its name for authors
    dose_type: ClassVar[type[Any]]  # a frozen dataclass; its fields know their limits
    sides: ClassVar[tuple[str, ...]]  # those a step may have; the first is the usual one
    posture_before: ClassVar[str] = ""  # where it was done before documents said so (schema 1)
    cue_help: ClassVar[str]  # which cue line is which, for authors

    state: ClassVar[str]  # the state in which the work is done
    headings: ClassVar[Mapping[str, str]] = {}  # large words of its states; else its name
    working: ClassVar[frozenset[str]]  # the states with a stop rule on the screen
    swap_state: ClassVar[str] = "swap"  # the state in which legs are changed, and its length in ms
    swap_ms: ClassVar[int] = 8_000  # ux.md 2.6

    caution: ClassVar[str] = ""  # said before everything else, at every exercise of the kind
    part: ClassVar[str] = ""  # of `limits.PARTS`, where every exercise of the kind belongs to one
    is_stretch: ClassVar[bool] = False
    most_planned: ClassVar[int] = 0  # the largest number that a driving plan sets in it

    limb: ClassVar[str] = phrases.LEG
    each_limb: ClassVar[str] = phrases.EACH_LEG
    next: ClassVar[str] = ""  # "hold, {where}"; else the exercise is named
    done: ClassVar[str] = phrases.DONE

    # What it asks for.

    def problems(self, step: Step, here: Path, earlier: Sequence[Step]) -> Iterator[Problem]:
        """What keeps a step of this kind from being published. `earlier` are the steps before."""
        for name, limit in numbers_of(self.dose_type).items():
            yield from outside((*here, "dose", name), getattr(step.dose, name), limit)
        yield from unknown_choices(step.dose, (*here, "dose"))
        if step.sides not in self.sides:
            params = {"choices": ", ".join(self.sides)}
            yield Problem((*here, "sides"), _("Choose one of: %(choices)s."), params)

    def lifted(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The dose of a step as documents of schema 1 had it, among its other fields."""
        return usual(self.dose_type, row)

    def count(self, step: Step, dose: Dose) -> int | None:
        """How many there are in a set; 0 where nothing is counted, None where it is left out."""
        return 0

    def bounds(self, step: Step) -> tuple[int, int] | None:
        """How many of a plan's rolls the content allows at least and at most; None where a plan
        sets nothing."""
        return None

    def counts(self, step: Step) -> set[int]:
        """The numbers of a plan that between them have everything said that may ever be."""
        return set()

    # What it is called.

    def dose_words(self, name: Naming, work: WorkSet) -> str:
        """How much: "hold for 20 seconds"."""
        raise NotImplementedError

    def outline(self, name: Naming, work: WorkSet) -> str:
        """How much of it in all, with its name and without the side: "Rolling: 5 rolls"."""
        raise NotImplementedError

    def start_line(self, name: Naming, work: WorkSet) -> str:
        """How one stands or lies as it starts, for a screen reader: "left leg back"; may be
        empty."""
        brief = name.own(work, work.step.brief)
        return brief[:1].lower() + brief[1:].rstrip(".") if brief else name.where(work)

    def start_words(self, name: Naming, work: WorkSet) -> str:
        """The same, said in a breath: "Left leg back."; may be empty."""
        line = self.start_line(name, work)
        return name.own(work, work.step.brief) or (sentence(line) if line else "")

    # What it makes of time.

    def ready(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """Before the very first set: the line on the screen, and the full and the brief words."""
        line = name.own(work, work.step.ready) or name.say(phrases.INTO_PLACE)
        brief = name.own(work, work.step.brief) or sentence(name.label(work))
        return line, name.position(work), brief

    def swap(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """Changing legs: the same three."""
        own = name.own(work, work.step.change)
        if own:
            return own, f"{name.say(phrases.CHANGE_LEGS)} {sentence(own)}", sentence(own)
        line = name.say(phrases.CHANGE_TO, work)
        said = f"{name.say(phrases.CHANGE_LEGS)} {name.say(phrases.SIDE_LEG, work)}"
        return line, said, said

    def work(self, builder: TimelineBuilder, work: WorkSet, coming: str) -> None:
        """Add the states of one set. `coming` is the line that names what follows."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.kind

    def __deepcopy__(self, memo: object) -> Movement:
        return self  # there is one of each kind
