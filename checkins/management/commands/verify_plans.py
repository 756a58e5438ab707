"""`manage.py verify_plans`: is every stored plan what its events make of it?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checkins.events import replayed, replayed_state
from checkins.models import Plan
from checkins.rules import PlanState


class Command(BaseCommand):
    """Fold every plan's events from the start and compare with what is stored."""

    help = "Replay every plan from its events and report those whose stored state differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Names the plans that differ, by number only, and fails if there is one."""
        plans = Plan.objects.order_by("pk").only(
            "since", "state", "status", "sessions_per_day", "reps", "book"
        )
        checked, wrong = 0, []
        for plan, state in replayed(plans.iterator(chunk_size=200)):
            checked += 1
            if not _is_as_stored(plan, state) and not self._is_so_now(plan.pk):
                wrong.append(plan.pk)
        if wrong:
            raise CommandError(
                f"{len(wrong)} of {checked} plans differ from their events: "
                + ", ".join(map(str, wrong))
            )
        self.stdout.write(f"{checked} plans replayed, all as stored.")

    def _is_so_now(self, number: int) -> bool:
        """Look again at a plan whose person may have answered while all were read."""
        plan = Plan.objects.filter(pk=number).first()
        return plan is None or _is_as_stored(plan, replayed_state(plan))


def _is_as_stored(plan: Plan, state: PlanState) -> bool:
    """Whether the stored state is this one, and the columns say the same. States are compared as
    values: set 1 stored them in another shape. A plan that was ended keeps its state's status."""
    if plan.status not in (state.status, Plan.Status.ENDED):
        return False
    columns = (plan.sessions_per_day, plan.reps, plan.book)
    if columns != (state.sessions, state.reps, state.book):
        return False
    try:
        return PlanState.from_json(plan.state) == state
    except (KeyError, TypeError, AttributeError):
        return False
