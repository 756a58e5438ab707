"""A person's rows as they lie in the database, and nothing that the product makes of them: plain
SQL, since it is asked after every request of thousands of people."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

Row = dict[str, Any]


@dataclass
class Rows:
    """What is stored of one person now."""

    plan: Row | None = None
    sessions: dict[UUID, Row] = field(default_factory=dict)
    answers: dict[date, Row] = field(default_factory=dict)  # by day, counted or not
    decisions: dict[int, Row] = field(default_factory=dict)  # current, by check-in
    halves: dict[date, Row] = field(default_factory=dict)
    questions: list[Row] = field(default_factory=list)
    earlier: list[Row] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)  # reasons that are open
    clearances: int = 0
    screens: int = 0
    screen_locks: bool = False
    agreed: bool = False

    @property
    def counted(self) -> list[Row]:
        """The answers that count, oldest first."""
        return sorted((a for a in self.answers.values() if a["event"]), key=lambda a: a["event"])

    @property
    def newest_decision(self) -> int:
        """The number of the newest."""
        return max((one["id"] for one in self.decisions.values()), default=0)

    @property
    def taken_back(self) -> int:
        """How often another number was meant."""
        return sum(one["answer"] == "other" for one in self.questions)

    def decided_on(self, day: date) -> Row | None:
        """The decision in force of a day whose answer counts."""
        answer = self.answers.get(day)
        return self.decisions.get(answer["id"]) if answer and answer["event"] else None

    @property
    def is_locked(self) -> bool:
        """Whether a lock stands, of a plan (ended or not) or of a screen before there is one."""
        if self.plan is None:
            return self.screen_locks
        if self.plan["status"] == "ended" and self.screen_locks:
            return True
        return bool(self.plan["status"] == "locked" or self.plan["state"]["status"] == "locked")


def rows_of(user: int) -> Rows:
    """Read them."""
    plans = _select(
        "id, status, state, sessions_per_day, reps, book, screen_due, sessions_from, max_sessions "
        "FROM checkins_plan WHERE user_id = %s ORDER BY id DESC LIMIT 1", user,
    )  # fmt: skip
    sessions = _select(
        "s.id, s.day, s.slot, s.furthest_state, s.finished_at, s.stopped_at, s.feel, "
        "s.highest_pain, s.left_out, r.slug, r.role FROM routines_guidedsession s "
        "JOIN routines_routine r ON r.id = s.routine_id "
        "WHERE s.user_id = %s ORDER BY s.day DESC, s.started_at DESC LIMIT 40", user,
    )  # fmt: skip
    cleared = _select(
        "recorded_at FROM checkins_clearance WHERE kind = 'cleared' AND user_id = %s", user
    )
    screens = _select("answered_at, locks FROM checkins_safetyscreen WHERE user_id = %s", user)
    agreed = _select("id FROM checkins_agreement WHERE withdrawn_at IS NULL AND user_id = %s", user)
    last = max((one["recorded_at"] for one in cleared), default=datetime.min.replace(tzinfo=UTC))
    rows = Rows(
        plan=next(iter(plans), None),
        sessions={one["id"]: one for one in sessions},
        clearances=len(cleared),
        screens=len(screens),
        screen_locks=any(one["locks"] and one["answered_at"] > last for one in screens),
        agreed=bool(agreed),
        left_out=_select(
            "what, code FROM checkins_leftout WHERE ended_at IS NULL AND user_id = %s", user
        ),
    )
    if rows.plan:
        _read_answers(rows, rows.plan["id"])
    return rows


def _read_answers(rows: Rows, plan: int) -> None:
    answers = _select(
        "id, day, feel, pain, tight, signs, event FROM checkins_checkin WHERE plan_id = %s", plan
    )
    decisions = _select(
        "d.id, d.check_in_id, d.rule, d.status, d.sessions, d.reps FROM checkins_decision d "
        "JOIN checkins_checkin c ON c.id = d.check_in_id "
        "WHERE d.superseded_at IS NULL AND c.event IS NOT NULL AND c.plan_id = %s", plan,
    )  # fmt: skip
    halves = _select("day, pain, tight FROM checkins_halfanswer WHERE plan_id = %s", plan)
    rows.answers = {one["day"]: one for one in answers}
    rows.decisions = {one["check_in_id"]: one for one in decisions}
    rows.halves = {one["day"]: one for one in halves}
    for name, table in (("questions", "severequestion"), ("earlier", "earlieranswer")):
        columns = "x.answer, x.day, x.pain" if name == "questions" else "x.pain, x.tight"
        found = _select(
            f"{columns} FROM checkins_{table} x JOIN checkins_checkin c ON c.id = x.check_in_id "
            "WHERE c.plan_id = %s", plan,
        )  # fmt: skip
        setattr(rows, name, found)


def _select(query: str, key: int) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {query}", [key])
        names = [column[0] for column in cursor.description]
        return [
            {name: _read(name, value) for name, value in zip(names, row, strict=True)}
            for row in cursor.fetchall()
        ]


def _read(name: str, value: Any) -> Any:
    """As the models would give it, on either database."""
    if name in {"state", "signs", "left_out"} and isinstance(value, str):
        return json.loads(value)
    if name == "id" and isinstance(value, str):
        return UUID(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value
