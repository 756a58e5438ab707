"""What the engine is told about a day, what it remembers, and what it answers.

Feel is "better", "same" or "worse"; pain is a whole number from 0 to 10; a level is sessions a
day (1 or 2) and rolling reps; a day is an ascending number such as ``date.toordinal()``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

BETTER, SAME, WORSE = "better", "same", "worse"
FEELS = (BETTER, SAME, WORSE)
FULL, SHORT = "full", "short"
ACTIVE, PAUSED, LOCKED, MAINTENANCE = "active", "paused", "locked", "maintenance"
STATUSES = (ACTIVE, PAUSED, LOCKED, MAINTENANCE)

# Every row of the table of signs, clinical.md 3.2. How urgent each is, the rule set says.
ALL_SIGNS = frozenset(f"F{n:02}" for n in range(1, 25))

LAST_DAY = date.max.toordinal()
MAX_PAIN = 10


def _check_pain(name: str, pain: object) -> None:
    if type(pain) is not int or not 0 <= pain <= MAX_PAIN:
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
            _check_pain("worst_pain", self.worst_pain)
        if self.variant not in (FULL, SHORT):
            raise ValueError("variant must be full or short")


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """One check-in. ``feel`` None, as on the first of all, counts as "same"."""

    feel: str | None
    pain: int
    signs: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.feel is not None and self.feel not in FEELS:
            raise ValueError("feel must be better, same, worse or null")
        _check_pain("pain", self.pain)
        if not self.signs <= ALL_SIGNS:
            raise ValueError("signs must be codes from F01 to F24")


@dataclass(frozen=True, slots=True)
class DayFacts:
    """All that is told about one day, in this order: cleared, seen, check-in, sessions.

    ``cleared``: a clinician has cleared the person. ``seen``: "I have been seen, or it is
    booked". ``max_sessions``: the most sessions a day the person wants (1 or 2), None if
    unchanged. Anything outside these bounds raises ValueError.
    """

    day: int
    cleared: bool = False
    seen: bool = False
    check_in: CheckInFacts | None = None
    sessions: tuple[SessionFacts, ...] = ()
    max_sessions: int | None = None

    def __post_init__(self) -> None:
        if type(self.day) is not int or not 1 <= self.day <= LAST_DAY:
            raise ValueError(f"day must be a whole number from 1 to {LAST_DAY}")
        if self.max_sessions is not None:
            check_max_sessions(self.max_sessions)


def check_max_sessions(max_sessions: object) -> None:
    """Raise ValueError unless this is a possible cap on sessions a day."""
    if type(max_sessions) is not int or max_sessions not in (1, 2):
        raise ValueError("max_sessions must be 1 or 2")


class Answer(NamedTuple):
    """A check-in as the engine remembers it. ``feel`` is the effective feel (clinical.md 5.1)."""

    day: int
    pain: int
    feel: str


class Episode(NamedTuple):
    """What counts from a START, GAP14 or RELAPSE on.

    ``clock`` is the day from which the 14 and 42 days of BOOK run.
    """

    start: int
    baseline: int
    clock: int


class PastSessions(NamedTuple):
    """Sessions before the state's day: the last day with one, was any of it bad, bad in a row."""

    day: int = 0
    bad: bool = False
    bad_run: int = 0


class TodaysSessions(NamedTuple):
    """Sessions on the state's day: how many done, how many bad, how many bad at the end."""

    done: int = 0
    bad: int = 0
    bad_at_end: int = 0


NO_SESSIONS = TodaysSessions()


class PlanState(NamedTuple):
    """All that the engine remembers of a plan, small and of bounded size.

    The level (``sessions``, ``reps``) is kept while there is no exercise. ``episode`` None means
    that the next check-in is START. ``better_count`` and ``paused_count`` are the counters of
    clinical.md 5.1 and 5.2 (c). ``recent`` holds the last 14 check-ins of the episode. ``day`` is
    the last day handed in, ``checked_on`` the last with a check-in (0 before any).
    """

    status: str
    sessions: int
    reps: int
    max_sessions: int
    cool: bool = False
    book: bool = False
    better_count: int = 0
    paused_count: int = 0
    episode: Episode | None = None
    recent: tuple[Answer, ...] = ()
    past: PastSessions = PastSessions()
    today: TodaysSessions = NO_SESSIONS
    day: int = 0
    checked_on: int = 0
    checked_pain: int = 0

    @classmethod
    def new(cls, max_sessions: int = 2) -> Self:
        """Return the state before the first check-in. START sets the level."""
        check_max_sessions(max_sessions)
        return cls(status=ACTIVE, sessions=1, reps=5, max_sessions=max_sessions)

    def to_json(self) -> dict[str, Any]:
        """Return the state as a plain dict of numbers, texts and lists."""
        document = self._asdict()
        document["recent"] = [list(answer) for answer in self.recent]
        document["episode"] = self.episode and list(self.episode)
        document["past"] = list(self.past)
        document["today"] = list(self.today)
        return document

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Return the state that ``to_json`` wrote. Raises TypeError on any other shape."""
        parts = dict(document)
        episode = parts.pop("episode")
        return cls(
            episode=None if episode is None else Episode(*episode),
            recent=tuple(Answer(*answer) for answer in parts.pop("recent")),
            past=PastSessions(*parts.pop("past")),
            today=TodaysSessions(*parts.pop("today")),
            **parts,
        )


class Decision(NamedTuple):
    """What a rule made of a check-in.

    ``sessions`` is 0 and ``reps`` None when there is no exercise today. ``reason`` holds the
    numbers that the words of ``reasons.py`` need. ``book_reasons`` names what opened BOOK at this
    check-in: "a" to "d" of clinical.md 5.2, empty when it was open before or a rule opened it.
    """

    day: int
    rule: str
    sessions: int
    reps: int | None
    status: str
    book: bool
    reason: Mapping[str, int]
    sessions_before: int
    reps_before: int
    status_before: str
    book_reasons: tuple[str, ...]
    policy_version: str

    def to_json(self) -> dict[str, Any]:
        """Return the decision as a plain dict, to be stored as it is."""
        return {**self._asdict(), "book_reasons": list(self.book_reasons)}
