"""The writer of what professionals did: cleared a lock, saw the person, gave an appointment."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from checkins import deciding, severe_pain
from checkins.locks import lock_of, locked_though_ended
from checkins.models import Clearance, Plan
from checkins.plans import held, held_running_plan
from checkins.rules import newest


class OtherLock(Exception):
    """The lock that a clearance names is not the one that stands now."""


def clear(user: Any, *, by: str, today: date, now: datetime, lock: str | None = None) -> None:
    """Record who ended the lock. The whole screen is asked next, and the next check-in starts
    gently. Raises `OtherLock` where no lock stands, or another than the one named; a program that
    names none means the one that stands. Raises `ValueError` for somebody who cannot have."""
    with transaction.atomic():
        plan = held_running_plan(user)
        standing = lock_of(user, plan)
        if standing is None or lock not in (None, standing.name):
            raise OtherLock
        if by not in standing.may_be_ended_by:
            raise ValueError("somebody else has to clear this lock")
        clearance = Clearance(
            user=user, kind=Clearance.Kind.CLEARED, by=by, day=today, recorded_at=now,
            ends_decision=standing.decision, ends_screen=standing.screen, rule_set=newest().id,
        )  # fmt: skip
        locked = plan or locked_though_ended(user)
        if locked is None:
            clearance.save()
        else:
            plan = held(locked.pk)
            deciding.record_event(plan, clearance, today)
        severe_pain.say_yes_of(user.pk, now=now)


def mark_seen(plan: Plan, *, today: date, now: datetime) -> None:
    """ "I have been seen": closes BOOK and restarts its clocks. A second press finds it closed and
    changes nothing."""
    with transaction.atomic():
        plan = held(plan.pk)
        if plan.book:
            clearance = Clearance(
                user_id=plan.user_id, kind=Clearance.Kind.SEEN, day=today, recorded_at=now
            )
            deciding.record_event(plan, clearance, today)


def book_for(plan: Plan, on: date | None, *, today: date) -> None:
    """ "It is booked for …": the advice stays open and its card shrinks (clinical.md 5.7 G). None
    takes the date away. `ValueError` for a day before today or too far ahead."""
    last = today + timedelta(days=newest().policy.appointment_days)
    if on is not None and not today <= on <= last:
        raise ValueError("an appointment is on a day from today on")
    Plan.objects.filter(pk=plan.pk, book=True).update(booked_for=on)
