"""Another number was meant, after a session of the same day (clinical.md 5.7 A and B)."""

import pytest

from tests import builders
from tests.checkins.steps import answer

pytestmark = pytest.mark.django_db


def test_a_slip_after_the_session_before_the_answer_locks_nobody_for_ever(client, plan, clock):
    builders.do_session(plan, feel="same")
    clock.tomorrow()
    answer(plan, "same", 2)
    clock.tomorrow()
    builders.do_session(plan, feel="same")
    clock.later(minutes=10)
    client.post("/check-in/", {"feel": "better"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 2})
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2, "tight": 2})
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert (plan.status, plan.sessions_per_day, plan.reps) == ("active", 1, 5), "and no more"
