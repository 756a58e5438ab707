"""Where the plan allows no session, nothing that accompanies it is offered or started: one gate for
all (clinical.md 5.7 A, B and H; design.md 3)."""

import pytest
from django.utils import timezone

from checkins import agreeing
from routines.content import publishing
from tests import builders
from tests.checkins import beside
from tests.checkins.steps import answer, none_of_these, second_device, to_pain

pytestmark = pytest.mark.django_db


def is_closed(client):
    """Nothing is linked, listed or started."""
    linked, listed = beside.is_linked(client), beside.offered(client)
    refused = [beside.is_refused(client, slug) for slug in ("warm-up", "back-add-on")]
    assert {linked, bool(listed), not refused[0], not refused[1]} in ({False}, {True})
    return not linked


def test_on_a_day_with_exercise_both_are_a_link_away(client, plan):
    assert beside.is_linked(client)
    assert beside.offered(client) == [beside.BACK, beside.WARM_UP]
    page = beside.more(client)
    assert "pump your ankles, raise your heels, then walk on your toes" in page.text
    assert "About 5 minutes. Kit: rolled towel, chair or wall to hold" in page.text


@pytest.mark.parametrize("sign", ["F01", "F08", "F12"])
def test_a_lock_closes_it(client, plan, sign):
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3, "tight": 3})
    client.post("/check-in/signs/", {"signs": [sign]})
    assert is_closed(client)


def test_severe_pain_closes_it_while_it_is_asked_back(client, tuesday):
    assert to_pain(client, pain=8, tight=3) == "/check-in/severe/"
    assert is_closed(client)


def test_a_clearance_opens_it_only_after_the_whole_screen(client, plan):
    answer(plan, signs=["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert is_closed(client)


def test_a_rest_of_the_rules_closes_it(client, tuesday):
    builders.check_in(client, "worse", 4)
    assert is_closed(client)


def test_a_rest_day_that_was_chosen_closes_it(client, tuesday):
    builders.check_in(client, "same", 3)
    assert not is_closed(client)
    client.post("/check-in/less/", {"less": "rest"})
    assert is_closed(client)


def test_a_half_answer_closes_it_on_every_device(client, tuesday):
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3, "tight": 4})
    assert is_closed(client)
    assert is_closed(second_device(tuesday))
    none_of_these(client)
    assert not is_closed(client)


def test_a_day_without_its_answer_closes_it(client, tuesday, clock):
    clock.tomorrow()  # nothing was said on Tuesday
    assert is_closed(client)


def test_the_one_session_before_the_answer_may_be_of_any_routine_and_is_one(client, tuesday):
    assert not beside.is_linked(client), "the question comes first"
    session = beside.do(client)
    assert beside.is_refused(client) and beside.is_refused(client, "back-add-on")
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert session.finished_at
    builders.check_in(client, "same", 3)
    assert not is_closed(client)


def test_after_one_of_the_plan_none_comes_before_the_answer(client, tuesday):
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{where}progress/", {"state": 2})
    assert beside.is_refused(client)


def test_one_that_was_begun_before_the_answer_is_gone_on_with_and_no_other(client, tuesday):
    where = beside.start(client)["Location"]
    client.post(f"{where}progress/", {"state": 2})
    assert beside.start(client)["Location"] == where
    assert beside.is_refused(client, "back-add-on")
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


@pytest.mark.parametrize(("feel", "pain"), [("worse", 3), ("same", 6)])
def test_a_bad_session_of_the_plan_ends_the_day_for_all(client, plan, feel, pain):
    builders.do_session(plan, feel=feel, pain=pain)
    assert is_closed(client)


@pytest.mark.parametrize(("feel", "pain"), [("worse", 3), ("same", 6)])
def test_a_bad_one_beside_the_plan_ends_the_day_for_all(client, plan, feel, pain):
    beside.do(client, feel=feel, pain=pain)
    assert is_closed(client)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert "No more exercises today" in client.get("/today/").content.decode()


def test_who_took_their_yes_back_is_asked_for_it(client, plan):
    agreeing.withdraw(plan.user, now=timezone.now())
    assert client.get("/more/")["Location"] == "/settings/agreement/"
    assert beside.start(client)["Location"] == "/settings/agreement/"


def test_open_advice_to_book_stops_it_no_more_than_the_plan(client, guest, clock):
    builders.make_plan(guest, signs=["F20"])
    assert beside.offered(client) == [beside.BACK, beside.WARM_UP]


def test_somebody_over_65_speaks_to_someone_first(client, guest, clock):
    builders.make_plan(guest, signs=["F24b"])
    assert is_closed(client)


def test_after_the_plan_is_done_and_felt_better_a_warm_up_may_still_come(client, plan):
    builders.do_session(plan, feel="better")
    assert not is_closed(client)


def test_what_was_withdrawn_is_neither_linked_nor_started(client, plan):
    for version in publishing.versions_in_use().filter(routine__role="accompanies"):
        publishing.withdraw(version, by=None, reason="Wrong.", now=timezone.now())
    assert is_closed(client)


@pytest.mark.parametrize("slug", ["calf-two", "nothing", "\x00"])
def test_a_routine_that_is_not_there_starts_nothing(client, plan, slug):
    assert beside.is_refused(client, slug)


def test_the_plan_s_own_name_starts_the_plan_s_own(client, plan):
    response = beside.start(client, "calf")
    assert response.status_code == 302
    assert beside.of("calf").get().slot == "day"
