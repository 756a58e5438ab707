"""The warning signs at every check-in, and once a week the rest of them (clinical.md 5.7 C)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checkins import warning_signs
from checkins.models import CheckIn, LeftOut
from checkins.rules import newest as newest_set
from tests import builders
from tests.checkins.steps import (
    RESULT,
    SIGNS,
    WEEKLY,
    answer,
    newest,
    none_of_these,
    second_device,
    to_pain,
    to_the_end,
)
from tests.pages import Page

pytestmark = pytest.mark.django_db
MORE = {"F07", "F09", "F14", "F16", "F17", "F19", "F20"}


def after_signs(client):
    """Where "None of these" on the daily page leads."""
    to_pain(client)
    return client.post(SIGNS, {"none": "on"})["Location"]


def test_every_check_in_asks_them_on_good_days_too(client, tuesday, clock):
    for _day in range(6):
        assert to_pain(client, "better", 0) == SIGNS
        page = Page(client.get(SIGNS))
        assert page.heading == "Anything new today?"
        for row in warning_signs.ROWS:
            assert str(row.heading) in page.text
        assert "None of these" in page.buttons
        assert client.get(RESULT)["Location"] == "/check-in/", "no result without them"
        none_of_these(client)
        clock.tomorrow()


def test_the_rows_hold_every_sign_that_is_asked_each_day(client, tuesday):
    to_pain(client)
    daily = {code for code, sign in newest_set().signs.items() if sign.asked == "check_in"}
    assert set(Page(client.get(SIGNS)).choices["signs"]) == daily


def test_a_blank_is_not_a_no(client, tuesday):
    to_pain(client)
    assert client.post(SIGNS, {}).status_code == 422
    assert not CheckIn.objects.filter(day__gt=tuesday.started_on).exists()


def test_what_was_asked_is_stored_with_the_answer(client, tuesday):
    to_the_end(client)
    assert set(newest(tuesday).check_in.asked) >= {"F01", "F08", "F22"}


def test_the_weekly_page_comes_on_the_eighth_day_and_not_before(client, plan, clock):
    for _day in range(6):
        clock.tomorrow()
        assert after_signs(client) == RESULT
    clock.tomorrow()
    assert after_signs(client) == WEEKLY
    page = Page(client.get(WEEKLY))
    assert set(page.choices["signs"]) == MORE
    assert "Has anything about your health changed?" in page.text
    assert client.post(WEEKLY, {"none": "on"})["Location"] == RESULT
    clock.tomorrow()
    assert after_signs(client) == RESULT, "it was answered yesterday"


@pytest.mark.parametrize(("days", "where"), [(6, RESULT), (7, WEEKLY), (20, WEEKLY)])
def test_it_comes_after_seven_days_without_an_answer(client, tuesday, clock, days, where):
    answer(tuesday, asked=set(newest_set().signs))
    clock.move_to(timezone.now() + timedelta(days=days))
    assert after_signs(client) == where


def test_sessions_do_not_put_it_off(client, tuesday, clock):
    for _day in range(6):
        builders.do_session(tuesday)
        clock.tomorrow()
    assert after_signs(client) == WEEKLY


def test_saying_i_have_been_seen_does_not_put_it_off(client, guest, clock):
    builders.make_plan(guest, signs=["F19"])
    clock.move_to(timezone.now() + timedelta(days=9))
    client.post("/check-in/seen/")
    assert after_signs(client) == WEEKLY


def test_until_it_is_answered_nothing_counts_and_nothing_starts(client, plan, clock):
    clock.move_to(timezone.now() + timedelta(days=7))
    assert after_signs(client) == WEEKLY
    assert plan.check_ins.count() == 1
    for device in (client, second_device(plan)):
        assert Page(device.get("/today/")).links["Go on"] == WEEKLY
        assert device.post("/sessions/", {"variant": "full"}).status_code == 409
    assert client.post(WEEKLY, {}).status_code == 422


def test_a_sign_of_the_daily_page_does_not_wait_for_it(client, plan, clock):
    clock.move_to(timezone.now() + timedelta(days=7))
    to_pain(client)
    assert client.post(SIGNS, {"signs": ["F08"]})["Location"] == RESULT
    assert newest(plan).rule == "FLAG"


@pytest.mark.parametrize(("sign", "rule"), [("F09", "FLAG"), ("F16", "FLAG"), ("F07", "FLAG")])
def test_a_sign_of_the_weekly_page_locks(client, plan, clock, sign, rule):
    clock.move_to(timezone.now() + timedelta(days=7))
    after_signs(client)
    client.post(WEEKLY, {"signs": [sign]})
    assert newest(plan).rule == rule
    assert newest(plan).check_in.signs == [sign]


def test_a_condition_of_the_weekly_page_leaves_rolling_out(client, plan, clock):
    clock.move_to(timezone.now() + timedelta(days=7))
    after_signs(client)
    assert client.post(WEEKLY, {"conditions": ["blood-thinners"]})["Location"] == RESULT
    plan.refresh_from_db()
    assert plan.status == "active" and not plan.rolls
    assert LeftOut.objects.get().code == "blood-thinners"


@pytest.mark.parametrize("condition", ["clot", "told-not-to"])
def test_one_that_locks_does_so(client, plan, clock, condition):
    clock.move_to(timezone.now() + timedelta(days=7))
    after_signs(client)
    client.post(WEEKLY, {"conditions": [condition]})
    plan.refresh_from_db()
    assert plan.status == "locked"


@pytest.mark.parametrize(
    ("address", "field", "sent"),
    [
        (SIGNS, "signs", {"signs": ["F08", "F77"]}),
        (SIGNS, "signs", {"signs": ["F08", "F09"]}),
        (WEEKLY, "signs", {"signs": ["F09", "F77"]}),
        (WEEKLY, "conditions", {"signs": ["F09"], "conditions": ["pregnancy", "moon"]}),
        ("/check-in/whole/", "signs", {"feel": "same", "pain": 3, "signs": ["F08", "F77"]}),
    ],
)
def test_an_unknown_sign_names_its_field_and_nothing_is_lost(
    client, plan, clock, address, field, sent
):
    clock.move_to(timezone.now() + timedelta(days=7))
    to_pain(client)
    if address == WEEKLY:
        client.post(SIGNS, {"none": "on"})
    response = client.post(address, sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    page = Page(response)
    assert "There is a problem" in page.text
    assert page.picked["signs"] == sent["signs"][:1], "what was ticked stands"
    assert plan.half_answers.get().pain == 3
    assert plan.check_ins.count() == 1


def test_a_row_that_was_opened_and_left_asks_back(client, tuesday):
    to_pain(client)
    row = next(row for row in warning_signs.ROWS if "F08" in row.codes)
    refused = client.post(SIGNS, {"none": "on", "opened": [row.name]})
    assert refused.status_code == 422
    assert "You opened this row." in refused.content.decode()
    after_all = {"none": "on", "opened": [row.name], f"none_{row.name}": "on"}
    assert client.post(SIGNS, after_all)["Location"] == RESULT
