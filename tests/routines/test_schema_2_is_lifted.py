"""A document of schema 2, which had no lines of its own for getting into place and for changing
sides, is lifted as it is read, and makes the sessions that it made when it was published.

`released/pumps_2.json` is such a document, of every kind of movement that the first routine lacks;
`released_sessions_2.txt` is what the release that wrote it made of it. The clips of that day are
not kept, so a clip is as long here as its text."""

import copy
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from routines import timeline
from routines.content.document import Script, ScriptError, current, parse
from routines.timeline import Dose, spoken_texts
from routines.timeline.states import PACES, SIDES, VARIANTS
from tests.routines.test_released_sessions import everything_of, fingerprint

RELEASED = Path(__file__).parent / "released_sessions_2.txt"
FROZEN: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "released" / "pumps_2.json").read_text("utf-8")
)


def sessions(script: Script) -> Iterator[str]:
    """A line for each kind of session: as planned, and as spoken at an even tempo."""
    yield f"spoken {fingerprint(spoken_texts(script))}"
    for reps, side, variant, pace, is_new in product(
        (None, 5, 10), SIDES, VARIANTS, PACES, (False, True)
    ):
        chosen = (script, Dose(reps), side, variant, pace)
        planned = timeline.compile(*chosen, is_new=is_new)
        spoken = timeline.compile(*chosen, is_new=is_new, clip_ms=lambda text: 70 * len(text))
        who = "new" if is_new else "known"
        of_both = f"{everything_of(planned)} {everything_of(spoken)}"
        yield f"{reps or 'no'} {side} {variant} {pace} {who} {of_both}"


def test_every_session_is_the_one_that_was_released() -> None:
    assert list(sessions(parse(FROZEN))) == RELEASED.read_text().splitlines()


def test_what_it_did_not_say_is_as_it_was_meant() -> None:
    told = copy.deepcopy(FROZEN)
    told["steps"][0]["gate"] = "clinician"
    pumps, *others = parse(told).steps
    assert (pumps.ready, pumps.change, pumps.brief, pumps.avoid_if) == ("", "", "", ())
    assert (pumps.dose.directions, pumps.off_by_default) == ("up-down", True)
    assert not any(step.off_by_default or step.part for step in others)
    stretch = next(step for step in others if step.exercise == "towel-stretch")
    assert (stretch.dose.ease_in, stretch.dose.ease_in_brief) == ("", "")


def test_published_again_it_is_of_the_newest_schema() -> None:
    assert (FROZEN["schema"], current(FROZEN)["schema"]) == (2, 3)
    assert current(current(FROZEN)) == current(FROZEN)


def test_lifting_forgives_nothing_that_schema_2_wanted() -> None:
    told = copy.deepcopy(FROZEN)
    del told["steps"][0]["dose"]["up_seconds"], told["steps"][1]["gate"]
    with pytest.raises(ScriptError) as caught:
        parse(told)
    paths = {problem.path for problem in caught.value.problems}
    assert paths == {("steps", 0, "dose", "up_seconds"), ("steps", 1, "gate")}
