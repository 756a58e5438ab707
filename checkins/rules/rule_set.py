"""A rule set is a room: its policy, its rules, its signs. Frozen once released."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checkins.rules.context import Decide, Rule
from checkins.rules.facts import FEELS, STATUSES
from checkins.rules.levels import LOCKING, Level, SignRule, engine_code
from checkins.rules.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleSet:
    """Everything that decides a check-in. Every event names the set that it is folded with.

    ``signs`` holds every box of the safety screen. To the rules, a sign is its row of clinical.md
    3.2: ``emergency``, ``locking`` and ``booking`` hold these. What set 1 does not know has a
    default that leaves it as it was released."""

    id: int
    policy: Policy
    rules: tuple[Rule, ...]
    signs: Mapping[str, SignRule]
    leaves_out: Mapping[str, frozenset[str]]
    """What stays out of the sessions after a sign was told: "rolling", "raises", "glides"."""
    takes: frozenset[str] = frozenset()
    """What may be told beside the facts of set 1: "tight", "early", "restart", "since"."""
    keeps_letters: bool = False
    """Whether BOOK is open by letters, each with its own say, and "e" among them (5.7 G)."""
    clears_only_locks: bool = False
    """Whether "cleared" changes nothing while nothing is locked (5.7 D)."""
    starts_when_seen: frozenset[str] = frozenset()
    """The signs after which the check-in that follows "seen" is START (5.7 G)."""
    emergency: frozenset[str] = field(init=False)
    locking: frozenset[str] = field(init=False)
    booking: frozenset[str] = field(init=False)
    to_ask: Mapping[tuple[str, str], tuple[Decide, ...]] = field(init=False)
    """The rules to ask, in order, for each status of a plan and each effective feel."""

    def __post_init__(self) -> None:
        def rows(*levels: Level) -> frozenset[str]:
            return frozenset(engine_code(c) for c, one in self.signs.items() if one.level in levels)

        to_ask = {
            (status, feel): tuple(r.decide for r in self.rules if r.is_asked_of(status, feel))
            for status in STATUSES
            for feel in FEELS
        }
        object.__setattr__(self, "emergency", rows(Level.EMERGENCY))
        object.__setattr__(self, "locking", rows(*LOCKING))
        object.__setattr__(self, "booking", rows(Level.BOOK))
        object.__setattr__(self, "to_ask", to_ask)
