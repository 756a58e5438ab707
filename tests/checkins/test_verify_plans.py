"""`manage.py verify_plans` reads the events of all plans once and compares states as values."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from checkins import events
from checkins.models import Plan
from checkins.plans import end_plan
from checkins.rules import PlanState
from tests import builders
from tests.checkins.test_rules_in_json import as_released

pytestmark = pytest.mark.django_db


def verified() -> str:
    out = io.StringIO()
    call_command("verify_plans", stdout=out)
    return out.getvalue()


@pytest.fixture
def lived(client, plan, clock):
    """A plan with an open BOOK that was seen, between two check-ins."""
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F21"])
    client.post("/check-in/seen/")
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    plan.refresh_from_db()
    assert plan.clearances.count() == 1
    return plan


def test_a_state_that_set_1_stored_as_lists_is_the_same_state(lived):
    stored = as_released(PlanState.from_json(lived.state))
    Plan.objects.filter(pk=lived.pk).update(state=stored)
    assert verified() == "1 plans replayed, all as stored.\n"


def test_a_plan_that_was_ended_keeps_its_state(lived):
    end_plan(lived, now=timezone.now())
    assert verified() == "1 plans replayed, all as stored.\n"


@pytest.mark.parametrize(
    "change",
    [{"status": "locked"}, {"book": True}, {"reps": 6}, {"state": {}}, {"state": []}],
    ids=str,
)
def test_a_plan_that_differs_is_named(lived, change):
    Plan.objects.filter(pk=lived.pk).update(**change)
    with pytest.raises(CommandError, match=f"1 of 1 plans differ from their events: {lived.pk}"):
        verified()


def test_however_many_plans_there_are_three_queries_read_them(lived, django_assert_num_queries):
    for _person in range(5):
        builders.make_plan(builders.make_guest())
    with django_assert_num_queries(3):
        assert verified() == "6 plans replayed, all as stored.\n"


def test_events_come_by_plan_and_in_their_order(lived):
    builders.make_plan(builders.make_guest())
    order = [(plan, event) for plan, event, _set, _facts in events._events()]
    assert order == sorted(order)
    assert len(order) == 5


def test_a_plan_without_events_is_new(lived):
    events_of_none = events.replayed([Plan(pk=lived.pk + 1000, since="unsure")])
    assert [state for _plan, state in events_of_none] == [PlanState.new()]
