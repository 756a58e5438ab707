"""A person's rows as they lie in the database, and nothing that the product makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from checkins.models import (
    Agreement,
    CheckIn,
    Clearance,
    Decision,
    EarlierAnswer,
    HalfAnswer,
    Plan,
    SafetyScreen,
    SevereQuestion,
)
from routines.models import GuidedSession

_PLAN = (
    "id", "status", "state", "sessions_per_day", "reps", "book", "screen_due", "sessions_from",
    "max_sessions",
)  # fmt: skip
_SESSION = (
    "id", "day", "slot", "furthest_state", "finished_at", "stopped_at", "started_at", "feel",
    "highest_pain",
)  # fmt: skip
_ANSWER = ("id", "day", "feel", "pain", "tight", "signs", "event", "less")
_DECISION = ("id", "check_in_id", "rule", "status", "sessions", "reps")


@dataclass
class Rows:
    """What is stored of one person now."""

    plan: dict[str, Any] | None = None
    sessions: dict[Any, dict[str, Any]] = field(default_factory=dict)
    answers: dict[date, dict[str, Any]] = field(default_factory=dict)  # by day, counted or not
    decisions: dict[int, dict[str, Any]] = field(default_factory=dict)  # current, by check-in
    halves: dict[date, dict[str, Any]] = field(default_factory=dict)
    open_questions: list[dict[str, Any]] = field(default_factory=list)
    taken_back: int = 0
    clearances: int = 0
    screen_locks: bool = False
    screens: int = 0
    agreed: bool = False
    earlier: list[tuple[Any, ...]] = field(default_factory=list)
    newest_decision: int = 0

    @property
    def counted(self) -> list[dict[str, Any]]:
        """The answers that count, oldest first."""
        return sorted((a for a in self.answers.values() if a["event"]), key=lambda a: a["event"])

    def decided_on(self, day: date) -> dict[str, Any] | None:
        """The decision in force of a day whose answer counts."""
        answer = self.answers.get(day)
        return self.decisions.get(answer["id"]) if answer and answer["event"] else None

    @property
    def is_locked(self) -> bool:
        """Whether a lock stands, of a plan (ended or not) or of a screen before there is one."""
        if self.plan is None:
            return self.screen_locks
        return bool(self.plan["status"] == "locked" or self.plan["state"]["status"] == "locked")


def rows_of(user: int | None) -> Rows:
    """Read them."""
    if user is None:
        return Rows()
    plan = next(iter(Plan.objects.filter(user=user).order_by("-id").values(*_PLAN)[:1]), None)
    rows = Rows(plan=plan)
    sessions = GuidedSession.objects.filter(user=user).order_by("-day").values(*_SESSION)[:24]
    rows.sessions = {one["id"]: one for one in sessions}
    cleared = Clearance.objects.filter(user=user, kind="cleared").values_list("recorded_at")
    cleared_at = [at for (at,) in cleared]
    rows.clearances = len(cleared_at)
    screens = list(SafetyScreen.objects.filter(user=user).values_list("answered_at", "locks"))
    rows.screens = len(screens)
    last: datetime | None = max(cleared_at, default=None)
    rows.screen_locks = any(locks and (not last or at > last) for at, locks in screens)
    rows.agreed = Agreement.objects.filter(user=user, withdrawn_at=None).exists()
    if plan is None:
        return rows
    answers: Iterable[Any] = CheckIn.objects.filter(plan=plan["id"]).values(*_ANSWER)
    rows.answers = {one["day"]: one for one in answers}
    current = Decision.objects.filter(
        check_in__plan=plan["id"], check_in__event__isnull=False, superseded_at=None
    )
    for one in current.order_by("id").values(*_DECISION):
        rows.decisions[one["check_in_id"]] = one
        rows.newest_decision = max(rows.newest_decision, one["id"])
    halves = HalfAnswer.objects.filter(plan=plan["id"]).values("day", "feel", "pain", "tight")
    rows.halves = {one["day"]: one for one in halves}
    questions = list(
        SevereQuestion.objects.filter(check_in__plan=plan["id"]).values("answer", "day", "pain")
    )
    rows.open_questions = [one for one in questions if not one["answer"]]
    rows.taken_back = sum(one["answer"] == "other" for one in questions)
    rows.earlier = list(
        EarlierAnswer.objects.filter(check_in__plan=plan["id"]).values_list("feel", "pain", "tight")
    )
    return rows
