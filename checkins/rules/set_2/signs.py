"""The signs of rule set 2: codes, levels and moments as in set 1 (clinical.md 3.2), and what stays
out of the sessions after one of them (5.7 D and L)."""

from collections.abc import Mapping
from types import MappingProxyType

from checkins.rules.set_1.signs import SIGNS

__all__ = ["LEAVES_OUT", "SIGNS"]

LEAVES_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "rolling": frozenset({"F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F13", "F21"}),
        "raises": frozenset({"F10", "F11", "F17", "F21"}),
        "glides": frozenset({"F22"}),
    }
)
