"""A stretch that is eased into, held for a time, and eased off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from routines.content.limits import Limit, outside, said
from routines.content.strict_json import Path, Problem
from routines.movements.dose import number, words
from routines.movements.movement import Movement
from routines.timeline import cues, phrases
from routines.timeline.phrases import sentence
from routines.timeline.states import Key, Line, spread

if TYPE_CHECKING:
    from routines.content.document import Step
    from routines.timeline.builder import TimelineBuilder
    from routines.timeline.work_sets import Naming, WorkSet


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


NEXT = _("hold, {where}")
DOSE = _("hold for {time}")
OUTLINE = {"one": _("{name}: once"), "more": _("{name}: {n} times")}
LEG_BACK_LINE = _("{side} leg back")
LEG_BACK = _("{Side} leg back.")
LET_GO = _("slowly, until the pull is gone")
HOLD_FOR = _("Hold for {n} seconds.")
JUST_HOLD = _("Hold.")
KEEP_BREATHING = _("Keep breathing.")
EASE_OFF = _("Ease off.")
SAME_AGAIN = _("Same again. {Side} leg.")
LAST_TIME = _("Same again. {Side} leg, last time.")
DONE = _("That was the stretch.")
TELL = _("{where}, {time}")
AT_WALL = "wall"  # there one leans into it, with the leg behind
EASE_IN = {True: _("Lean forward. Stop at a light pull."), False: _("Slowly, to a light pull.")}
EASE_IN_BRIEF = {True: _("Lean forward."), False: _("Ease in.")}
SECONDS_WITH_REASON = Limit(10, 120, "over 60 s needs a written reason: ux.md 2.14")


@dataclass(frozen=True)
class HoldDose:
    """How long, and how slowly in and out."""

    hold_seconds: int = number(
        _("hold"),
        20,
        10,
        60,
        "clinical.md 2, O1: 10–30 s for most adults, 30–60 s may help older adults",
        _("Longer, up to 120 seconds, needs a written reason."),
    )
    hold_reason: str = words(
        _("reason for a long hold"), _("Needed when a hold is over 60 seconds.")
    )
    ease_in_seconds: int = number(
        _("ease in"), 4, 3, 10, "ux.md 2.6: 4 s; shorter cuts off the words"
    )
    ease_off_seconds: int = number(
        _("ease off"), 3, 2, 10, "ux.md 2.6: 3 s; shorter cuts off the words"
    )
    ease_in: str = words(
        _("words of easing in"),
        _("As it begins: “Pull slowly. Stop at a light pull.” Blank: the usual ones."),
    )
    ease_in_brief: str = words(
        _("the same, brief"), _("For the brief voice: “Pull slowly.” Blank: the usual ones.")
    )


class Hold(Movement):
    """A held stretch of one leg."""

    kind = "hold"
    label = _("Hold: timed")
    dose_type = HoldDose
    sides = ("each",)
    posture_before = AT_WALL
    cue_help = _("Holds: how to stand, then what to feel.")

    state = "hold"
    working = frozenset({"ease-in", "hold", "ease-out"})
    headings = {
        "ease-in": _("Ease in"),
        "hold": _("Hold"),
        "ease-out": _("Ease off"),
    }

    is_stretch = True
    next, done = NEXT, DONE

    def problems(self, step: Step, here: Path, earlier: Sequence[Step]) -> Iterator[Problem]:
        """A long hold needs a reason, and both legs get the same time (ux.md 5, check 13)."""
        has_reason = bool(step.dose.hold_reason.strip())
        at = (*here, "dose", "hold_seconds")
        is_long = 60 < step.dose.hold_seconds <= SECONDS_WITH_REASON.high
        for problem in super().problems(step, here, earlier):
            if problem.path[-1] == "sides":
                yield Problem(problem.path, _("A stretch is for both legs."))
            elif problem.path != at:
                yield problem
        yield from outside(at, step.dose.hold_seconds, SECONDS_WITH_REASON)
        if is_long and not has_reason:
            message = _("Say why the hold is longer than %(seconds)s seconds.")
            yield Problem((*here, "dose", "hold_reason"), message, {"seconds": 60})
        for name in ("ease_in", "ease_in_brief"):
            yield from said((*here, "dose", name), getattr(step.dose, name), has_side=True)

    def dose_words(self, name: Naming, work: WorkSet) -> str:
        """ "hold for 20 seconds"."""
        return name.say(DOSE, time=phrases.lasting(work.step.dose.hold_seconds, name.words))

    def outline(self, name: Naming, work: WorkSet) -> str:
        """ "Wall stretch: 2 times"."""
        phrase = OUTLINE["one" if work.rounds == 1 else "more"]
        return name.say(phrase, name=work.step.name, n=work.rounds)

    def start_line(self, name: Naming, work: WorkSet) -> str:
        """At a wall the leg goes back."""
        if work.step.posture == AT_WALL and not work.step.brief:
            return name.say(LEG_BACK_LINE, work)
        return super().start_line(name, work)

    def start_words(self, name: Naming, work: WorkSet) -> str:
        """The same, said."""
        if work.step.posture == AT_WALL and not work.step.brief:
            return name.say(LEG_BACK, work)
        return super().start_words(name, work)

    def ready(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """Into place, then as the first cue says."""
        cue = name.cue(work, 0)
        line = name.own(work, work.step.ready) or cue
        return line, f"{name.position(work)} {sentence(cue)}", self.start_words(name, work)

    def swap(self, name: Naming, work: WorkSet) -> tuple[str, str, str]:
        """The first time with the line, later without."""
        line = name.own(work, work.step.change) or name.cue(work, 0)
        if work.round == 1:
            full = f"{name.say(phrases.CHANGE_LEGS)} {sentence(line)}"
        else:
            full = name.say(LAST_TIME if work.round == work.rounds else SAME_AGAIN, work)
        return line, full, self.start_words(name, work)

    def work(self, builder: TimelineBuilder, work: WorkSet, coming: str) -> None:
        """Easing in, the hold, easing off. The hold is the dose: it never grows with the voice."""
        name, dose = builder.name, work.step.dose
        is_at_wall = work.step.posture == AT_WALL
        leans = is_at_wall and not dose.ease_in
        builder.talk(
            "ease-in",
            work,
            dose.ease_in_seconds * 1_000,
            full=name.own(work, dose.ease_in) or name.say(EASE_IN[is_at_wall]),
            brief=name.own(work, dose.ease_in_brief) or name.say(EASE_IN_BRIEF[is_at_wall]),
            heading=name.say(_("Lean in")) if leans else "",
            tone="tick",
            lines=[name.cue(work, 0)],
            coming=coming,
            phase=(0, 1),
        )
        length_ms = dose.hold_seconds * 1_000
        own = name.cues(work)[1:]
        form = [*map(sentence, own), name.say(KEEP_BREATHING)]
        turn = (work.round - 1) % len(form)  # another one in each round
        spoken, tones = cues.for_seconds(
            length_ms,
            [phrases.with_seconds(HOLD_FOR, dose.hold_seconds, name.words), name.say(JUST_HOLD)],
            [*form[turn:], *form[:turn]],
            builder.voice,
            name.words,
        )
        builder.add(
            "hold",
            work,
            length_ms,
            lines=spread(own, length_ms),
            coming=coming,
            phase=[Key(0, 1), Key(length_ms, 1)],
            told=name.say(
                TELL,
                where=name.place(work),
                time=phrases.lasting(dose.hold_seconds, name.words),
            ),
            half=Line(length_ms // 2, name.say(phrases.HALF_WAY)),
            spoken=spoken,
            tones=tones,
        )
        builder.talk(
            "ease-out",
            work,
            dose.ease_off_seconds * 1_000,
            full=name.say(EASE_OFF),
            brief="",
            tone="end",
            lines=[name.say(LET_GO)],
            coming=coming,
            phase=(1, 0),
        )


MOVEMENT = Hold()
