"""A session as timed states: what is on the screen and in the ear at every moment.

All times are whole milliseconds from the start of the session, so that page, audio track and
tests can compare them without arithmetic (ux.md 2.6).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from routines.content.strict_json import plain
from routines.timeline.cues import Cue, Tick, Tone

SIDES = ("left", "right", "both")
VARIANTS = ("full", "short")
PACES = ("normal", "slow")


class Line(NamedTuple):
    """Words on the screen from a moment on, until the next line or the end of the state."""

    at_ms: int
    text: str


class Key(NamedTuple):
    """Where the figure's movement is at a moment: phase 0 is its start, 1 its far end. Between
    two keys the page (scripts/player/timeline.js) eases by a cosine."""

    at_ms: int
    phase: float


@dataclass(frozen=True, slots=True)
class Number:
    """The large number. `reps`: how many of `marks` have passed, so 1 from the first mark on.
    `seconds`: whole seconds to the end of the state, rounded up. `none`: no number."""

    kind: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One stretch of time in which the screen says one thing. It lasts from `start_ms` up to,
    but not including, `end_ms`."""

    index: int
    name: str  # ready, rest, swap, to-wall for any way, finish; else its movement's own
    start_ms: int
    end_ms: int
    step: int  # number of its step, from 1; a change-over belongs to the coming step
    side: str  # left or right; empty on a way, at the finish, and where both legs work
    heading: str  # the one large word
    label: str  # where the person is: "Wall stretch, left leg, 1 of 2"
    number: Number
    unit: str  # beside the number: "of 5", "seconds"
    unit_of_one: str  # beside a 1: "of 5", "second"
    cues: tuple[Line, ...]
    next: str  # "Next: right leg, 1 of 2"; empty at the finish
    stop_rule: str  # while working, else empty
    note: str  # in the stop rule's place otherwise: the kit, or that there is no hurry
    ground: str  # work or rest: the colour of the band
    figure: str
    phase: tuple[Key, ...]
    announce: str  # the one sentence for a screen reader when the state starts
    half: Line | None  # the second sentence of what is timed, at half-way
    spoken: tuple[Cue, ...]
    tones: tuple[Tone, ...]
    ticks: tuple[Tick, ...] = ()  # where a level would be silent for long

    @property
    def is_held(self) -> bool:
        """Whether it is work against the clock rather than counted."""
        return self.half is not None

    @property
    def length_ms(self) -> int:
        """How long it lasts."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list of steps, and where Back and Skip land: one set of work, or the way to
    where the next is done."""

    number: int
    label: str
    side: str
    start_ms: int
    seconds: int  # with its change-over and easing in and off, to the nearest second
    dose: str  # "5 rolls, 3 seconds each way", "hold for 20 seconds"; empty for a way
    position: str
    exercise: str  # short name of the one that it is of, or that the way leads to
    figure: str
    stop_rule: str


@dataclass(frozen=True, slots=True)
class HowTo:
    """One exercise explained in full: what a person reads before Start, under Pause, in the list
    and on paper (clinical.md 5.7 K)."""

    exercise: str  # its short name
    name: str
    side: str  # the first leg
    figure: str
    kit: str
    caution: str  # when to leave it out altogether; empty where nothing is said
    position: str
    dose: str
    instructions: tuple[str, ...]  # without the caution and the position
    mistakes: tuple[str, ...]
    easier: str
    stop_rule: str
    stop_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything a session says, shows and sounds, as a function of time alone."""

    states: tuple[State, ...]
    steps: tuple[Step, ...]
    how_to: tuple[HowTo, ...]  # each exercise once, in order
    outline: tuple[str, ...]  # the exercises, a line each
    kit: tuple[str, ...]  # what they need: "Foam roller and floor space", "Wall"

    @property
    def duration_ms(self) -> int:
        """When the last state ends."""
        return self.states[-1].end_ms

    def minutes(self) -> int:
        """The length in whole minutes for "about 5 minutes", at least 1, half a minute up."""
        return max(1, (self.duration_ms + 30_000) // 60_000)

    def state_at(self, ms: int) -> State:
        """The state at a moment; the first before the start, the last after the end."""
        starts = [state.start_ms for state in self.states]
        return self.states[max(0, bisect_right(starts, ms) - 1)]

    def how_to_of(self, step: Step) -> HowTo | None:
        """How to do a step, from the position of its own leg; None for a way."""
        if not step.dose:
            return None
        told = next(one for one in self.how_to if one.exercise == step.exercise)
        return replace(told, position=step.position, side=step.side, dose=step.dose)

    def as_json(self) -> dict[str, Any]:
        """The plain form of `timeline.json`: `Line`, `Tone`, `Tick`, `Key` and `Cue` are lists of
        their fields in order, everything else is an object with the names used here. How to do
        it stands in the page already."""
        told = asdict(self)
        del told["how_to"]
        return dict(plain({"duration_ms": self.duration_ms, **told}))

    def short_json(self) -> dict[str, Any]:
        """The same with what the player reads, and small: a state has its length alone and follows
        the one before it, and the times in it count from its start. So what repeats in a session
        repeats letter for letter, and compresses. scripts/player/timeline.js reads both forms."""
        steps = [{name: getattr(step, name) for name in _STEP_IN_JSON} for step in self.steps]
        states = [_from_its_start(state) for state in self.states]
        return dict(plain({"duration_ms": self.duration_ms, "states": states, "steps": steps}))


def spread(lines: Sequence[str], length_ms: int) -> list[Line]:
    """The lines one after the other, each for an equal part of a state."""
    return [Line(n * length_ms // len(lines), text) for n, text in enumerate(lines)]


_STEP_IN_JSON = ("number", "side", "start_ms", "exercise")
# All of a state but its place. What two states in a row often share stands together, so that it
# compresses: a fiftieth of the whole.
_STATE_IN_JSON = (
    *("name", "step", "half", "side", "label", "number", "unit", "stop_rule", "note", "ground"),
    *("figure", "next", "phase", "announce", "cues", "spoken", "heading", "unit_of_one", "tones"),
    "ticks",
)
_TIMED = ("cues", "phase", "spoken", "tones", "ticks")


def _from_its_start(state: State) -> dict[str, Any]:
    def moved(timed: Iterable[Any]) -> list[Any]:
        return [one._replace(at_ms=one.at_ms - state.start_ms) for one in timed]

    plainly = asdict(state)
    told = {"length_ms": state.length_ms, **{name: plainly[name] for name in _STATE_IN_JSON}}
    told |= {name: moved(getattr(state, name)) for name in _TIMED}
    told["number"]["marks"] = [mark - state.start_ms for mark in state.number.marks]
    told["half"] = moved([state.half])[0] if state.half else None
    return told
