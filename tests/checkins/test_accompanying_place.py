"""A session beside the plan is found again: from Today, by the back button, on another device, and
there is one of them at a time."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from checkins.models import LeftOut
from routines.models import GuidedSession
from tests import builders
from tests.checkins import beside
from tests.checkins.steps import second_device, today

pytestmark = pytest.mark.django_db
CARRY_ON = "Carry on: Warm-up with calf work"


@pytest.fixture
def begun(client, plan):
    """A warm-up that was left part way; its address."""
    where = beside.start(client)["Location"]
    client.post(f"{where}progress/", {"state": 3})
    return where


def test_a_second_tap_and_a_second_device_open_the_same_one(client, plan):
    where = beside.start(client)["Location"]
    assert beside.start(client)["Location"] == where
    assert beside.start(second_device(plan))["Location"] == where
    assert beside.of("warm-up").get().slot == "extra"


def test_today_and_the_page_carry_on_with_one_that_was_left(client, plan, begun):
    page = today(client)
    assert CARRY_ON in page.buttons and beside.MORE not in page.links
    assert page.press(client, CARRY_ON)["Location"] == begun
    assert beside.of("warm-up").get().furthest_state == 3
    assert "Carry on Warm-up with calf work" in beside.more(client).buttons


def test_one_that_was_stopped_is_carried_on_with_from_its_place(client, begun):
    client.post(f"{begun}stop/", {"state": 4})
    assert today(client).press(client, CARRY_ON)["Location"] == begun
    session = beside.of("warm-up").get()
    assert (session.furthest_state, session.stopped_at) == (4, None)
    assert client.get(begun).status_code == 200


def test_start_again_begins_it_anew(client, begun):
    assert beside.start(client, again="on")["Location"] == begun
    assert beside.of("warm-up").get().furthest_state == 0


def test_a_phone_that_keeps_it_ahead_leaves_its_place_alone(client, begun):
    client.post(f"{begun}stop/", {"state": 4})
    assert beside.start(client, variant="short", ahead="on")["Location"] == begun
    session = beside.of("warm-up").get()
    assert session.stopped_at and session.variant == "full"


def test_a_finished_one_is_followed_by_a_new_one(client, begun):
    client.post(f"{begun}complete/")
    assert beside.start(client)["Location"] != begun
    assert beside.of("warm-up").count() == 2


def test_one_of_another_day_is_not_gone_on_with(client, plan, begun, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    assert CARRY_ON not in today(client).buttons
    assert beside.start(client)["Location"] != begun


def test_the_plan_s_session_and_one_beside_it_do_not_meet(client, plan, begun):
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{where}progress/", {"state": 1})
    page = today(client)
    assert page.heading == "You stopped part way" and CARRY_ON in page.buttons
    assert client.post("/sessions/", {"variant": "full"})["Location"] == where


def test_where_nothing_else_starts_a_phone_keeps_the_one_that_was_left(client, plan, begun):
    builders.do_session(plan, feel="better")
    body = client.get("/today/").content.decode()
    assert body.count(" data-start") == 1
    assert "data-start><input" in body.replace("\n", "") and 'value="warm-up"' in body


def test_of_the_plan_there_is_still_one_a_slot(client, plan):
    session = builders.start_session(plan)
    session.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        GuidedSession.objects.create(
            user=plan.user, routine_id=plan.routine_id, version_id=plan.version_id,
            day=session.day, slot="day", variant="full", side="left", started_at=session.started_at,
        )  # fmt: skip


@pytest.mark.parametrize("address", ["/today/", "/more/", "/progress/"])
@pytest.mark.parametrize("moment", ["due", "under way", "left out", "done"])
def test_a_page_asks_the_database_no_more_than_any_other(client, plan, address, moment):
    if moment == "under way":
        where = beside.start(client)["Location"]
        client.post(f"{where}progress/", {"state": 3})
    elif moment == "left out":
        LeftOut.objects.create(user=plan.user, what="raises", code="F17", told_at=plan.answered_at)
    elif moment == "done":
        builders.do_session(plan, feel="same")
        beside.do(client)
    client.get(address)  # what is made once in a process is not counted
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    assert len(captured) <= 8, [query["sql"] for query in captured]
