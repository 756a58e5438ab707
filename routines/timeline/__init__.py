"""A routine's script, a dose, a side and a variant, made into timed states (ux.md 2.6).

The page, the audio track, the pages without JavaScript and the tests all read this one
timeline. It is a pure function: the same arguments give the same timeline for ever. It knows no
kind of movement by name: a step of the script brings its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from routines.timeline.composer import Composer
from routines.timeline.cues import ClipMs, Voice
from routines.timeline.phrases import Words
from routines.timeline.states import PACES, SIDES, VARIANTS, HowTo, State, Step, Timeline
from routines.timeline.work_sets import Dose, Naming, work_sets

if TYPE_CHECKING:
    from routines.content.document import Script

__all__ = ["Dose", "HowTo", "State", "Step", "Timeline", "compile", "spoken_texts"]


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

    `script` has passed `checking.validate`. `side` is the sore side: left, right or both;
    `variant` is full or short; `pace` is normal, or slow for rolls of 6 seconds each way.
    `is_new` gives a person of the first three sessions longer on the way (ux.md 2.16).
    `words` translates the player's own phrases. `clip_ms` gives the length of a clip in
    milliseconds: with it, states grow to hold their words (ux.md 2.6); without it, they keep
    the lengths of the script.

    Raises ValueError for an unknown word, and where the dose leaves nothing to do.
    """
    for value, known in ((side, SIDES), (variant, VARIANTS), (pace, PACES)):
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    work = list(work_sets(script, dose, side, variant, pace))
    if not work:
        raise ValueError("this dose leaves nothing to do")
    # A text is asked for many times; to find its clip takes longer than to remember its length.
    voice = Voice(cache(clip_ms) if clip_ms else None)
    composer = Composer(Naming(words), voice, is_new=is_new, knows_places=script.schema > 1)
    for before, one, after in zip([None, *work], work, [*work[1:], None], strict=False):
        composer.change_over(before, one)
        composer.work(one, after)
    return composer.finish(work[-1], both_calves=side == "both")


def spoken_texts(script: Script, *, words: Words = str) -> tuple[str, ...]:
    """Everything the voice may ever say in this script, sorted: the clips to make.

    Clips of no length leave no remark out for want of time, and of each step the movement knows the
    doses that between them have all words."""
    counts = {n for step in script.steps for n in step.movement.counts(step)}
    doses = [Dose(None), *(Dose(reps) for reps in {1, *counts})]
    sessions = [(side, variant) for variant in VARIANTS for side in SIDES]
    texts = set[str]()
    for dose in doses:
        for side, variant in sessions:
            if not any(work_sets(script, dose, side, variant, "normal")):
                continue
            for is_new in (True, False):
                made = compile(
                    script, dose, side, variant, is_new=is_new, words=words, clip_ms=_in_no_time
                )
                texts |= {cue.text for state in made.states for cue in state.spoken}
    return tuple(sorted(texts))


def _in_no_time(_text: str) -> int:
    return 1
