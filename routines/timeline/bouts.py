"""The work of a session, leg by leg, and what each piece of it is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routines.limits import ROLLING_CAUTION
from routines.script import Script, ScriptStep
from routines.timeline import phrases
from routines.timeline.phrases import Words, fill
from routines.timeline.states import HowTo

SLOW_SECONDS_EACH_WAY = 6  # "Slower rolls", ux.md 2.6


@dataclass(frozen=True)
class Dose:
    """What the plan prescribes: rolls in each set, or None where rolling is left out."""

    reps: int | None

    def __post_init__(self) -> None:
        if self.reps is not None and self.reps < 1:
            raise ValueError("a dose has at least one roll, or none at all (None)")


@dataclass(frozen=True)
class Bout:
    """One stretch of work on one leg: a set of rolls, or a hold."""

    step: ScriptStep
    side: str  # left or right
    round: int  # which of `rounds` on this leg, from 1
    rounds: int
    reps: int  # of a set of rolls; 0 for a hold
    seconds_each_way: int

    @property
    def is_roll(self) -> bool:
        """Whether it is counted in rolls rather than held."""
        return self.step.movement == "roll"

    @property
    def caution(self) -> str:
        """When to leave the exercise out altogether; publishing puts it before every roll."""
        return ROLLING_CAUTION if ROLLING_CAUTION in self.step.instructions else ""


def bouts(script: Script, dose: Dose, side: str, variant: str, pace: str) -> Iterator[Bout]:
    """The work in order. The sore leg goes first and the legs take turns (clinical.md 2, O5);
    with both sore, left goes first. A short session is the sore leg alone (clinical.md 1.4), or
    with both sore the two as its two parts (5.7 H)."""
    sore = ("left", "right") if side == "both" else (side,)
    both = (sore[0], "left" if sore[0] == "right" else "right")
    for step in script.steps:
        reps = dose.reps if step.movement == "roll" else 0
        if reps is None:
            continue
        each_way = step.seconds_each_way
        if pace == "slow":
            each_way = max(each_way, SLOW_SECONDS_EACH_WAY)
        is_full = variant == "full"
        rounds = step.repeats if is_full else step.short_repeats
        for n in range(1, rounds + 1):
            for leg in both if is_full and step.sides == "both" else sore:
                yield Bout(step, leg, n, rounds, reps, each_way)


@dataclass(frozen=True)
class Naming:
    """Puts a bout into words: the player's phrases translated, with side and numbers in them."""

    words: Words

    def say(self, phrase: str, bout: Bout | None = None, **values: object) -> str:
        """A phrase of `phrases`, with the side of the bout and the named values filled in."""
        return fill(self.words(phrase), self.words, bout.side if bout else "", **values)

    def cue(self, bout: Bout, n: int) -> str:
        """The exercise's own cue line, from 0."""
        return fill(bout.step.cues[n], self.words, bout.side)

    def position(self, bout: Bout) -> str:
        """How to get into place, from the exercise."""
        return fill(bout.step.position, self.words, bout.side)

    def place(self, bout: Bout) -> str:
        """Which leg, and which round where there are more: "right leg, 1 of 2"."""
        place = self.say(phrases.CALF if bout.is_roll else phrases.LEG, bout)
        if bout.rounds == 1:
            return place
        return self.say(phrases.COUNTED, what=place, n=bout.round, total=bout.rounds)

    def label(self, bout: Bout) -> str:
        """The exercise and the place: "Wall stretch, right leg, 1 of 2"."""
        return self.say(phrases.LABEL, name=bout.step.name, where=self.place(bout))

    def dose(self, bout: Bout) -> str:
        """How much: "5 rolls, 3 seconds each way" or "hold for 20 seconds"."""
        if bout.is_roll:
            return self.say(phrases.DOSE_ROLL, n=bout.reps, seconds=bout.seconds_each_way)
        return self.say(phrases.DOSE_HOLD, seconds=bout.step.hold_seconds)

    def outline(self, bouts: Sequence[Bout]) -> str:
        """A whole exercise: "Rolling: 5 rolls, left calf", "Wall stretch: 2 times, each leg"."""
        first = bouts[0]
        each, one = phrases.EACH_LEG, phrases.LEG
        phrase = phrases.OUTLINE_HOLD if first.rounds == 1 else phrases.OUTLINE_HOLDS
        if first.is_roll:
            each, one, phrase = phrases.EACH_CALF, phrases.CALF, phrases.OUTLINE_ROLLS
        where = self.say(each) if len({bout.side for bout in bouts}) > 1 else self.say(one, first)
        n = first.rounds * (first.reps or 1)
        return self.say(phrase, name=first.step.name, n=n, where=where)

    def how_to(self, bout: Bout) -> HowTo:
        """Its exercise explained. What is said elsewhere in it – the caution, the position – is
        no instruction as well."""
        step, position = bout.step, self.position(bout)
        said = {bout.caution, position}
        return HowTo(
            exercise=step.exercise,
            name=step.name,
            side=bout.side,
            figure=step.figure,
            kit=step.equipment,
            caution=bout.caution,
            position=position,
            dose=self.dose(bout),
            instructions=tuple(line for line in step.instructions if line not in said),
            mistakes=step.mistakes,
            easier=step.easier,
            stop_rule=step.stop_rule,
            stop_signs=step.stop_signs,
        )

    def starting(self, bout: Bout) -> str:
        """What the change-over before a bout leads to: "hold, right leg"."""
        phrase = phrases.NEXT_ROLL if bout.is_roll else phrases.NEXT_HOLD
        leg = self.say(phrases.CALF if bout.is_roll else phrases.LEG, bout)
        return self.say(phrase, where=leg)

    def coming(self, bout: Bout, after: Bout | None) -> str:
        """What comes after a bout: "right leg, 1 of 2"."""
        if after is None:
            return self.say(phrases.NEXT_FEEL)
        if bout.is_roll and not after.is_roll:
            return self.say(phrases.NEXT_WALL)
        return self.place(after) if after.step == bout.step else self.label(after)
