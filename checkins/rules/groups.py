"""The rules by what they do for a person: the six headings of "How we decide" (ux.md 2.16)."""

from enum import StrEnum


class Group(StrEnum):
    """What follows from a rule, in the order of the page."""

    STOP = "stop"
    REST = "rest"
    LESS = "less"
    STAY = "stay"
    MORE = "more"
    SEE = "see"  # with what opens BOOK beside the rules


GROUPS: dict[str, Group] = {
    "FLAG": Group.STOP,
    "LOCKED": Group.STOP,
    "SEVERE": Group.STOP,
    "PAIN6": Group.REST,
    "TWO_WORSE": Group.REST,
    "WORSE_BASE": Group.REST,
    "GAP14": Group.LESS,
    "RELAPSE": Group.LESS,
    "WORSE_DOWN": Group.LESS,
    "GAP7": Group.LESS,
    "GAP3": Group.LESS,
    "BAD_SESSIONS": Group.LESS,
    "WEEK_RISE": Group.LESS,
    "MAINT_OFFER": Group.LESS,  # fewer days, because it goes well
    "HOLD_EARLY": Group.STAY,
    "MAINTAIN": Group.STAY,
    "HOLD_SAME": Group.STAY,
    "HOLD_CONFLICT": Group.STAY,
    "HOLD_BOOK": Group.STAY,
    "HOLD_NO_SESSION": Group.STAY,
    "HOLD_BAD": Group.STAY,
    "HOLD_COOL": Group.STAY,
    "HOLD_SORE": Group.STAY,
    "HOLD_SETTLE": Group.STAY,
    "AT_TOP": Group.STAY,
    "START": Group.MORE,
    "RESUME": Group.MORE,
    "TWICE": Group.MORE,
    "REPS": Group.MORE,
    "THREE_WORSE": Group.SEE,
}
