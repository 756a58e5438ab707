"""The states written so far, one after the other, and the clock that runs along with them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from routines.timeline import phrases
from routines.timeline.bouts import Bout, Naming
from routines.timeline.cues import Cue, Tone, Voice
from routines.timeline.silence import filled
from routines.timeline.states import HowTo, Key, Line, Number, State, Step, Timeline

WORKING = frozenset({"roll", "ease-in", "hold", "ease-out"})
OF_NO_SIDE = frozenset({"to-wall", "finish"})
STANDING = "stand"  # the figure of who stands up
COUNTDOWN = Number("seconds")


class Reel:
    """Steps are opened, states are added, and the whole is handed out as a `Timeline`."""

    def __init__(self, naming: Naming) -> None:
        self._name = naming
        self._states: list[State] = []
        self._steps: list[tuple[Bout, str, bool]] = []  # work, label, whether it is the work

    def open_step(self, bout: Bout, *, walk_to_wall: bool = False) -> None:
        """The states that follow belong to a new step: a bout, or the walk that leads to it."""
        label = phrases.WALL_LABEL if walk_to_wall else ""
        self._steps.append(
            (bout, self._name.say(label) if label else self._name.label(bout), not walk_to_wall)
        )

    def add(
        self,
        name: str,
        bout: Bout,
        length_ms: int,
        *,
        lines: Iterable[Line],
        told: str,
        phase: Iterable[Key],
        spoken: Iterable[Cue],
        tones: Iterable[Tone],
        coming: str = "",
        number: Number = COUNTDOWN,
        half: Line | None = None,
        note: str = "",
    ) -> None:
        """Append one state. All its times count from its own start; here they become times of
        the session. A tone before that start sounds in the state before."""
        now = self._states[-1].end_ms if self._states else 0
        say = self._name.say
        heading = say(phrases.HEADINGS[name])
        is_work, is_end = name in WORKING, name == "finish"
        sounds = [tone._replace(at_ms=now + tone.at_ms) for tone in tones]
        if self._states and self._states[-1].name == "ready":
            del sounds[:1]  # the start tone has just sounded, whatever comes first
        early = [tone for tone in sounds if tone.at_ms < now]
        if early:
            before = self._states[-1]
            self._states[-1] = replace(before, tones=(*before.tones, *early))
        of_all = say(phrases.UNIT_REPS, n=bout.reps)
        unit, unit_of_one = {
            "reps": (of_all, of_all),
            "seconds": (say(phrases.UNIT_SECONDS), say(phrases.UNIT_SECOND)),
            "none": ("", ""),
        }[number.kind]
        self._states.append(
            State(
                index=len(self._states),
                name=name,
                start_ms=now,
                end_ms=now + length_ms,
                step=len(self._steps),
                side="" if name in OF_NO_SIDE else bout.side,
                heading=heading,
                label=heading if is_end else self._steps[-1][1],
                number=Number(number.kind, tuple(now + mark for mark in number.marks)),
                unit=unit,
                unit_of_one=unit_of_one,
                cues=tuple(line._replace(at_ms=now + line.at_ms) for line in lines),
                next=say(phrases.NEXT, what=coming) if coming else "",
                stop_rule=bout.step.stop_rule if is_work else "",
                note=note,
                ground="work" if is_work else "rest",
                figure=STANDING if name == "to-wall" else bout.step.figure,
                phase=tuple(key._replace(at_ms=now + key.at_ms) for key in phase),
                announce=say(phrases.TELL, heading=heading, what=told),
                half=half._replace(at_ms=now + half.at_ms) if half else None,
                spoken=tuple(cue._replace(at_ms=now + cue.at_ms) for cue in spoken),
                tones=tuple(tone for tone in sounds if tone.at_ms >= now),
            )
        )

    def timeline(self, voice: Voice) -> Timeline:
        """Everything so far, with soft ticks where it would be silent for long."""
        steps = (self._step(n, *step) for n, step in enumerate(self._steps, start=1))
        work = [bout for bout, _label, is_bout in self._steps if is_bout]
        kit = dict.fromkeys(bout.step.equipment for bout in work if bout.step.equipment)
        how_to, outline = tuple(self._how_to()), tuple(self._outline())
        states = filled(self._states, voice)
        return Timeline(states, tuple(steps), how_to, outline, tuple(kit))

    def _outline(self) -> Iterator[str]:
        """The exercises, and the walk to the wall between them, a line each."""
        for (_step, is_bout), rows in groupby(self._steps, lambda row: (row[0].step, row[2])):
            found = list(rows)
            yield self._name.outline([row[0] for row in found]) if is_bout else found[0][1]

    def _how_to(self) -> Iterator[HowTo]:
        """Every exercise once, as its first leg does it."""
        seen: set[str] = set()
        for bout, _label, is_bout in self._steps:
            if is_bout and bout.step.exercise not in seen:
                seen.add(bout.step.exercise)
                yield self._name.how_to(bout)

    def _step(self, number: int, bout: Bout, label: str, is_bout: bool) -> Step:
        states = [state for state in self._states if state.step == number]
        length_ms = sum(state.length_ms for state in states if state.name != "finish")
        return Step(
            number=number,
            label=label,
            side=bout.side,
            start_ms=states[0].start_ms,
            seconds=round(length_ms / 1_000),
            dose=self._name.dose(bout) if is_bout else "",
            position=self._name.position(bout),
            exercise=bout.step.exercise,
            figure=bout.step.figure if is_bout else STANDING,
            stop_rule=bout.step.stop_rule,
        )
