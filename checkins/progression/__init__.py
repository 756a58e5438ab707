"""The progression engine: published rules turn each check-in into the plan of the day."""

from .engine import advance, replay
from .facts import CheckInFacts, DayFacts, Decision, PlanState, SessionFacts
from .policy import POLICY_V1, Policy, PolicyError
from .reasons import sentence
from .rules import RULES

__all__ = [
    "POLICY_V1",
    "RULES",
    "CheckInFacts",
    "DayFacts",
    "Decision",
    "PlanState",
    "Policy",
    "PolicyError",
    "SessionFacts",
    "advance",
    "replay",
    "sentence",
]
