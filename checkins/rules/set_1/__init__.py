"""Rule set 1, as first released: clinical.md 5.1 to 5.6."""

from checkins.rules.rule_set import RuleSet

from .policy import POLICY
from .rules import RULES
from .signs import LEAVES_OUT, SIGNS

RULE_SET = RuleSet(id=1, policy=POLICY, rules=RULES, signs=SIGNS, leaves_out=LEAVES_OUT)
