"""`manage.py load_demo`: a person with four weeks of history, to look around with."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils import timezone

from checkins import agreeing, recording, screens, starting
from checkins.answer import Answer
from checkins.days import day_of
from checkins.models import Plan
from routines import sessions
from routines.models import Routine

EMAIL = "demo@calfcare.localhost"
# Feel, pain and sessions done of each day after the first; None is a day without an answer.
_DAYS: tuple[tuple[str, int, int] | None, ...] = (
    ("better", 4, 1), ("better", 4, 2), ("same", 4, 2), ("worse", 5, 1), ("same", 4, 1), None,
    ("better", 3, 1), ("better", 3, 1), ("better", 3, 1), ("better", 2, 2), ("better", 2, 2),
    ("same", 2, 2), None, ("better", 2, 2), ("better", 2, 2), ("better", 1, 2),
    ("better", 1, 1), ("same", 2, 2), ("better", 1, 2), None, ("better", 1, 1),
    ("better", 1, 2), ("better", 1, 2), ("same", 1, 1), ("better", 1, 2), ("better", 1, 2),
    ("better", 1, 1),
)  # fmt: skip


class Command(BaseCommand):
    """Made through the same writers that the site uses, so the history is a possible one."""

    help = f"Make {EMAIL}: a person with four weeks of history."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the person anew; doing it again replaces them."""
        people = get_user_model().objects
        people.filter(email=EMAIL).delete()
        person = people.create_user(EMAIL, time_zone="")
        person.set_unusable_password()
        person.save()
        EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
        first = timezone.now() - timedelta(days=len(_DAYS))
        plan = self._start(person, first)
        for number, answer in enumerate(_DAYS, start=1):
            if answer is not None:
                self._live(plan, first + timedelta(days=number), *answer)
        self.stdout.write(
            f"Made {EMAIL}. Sign in with a code; without a mail server it is in the server's log."
        )

    def _start(self, person: Any, now: datetime) -> Plan:
        """Day one: a yes, a clear screen, pain 5, and the first session."""
        agreeing.agree(person, now=now)
        screen = screens.pass_screen(person, signs=[], conditions=[], now=now)
        told = starting.Beginning(
            screen=screen,
            side="left",
            since="2to6",
            roller="roller",
            pain=5,
            tight=6,
            day=day_of(now, person.zone),
        )
        plan = starting.start_plan(person, Routine.objects.get(slug="calf"), told, now=now)
        self._practise(plan, now, 1)
        return plan

    def _live(self, plan: Plan, now: datetime, feel: str, pain: int, done: int) -> None:
        """One day: the question, then the sessions that the answer allows. Today's are left to
        do."""
        day = day_of(now, plan.user.zone)
        told = Answer(
            day=day, key=uuid.uuid4(), feel=feel, pain=pain, tight=min(10, pain + 1), given_at=now
        )
        recording.answer(plan.user, told, today=day, now=now)
        plan.refresh_from_db()
        if plan.status == Plan.Status.ACTIVE and now.date() < timezone.now().date():
            self._practise(plan, now, min(done, plan.sessions_per_day))

    def _practise(self, plan: Plan, now: datetime, count: int) -> None:
        slots = ["morning", "evening"] if plan.sessions_per_day == 2 else ["day"]
        for slot in slots[:count]:
            session = sessions.start(
                user=plan.user,
                version=plan.version,
                day=day_of(now, plan.user.zone),
                slot=slot,
                variant="full",
                side=plan.side,
                reps=plan.reps,
                pace="normal",
                now=now,
            )
            sessions.finish(session.id, now=now + timedelta(minutes=5))
            sessions.record_feel(session.id, feel="better", pain=None)
