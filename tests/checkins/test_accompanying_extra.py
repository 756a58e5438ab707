"""Rolling or a stretch beside the plan is the one session beyond it: two hours after the last, and
never after "better" (clinical.md 5.7 H)."""

import pytest

from tests import builders
from tests.checkins import beside
from tests.checkins.steps import answer, today

pytestmark = pytest.mark.django_db
ONE_MORE = "Start one more"


@pytest.fixture(params=["towel-stretch", "wall-calf-stretch", "foam-roll-calf"])
def stretches(request, routine, tmp_path):
    """A published routine with a stretch, or with rolling, in it."""
    also = [] if request.param != "foam-roll-calf" else ["calf-raise"]
    return beside.publish(tmp_path, request.param, *also)


@pytest.fixture
def done(client, stretches, plan, clock):
    """Today's session, done and felt the same, two hours ago."""
    builders.do_session(plan, feel="same")
    clock.later(hours=2)
    return plan


def is_open(client):
    """Whether it is offered; what is not offered is not started."""
    is_offered = "Stretches" in beside.offered(client)
    assert is_offered != beside.is_refused(client, "stretches")
    return is_offered


def test_it_may_come_two_hours_after_the_plan_is_done(client, done):
    assert is_open(client)


def test_before_the_plan_is_done_it_waits_and_the_page_says_why(client, stretches, plan):
    assert not is_open(client)
    assert "it counts as one more session. There is room for none now." in beside.more(client).text


def test_it_waits_two_hours(client, stretches, plan, clock):
    builders.do_session(plan, feel="same")
    clock.later(hours=1, minutes=59)
    assert not is_open(client)
    clock.later(minutes=1)
    assert is_open(client)


@pytest.mark.parametrize("feel", ["better", ""])
def test_it_never_follows_better_or_a_session_nobody_asked_about(
    client, stretches, plan, clock, feel
):
    session = builders.do_session(plan, feel="same")
    session.feel = feel
    session.save()
    clock.later(hours=3)
    assert not is_open(client)


def test_it_uses_up_the_one_of_the_day(client, done, clock):
    beside.do(client, "stretches")
    clock.later(hours=5)
    assert not is_open(client)
    assert ONE_MORE not in today(client).buttons
    assert client.post("/sessions/", {"variant": "full", "extra": "on"}).status_code == 409


def test_one_that_was_begun_is_the_one_and_can_be_carried_on_with(client, done, clock):
    where = beside.start(client, "stretches")["Location"]
    client.post(f"{where}stop/", {"state": 2})
    assert ONE_MORE not in today(client).buttons
    assert beside.start(client, "stretches")["Location"] == where
    assert ONE_MORE not in today(client).buttons


def test_more_of_the_plan_uses_it_up_as_well(client, done, clock):
    where = today(client).press(client, ONE_MORE)["Location"]
    client.post(f"{where}progress/", {"state": 2})
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": "same"})
    clock.later(hours=3)
    assert not is_open(client)


def test_none_on_the_day_of_a_sign_to_be_checked(client, done, clock):
    answer(done, signs=["F20"])
    assert not is_open(client)


def test_a_warm_up_is_none_and_uses_none_up(client, done, clock):
    beside.do(client)
    beside.do(client)
    assert not is_open(client), "it was a minute ago"
    clock.later(hours=2)
    assert ONE_MORE in today(client).buttons
    assert is_open(client)


def test_where_the_stretch_is_left_out_the_rest_is_no_extra(
    client, routine, guest, clock, tmp_path
):
    beside.publish(tmp_path, "towel-stretch", "calf-raise")
    builders.make_plan(guest, conditions=["floor"])
    assert is_open(client)
