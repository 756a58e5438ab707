"""The states of a session, kind by kind: how long each is, what it shows and what it says,
ux.md 2.6, table "States, screen and voice". Times here count from the start of each state.
"""

from collections.abc import Sequence

from routines.timeline import cues, phrases, rolls
from routines.timeline.bouts import Bout, Naming
from routines.timeline.cues import Tone, Voice
from routines.timeline.phrases import sentence
from routines.timeline.reel import COUNTDOWN, Reel
from routines.timeline.states import Key, Line, Number, Timeline

# Lengths that belong to the player and not to an exercise, in milliseconds: ux.md 2.6.
READY_MS = 12_000
SWAP_ROLL_MS = 12_000
TO_WALL_MS = 20_000
TO_WALL_WHEN_NEW_MS = 40_000  # ux.md 2.16: in the first three sessions
SWAP_MS = 8_000
FINISH_MS = 6_000


class Composer:
    """Call `change_over` and `work` for each bout in order, then `finish`."""

    def __init__(self, naming: Naming, voice: Voice, *, is_new: bool = False) -> None:
        self._name = naming
        self._voice = voice
        self._is_new = is_new
        self._reel = Reel(naming)

    def change_over(self, before: Bout | None, bout: Bout) -> None:
        """What leads up to a bout: getting ready, standing up, changing legs or a rest."""
        if before and before.is_roll and not bout.is_roll:
            self._to_wall(bout)
            self._reel.open_step(bout)
            return
        self._reel.open_step(bout)
        if before is None:
            self._ready(bout)
        elif before.side != bout.side:
            self._swap(bout)
        elif bout.step.rest_seconds:
            self._rest(before, bout)

    def work(self, bout: Bout, after: Bout | None) -> None:
        """The bout itself. `after` is the work that follows, for the line that names it."""
        coming = self._name.coming(bout, after)
        if bout.is_roll:
            self._roll(bout, coming)
        else:
            self._hold(bout, coming)

    def finish(self, bout: Bout, *, both_calves: bool) -> Timeline:
        """The end. It belongs to the last step, but to no side."""
        line = self._name.say(phrases.TELL_US["both" if both_calves else "one"])
        self._talk(
            "finish",
            bout,
            FINISH_MS,
            full=f"{self._name.say(phrases.EVERYTHING)} {sentence(line)}",
            brief=self._name.say(phrases.EVERYTHING),
            tone="finish",
            lines=[line],
            number=Number("none"),
        )
        return self._reel.timeline(self._voice)

    def _ready(self, bout: Bout) -> None:
        position = self._name.position(bout)
        if bout.is_roll:
            line = self._name.say(phrases.ROLLER_UNDER, bout)
            full, brief = position, self._name.say(phrases.CALF_ON_ROLLER, bout)
        else:
            line = self._name.cue(bout, 0)
            full, brief = f"{position} {sentence(line)}", self._name.say(phrases.LEG_BACK, bout)
        self._talk(
            "ready",
            bout,
            READY_MS,
            full=full,
            brief=brief,
            lines=[line],
            coming=self._name.starting(bout),
            note=bout.step.equipment,
            caution=bout.caution,
            # In a track a wireless headset wakes before the first word.
            tone="breath" if self._voice.stretches else "",
            has_ticks=True,
        )

    def _to_wall(self, bout: Bout) -> None:
        """Standing up, by itself and without hurry: to a person who is new it shows no seconds."""
        self._reel.open_step(bout, walk_to_wall=True)
        say, setup = self._name.say, self._name.cue(bout, 0)
        spoken, length_ms = cues.standing(
            TO_WALL_WHEN_NEW_MS if self._is_new else TO_WALL_MS,
            up=say(phrases.STAND_UP),
            # The words of who begins at the wall, so the clip is there for any routine.
            place=f"{self._name.position(bout)} {sentence(setup)}",
            brief=say(phrases.STAND_UP_BRIEF, bout),
            calm=say(phrases.TAKE_YOUR_TIME) if self._is_new else "",
            starting=say(phrases.STARTING),
            voice=self._voice,
            tone="rest",
        )
        self._reel.add(
            "to-wall",
            bout,
            length_ms,
            lines=_spread([say(phrases.FIND_WALL), setup], length_ms),
            coming=self._name.starting(bout),
            told=say(phrases.TELL_WALL, bout),
            phase=[Key(0, 0), Key(length_ms, 0)],
            spoken=spoken,
            tones=cues.audible([Tone(0, "rest")], spoken, self._voice),
            number=Number("none") if self._is_new else COUNTDOWN,
            note=say(phrases.GOES_ON if self._is_new else phrases.TAKE_YOUR_TIME),
        )

    def _swap(self, bout: Bout) -> None:
        if bout.is_roll:
            line = self._name.say(phrases.MOVE_ROLLER, bout)
            full = brief = sentence(line)
        else:
            line = self._name.cue(bout, 0)
            brief = self._name.say(phrases.LEG_BACK, bout)
            if bout.round == 1:
                full = f"{self._name.say(phrases.CHANGE_LEGS)} {sentence(line)}"
            else:
                is_last = bout.round == bout.rounds
                again = phrases.LAST_TIME if is_last else phrases.SAME_AGAIN
                full = self._name.say(again, bout)
        self._talk(
            "swap-roll" if bout.is_roll else "swap",
            bout,
            SWAP_ROLL_MS if bout.is_roll else SWAP_MS,
            full=full,
            brief=brief,
            tone="swap",
            lines=[line],
            coming=self._name.starting(bout),
            note=self._name.say(phrases.TAKE_YOUR_TIME),
        )

    def _rest(self, before: Bout, bout: Bout) -> None:
        coming = self._name.coming(before, bout)
        full = self._name.say(phrases.REST, what=coming)
        if bout.step != before.step:
            full = f"{full} {sentence(self._name.cue(bout, 0))}"
        self._talk(
            "rest",
            bout,
            bout.step.rest_seconds * 1_000,
            full=full,
            brief=self._name.say(phrases.REST_BRIEF, what=coming),
            tone="rest",
            lines=[self._name.say(phrases.RELAX)],
            told=self._name.say(phrases.TELL_REST, what=coming),
            coming=coming,
            note=self._name.say(phrases.TAKE_YOUR_TIME),
        )

    def _roll(self, bout: Bout, coming: str) -> None:
        own = [self._name.cue(bout, n) for n in range(len(bout.step.cues))]
        each_way_ms = bout.seconds_each_way * 1_000
        spoken, reps = rolls.roll(bout.reps, each_way_ms, own, self._voice, self._name.words)
        lines, phase = [], [Key(0, 0)]
        for rep in reps:
            lines += [Line(rep.start_ms, own[0]), Line(rep.turn_ms, own[1])]
            phase += [Key(rep.turn_ms, 1), Key(rep.end_ms, 0)]
        self._reel.add(
            "roll",
            bout,
            reps[-1].end_ms,
            number=Number("reps", tuple(rep.start_ms for rep in reps)),
            lines=lines,
            coming=coming,
            phase=phase,
            told=self._name.say(phrases.TELL_ROLLS, where=self._name.place(bout), n=bout.reps),
            spoken=spoken,
            tones=rolls.roll_tones(reps, spoken, self._voice),
        )

    def _hold(self, bout: Bout, coming: str) -> None:
        step = bout.step
        self._talk(
            "ease-in",
            bout,
            step.ease_in_seconds * 1_000,
            full=self._name.say(phrases.LEAN_IN),
            brief=self._name.say(phrases.LEAN_IN_BRIEF),
            tone="tick",
            lines=[self._name.cue(bout, 0)],
            coming=coming,
            phase=(0, 1),
        )
        length_ms = step.hold_seconds * 1_000
        half_ms = length_ms // 2
        place = self._name.place(bout)
        own = [self._name.cue(bout, n) for n in range(1, len(step.cues))]
        say = self._name.say
        opening = phrases.hold_for(step.hold_seconds, self._name.words), say(phrases.HOLD)
        form = [*map(sentence, own), say(phrases.KEEP_BREATHING)]
        turn = (bout.round - 1) % len(form)  # another one in each round
        spoken, tones = cues.hold(
            length_ms, opening, [*form[turn:], *form[:turn]], self._voice, self._name.words
        )
        self._reel.add(
            "hold",
            bout,
            length_ms,
            lines=_spread(own, length_ms),
            coming=coming,
            phase=[Key(0, 1), Key(length_ms, 1)],
            told=self._name.say(phrases.TELL_HOLD, where=place, n=step.hold_seconds),
            half=Line(half_ms, self._name.say(phrases.HALF_WAY)),
            spoken=spoken,
            tones=tones,
        )
        self._talk(
            "ease-out",
            bout,
            step.ease_off_seconds * 1_000,
            full=self._name.say(phrases.EASE_OFF),
            brief="",
            tone="end",
            lines=[self._name.say(phrases.LET_GO)],
            coming=coming,
            phase=(1, 0),
        )

    def _talk(
        self,
        name: str,
        bout: Bout,
        length_ms: int,
        *,
        full: str,
        brief: str,
        lines: Sequence[str],
        coming: str = "",
        told: str = "",
        caution: str = "",
        tone: str = "",
        has_ticks: bool = False,
        phase: tuple[float, float] = (0, 0),
        number: Number = COUNTDOWN,
        note: str = "",
    ) -> None:
        """A state that opens with its words."""
        spoken, length_ms = cues.opening(
            length_ms, full, brief, self._voice, caution=caution, tone=tone, has_ticks=has_ticks
        )
        tones = [Tone(0, tone)] if tone else []
        tones += cues.lead_in(length_ms) if has_ticks else []
        self._reel.add(
            name,
            bout,
            length_ms,
            lines=_spread(lines, length_ms),
            coming=coming,
            told=told or lines[0],
            phase=[Key(0, phase[0]), Key(length_ms, phase[1])],
            spoken=spoken,
            tones=cues.audible(tones, spoken, self._voice),
            number=number,
            note=note,
        )


def _spread(lines: Sequence[str], length_ms: int) -> list[Line]:
    """The lines one after the other, each for an equal part of the state."""
    return [Line(n * length_ms // len(lines), text) for n, text in enumerate(lines)]
