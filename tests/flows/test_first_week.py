"""The first guided week through HTTP, with the clock moved: clinical.md 5.6, E1."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checkins.events import replayed_state
from checkins.models import Decision, Plan
from routines.models import GuidedSession
from tests import builders


def guided_session(client, feel="better"):
    response = client.post("/sessions/", {"variant": "full"})
    assert response.status_code == 302, response.content.decode()
    where = response["Location"]
    assert client.get(where).status_code == 200
    assert client.get(f"{where}timeline.json").status_code == 200
    assert client.post(f"{where}progress/", {"state": 3}).status_code == 204
    assert client.post(f"{where}complete/").status_code == 302
    client.post(f"{where}feel/", {"feel": feel})
    return where


def newest(plan):
    decision = Decision.objects.filter(superseded_at=None).latest("check_in__day")
    return decision.rule, decision.sessions, decision.reps


@pytest.mark.django_db
def test_the_first_week_follows_the_seed_path(client, routine, clock):
    page = builders.set_up(client)
    assert page.status_code == 200
    plan = Plan.objects.get()
    assert newest(plan) == ("START", 1, 5)
    guided_session(client)

    week = [
        ("better", 3, ("TWICE", 2, 5)),
        ("better", 2, ("HOLD_SETTLE", 2, 5)),
        ("better", 2, ("REPS", 2, 6)),
        ("better", 1, ("HOLD_SETTLE", 2, 6)),
        ("better", 1, ("REPS", 2, 7)),
        ("same", 1, ("HOLD_SAME", 2, 7)),
    ]
    for feel, pain, expected in week:
        clock.tomorrow()
        result = builders.check_in(client, feel, pain)
        assert result.status_code == 200
        assert newest(plan) == expected
        guided_session(client)
        clock.later(hours=7)
        guided_session(client)

    plan.refresh_from_db()
    assert (plan.status, plan.sessions_per_day, plan.reps) == ("active", 2, 7)
    assert replayed_state(plan).to_json() == plan.state
    assert GuidedSession.objects.filter(finished_at__isnull=False).count() == 13
    assert timezone.now() - plan.check_ins.earliest("day").received_at > timedelta(days=6)
