"""A session counts only on its own day: one of yesterday cannot be finished today (trust.md T5)."""

from datetime import datetime

import pytest

from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, newest
from tests.conftest import LONDON
from tests.pages import Page

pytestmark = pytest.mark.django_db
OVER = "That day is over"


@pytest.fixture
def yesterday(client, plan, clock):
    """The address of a session that was begun on Monday and left open; it is Tuesday."""
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{where}progress/", {"state": 5})
    clock.tomorrow()
    return where


def test_finishing_it_is_refused_with_words(client, yesterday):
    response = client.post(f"{yesterday}complete/")
    assert response.status_code == 409
    page = Page(response)
    assert page.heading == OVER
    assert page.links["Say how your calf feels"] == f"{yesterday}feel/"
    assert page.links["Go to today"] == "/today/"
    session = GuidedSession.objects.get()
    assert session.finished_at is None and session.stopped_at


def test_it_supports_no_step_up(client, plan, yesterday):
    client.post(f"{yesterday}complete/")
    answer(plan, "better", 2)
    assert newest(plan).rule == "HOLD_NO_SESSION"


def test_it_is_not_todays_session_either(client, plan, yesterday):
    client.post(f"{yesterday}complete/")
    answer(plan, "same", 3)
    here = client.get("/today/").context["today"]
    assert (here.state, here.done) == ("due", ())


def test_it_is_not_played_any_more(client, yesterday):
    for address in (yesterday, f"{yesterday}step/1/"):
        assert Page(client.get(address)).heading == OVER


def test_how_it_felt_can_still_be_told(client, plan, yesterday):
    client.post(f"{yesterday}complete/")
    client.post(f"{yesterday}feel/", {"feel": "worse", "pain": 6})
    answer(plan, "better", 2)
    assert newest(plan).rule == "HOLD_BAD"


def test_one_that_was_finished_in_time_stays_finished(client, plan, clock):
    session = builders.do_session(plan, feel="same")
    clock.tomorrow()
    assert client.post(f"/session/{session.id}/complete/").status_code == 302
    assert GuidedSession.objects.get().finished_at == session.finished_at


def test_one_that_runs_over_four_in_the_morning_counts(client, guest, clock):
    clock.move_to(datetime(2026, 9, 8, 3, 55, tzinfo=LONDON))
    builders.make_plan(guest)
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    clock.later(minutes=10)
    assert client.get(where).status_code == 200
    assert client.post(f"{where}complete/")["Location"] == f"{where}feel/"
    assert GuidedSession.objects.get().finished_at
