"""What to do about a warning sign shows below the answer, before anything is sent (hazard H18)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import sign_in

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
    page.check("[name=signs][value=F08]")
    expect(cards).to_have_attribute("data-advice", "same_day")
    page.check("[name=signs][value=F01]")
    expect(cards).to_have_attribute("data-advice", "emergency")
    expect(cards.locator("a[href='tel:999']")).to_be_visible()
    expect(cards).to_be_in_viewport()
    page.uncheck("[name=signs][value=F01]")
    expect(cards).to_have_attribute("data-advice", "same_day")
    page.check("[data-none]")
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
