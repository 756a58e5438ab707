"""How it went and what changed: screens, plans, the daily answers and the decisions."""

from checkins.models.answers import (
    FEELS,
    CheckIn,
    Decision,
    EarlierAnswer,
    HalfAnswer,
    SevereQuestion,
)
from checkins.models.plans import Plan
from checkins.models.screens import Agreement, Clearance, LeftOut, Restart, SafetyScreen

__all__ = [
    "FEELS",
    "Agreement",
    "CheckIn",
    "Clearance",
    "Decision",
    "EarlierAnswer",
    "HalfAnswer",
    "LeftOut",
    "Plan",
    "Restart",
    "SafetyScreen",
    "SevereQuestion",
]
