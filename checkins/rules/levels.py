"""How urgent a warning sign is, and when it is asked. Which sign is what, the rule set says."""

from enum import StrEnum
from typing import Literal, NamedTuple


class Level(StrEnum):
    """How soon a person needs care, most urgent first (clinical.md 3.1)."""

    EMERGENCY = "emergency"  # E: ambulance or hospital now
    SAME_DAY = "same_day"  # D: urgent care today
    BOOK = "book"  # B: an appointment
    NO_USE = "no_use"  # F24: under 18, no plan at all


LOCKING = frozenset({Level.EMERGENCY, Level.SAME_DAY})

Asked = Literal["start", "check_in", "weekly"]
"""The Ask column of clinical.md 3.2: at the start only (S), also at every check-in (S K), or also
weekly and after 7 or more days away (S W)."""


class SignRule(NamedTuple):
    """What a rule set says of one sign."""

    level: Level
    asked: Asked


def engine_code(code: str) -> str:
    """The row of clinical.md 3.2 that a box belongs to: F11b is F11 to the rules, F24b is F24."""
    return code.removesuffix("b")
