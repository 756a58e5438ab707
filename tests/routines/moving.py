"""Steps of every kind of movement in any posture, for the tests of movements and ways. Their own
words name no place, so whatever a session says of one comes from the postures."""

from dataclasses import replace
from typing import Any

from routines.content.document import Evidence, Script, Step
from routines.movements import MOVEMENTS
from tests.routines.scripts import SHIPPED

WORDS: dict[str, Any] = {
    "purpose": "It may help.",
    "equipment": "",
    "position": "Get into place, as shown.",
    "ready": "",
    "change": "",
    "brief": "",
    "avoid_if": (),
    "off_by_default": False,
    "instructions": ("Move calmly.",),
    "cues": ("slowly, that way", "and slowly back", "keep breathing"),
    "mistakes": (),
    "stop_signs": ("Pain",),
    "stop_rule": "Stop if it hurts.",
    "easier": "",
    "harder": "",
    "gate": "",
    "evidence": Evidence("little", "Nobody.", "", ""),
    "rest_seconds": 10,
    "short_repeats": 1,
}


def step(kind: str, posture: str = "standing", *, sides: str = "", **fields: Any) -> Step:
    """One step of a kind of movement, with the usual dose; fields of the dose by their names."""
    movement = MOVEMENTS[kind]
    names = movement.dose_type.__dataclass_fields__
    told = {
        "exercise": f"{kind}-{posture}",
        "name": f"Exercise {kind}",
        "movement": movement,
        "figure": "calf-raise",
        "part": movement.part,
        "posture": posture,
        "sides": sides or movement.sides[0],
        "repeats": 1,
        "dose": movement.dose_type(**{n: v for n, v in fields.items() if n in names}),
    }
    return Step(**WORDS | told | {n: v for n, v in fields.items() if n not in names})


def routine(*steps: Step, role: str = "accompanies") -> Script:
    """A routine of these steps."""
    return replace(SHIPPED, role=role, equipment=(), steps=steps)
