"""A person has one plan, of a routine that drives; what accompanies it needs none (design.md 3)."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from checkins import plans, starting
from checkins.models import Plan
from checkins.rules import PlanState, newest
from routines.content import publishing
from routines.models import Routine
from tests import builders

pytestmark = pytest.mark.django_db


def another_routine(role: str = "drives") -> Routine:
    """A second published routine."""
    made = Routine.objects.create(slug="two", name="Two", summary="Roll and stretch.", role=role)
    for place, step in enumerate(Routine.objects.get(slug="calf").steps.all(), start=1):
        made.steps.create(exercise=step.exercise, position=place, sides=step.sides)
    publishing.publish(made, by=None, note="First.", now=timezone.now())
    return made


def a_second_plan(plan: Plan, routine: Routine) -> Plan:
    return Plan(
        user=plan.user, routine=routine, version=routine.versions.get(), side="left",
        since="under2", roller="roller", started_on=plan.started_on, status="active",
        sessions_per_day=1, reps=5, state=PlanState.new(since="under2").to_json(),
        sessions_from=plan.started_on, rule_set=newest().id,
    )  # fmt: skip


def test_the_database_refuses_a_second_plan_that_runs(plan):
    with (
        pytest.raises(IntegrityError, match="checkins_plan|one_driving_plan"),
        transaction.atomic(),
    ):
        a_second_plan(plan, another_routine()).save()
    assert plans.running_plan(plan.user) == plan


def test_starting_with_another_routine_returns_the_plan_that_runs(plan):
    screen = plan.user.safety_screens.last()
    told = starting.Beginning(
        screen=screen, side="left", since="under2", roller="roller", pain=2, day=plan.started_on
    )
    assert starting.start_plan(plan.user, another_routine(), told, now=timezone.now()) == plan


def test_who_ended_a_plan_goes_on_with_it_in_another_routine(plan):
    """Lock, rest, BOOK and its clocks are the person's (clinical.md 5.7 H)."""
    now, other = timezone.now(), another_routine()
    plans.end_plan(plan, now=now)
    told = starting.Beginning(
        screen=plan.user.safety_screens.last(), side="right", since="under2", roller="roller",
        pain=2, day=plan.started_on,
    )  # fmt: skip
    again = starting.start_plan(plan.user, other, told, now=now)
    again.refresh_from_db()
    assert (again.pk, again.routine, again.version.routine) == (plan.pk, other, other)
    assert (again.status, again.side) == ("active", "right")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(("role", "is_ready"), [("drives", True), ("accompanies", False)])
def test_a_new_person_can_start_only_with_a_routine_that_drives(routine, role, is_ready):
    other = another_routine(role)
    publishing.withdraw(routine.versions.get(), by=None, reason="Unsafe.", now=timezone.now())
    assert publishing.routine_to_start() == (other if is_ready else None)
    assert Client().get("/readyz").status_code == (200 if is_ready else 503)
    answered = builders.set_up(Client())
    assert answered.status_code == (200 if is_ready else 409)


def test_a_routine_that_accompanies_changes_nobody_s_start(client, routine):
    another_routine("accompanies")
    builders.set_up(client)
    assert Plan.objects.get().routine == routine


def test_the_first_routine_stays_the_first_whatever_its_draft_says(client, routine):
    Routine.objects.filter(pk=routine.pk).update(name="Z", summary="z", language="de")
    builders.set_up(client)
    assert Plan.objects.get().routine == routine
