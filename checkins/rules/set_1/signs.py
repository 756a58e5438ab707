"""The signs of rule set 1: how urgent each is, when it is asked (clinical.md 3.2). Never changed.

A code that ends in "b" is a second box made of one row of the table."""

from collections.abc import Mapping
from types import MappingProxyType

from checkins.rules.levels import Level, SignRule

_EMERGENCY, _SAME_DAY, _BOOK = Level.EMERGENCY, Level.SAME_DAY, Level.BOOK

SIGNS: Mapping[str, SignRule] = MappingProxyType(
    {
        "F01": SignRule(_EMERGENCY, "check_in"),
        "F02": SignRule(_EMERGENCY, "check_in"),
        "F03": SignRule(_EMERGENCY, "check_in"),
        "F04": SignRule(_EMERGENCY, "check_in"),
        "F05": SignRule(_EMERGENCY, "check_in"),
        "F06": SignRule(_EMERGENCY, "check_in"),
        "F07": SignRule(_EMERGENCY, "weekly"),
        "F08": SignRule(_SAME_DAY, "check_in"),
        "F09": SignRule(_SAME_DAY, "weekly"),
        "F10": SignRule(_SAME_DAY, "check_in"),
        "F11": SignRule(_EMERGENCY, "check_in"),
        "F11b": SignRule(_SAME_DAY, "check_in"),
        "F12": SignRule(_SAME_DAY, "check_in"),
        "F13": SignRule(_SAME_DAY, "check_in"),
        "F14": SignRule(_SAME_DAY, "weekly"),
        "F15": SignRule(_SAME_DAY, "check_in"),
        "F16": SignRule(_SAME_DAY, "weekly"),
        "F17": SignRule(_SAME_DAY, "weekly"),
        "F18": SignRule(_SAME_DAY, "check_in"),
        "F19": SignRule(_BOOK, "weekly"),
        "F20": SignRule(_BOOK, "weekly"),
        "F21": SignRule(_BOOK, "check_in"),
        "F22": SignRule(_BOOK, "check_in"),
        "F23": SignRule(_BOOK, "start"),
        "F24": SignRule(Level.NO_USE, "start"),
        "F24b": SignRule(_BOOK, "start"),
    }
)

# Set 1 knew of rolling alone, and of one sign that ends it.
LEAVES_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {"rolling": frozenset({"F21"}), "raises": frozenset(), "glides": frozenset()}
)
