"""What the engine is told about a day. What it remembers and answers is in ``state.py``.

Feel is "better", "same" or "worse"; pain and tightness are whole numbers from 0 to 10; a level is
sessions a day (1 or 2) and rolling reps; a day is an ascending number such as ``date.toordinal()``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Self

BETTER, SAME, WORSE = "better", "same", "worse"
FEELS = (BETTER, SAME, WORSE)
FULL, SHORT = "full", "short"
ACTIVE, PAUSED, LOCKED, MAINTENANCE = "active", "paused", "locked", "maintenance"
STATUSES = (ACTIVE, PAUSED, LOCKED, MAINTENANCE)
EXERCISING = frozenset({ACTIVE, MAINTENANCE})

# Every row of the table of signs, clinical.md 3.2. How urgent each is, the rule set says.
ALL_SIGNS = frozenset(f"F{n:02}" for n in range(1, 25))

# How long it had been there when the plan began, as the first pages ask it (clinical.md 5.7 G).
OVER_6_WEEKS = "over6"
SINCE = ("under2", "2to6", OVER_6_WEEKS, "unsure")

LAST_DAY = date.max.toordinal()
MAX_PAIN = 10


def _check_scale(name: str, told: object) -> None:
    if type(told) is not int or not 0 <= told <= MAX_PAIN:
        raise ValueError(f"{name} must be a whole number from 0 to {MAX_PAIN}")


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One session that was done. ``worst_pain`` None stands for the pain of the day's check-in."""

    feel: str = BETTER
    worst_pain: int | None = None
    variant: str = FULL

    def __post_init__(self) -> None:
        if self.feel not in FEELS:
            raise ValueError("a session's feel must be better, same or worse")
        if self.worst_pain is not None:
            _check_scale("worst_pain", self.worst_pain)
        if self.variant not in (FULL, SHORT):
            raise ValueError("variant must be full or short")

    def to_json(self) -> dict[str, Any]:
        """Return the session as a plain dict."""
        return {"feel": self.feel, "worst_pain": self.worst_pain, "variant": self.variant}


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The decision in force, which an early answer may not exceed (clinical.md 5.7 A and I).

    A rest has the level that waits, or 0 sessions and ``reps`` None. Raises ValueError for a
    status that there is not, or for half a level.
    """

    status: str
    sessions: int
    reps: int | None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError("a ceiling's status must be one of " + ", ".join(STATUSES))
        if type(self.sessions) is not int or self.sessions not in (0, 1, 2):
            raise ValueError("a ceiling's sessions must be 0, 1 or 2")
        if (self.sessions == 0) != (self.reps is None):
            raise ValueError("a ceiling has both sessions and reps, or neither")
        if self.sessions == 0 and self.status in EXERCISING:
            raise ValueError("a ceiling with exercise has a level")

    def to_json(self) -> dict[str, Any]:
        """Return the ceiling as a plain dict."""
        return {"status": self.status, "sessions": self.sessions, "reps": self.reps}


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """One check-in. ``feel`` None, as on the first of all, counts as "same".

    ``tight`` is the tightness, None where it was not asked. ``early`` (clinical.md 5.7 A and I):
    the answer came too soon after another one, or after a session of its day. It may then allow
    no more than ``ceiling``; None stands for what the state said before this answer.
    """

    feel: str | None
    pain: int
    signs: frozenset[str] = frozenset()
    tight: int | None = None
    early: bool = False
    ceiling: Ceiling | None = None

    def __post_init__(self) -> None:
        if self.feel is not None and self.feel not in FEELS:
            raise ValueError("feel must be better, same, worse or null")
        _check_scale("pain", self.pain)
        if not self.signs <= ALL_SIGNS:
            raise ValueError("signs must be codes from F01 to F24")
        if self.tight is not None:
            _check_scale("tight", self.tight)
        if self.ceiling is not None and not self.early:
            raise ValueError("only an early answer has a ceiling")

    def to_json(self) -> dict[str, Any]:
        """Return the check-in as a plain dict. What set 2 added stands there only where told."""
        told: dict[str, Any] = {
            "feel": self.feel,
            "pain": self.pain,
            "signs": sorted(self.signs),
        }
        if self.tight is not None:
            told["tight"] = self.tight
        if self.early:
            told["early"] = True
        if self.ceiling is not None:
            told["ceiling"] = self.ceiling.to_json()
        return told

    @staticmethod
    def from_json(told: Mapping[str, Any]) -> "CheckInFacts":
        """Return the check-in that ``to_json`` wrote. Raises KeyError without feel or pain."""
        ceiling = told.get("ceiling")
        return _check_in(
            told["feel"],
            told["pain"],
            frozenset(told["signs"]),
            told.get("tight"),
            told.get("early", False),
            Ceiling(**ceiling) if ceiling else None,
        )


# Answers and sessions are alike: to read years of them, each kind is made and checked once.
_check_in = lru_cache(maxsize=1024, typed=True)(CheckInFacts)
_session = lru_cache(maxsize=256, typed=True)(SessionFacts)


@dataclass(slots=True)  # freezing triples what it costs to make one, and a replay makes millions
class DayFacts:
    """All that is told about one day, in this order: cleared, seen, restart, check-in, sessions.

    ``cleared``: a clinician has cleared the person. ``seen``: "I have been seen, or it is
    booked". ``restart``: the person ended the plan and started again, or changed the leg; the
    next check-in is START (clinical.md 5.7 H). ``max_sessions``: the most sessions a day the
    person wants (1 or 2), None if unchanged. Anything outside these bounds raises ValueError.
    """

    day: int
    cleared: bool = False
    seen: bool = False
    restart: bool = False
    check_in: CheckInFacts | None = None
    sessions: tuple[SessionFacts, ...] = ()
    max_sessions: int | None = None

    def __post_init__(self) -> None:
        if type(self.day) is not int or not 1 <= self.day <= LAST_DAY:
            raise ValueError(f"day must be a whole number from 1 to {LAST_DAY}")
        if self.max_sessions is not None:
            check_max_sessions(self.max_sessions)

    def to_json(self) -> dict[str, Any]:
        """Return the day as it is stored beside its event. Only what was said is written down."""
        told: dict[str, Any] = {"day": self.day}
        for name in ("cleared", "seen", "restart"):
            if getattr(self, name):
                told[name] = True
        if self.check_in is not None:
            told["check_in"] = self.check_in.to_json()
        if self.sessions:
            told["sessions"] = [session.to_json() for session in self.sessions]
        if self.max_sessions is not None:
            told["max_sessions"] = self.max_sessions
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """Return the day that ``to_json`` wrote, now or when set 1 was released."""
        check_in, sessions = told.get("check_in"), told.get("sessions")
        return cls(
            told["day"],
            told.get("cleared", False),
            told.get("seen", False),
            told.get("restart", False),
            CheckInFacts.from_json(check_in) if check_in else None,
            tuple([_session(**session) for session in sessions]) if sessions else (),
            told.get("max_sessions"),
        )


def check_max_sessions(max_sessions: object) -> None:
    """Raise ValueError unless this is a possible cap on sessions a day."""
    if type(max_sessions) is not int or max_sessions not in (1, 2):
        raise ValueError("max_sessions must be 1 or 2")
