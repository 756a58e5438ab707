"""A person's last weeks, day by day, for the progress page. Reads only; the number of queries
does not depend on how long the history is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from checkins.changes import Told
from checkins.models import Decision, Plan
from routines.models import GuidedSession

RANGES = (14, 28, 84)


@dataclass
class Day:
    """One day: sessions done, how the next day felt, the plan, pain, tightness. None is blank."""

    day: date
    done: int = 0
    partly: int = 0
    feel: str | None = None
    pain: int | None = None
    tight: int | None = None
    sessions: int | None = None


@dataclass(frozen=True)
class Week:
    """Seven days in one table row."""

    first: date
    last: date
    days_done: int
    feels: tuple[str, ...]
    pains: tuple[int, ...]
    tights: tuple[int, ...]

    @property
    def worse(self) -> int:
        """Days of this week on which it felt worse."""
        return self.feels.count("worse")

    @property
    def pain(self) -> str:
        """The lowest and the highest number of the week: "1–3", "2", or empty."""
        return _range(self.pains)

    @property
    def tight(self) -> str:
        """The same of tightness."""
        return _range(self.tights)


@dataclass
class History:
    """The days of the range, oldest first, and what the sentence says about them."""

    days: list[Day] = field(default_factory=list)
    beside: dict[str, int] = field(default_factory=dict)
    """How often other routines were done, by their names. They are no sessions of the plan."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not any(day.done or day.feel for day in self.days)

    @property
    def days_done(self) -> int:
        """Days with a session in the last 14."""
        return sum(1 for day in self.days[-14:] if day.done)

    @property
    def answered(self) -> int:
        """Days in the last 14 on which the next day's question was answered."""
        return sum(1 for day in self.days[-14:] if day.feel)

    @property
    def mostly_fine(self) -> bool:
        """Whether more than half of those answers were better or the same."""
        fine = sum(1 for day in self.days[-14:] if day.feel in {"better", "same"})
        return fine * 2 > self.answered

    @property
    def worse(self) -> int:
        """Days in the last 14 on which it felt worse."""
        return sum(1 for day in self.days[-14:] if day.feel == "worse")

    @property
    def told(self) -> list[Told]:
        """The answers with their numbers, oldest first; that of the first day is one of them."""
        return [Told(d.day, d.pain, d.tight) for d in self.days if d.pain is not None]

    @property
    def weeks(self) -> list[Week]:
        """The same days as table rows, newest first."""
        return [_week(self.days[end - 7 : end]) for end in range(len(self.days), 0, -7)]


def history_of(plan: Plan, *, today: date, length: int) -> History:
    """The last `length` days up to `today`."""
    first = today - timedelta(days=length - 1)
    days = {first + timedelta(days=n): Day(first + timedelta(days=n)) for n in range(length)}
    of_person = GuidedSession.objects.filter(
        user_id=plan.user_id, day__gte=first, day__lte=today
    ).annotate(of_plan=Q(routine_id=plan.routine_id))
    done = of_person.values_list(
        "of_plan", "day", "furthest_state", "started_at", "finished_at", "stopped_at"
    )
    has_others = False
    for of_plan, day, furthest, started_at, finished_at, stopped_at in done:
        if not of_plan:
            has_others = has_others or finished_at is not None
            continue
        days[day].done += finished_at is not None
        # One that was only opened, for a phone to keep, ended when it began.
        days[day].partly += stopped_at is not None and (furthest > 0 or stopped_at > started_at)
    answers = (
        Decision.objects.filter(
            check_in__plan=plan,
            superseded_at=None,
            check_in__day__gte=first,
            check_in__day__lte=today,
        )
        .exclude(check_in__event=None)
        .values_list(
            "check_in__day", "check_in__feel", "check_in__pain", "check_in__tight", "sessions"
        )
    )
    for day, feel, pain, tight, sessions in answers:
        of_day = days[day]
        of_day.feel, of_day.pain, of_day.tight, of_day.sessions = feel, pain, tight, sessions
    _carry_plan_forward(days.values())
    return History(list(days.values()), _beside(plan, of_person) if has_others else {})


def _beside(plan: Plan, sessions: QuerySet[GuidedSession]) -> dict[str, int]:
    """The finished ones of other routines, counted under the newest name of each."""
    others = sessions.exclude(routine_id=plan.routine_id).filter(finished_at__isnull=False)
    names: dict[int, str] = {}
    times = Counter[int]()
    for routine, name in others.order_by("started_at").values_list(
        "routine", KeyTextTransform("name", "version__script")
    ):
        names[routine] = name
        times[routine] += 1
    return {names[routine]: n for routine, n in times.items()}


def _carry_plan_forward(days: Iterable[Day]) -> None:
    """Between two answers the plan stays as it was."""
    sessions = None
    for day in days:
        sessions = day.sessions = sessions if day.sessions is None else day.sessions


def _week(days: list[Day]) -> Week:
    return Week(
        first=days[0].day,
        last=days[-1].day,
        days_done=sum(1 for day in days if day.done),
        feels=tuple(day.feel for day in days if day.feel),
        pains=tuple(day.pain for day in days if day.pain is not None),
        tights=tuple(day.tight for day in days if day.tight is not None),
    )


def _range(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    return f"{low}" if low == high else f"{low}–{high}"
