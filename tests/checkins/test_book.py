"""The advice to book an appointment is shown until "I have been seen" (H6)."""

import pytest

from checkins.events import replayed_state
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(client, guest, clock):
    return builders.make_plan(guest, signs=["F19"])


def test_it_stands_on_today_and_on_the_result_until_it_is_closed(client, booked, clock):
    assert "I have been seen" in client.get("/today/").content.decode()
    builders.do_session(booked)
    clock.tomorrow()
    page = builders.check_in(client, "better", 2)
    assert "I have been seen" in page.content.decode()
    booked.refresh_from_db()
    assert booked.book and booked.sessions_per_day == 1, "no step up while it is open"
    client.post("/check-in/seen/")
    booked.refresh_from_db()
    assert not booked.book
    assert "I have been seen" not in client.get("/today/").content.decode()


def test_closing_it_twice_is_one_event(client, booked, clock):
    client.post("/check-in/seen/")
    client.post("/check-in/seen/")
    assert booked.clearances.count() == 1


def test_an_edit_after_closing_it_keeps_it_closed_and_replays(client, booked, clock):
    builders.do_session(booked)
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    client.post("/check-in/seen/")
    builders.check_in(client, "worse", 4)
    booked.refresh_from_db()
    assert not booked.book
    assert replayed_state(booked).to_json() == booked.state
