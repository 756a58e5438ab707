"""Every page at 320 pixels, for people with other needs: axe finds nothing in light or dark, boxes
are large enough to press, the focus is seen on all its way, and large text and a script from right
to left cut nothing off (ux.md 5, checks 1, 3 and 4; H15)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from checkins.models import Plan
from tests import builders
from tests.browser.conftest import how_it_is, none_of_these, say_yes, sign_in, tick
from tests.browser.looking import look_at
from tests.checkins import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = [
    "/",
    "/start/country/",
    "/running/",
    "/help/warning-signs/",
    "/help/how-we-decide/",
    "/help/about/",
    "/help/causes/",
    "/exercises/",
    "/exercises/heel-drop/",
    "/routines/calf/",
    "/offline/?plan=1",
    "/accounts/login/code/",
    "/no-such-page/",
]
PRIVATE = [
    "/today/",
    "/today/?later=1",
    "/more/",
    "/check-in/",
    "/check-in/whole/",
    "/progress/",
    "/settings/",
    "/settings/agreement/",
    "/settings/sound/",
    "/settings/time-zone/",
    "/settings/start-again/",
    "/settings/end/",
    "/settings/left-out/",
    "/check-in/cleared/",
    "/accounts/email/",
    "/accounts/logout/",
]


@pytest.fixture
def narrow(browser: Any, site: str) -> Any:
    """A very narrow phone."""
    context = browser.new_context(
        viewport={"width": 320, "height": 568}, locale="en-GB", reduced_motion="reduce"
    )
    page = context.new_page()
    yield page
    context.close()


def test_public_pages(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    for address in PUBLIC:
        narrow.goto(site + address)
        look_at(narrow, address, wrong)
    assert not wrong, wrong


def test_pages_of_the_start(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    sign_in(narrow.context, site, guest := builders.make_unasked())
    narrow.goto(f"{site}/start/safety/")
    narrow.click("button[type=submit]")
    narrow.wait_for_selector(".cc-errors")
    look_at(narrow, "country with errors", wrong)
    say_yes(narrow)
    for number in range(1, 7):
        narrow.wait_for_selector(f"text={number} of 6")
        narrow.wait_for_selector("button[name=none]:enabled")  # the second tap of two is over
        look_at(narrow, f"safety {number}", wrong)
        if number == 2:
            tick(narrow, "F13")
            look_at(narrow, "safety with a tick and its advice", wrong)
            narrow.uncheck("[value=F13]")
            tick(narrow, "open-skin")  # what acts at once is not asked back about
            narrow.click("button[name=none]")
            narrow.wait_for_selector(".cc-errors")
            look_at(narrow, "safety with errors", wrong)
            narrow.uncheck("[value=open-skin]")
        none_of_these(narrow, since=number, until=number)
    for name, value in builders.SET_UP.items():
        narrow.wait_for_selector(f"input[name={name}]")
        look_at(narrow, name, wrong)
        if name == "pain":
            narrow.click("button[type=submit]")
            narrow.wait_for_selector(".cc-errors")
            look_at(narrow, "pain with errors", wrong)
            narrow.check("input[name=tight][value='10']")
        narrow.check(f"input[name={name}][value='{value}']")
        narrow.click("button[type=submit]")
    narrow.wait_for_selector("h1:has-text('Check your plan')")
    look_at(narrow, "check", wrong)
    assert not guest.plans.exists()
    assert not wrong, wrong


def test_the_page_that_asks_for_a_yes_later(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    guest = builders.make_unasked()
    builders.make_plan(guest)
    sign_in(narrow.context, site, guest)
    narrow.goto(f"{site}/check-in/")
    narrow.wait_for_selector("[name=agree]")
    look_at(narrow, "agreement, never asked", wrong)
    assert not wrong, wrong


def test_private_pages(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    guest = builders.make_guest()
    plan = builders.make_plan(guest)
    session = builders.do_session(plan)
    sign_in(narrow.context, site, guest)
    for address in [
        *PRIVATE,
        f"/session/{session.id}/",
        f"/session/{session.id}/feel/",
        f"/session/{session.id}/feel/?change=1",
    ]:
        narrow.goto(site + address)
        look_at(narrow, address, wrong)
    narrow.goto(f"{site}/check-in/")
    narrow.click("button[value=worse]")
    narrow.wait_for_selector("input[name=pain]")
    look_at(narrow, "pain", wrong)
    how_it_is(narrow, tight=5, pain=4)
    narrow.click("button[type=submit]")
    narrow.wait_for_selector(".cc-signs summary")
    look_at(narrow, "signs", wrong)
    tick(narrow, "F08")
    narrow.wait_for_selector(".cc-care:visible")
    look_at(narrow, "signs, with advice", wrong)
    narrow.click("button[type=submit]")
    narrow.wait_for_selector("h1:has-text('Get it checked')")
    look_at(narrow, "care", wrong)
    for address in ("/today/", "/settings/end/", "/check-in/cleared/"):
        narrow.goto(site + address)
        look_at(narrow, f"{address}, locked", wrong)
    narrow.click("button[type=submit]")
    narrow.wait_for_selector(".cc-errors")
    look_at(narrow, "cleared with errors", wrong)
    assert not wrong, wrong


def test_what_stops_a_day(narrow: Any, site: str) -> None:
    """Severe pain and the question about it, the other number, and half an answer."""
    wrong: dict[str, list[str]] = {}
    client = Client()
    plan = builders.make_plan(builders.sign_in_guest(client))
    sign_in(narrow.context, site, plan.user)
    steps.to_pain(client, pain=2)
    narrow.goto(f"{site}/today/")
    look_at(narrow, "half", wrong)
    steps.to_pain(client, pain=9)
    for address in ("/today/", "/check-in/severe/"):
        narrow.goto(site + address)
        look_at(narrow, f"{address}, severe", wrong)
    narrow.click("button[value=other]")
    narrow.wait_for_selector("[name=pain]")
    look_at(narrow, "another number", wrong)
    narrow.goto(f"{site}/check-in/severe/")
    narrow.click("button[value=yes]")
    narrow.wait_for_selector(".cc-signs")
    look_at(narrow, "signs after severe pain", wrong)
    assert not wrong, wrong


def test_advice_to_book_and_what_is_left_out(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    client = Client()
    conditions = ["pregnancy", "blood-thinners", "osteoporosis"]
    plan = builders.make_plan(builders.sign_in_guest(client), conditions=conditions)
    builders.check_in(client, "same", 3, ["F22"])
    sign_in(narrow.context, site, plan.user)
    for address in ("/today/", "/check-in/result/", "/check-in/booked/", "/settings/left-out/"):
        narrow.goto(site + address)
        look_at(narrow, f"{address}, book", wrong)
    narrow.goto(f"{site}/check-in/booked/")
    narrow.fill("[name=on]", "2020-01-01")
    narrow.click("button[type=submit]")
    narrow.wait_for_selector(".cc-errors")
    look_at(narrow, "booked with errors", wrong)
    day = timezone.now().date()
    for booked_for in (day + timedelta(days=5), day - timedelta(days=3)):
        Plan.objects.update(booked_for=booked_for)
        narrow.goto(f"{site}/today/")
        look_at(narrow, f"booked for {booked_for}", wrong)
    assert not wrong, wrong


def test_who_has_to_speak_to_someone_first_and_the_weekly_page(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    first = builders.make_plan(builders.make_guest(), signs=["F24b"])
    sign_in(narrow.context, site, first.user)
    narrow.goto(f"{site}/today/")
    narrow.wait_for_selector("h1:has-text('Speak to someone first')")
    look_at(narrow, "speak first", wrong)
    client = Client()
    long_ago = timezone.now() - timedelta(days=9)
    plan = builders.make_plan(builders.sign_in_guest(client), now=long_ago)
    steps.to_pain(client)
    client.post(steps.SIGNS, {"none": "on"})
    sign_in(narrow.context, site, plan.user)
    narrow.goto(f"{site}/check-in/signs/weekly/")
    look_at(narrow, "weekly", wrong)
    narrow.locator(".cc-signs summary").click()
    look_at(narrow, "weekly, health open", wrong)
    assert not wrong, wrong


def test_the_session_and_its_steps(narrow: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    guest = builders.make_guest()
    builders.make_plan(guest)
    sign_in(narrow.context, site, guest)
    narrow.goto(f"{site}/today/")
    narrow.click("button:has-text('Start (about')")
    narrow.wait_for_selector("[data-action=start]:visible")
    address = narrow.url
    look_at(narrow, "player, idle", wrong)
    narrow.click("[data-action=start]:visible")
    narrow.wait_for_selector("[data-player][data-state=ready]")
    look_at(narrow, "player, playing", wrong)
    narrow.click("[data-action=pause]:visible")
    look_at(narrow, "player, paused", wrong)
    for number in (1, 3):
        narrow.goto(f"{address}step/{number}/")
        look_at(narrow, f"step {number}", wrong)
    assert not wrong, wrong
