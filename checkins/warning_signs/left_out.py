"""What a sign or a condition leaves out of the plan until it is allowed again (clinical.md 3.1,
3.3 and 5.7 D, E)."""

from collections.abc import Mapping
from typing import Literal

from checkins.warning_signs.conditions import CONDITION_BY_CODE

LeaveOut = Literal["rolling", "raises", "glides"]

BY_SIGN: Mapping[str, tuple[LeaveOut, ...]] = {
    "F06": ("rolling",),
    "F07": ("rolling",),
    "F08": ("rolling",),
    "F09": ("rolling",),
    "F10": ("rolling", "raises"),
    "F11": ("rolling", "raises"),
    "F11b": ("rolling",),
    "F13": ("rolling",),
    "F17": ("raises",),
    "F21": ("rolling", "raises"),
    "F22": ("glides",),
}
"""clinical.md 5.7 D, and 3.2 for F22. A rule set that says it itself takes this table's place."""


def left_out(code: str) -> tuple[LeaveOut, ...]:
    """The parts of a plan that a yes to this sign or condition leaves out. Every condition of
    clinical.md 3.3 leaves the rolling out: it is done on the floor, and hard. Empty for others."""
    if code in CONDITION_BY_CODE:
        return ("rolling",)
    return BY_SIGN.get(code, ())
