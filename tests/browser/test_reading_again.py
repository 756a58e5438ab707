"""A page that says what to do is read again when it is shown again, and never while somebody
answers it; a phone on another clock is offered its own (ux.md 2.16)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from checkins.days import day_of, seconds_left
from checkins.models import Plan
from tests import builders
from tests.browser.conftest import how_it_is, sign_in
from tests.checkins.steps import answer
from tests.conftest import LONDON, MONDAY_MORNING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOWN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def person(phone: Any, context: Any, site: str) -> Plan:
    """Somebody whose plan began this moment, on the phone."""
    plan = builders.make_plan(builders.make_guest())
    sign_in(context, site, plan.user)
    return plan


def show_again(page: Any) -> None:
    """The person comes back to the page; it is asked for once more."""
    with page.expect_response(page.url):
        page.evaluate(SHOWN_AGAIN)


def test_an_answer_from_another_device_shows_when_today_is_shown_again(phone, person, site):
    phone.goto(f"{site}/today/")
    expect(phone.locator("h1")).to_have_text("Roll, then stretch")
    answer(person, "worse", 5, ["F01"])
    show_again(phone)
    expect(phone.locator("h1")).to_have_text("Get it checked")
    expect(phone.locator("h1")).to_be_focused()
    expect(phone.get_by_role("button", name="Start")).to_have_count(0)


def test_a_page_that_says_the_same_stays_as_it_is(phone, person, site):
    phone.goto(f"{site}/today/")
    phone.click("summary:has-text('What you will do')")
    show_again(phone)
    phone.wait_for_timeout(300)
    expect(phone.locator(".cc-what")).to_be_visible()


def test_a_page_that_is_being_answered_is_left_alone(phone, person, site):
    builders.do_session(person)
    phone.goto(f"{site}/check-in/")
    phone.click("button[value=better]")
    phone.check("[name=tight][value='3']")
    answer(person, "worse", 5, ["F01"])
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.evaluate(SHOWN_AGAIN)
    phone.wait_for_timeout(300)
    expect(phone.locator("[name=tight][value='3']")).to_be_checked()
    assert not [url for url in asked if url.endswith("/check-in/pain/")]


def test_questions_that_were_answered_elsewhere_lead_to_their_result(phone, person, site):
    builders.do_session(person)
    phone.goto(f"{site}/check-in/")
    phone.click("button[value=same]")
    how_it_is(phone, tight=3, pain=3)
    phone.click("text=Continue")
    phone.wait_for_url("**/check-in/signs/")
    answer(person, "same", 3)
    phone.evaluate(SHOWN_AGAIN)
    phone.wait_for_url("**/check-in/result/")
    expect(phone.locator("h1")).to_have_text("Once a day")


def test_a_result_that_no_longer_holds_leads_on(phone, person, site):
    answer(person, "same", 3)
    phone.goto(f"{site}/check-in/result/")
    Plan.objects.update(status=Plan.Status.ENDED, ended_at=timezone.now())
    show_again(phone)
    phone.wait_for_url("**/start/**")


@pytest.mark.parametrize(
    ("made", "now", "day"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=UTC), "2026-03-29T03:30:00Z", "2026-03-29"),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), "2026-10-25T03:30:00Z", "2026-10-24"),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), "2026-10-25T04:00:00Z", "2026-10-25"),
    ],
)
def test_an_answer_is_about_the_day_on_the_clock_also_where_that_changes(
    phone, person, site, made, now, day
):
    phone.goto(f"{site}/check-in/whole/")
    phone.clock.set_fixed_time(now)
    said = {"kept": made.isoformat(), "day": day_of(made, LONDON).isoformat()}
    said["dayLeft"] = str(seconds_left(made, LONDON))
    phone.evaluate("(said) => Object.assign(document.getElementById('main').dataset, said)", said)
    phone.evaluate(
        "addEventListener('submit', (event) => event.preventDefault());"
        "document.querySelector('form[data-outbox]')"
        ".dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}))"
    )
    assert phone.input_value("form[data-outbox] [name=day]") == day


@pytest.mark.parametrize(("zone", "is_offered"), [("Asia/Tokyo", True), ("Europe/Belfast", False)])
def test_a_phone_on_another_clock_is_offered_its_own(phone, person, site, zone, is_offered):
    person.user.time_zone = zone
    person.user.save()
    phone.goto(f"{site}/today/")
    offer = phone.get_by_role("button", name="Use this phone's time")
    if not is_offered:
        expect(offer).to_have_count(0)
        return
    offer.click()
    phone.wait_for_url("**/today/")
    expect(offer).to_have_count(0)
    person.user.refresh_from_db()
    assert person.user.time_zone == "Europe/London"


def test_an_evening_that_has_come_shows_when_today_is_shown_again(phone, context, site):
    with time_machine.travel(MONDAY_MORNING, tick=True):
        plan = builders.make_plan(builders.make_guest())
        Plan.objects.update(sessions_per_day=2)
        builders.do_session(plan, slot="morning")
        sign_in(context, site, plan.user)
        phone.goto(f"{site}/today/")
        expect(phone.locator("h1")).to_have_text("Morning done")
    with time_machine.travel(MONDAY_MORNING + timedelta(hours=7), tick=True):
        show_again(phone)
        expect(phone.locator("h1")).to_have_text("Evening: roll, then stretch")
