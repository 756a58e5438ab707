"""Every exercise of clinical.md 4 is there to be named by a routine, and makes a whole session."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from routines import timeline
from routines.content import checking, drafts, packs
from routines.content.document import Script, parse
from routines.figures import FIGURES
from routines.models import Exercise
from routines.movements import MOVEMENTS
from routines.timeline import Dose
from routines.timeline.cues import Voice
from tests.routines import test_timeline_properties as always
from tests.routines.scripts import CODES

CLINICAL = Path(__file__).parents[2] / "docs" / "reference" / "clinical.md"

# Of each exercise its section, its sides and its dose, from start to target: times, or seconds.
LIBRARY = {
    "foam-roll-calf": ("4.1", "affected", (5, 10)),
    "wall-calf-stretch": ("4.2", "each", (20,)),
    "wall-calf-stretch-bent": ("4.3", "each", (20,)),
    "towel-stretch": ("4.4", "each", (20,)),
    "ankle-pumps": ("4.5", "each", (10, 20)),
    "ankle-circles": ("4.6", "each", (8, 20)),
    "calf-raise": ("4.7", "both", (10, 15)),
    "toe-walk": ("4.8", "alternating", (10, 10)),  # 2 steps are counted as one
    "heel-walk": ("4.9", "none", (20, 60)),
    "toe-raise": ("4.10", "both", (10, 15)),
    "one-leg-raise": ("4.11", "each", (5, 15)),
    "heel-drop": ("4.12", "each", (8, 15)),
    "down-dog-pedals": ("4.13", "alternating", (5, 10)),
    "ball-roll": ("4.14", "each", (30, 120)),
    "nerve-glide": ("4.15", "each", (5, 10)),
    "cat-camel": ("4.16", "none", (5, 10)),
    "pelvic-tilt": ("4.17", "none", (5, 10)),
    "knee-rolls": ("4.18", "none", (5, 10)),  # both knees go together, so no leg is named
    "bird-dog": ("4.19", "each", (5, 10)),
    "walking": ("4.20", "none", (300, 1_800)),
    # What a chair needs in their place.
    "roller-stick": ("4.1", "affected", (5, 10)),
    "towel-stretch-chair": ("4.4", "each", (20,)),
}
GATES = {
    "toe-walk": "easy-raises",
    "one-leg-raise": "two-leg-raises",
    "heel-drop": "clinician",
    "nerve-glide": "clinician",
}
every_exercise = pytest.mark.parametrize("slug", LIBRARY)


def exercise(slug: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((packs.EXERCISES / f"{slug}.json").read_text("utf-8"))
    return told


def alone(slug: str) -> Script:
    """A routine of one exercise. Behind a rolling one comes a stretch, because who must not roll is
    never left with nothing (clinical.md 3.3)."""
    slugs = [slug]
    if MOVEMENTS[exercise(slug)["movement"]].caution:
        slugs.append("wall-calf-stretch")
    steps = [
        {"exercise": one, "sides": LIBRARY[one][1], "repeats": 1, "short_repeats": 1}
        for one in slugs
    ]
    about = {"slug": slug, "name": "Alone", "summary": "One exercise.", "language": "en"}
    about |= {"role": "accompanies", "sources": []}
    return parse(drafts.build(about, {one: exercise(one) for one in slugs}, steps))


def legs(slug: str, side: str, variant: str) -> set[str]:
    """Whose turn it is: the short session is the sore leg alone (clinical.md 1.4)."""
    sides = LIBRARY[slug][1]
    if sides == "each" and variant == "full":
        return {"left", "right"}
    return {side} if sides in ("each", "affected") else {""}


def test_every_exercise_of_the_clinical_reference_has_a_file_and_no_other():
    sections = re.findall(r"^\*\*(4\.\d+) ", CLINICAL.read_text("utf-8"), re.MULTILINE)
    assert len(sections) == 20
    assert {section for section, _sides, _dose in LIBRARY.values()} == set(sections)
    assert {path.stem for path in packs.EXERCISES.glob("*.json")} == set(LIBRARY)


@every_exercise
def test_a_file_has_its_own_name_and_the_form_of_all_the_others(slug):
    told = exercise(slug)
    assert told["slug"] == slug
    assert list(told) == list(exercise("wall-calf-stretch"))
    dose = MOVEMENTS[told["movement"]].dose_type
    assert list(told["dose"]) == list(dose.__dataclass_fields__)


@every_exercise
def test_a_routine_may_name_it_as_it_is(slug):
    assert checking.validate(alone(slug), frozenset(FIGURES), CODES) == []


@every_exercise
def test_it_has_the_dose_of_the_clinical_reference(slug):
    numbers = ("reps_start", "reps_target", "hold_seconds", "seconds_start", "seconds_target")
    dose = exercise(slug)["dose"]
    assert tuple(dose[name] for name in numbers if name in dose) == LIBRARY[slug][2]


def test_it_says_who_may_do_it():
    """clinical.md 4.8, 4.11, 4.12 and 4.15."""
    assert {slug: gate for slug in LIBRARY if (gate := exercise(slug)["gate"])} == GATES


def test_the_paces_of_the_clinical_reference_are_kept():
    """clinical.md 4.7, 4.11, 4.13, 4.17, 4.18 and 4.19; of a heel drop the slow part is the way
    down, and that is its way out."""
    names = ("up_seconds", "pause_seconds", "down_seconds")
    paces = {
        "calf-raise": (2, 1, 3),
        "one-leg-raise": (2, 1, 3),
        "heel-drop": (3, 1, 2),
        "down-dog-pedals": (3, 0, 3),
        "pelvic-tilt": (2, 2, 2),
        "knee-rolls": (3, 2, 5),  # the way back has the pause of the other side in it
        "bird-dog": (4, 3, 4),
    }
    found = {slug: tuple(exercise(slug)["dose"][name] for name in names) for slug in paces}
    assert found == paces


def test_two_pumps_stand_for_a_roll_and_nothing_else_is_set_by_a_plan():
    per_roll = {slug: exercise(slug)["dose"].get("per_roll", 0) for slug in LIBRARY}
    assert {slug: n for slug, n in per_roll.items() if n} == {"ankle-pumps": 2}


@every_exercise
def test_the_voice_gets_no_digits_to_say(slug):
    told = exercise(slug)
    assert not re.search(r"\d", " ".join([told["position"], *told["cues"]]))


@every_exercise
def test_its_words_fit_the_columns_of_the_admin(slug):
    told = exercise(slug)
    for name, text in {**told, **told["evidence"]}.items():
        if name != "evidence" and isinstance(text, str):
            most = getattr(Exercise._meta.get_field(name), "max_length", None)
            assert most is None or len(text) <= most, name


@every_exercise
def test_every_session_of_it_is_whole_and_never_silent_for_long(slug):
    script = alone(slug)
    work = script.steps[0].movement.state
    for side, variant in product(("left", "right"), ("full", "short")):
        compiled = timeline.compile(script, Dose(5), side, variant)
        always.check_clock(compiled)
        always.check_voice(compiled, Voice())
        always.check_tones(compiled, Voice())
        always.check_silence(compiled, Voice())
        worked = {state.side for state in compiled.states if state.name == work}
        assert worked == legs(slug, side, variant)
