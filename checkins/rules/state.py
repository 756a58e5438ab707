"""What the engine remembers of a plan, and what it answers. All of it is made and read by name."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple, Self

from .facts import ACTIVE, OVER_6_WEEKS, SINCE, check_max_sessions

UNNAMED = "o"
"""The letter of a BOOK that was opened before letters were kept: it holds, whatever opened it."""


class Answer(NamedTuple):
    """A check-in as the engine remembers it.

    ``feel`` is the effective feel (clinical.md 5.1). ``tight`` is carried from the answer before
    where it was not told, and None before it ever was (clinical.md 5.7 F).
    """

    day: int
    pain: int
    feel: str
    tight: int | None = None


class Episode(NamedTuple):
    """What counts from a START, GAP14 or RELAPSE on.

    ``clock`` is the day from which the 14 and 42 days of BOOK run. ``baseline`` is the pain and
    ``tight_baseline`` the tightness that "improved" is judged by; None where the episode began
    without any.
    """

    start: int
    baseline: int
    clock: int
    tight_baseline: int | None = None


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


class Waiting(NamedTuple):
    """What was told and has its effect only later.

    ``since`` "over6": the first START or PAIN6 opens BOOK (e). ``restart``: the next check-in is
    START, and keeps the episode's clock and baselines (clinical.md 5.7 H). ``start_when_seen``: a
    sign was told after which "I have been seen" leads to START (F24).
    """

    since: str | None = None
    restart: bool = False
    start_when_seen: bool = False


NOTHING_WAITS = Waiting()


class PlanState(NamedTuple):
    """All that the engine remembers of a plan, small and of bounded size.

    The level (``sessions``, ``reps``) is kept while there is no exercise. ``letters`` are those
    of the open BOOK, in order. ``episode`` None means that the next check-in is START.
    ``better_count`` and ``paused_count`` are the counters of clinical.md 5.1 and 5.2 (c).
    ``recent`` holds the last 14 check-ins of the episode. ``day`` is the last day handed in,
    ``checked_on`` the last with a check-in (0 before any), ``tight`` the last tightness told.
    """

    status: str
    sessions: int
    reps: int
    max_sessions: int
    cool: bool = False
    letters: tuple[str, ...] = ()
    better_count: int = 0
    paused_count: int = 0
    episode: Episode | None = None
    recent: tuple[Answer, ...] = ()
    past: PastSessions = PastSessions()
    today: TodaysSessions = NO_SESSIONS
    day: int = 0
    checked_on: int = 0
    checked_pain: int = 0
    tight: int | None = None
    waiting: Waiting = NOTHING_WAITS

    @classmethod
    def new(cls, max_sessions: int = 2, since: str | None = None) -> Self:
        """Return the state before the first check-in. START sets the level.

        ``since`` is how long it had been there then: one of ``SINCE``, or None if unknown.
        Raises ValueError for anything else.
        """
        check_max_sessions(max_sessions)
        if since is not None and since not in SINCE:
            raise ValueError("since must be one of " + ", ".join(SINCE))
        return cls(
            status=ACTIVE,
            sessions=1,
            reps=5,
            max_sessions=max_sessions,
            waiting=Waiting(since=since) if since == OVER_6_WEEKS else NOTHING_WAITS,
        )

    @property
    def book(self) -> bool:
        """Whether the advice to book an appointment is open."""
        return bool(self.letters)

    def to_json(self) -> dict[str, Any]:
        """Return the state as a plain dict of numbers, texts, lists and dicts, all with names."""
        return {
            **self._asdict(),
            "letters": list(self.letters),
            "episode": self.episode and self.episode._asdict(),
            "recent": [answer._asdict() for answer in self.recent],
            "past": self.past._asdict(),
            "today": self.today._asdict(),
            "waiting": self.waiting._asdict(),
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Return the state that ``to_json`` wrote, now or when set 1 was released.

        Then the parts were lists in the order of their fields, and BOOK was open or not. One that
        was open is given the letter ``UNNAMED``. Raises KeyError or TypeError on any other shape.
        """
        if "book" in document:
            return cls._from_released(document)
        parts = dict(document)
        episode = parts.pop("episode")
        return cls(
            letters=tuple(parts.pop("letters")),
            episode=None if episode is None else Episode(**episode),
            recent=tuple(Answer(**answer) for answer in parts.pop("recent")),
            past=PastSessions(**parts.pop("past")),
            today=TodaysSessions(**parts.pop("today")),
            waiting=Waiting(**parts.pop("waiting")),
            **parts,
        )

    @classmethod
    def _from_released(cls, document: Mapping[str, Any]) -> Self:
        parts = dict(document)
        episode = parts.pop("episode")
        return cls(
            letters=(UNNAMED,) if parts.pop("book") else (),
            episode=None if episode is None else Episode(*episode),
            recent=tuple(Answer(*answer) for answer in parts.pop("recent")),
            past=PastSessions(*parts.pop("past")),
            today=TodaysSessions(*parts.pop("today")),
            **parts,
        )


class Decision(NamedTuple):
    """What a rule made of a check-in.

    ``sessions`` is 0 and ``reps`` None when there is no exercise today. ``reason`` holds the
    numbers that the words of ``reasons.py`` need. ``book`` says whether BOOK is open,
    ``book_reasons`` which letters "a" to "e" (clinical.md 5.2, 5.7 G) opened at this check-in; a
    rule that opens BOOK says so itself. ``policy_version`` is the id of the rule set, as text.
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


# Made by name as the class is, but sooner: Python packs what a class is called with by name into
# a dict, and unpacks it again. These two are made at every check-in.
make_state = partial(PlanState.__new__, PlanState)
make_decision = partial(Decision.__new__, Decision)
