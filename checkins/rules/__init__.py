"""The progression engine: published rules turn each check-in into the plan of the day."""

from .engine import advance, follow, replay
from .facts import Ceiling, CheckInFacts, DayFacts, SessionFacts
from .levels import Level, SignRule
from .policy import Policy, PolicyError
from .reasons import sentence
from .rule_set import RuleSet
from .set_1 import RULE_SET as SET_1
from .set_2 import RULE_SET as SET_2
from .state import Decision, PlanState

RULE_SETS = {SET_1.id: SET_1, SET_2.id: SET_2}
"""Every released rule set by its id. A change is a new one beside these."""


def newest() -> RuleSet:
    """The set of every event that happens from now on."""
    return RULE_SETS[max(RULE_SETS)]


__all__ = [
    "RULE_SETS",
    "SET_1",
    "Ceiling",
    "CheckInFacts",
    "DayFacts",
    "Decision",
    "Level",
    "PlanState",
    "Policy",
    "PolicyError",
    "RuleSet",
    "SessionFacts",
    "SignRule",
    "advance",
    "newest",
    "follow",
    "replay",
    "sentence",
]
