"""Rule set 2, what the first weeks showed: clinical.md 5.7. Beside set 1, never in its place."""

from checkins.rules.rule_set import RuleSet

from .policy import POLICY
from .rules import RULES
from .signs import LEAVES_OUT, SIGNS

RULE_SET = RuleSet(
    id=2,
    policy=POLICY,
    rules=RULES,
    signs=SIGNS,
    leaves_out=LEAVES_OUT,
    takes=frozenset({"tight", "early", "restart", "since"}),
    keeps_letters=True,
    clears_only_locks=True,
    starts_when_seen=frozenset({"F24"}),
)
