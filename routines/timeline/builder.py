"""The states written so far, one after the other, and the clock that runs along with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from routines.timeline import cues, phrases
from routines.timeline.cues import Cue, Tone, Voice
from routines.timeline.silence import filled
from routines.timeline.states import HowTo, Key, Line, Number, State, Step, Timeline, spread
from routines.timeline.work_sets import Naming, WorkSet

WAY = "to-wall"
"""The name of every way's state, also where it leads elsewhere: phones keep scripts and styles of
older releases, which know it by this name."""
OF_NO_SIDE = frozenset({WAY, "finish"})
COUNTDOWN = Number("seconds")


class Opened(NamedTuple):
    """A step of the session: a set of work, or the way to where it is done."""

    work: WorkSet
    label: str
    way_figure: str | None = None  # None for the work itself

    @property
    def is_work(self) -> bool:
        """Whether it is the work, and not the way to it."""
        return self.way_figure is None


class TimelineBuilder:
    """Steps are opened, states are added, and the whole is handed out as a `Timeline`."""

    def __init__(self, name: Naming, voice: Voice) -> None:
        self.name = name
        self.voice = voice
        self._states: list[State] = []
        self._steps: list[Opened] = []

    def open_step(self, work: WorkSet) -> None:
        """The states that follow belong to this set."""
        self._steps.append(Opened(work, self.name.label(work)))

    def open_way(self, work: WorkSet, label: str, figure: str) -> None:
        """The states that follow are the way to where this set is done."""
        self._steps.append(Opened(work, label, figure))

    def add(
        self,
        name: str,
        work: WorkSet,
        length_ms: int,
        *,
        lines: Iterable[Line],
        told: str,
        phase: Iterable[Key],
        spoken: Iterable[Cue],
        tones: Iterable[Tone],
        heading: str = "",
        coming: str = "",
        number: Number = COUNTDOWN,
        half: Line | None = None,
        note: str = "",
    ) -> None:
        """Append one state. All its times count from its own start; here they become times of
        the session. A tone before that start sounds in the state before."""
        now = self._states[-1].end_ms if self._states else 0
        say = self.name.say
        opened, movement = self._steps[-1], work.movement
        if not heading:
            phrase = movement.headings.get(name) or phrases.HEADINGS.get(name)
            heading = say(phrase) if phrase else work.step.name
        is_work, is_end = name in movement.working, name == "finish"
        sounds = [tone._replace(at_ms=now + tone.at_ms) for tone in tones]
        if self._states and self._states[-1].name == "ready":
            del sounds[:1]  # the start tone has just sounded, whatever comes first
        early = [tone for tone in sounds if tone.at_ms < now]
        if early:
            before = self._states[-1]
            self._states[-1] = replace(before, tones=(*before.tones, *early))
        of_all = say(phrases.UNIT_REPS, n=work.count)
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
                side="" if name in OF_NO_SIDE else work.side,
                heading=heading,
                label=heading if is_end else opened.label,
                number=Number(number.kind, tuple(now + mark for mark in number.marks)),
                unit=unit,
                unit_of_one=unit_of_one,
                cues=tuple(line._replace(at_ms=now + line.at_ms) for line in lines),
                next=say(phrases.NEXT, what=coming) if coming else "",
                stop_rule=work.step.stop_rule if is_work else "",
                note=note,
                ground="work" if is_work else "rest",
                figure=work.step.figure if opened.way_figure is None else opened.way_figure,
                phase=tuple(key._replace(at_ms=now + key.at_ms) for key in phase),
                announce=say(phrases.TELL, heading=heading, what=told),
                half=half._replace(at_ms=now + half.at_ms) if half else None,
                spoken=tuple(cue._replace(at_ms=now + cue.at_ms) for cue in spoken),
                tones=tuple(tone for tone in sounds if tone.at_ms >= now),
            )
        )

    def talk(
        self,
        name: str,
        work: WorkSet,
        length_ms: int,
        *,
        full: str,
        brief: str,
        lines: Sequence[str],
        heading: str = "",
        coming: str = "",
        told: str = "",
        caution: str = "",
        tone: str = "",
        has_ticks: bool = False,
        phase: tuple[float, float] = (0, 0),
        number: Number = COUNTDOWN,
        note: str = "",
    ) -> None:
        """Append a state that opens with its words, and grows to hold them."""
        spoken, length_ms = cues.opening(
            length_ms, full, brief, self.voice, caution=caution, tone=tone, has_ticks=has_ticks
        )
        tones = [Tone(0, tone)] if tone else []
        tones += cues.lead_in(length_ms) if has_ticks else []
        self.add(
            name,
            work,
            length_ms,
            heading=heading,
            lines=spread(lines, length_ms),
            coming=coming,
            told=told or lines[0],
            phase=[Key(0, phase[0]), Key(length_ms, phase[1])],
            spoken=spoken,
            tones=cues.audible(tones, spoken, self.voice),
            number=number,
            note=note,
        )

    def timeline(self) -> Timeline:
        """Everything so far, with soft ticks where it would be silent for long."""
        steps = (self._step(n, opened) for n, opened in enumerate(self._steps, start=1))
        work = [opened.work for opened in self._steps if opened.is_work]
        kit = dict.fromkeys(one.step.equipment for one in work if one.step.equipment)
        how_to, outline = tuple(self._how_to()), tuple(self._outline())
        states = filled(self._states, self.voice)
        return Timeline(states, tuple(steps), how_to, outline, tuple(kit))

    def _outline(self) -> Iterator[str]:
        """The exercises, and the ways between them, a line each."""
        for (_step, is_work), rows in groupby(
            self._steps, lambda row: (row.work.step, row.is_work)
        ):
            found = list(rows)
            yield self.name.outline([row.work for row in found]) if is_work else found[0].label

    def _how_to(self) -> Iterator[HowTo]:
        """Every exercise once, as its first leg does it."""
        seen: set[str] = set()
        for opened in self._steps:
            if opened.is_work and opened.work.step.exercise not in seen:
                seen.add(opened.work.step.exercise)
                yield self.name.how_to(opened.work)

    def _step(self, number: int, opened: Opened) -> Step:
        work = opened.work
        states = [state for state in self._states if state.step == number]
        length_ms = sum(state.length_ms for state in states if state.name != "finish")
        return Step(
            number=number,
            label=opened.label,
            side=work.side,
            start_ms=states[0].start_ms,
            seconds=round(length_ms / 1_000),
            dose=self.name.dose(work) if opened.is_work else "",
            position=self.name.position(work),
            exercise=work.step.exercise,
            figure=work.step.figure if opened.way_figure is None else opened.way_figure,
            stop_rule=work.step.stop_rule,
        )
