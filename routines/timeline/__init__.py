"""A routine's script, a dose, a side and a variant, made into timed states (ux.md 2.6).

The page, the audio track, the pages without JavaScript and the tests all read this one
timeline. It is a pure function: the same arguments give the same timeline for ever.
"""

from routines.script import Script
from routines.timeline.bouts import Dose, Naming, bouts
from routines.timeline.composer import Composer
from routines.timeline.cues import ClipMs, Voice
from routines.timeline.phrases import Words
from routines.timeline.states import HowTo, State, Step, Timeline

__all__ = ["Dose", "HowTo", "State", "Step", "Timeline", "compile", "spoken_texts"]

SIDES = ("left", "right", "both")
VARIANTS = ("full", "short")
PACES = ("normal", "slow")


def compile(
    script: Script,
    dose: Dose,
    side: str,
    variant: str,
    pace: str = "normal",
    *,
    is_new: bool = False,
    words: Words = str,
    clip_ms: ClipMs | None = None,
) -> Timeline:
    """The timeline of one session.

    `script` has passed `script.validate`. `side` is the sore side: left, right or both;
    `variant` is full or short; `pace` is normal, or slow for rolls of 6 seconds each way.
    `is_new` gives a person of the first three sessions longer to stand up (ux.md 2.16).
    `words` translates the player's own phrases. `clip_ms` gives the length of a clip in
    milliseconds: with it, states grow to hold their words (ux.md 2.6); without it, they keep
    the lengths of the script.

    Raises ValueError for an unknown word, and where the dose leaves nothing to do.
    """
    for value, known in ((side, SIDES), (variant, VARIANTS), (pace, PACES)):
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    work = list(bouts(script, dose, side, variant, pace))
    if not work:
        raise ValueError("this dose leaves nothing to do")
    composer = Composer(Naming(words), Voice(clip_ms), is_new=is_new)
    for before, bout, after in zip([None, *work], work, [*work[1:], None], strict=False):
        composer.change_over(before, bout)
        composer.work(bout, after)
    return composer.finish(work[-1], both_calves=side == "both")


def spoken_texts(script: Script, *, words: Words = str) -> tuple[str, ...]:
    """Everything the voice may ever say in this script, sorted: the clips to make.

    At the slow pace no remark is left out for want of time, and the longest dose counts as far
    as any other does."""
    rolls = [step.reps_target for step in script.steps if step.movement == "roll"]
    doses = [Dose(None), *(Dose(reps) for reps in {1, *rolls})]
    sessions = [(side, variant) for variant in VARIANTS for side in SIDES]
    texts = {
        cue.text
        for dose in doses
        for side, variant in sessions
        for is_new in (True, False)
        for state in compile(script, dose, side, variant, "slow", is_new=is_new, words=words).states
        for cue in state.spoken
    }
    return tuple(sorted(texts))
