"""Signs and conditions that were told before and looked at since (clinical.md 5.7 L). Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Known:
    """A code that a person told, and somebody looked at. Screens ask what is new or worse since."""

    code: str
    told_on: date
    looked_at_on: date
