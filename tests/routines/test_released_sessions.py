"""The first routine's sessions are the same bytes as in the release that had two kinds of movement.

`released/calf_1.json` is the document that release published (schema 1), `released_sessions.txt`
what it made of it. Other words on purpose, or a new recording of them, change that file: it is
`sessions(SHIPPED)`."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest

from routines import timeline
from routines.content.document import Script, parse
from routines.sound import clips, track
from routines.timeline import Dose, Timeline, spoken_texts
from routines.timeline.states import PACES, SIDES, VARIANTS
from tests.routines.scripts import SHIPPED

RELEASED = Path(__file__).parent / "released_sessions.txt"
FROZEN = json.loads((Path(__file__).parents[1] / "released" / "calf_1.json").read_text())
DOSES = (None, 1, 5, 10)


def fingerprint(*told: object) -> str:
    text = json.dumps(told, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def everything_of(made: Timeline) -> str:
    """What is seen, heard and read."""
    how_to = [asdict(one) for one in made.how_to]
    of_steps = [one and asdict(one) for one in map(made.how_to_of, made.steps)]
    words = (how_to, of_steps, made.outline, made.kit, made.minutes())
    return fingerprint(made.as_json(), made.short_json(), words)


def sessions(script: Script) -> Iterator[str]:
    """A line for each kind of session: as planned, as spoken, and the sound of its three levels."""
    voice, tones = clips.spoken("en"), clips.tones()
    yield f"spoken {fingerprint(spoken_texts(script))}"
    for reps, side, variant, pace, is_new in product(DOSES, SIDES, VARIANTS, PACES, (False, True)):
        chosen = (script, Dose(reps), side, variant, pace)
        planned = timeline.compile(*chosen, is_new=is_new)
        spoken = timeline.compile(*chosen, is_new=is_new, clip_ms=voice.ms)
        sound = "-"
        if (pace, side) == ("normal", "left"):
            tracks = (track.build(spoken, level, voice, tones) for level in track.LEVELS)
            sound = fingerprint(*(hashlib.sha256(one).hexdigest() for one in tracks))
        who = "new" if is_new else "known"
        of_both = f"{everything_of(planned)} {everything_of(spoken)} {sound}"
        yield f"{reps or 'no'} {side} {variant} {pace} {who} {of_both}"


@pytest.mark.parametrize("script", [parse(FROZEN), SHIPPED], ids=["frozen", "shipped"])
def test_every_session_is_the_one_that_was_released(script):
    assert list(sessions(script)) == RELEASED.read_text().splitlines()
