"""One person with a long history, in rows as the writers leave them: folded by the engine, a
session every day, once in a thousand days a sign to book for that a professional then looked at."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import User
from checkins import events
from checkins.models import CheckIn, Clearance, Decision, HalfAnswer, Plan
from checkins.rules import CheckInFacts, DayFacts, PlanState, SessionFacts, newest
from routines.models import GuidedSession
from tests import builders

CHUNK = 2_000
SIGN_EVERY = 1_000  # days
FEELS = ("same", "better", "same", "better", "same", "worse")
KEPT = (
    "rule", "status", "sessions", "reps", "book", "policy_version", "status_before",
    "sessions_before", "reps_before",
)  # fmt: skip
RESTORED = (
    "state", "events_count", "sessions_from", "answered_at", "weekly_on", "book", "book_letters",
    "status", "sessions_per_day", "reps",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody whose last answer was yesterday's."""

    plan: Plan
    session: str  # the cookie

    def unanswered(self) -> None:
        """The question of today is open again, and feel and pain are told."""
        now = timezone.now()
        self.plan.check_ins.filter(event__gt=self.plan.events_count).delete()
        Plan.objects.filter(pk=self.plan.pk).update(
            **{name: getattr(self.plan, name) for name in RESTORED}
        )
        HalfAnswer.objects.update_or_create(
            plan=self.plan,
            day=timezone.localdate(),
            defaults={
                "key": uuid.uuid4(), "feel": "same", "pain": 2, "tight": 2, "received_at": now,
            },
        )  # fmt: skip


def requests_of(who: Person) -> dict[str, tuple[str, dict[str, str] | None, Any]]:
    """The pages of a day in the order in which a person sees them."""
    return {
        "Signs, long": ("/check-in/signs/", None, who.unanswered),
        "Check-in, long": ("/check-in/signs/", {"none": "on"}, who.unanswered),
        "Result, long": ("/check-in/result/", None, None),
        "Today, long": ("/today/", None, None),
        "Progress, long": ("/progress/", None, None),
    }


def person(check_ins: int) -> Person:
    """Make somebody with so many answers, yesterday's the last."""
    client = Client()
    user = builders.sign_in_guest(client)
    now = timezone.now()
    first = now - timedelta(days=check_ins)
    plan = builders.make_plan(user, now=first)
    plan.refresh_from_db()
    rows = Rows(user, plan, first)
    waiting: list[Any] = []
    for row in rows.made(check_ins):
        waiting.append(row)
        if len(waiting) >= CHUNK:
            _write(waiting)
    _write(waiting)
    rows.save(now)
    return Person(plan, client.cookies["session"].value)


class Rows:
    """Day after day, folded into the plan's state."""

    def __init__(self, user: User, plan: Plan, first: datetime) -> None:
        self.user, self.plan, self.first = user, plan, first
        self.state, self.event = PlanState.from_json(plan.state), plan.events_count

    def made(self, check_ins: int) -> Iterator[Any]:
        """Every row of every day after the first, up to yesterday."""
        for number in range(1, check_ins):
            at = self.first + timedelta(days=number)
            to_go = check_ins - number  # so that every history ends alike
            has_sign = to_go % SIGN_EVERY == SIGN_EVERY // 2
            yield self._session(at - timedelta(days=1))
            yield from self._answer(at, to_go, ["F22"] if has_sign else [])
            if has_sign:
                yield self._seen(at)

    def _session(self, at: datetime) -> GuidedSession:
        return GuidedSession(
            user=self.user, routine_id=self.plan.routine_id, version_id=self.plan.version_id,
            day=at.date(), slot="day", variant="full", side="left", reps=self.plan.reps,
            started_at=at, finished_at=at + timedelta(minutes=5), feel="better",
        )  # fmt: skip

    def _answer(self, at: datetime, to_go: int, signs: list[str]) -> Iterator[Any]:
        self.event += 1
        day, before = at.date(), self.state.to_json()
        told: dict[str, Any] = {
            "feel": FEELS[to_go % len(FEELS)],
            "pain": 1 + to_go % 3,
            "tight": 1 + to_go % 4,
        }
        facts = [
            DayFacts(day=day.toordinal() - 1, sessions=(SessionFacts(feel="better"),)),
            DayFacts(day=day.toordinal(), check_in=CheckInFacts(signs=frozenset(signs), **told)),
        ]
        self.state, made = events.fold(self.state, facts, newest().id)
        check_in = CheckIn(
            plan=self.plan, day=day, key=uuid.uuid4(), event=self.event, received_at=at,
            rule_set=newest().id, signs=signs, asked=sorted(newest().signs), **told,
        )  # fmt: skip
        yield check_in
        yield Decision(
            check_in=check_in, facts=events.to_json(facts), state_before=before, made_at=at,
            book_reasons=list(made.book_reasons), reason=dict(made.reason),
            **{name: getattr(made, name) for name in KEPT},
        )  # fmt: skip

    def _seen(self, at: datetime) -> Clearance:
        self.event += 1
        facts = [DayFacts(day=at.date().toordinal(), seen=True)]
        self.state, _none = events.fold(self.state, facts, newest().id)
        return Clearance(
            user=self.user, plan=self.plan, kind="seen", day=at.date(), event=self.event,
            facts=events.to_json(facts), rule_set=newest().id,
            recorded_at=at + timedelta(hours=1),
        )  # fmt: skip

    def save(self, now: datetime) -> None:
        """The plan as the last day left it, in a good week: it exercises today."""
        plan, state = self.plan, self.state
        yesterday = timezone.localdate() - timedelta(days=1)
        plan.status, plan.state, plan.events_count = state.status, state.to_json(), self.event
        plan.sessions_per_day, plan.reps, plan.book = state.sessions, state.reps, state.book
        plan.book_letters, plan.sessions_from = "".join(state.letters), yesterday
        plan.answered_at, plan.weekly_on = now - timedelta(days=1), yesterday
        plan.save()


def _write(rows: list[Any]) -> None:
    """Write the rows that wait, each kind at once, and forget them."""
    for model in (CheckIn, Decision, Clearance, GuidedSession):
        model.objects.bulk_create([row for row in rows if type(row) is model], CHUNK)
    rows.clear()
