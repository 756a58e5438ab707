"""What a sign or a condition leaves out of the plan until it is allowed again (clinical.md 3.1,
3.3 and 5.7 D, E). Which sign leaves out what, the rule set says."""

from checkins.rules import RuleSet, newest
from checkins.warning_signs.conditions import CONDITION_BY_CODE


def left_out(code: str, rule_set: RuleSet | None = None) -> tuple[str, ...]:
    """The parts of a plan ("rolling", "raises", "glides") that a yes to this sign or condition
    leaves out. Every condition of clinical.md 3.3 leaves the rolling out: it is done on the floor,
    and hard. Empty for others."""
    if code in CONDITION_BY_CODE:
        return ("rolling",)
    leaves_out = (rule_set or newest()).leaves_out
    return tuple(part for part, codes in leaves_out.items() if code in codes)
