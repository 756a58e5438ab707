"""The states of a session in their order: what leads up to each set, the set, and the end.

ux.md 2.6, table "States, screen and voice". What a set itself is made of, its movement knows."""

from __future__ import annotations

from routines.postures import POSTURES, SLOWLY_MS, SLOWLY_WHEN_NEW_MS, Way, way
from routines.timeline import cues, phrases
from routines.timeline.builder import COUNTDOWN, WAY, TimelineBuilder
from routines.timeline.cues import Tone, Voice
from routines.timeline.phrases import sentence
from routines.timeline.states import Key, Number, Timeline, spread
from routines.timeline.work_sets import Naming, WorkSet

# Lengths that belong to the player and not to an exercise, in milliseconds: ux.md 2.6.
READY_MS = 12_000
FINISH_MS = 6_000
NEXT_EXERCISE_MS = 12_000  # as getting ready: the words are as long
TO_WALL_MS = SLOWLY_MS
TO_WALL_WHEN_NEW_MS = SLOWLY_WHEN_NEW_MS


class Composer:
    """Call `change_over` and `work` for each set in order, then `finish`.

    `knows_places` is whether the document says where each exercise is done and with what. Older
    ones knew one way alone, and never stopped for another exercise."""

    def __init__(
        self, name: Naming, voice: Voice, *, is_new: bool = False, knows_places: bool = True
    ) -> None:
        self._name = name
        self._voice = voice
        self._is_new = is_new
        self._knows_places = knows_places
        self._builder = TimelineBuilder(name, voice)

    def change_over(self, before: WorkSet | None, work: WorkSet) -> None:
        """What leads up to a set: getting ready, going elsewhere, changing legs or a rest."""
        found = self._way(before, work) if before else None
        if before and found:
            self._go(before, work, found)
        self._builder.open_step(work)
        if before is None:
            self._ready(work)
        elif found:
            return
        elif self._knows_places and before.step != work.step:
            self._next_exercise(work)
        elif before.side != work.side:
            self._swap(work)
        elif work.step.rest_seconds:
            self._rest(before, work)

    def work(self, work: WorkSet, after: WorkSet | None) -> None:
        """The set itself. `after` is the work that follows, for the line that names it."""
        work.movement.work(self._builder, work, self._coming(work, after))

    def finish(self, work: WorkSet, *, both_calves: bool) -> Timeline:
        """The end. It belongs to the last step, but to no side."""
        line = self._name.say(phrases.TELL_US["both" if both_calves else "one"])
        self._builder.talk(
            "finish",
            work,
            FINISH_MS,
            full=f"{self._name.say(phrases.EVERYTHING)} {sentence(line)}",
            brief=self._name.say(phrases.EVERYTHING),
            tone="finish",
            lines=[line],
            number=Number("none"),
        )
        return self._builder.timeline()

    def _way(self, before: WorkSet, work: WorkSet) -> Way | None:
        """How one gets from one set to the next: by the postures, or to fetch what it needs."""
        found = way(before.step.posture, work.step.posture)
        kit = work.step.equipment
        if found or not self._knows_places or kit in ("", before.step.equipment):
            return found
        say = self._name.say
        first, then = say(phrases.HEADINGS["ready"]), say(phrases.WITH_KIT, kit=kit)
        return Way(first, say(phrases.NEXT_EXERCISE), then, f"{first}.", then)

    def _coming(self, work: WorkSet, after: WorkSet | None) -> str:
        """What comes after a set: "right leg, 1 of 2"."""
        name = self._name
        if after is None:
            return name.say(phrases.NEXT_FEEL)
        found = self._way(work, after)
        if found:
            label = self._label(found)
            return label[:1].lower() + label[1:]
        if after.step == work.step:
            return name.place(after) or name.label(after)
        return name.label(after)

    def _label(self, found: Way) -> str:
        say = self._name.say
        then = say(found.then)
        if not found.short:
            return then[:1].upper() + then[1:]
        return say(phrases.LABEL, name=say(found.short), where=then)

    def _said(self, found: Way) -> str:
        """ "Stand up slowly. Find a wall."; the first part only where it says more."""
        parts = [found.first] if found.short or not found.says_then else []
        parts += [found.then] if found.says_then else []
        return " ".join(sentence(self._name.say(part)) for part in parts)

    def _ready(self, work: WorkSet) -> None:
        line, full, brief = work.movement.ready(self._name, work)
        self._builder.talk(
            "ready",
            work,
            READY_MS,
            full=full,
            brief=brief,
            lines=[line],
            coming=self._name.starting(work),
            note=work.step.equipment,
            caution=work.caution,
            # In a track a wireless headset wakes before the first word.
            tone="breath" if self._voice.stretches else "",
            has_ticks=True,
        )

    def _go(self, before: WorkSet, work: WorkSet, found: Way) -> None:
        """To another place, without hurry: to a person who is new it shows no seconds."""
        name, say, movement = self._name, self._name.say, work.movement
        self._builder.open_way(work, self._label(found), found.figure or work.step.figure)
        line, ready, _brief = movement.ready(name, work)
        done, start = say(before.movement.done), movement.start_line(name, work)
        brief = [done, say(found.brief), movement.start_words(name, work)]
        spoken, length_ms = cues.on_the_way(
            TO_WALL_WHEN_NEW_MS if self._is_new else TO_WALL_MS,
            up=f"{done} {self._said(found)}",
            # The words of who begins there, so the clip is there for any routine.
            place=ready,
            brief=" ".join(filter(None, brief)),
            calm=say(phrases.TAKE_YOUR_TIME) if self._is_new else "",
            starting=say(phrases.STARTING),
            voice=self._voice,
            tone="rest",
        )
        told = phrases.TELL_WAY_TO if start else phrases.TELL_WAY
        lines = [say(phrases.CALMLY, what=say(found.then)), line]
        self._builder.add(
            WAY,
            work,
            length_ms,
            heading=say(found.first),
            lines=spread(lines, length_ms),
            coming=name.starting(work),
            told=say(told, what=say(found.face), start=start),
            phase=[Key(0, 0), Key(length_ms, 0)],
            spoken=spoken,
            tones=cues.audible([Tone(0, "rest")], spoken, self._voice),
            number=Number("none") if self._is_new else COUNTDOWN,
            note=say(phrases.GOES_ON if self._is_new else phrases.TAKE_YOUR_TIME),
        )

    def _next_exercise(self, work: WorkSet) -> None:
        """Another exercise in the same place."""
        label = self._name.label(work)
        line, ready, _brief = work.movement.ready(self._name, work)
        self._builder.talk(
            "rest",
            work,
            max(NEXT_EXERCISE_MS, work.step.rest_seconds * 1_000),
            full=f"{self._name.say(phrases.REST, what=label)} {ready}",
            brief=self._name.say(phrases.REST_BRIEF, what=label),
            tone="rest",
            lines=[self._name.say(POSTURES[work.step.posture].at_rest), line],
            told=self._name.say(phrases.TELL_REST, what=label),
            coming=label,
            caution=work.caution,
            note=self._name.say(phrases.TAKE_YOUR_TIME),
        )

    def _swap(self, work: WorkSet) -> None:
        movement = work.movement
        line, full, brief = movement.swap(self._name, work)
        self._builder.talk(
            movement.swap_state,
            work,
            movement.swap_ms,
            full=full,
            brief=brief,
            tone="swap",
            lines=[line],
            coming=self._name.starting(work),
            note=self._name.say(phrases.TAKE_YOUR_TIME),
        )

    def _rest(self, before: WorkSet, work: WorkSet) -> None:
        coming = self._coming(before, work)
        full = self._name.say(phrases.REST, what=coming)
        if work.step != before.step:
            full = f"{full} {sentence(self._name.cue(work, 0))}"
        self._builder.talk(
            "rest",
            work,
            work.step.rest_seconds * 1_000,
            full=full,
            brief=self._name.say(phrases.REST_BRIEF, what=coming),
            tone="rest",
            lines=[self._name.say(POSTURES[work.step.posture].at_rest)],
            told=self._name.say(phrases.TELL_REST, what=coming),
            coming=coming,
            note=self._name.say(phrases.TAKE_YOUR_TIME),
        )
