"""What to do about a warning sign shows below the answer, before anything is sent (hazard H18)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import none_of_these, say_yes, sign_in, tick

pytestmark = pytest.mark.browser


@pytest.fixture
def person(page: Any, site: str) -> Any:
    """A guest whose plan is running, in the region with 999."""
    guest = builders.make_guest()
    sign_in(page.context, site, guest)
    page.plan = builders.make_plan(guest)
    return guest


def test_the_most_urgent_sign_is_answered_in_the_page_without_a_network(
    page: Any, site: str, person: Any
) -> None:
    page.goto(f"{site}/check-in/whole/")
    page.context.set_offline(True)
    cards = page.locator("[data-advice]:visible")
    expect(cards).to_have_count(0)
    tick(page, "F08")
    expect(cards).to_have_attribute("data-advice", "same_day")
    tick(page, "F01")
    expect(cards).to_have_attribute("data-advice", "emergency")
    expect(cards.locator("a[href='tel:999']")).to_be_visible()
    expect(cards).to_be_in_viewport(ratio=1)
    page.uncheck("[name=signs][value=F01]")
    expect(cards).to_have_attribute("data-advice", "same_day")
    tick(page, "F01")
    tick(page, "F13")
    beside = page.locator("[data-advice=emergency]").locator("xpath=preceding-sibling::*[1]")
    expect(beside.locator("input")).to_have_value("F13")
    page.uncheck("[name=signs][value=F13]")
    expect(beside.locator("input")).to_have_value("F01")
    page.uncheck("[name=signs][value=F01]")
    page.uncheck("[name=signs][value=F08]")
    expect(cards).to_have_count(0)


@pytest.mark.parametrize("where", ["check-in", "after a session"])
def test_pain_of_eight_or_more_is_answered_at_once(
    page: Any, site: str, person: Any, where: str
) -> None:
    if where == "check-in":
        page.goto(f"{site}/check-in/")
        page.click("button[value=same]")
        page.wait_for_url("**/check-in/pain/")
    else:
        session = builders.do_session(page.plan, feel="worse")
        page.goto(f"{site}/session/{session.id}/feel/")
    page.context.set_offline(True)
    cards = page.locator("[data-advice]:visible")
    page.check("[name=pain][value='7']")
    expect(cards).to_have_count(0)
    page.check("[name=pain][value='8']")
    expect(cards).to_have_attribute("data-advice", "same_day")
    expect(cards.locator("a[href='tel:111']")).to_be_visible()


@pytest.mark.parametrize(
    ("number", "code", "level"),
    [
        (1, "F01", "emergency"),
        (1, "clot", "same_day"),
        (2, "F08", "same_day"),
        (4, "F19", "book"),
        (6, "F24", "no_use"),
        (6, "told-not-to", "book"),
    ],
)
def test_the_start_screen_answers_a_stranger_without_a_network(
    page: Any, site: str, number: int, code: str, level: str
) -> None:
    page.goto(f"{site}/start/country/")
    say_yes(page)
    none_of_these(page, until=number - 1)
    page.wait_for_selector(f"text={number} of 6")
    page.context.set_offline(True)
    cards = page.locator("[data-advice]:visible")
    tick(page, code)
    expect(cards).to_have_attribute("data-advice", level)
    expect(cards).to_be_in_viewport(ratio=1)
    numbers = {"emergency": "999", "same_day": "111"}
    calls = [a.get_attribute("href") for a in cards.locator("a").all()]
    assert calls == ([f"tel:{numbers[level]}"] if level in numbers else [])
    page.uncheck(f"[value={code}]")
    expect(cards).to_have_count(0)


@pytest.mark.parametrize("where", ["/start/safety/", "/check-in/whole/"])
def test_a_form_that_is_refused_takes_no_advice_away(
    page: Any, site: str, request: pytest.FixtureRequest, where: str
) -> None:
    if where == "/start/safety/":
        page.goto(f"{site}/start/country/")
        say_yes(page)
        none_of_these(page, until=3)
        page.wait_for_selector("text=4 of 6")
    else:
        request.getfixturevalue("person")
        page.goto(f"{site}{where}")
    # What acts at once is not asked back about.
    tick(page, "F19")
    page.click("[name=none]" if where == "/start/safety/" else "form [type=submit]")
    page.wait_for_selector("#errors")
    expect(page.locator("[value=F19]")).to_be_checked()
    cards = page.locator("[data-advice]:visible")
    expect(cards).to_have_attribute("data-advice", "book")
    page.uncheck("[value=F19]")
    expect(cards).to_have_count(0)


def test_advice_is_there_again_after_going_back(page: Any, site: str, person: Any) -> None:
    page.goto(f"{site}/check-in/whole/")
    tick(page, "F01")
    page.goto(f"{site}/help/about/")
    page.go_back()
    expect(page.locator("[value=F01]")).to_be_checked()
    cards = page.locator("[data-advice]:visible")
    expect(cards).to_have_attribute("data-advice", "emergency")
