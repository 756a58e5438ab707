"""With both calves sore, the short session does each of them once: two parts of one session
(clinical.md 5.7 H)."""

import pytest

from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import starts, today
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(client, guest, clock):
    """A short session of both, opened with the button on Today."""
    builders.make_plan(guest, side="both")
    page = today(client)
    words = next(one for one in starts(page) if one.startswith("Short on time? Do each side once"))
    return page.press(client, words)["Location"]


def states(client, where):
    return client.get(f"{where}timeline.json").json()["states"]


def after_the_first_calf(client, where):
    return max(n for n, one in enumerate(states(client, where)) if one["side"] == "left") + 1


def test_it_is_one_session_of_the_left_and_then_the_right(client, where):
    session = GuidedSession.objects.get()
    assert (session.variant, session.side) == ("short", "both")
    for name in ("roll", "hold"):
        sides = [one["side"] for one in states(client, where) if one["name"] == name]
        assert sides == ["left", "right"]


def test_it_asks_once_how_it_feels_and_is_the_days_session(client, where):
    assert client.post(f"{where}complete/")["Location"] == f"{where}feel/"
    page = Page(client.post(f"{where}feel/", {"feel": "same"}, follow=True))
    assert page.heading == "Done for today" and "Saved: about the same." in page.text
    assert GuidedSession.objects.count() == 1
    assert today(client).heading == "That is everything for today"


def test_ended_after_one_calf_it_counts(client, where):
    client.post(f"{where}stop/", {"state": after_the_first_calf(client, where)})
    session = GuidedSession.objects.get()
    assert session.finished_at and not session.stopped_at
    assert today(client).heading == "That is everything for today"


def test_ended_before_the_first_calf_is_done_it_is_carried_on_with(client, where):
    client.post(f"{where}stop/", {"state": after_the_first_calf(client, where) - 1})
    session = GuidedSession.objects.get()
    assert session.stopped_at and not session.finished_at
    page = today(client)
    assert page.heading == "You stopped part way"
    assert page.press(client, starts(page)[0])["Location"] == where
    assert GuidedSession.objects.count() == 1


def test_what_the_player_reached_counts_where_the_end_is_told_without_a_number(client, where):
    client.post(f"{where}progress/", {"state": after_the_first_calf(client, where)})
    client.post(f"{where}stop/")
    assert GuidedSession.objects.get().finished_at


def test_a_full_one_of_both_is_not_done_half_way(client, guest, clock):
    builders.make_plan(guest, side="both")
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    number = next(n for n, one in enumerate(states(client, where)) if one["name"] == "to-wall")
    client.post(f"{where}stop/", {"state": number})
    assert not GuidedSession.objects.get().finished_at
