"""How fast all stored plans are replayed: rows as the writers leave them, many years of them."""

import json
import time
import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from checkins.models import CheckIn, Clearance, Decision, Plan
from checkins.rules import (
    CheckInFacts,
    DayFacts,
    PlanState,
    SessionFacts,
    advance,
    newest,
)
from routines.content.publishing import version_in_use
from routines.models import Routine

EACH = 100  # check-ins of one person
FIRST_DAY = date(2026, 1, 1)
FEELS = ("better", "better", "same", "better", "worse", "same")
Event = tuple[list[dict[str, Any]], dict[str, Any], Any]


def life(variety: int) -> tuple[list[Event], PlanState]:
    """One person's events: what was told, the state before, the decision; then the last state."""
    state, events = PlanState.new(), []
    for number in range(EACH):
        day = FIRST_DAY.toordinal() + number
        tight = 5 - number * (1 + variety % 3) // EACH
        answer = CheckInFacts(FEELS[(number + variety) % 6], (number + variety) % 4, tight=tight)
        facts = [DayFacts(day - 1, sessions=(SessionFacts(),))] if number else []
        facts.append(DayFacts(day, check_in=answer, max_sessions=2))
        before, decision = state.to_json(), None
        for told in facts:
            state, decision = advance(state, told, newest())
        events.append(([told.to_json() for told in facts], before, decision))
    return events, state


def make_rows(check_ins: int) -> None:
    """So many check-ins with their decisions, and one "seen" a plan, in the bench's database."""
    version = version_in_use(Routine.objects.get(slug="calf"))
    assert version is not None
    now = timezone.now()
    lives = [life(variety) for variety in range(12)]
    for first in range(0, check_ins // EACH, 100):
        people = [User.objects.create_guest() for _person in range(100)]
        chosen = [lives[(first + number) % len(lives)] for number in range(100)]
        plans = Plan.objects.bulk_create(
            Plan(
                user=person, routine_id=version.routine_id, version=version, side="left",
                since="2to6", roller="roller", started_on=FIRST_DAY,
                sessions_from=FIRST_DAY, rule_set=newest().id, **_columns(events, state),
            )
            for person, (events, state) in zip(people, chosen, strict=True)
        )  # fmt: skip
        rows = CheckIn.objects.bulk_create(
            _check_in(plan, number, event, now)
            for plan, (events, _state) in zip(plans, chosen, strict=True)
            for number, event in enumerate(events)
        )
        told = [event for events, _state in chosen for event in events]
        Decision.objects.bulk_create(map(_decision, rows, told, [now] * len(rows)), 500)
        Clearance.objects.bulk_create(
            Clearance(
                user=person, plan=plan, kind="seen", day=FIRST_DAY + timedelta(days=EACH),
                event=EACH + 1, recorded_at=now, rule_set=newest().id,
                facts=[{"day": FIRST_DAY.toordinal() + EACH, "seen": True}],
            )
            for person, plan in zip(people, plans, strict=True)
        )  # fmt: skip


def _columns(events: list[Event], state: PlanState) -> dict[str, Any]:
    last = DayFacts(FIRST_DAY.toordinal() + EACH, seen=True)
    state, _none = advance(state, last, newest())
    return {
        "status": state.status,
        "sessions_per_day": state.sessions,
        "reps": state.reps,
        "book": state.book,
        "book_letters": "".join(state.letters),
        "state": state.to_json(),
        "events_count": len(events) + 1,
    }


def _check_in(plan: Plan, number: int, event: Event, now: datetime) -> CheckIn:
    answer = event[0][-1]["check_in"]
    return CheckIn(
        plan=plan, day=FIRST_DAY + timedelta(days=number), key=uuid.uuid4(), event=number + 1,
        feel=answer["feel"], pain=answer["pain"], received_at=now, rule_set=newest().id,
    )  # fmt: skip


def _decision(check_in: CheckIn, event: Event, now: datetime) -> Decision:
    facts, before, made = event
    return Decision(
        check_in=check_in, facts=facts, state_before=before, made_at=now,
        book_reasons=list(made.book_reasons), reason=json.loads(json.dumps(made.reason)),
        **{
            name: getattr(made, name)
            for name in (
                "rule", "status", "sessions", "reps", "book", "policy_version",
                "status_before", "sessions_before", "reps_before",
            )
        },
    )  # fmt: skip


def replays_a_second(check_ins: int) -> float:
    """Stored check-ins replayed and compared by one core in a second."""
    before = time.process_time()
    call_command("verify_plans", verbosity=0, stdout=_Nowhere())
    return check_ins / (time.process_time() - before)


def reads_a_second(check_ins: int) -> float:
    """The same rows read, and nothing done but to parse their facts: what the machine is worth."""
    before = time.process_time()
    facts = Decision.objects.annotate(text=Cast("facts", TextField())).values_list(
        "text", flat=True
    )
    for text in facts.iterator(chunk_size=2000):
        json.loads(text)
    return check_ins / (time.process_time() - before)


class _Nowhere:
    """What the command says, nobody reads here."""

    def write(self, _text: str) -> None:
        pass
