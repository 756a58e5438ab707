"""The six pages of the whole screen on a phone: small, one tap, with scripts and without (ux.md
2.16)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import ALL_PAGES, how_it_is, say_yes, tick

pytestmark = pytest.mark.browser
ONE_AND_A_HALF = 1.5 * 740


def test_no_page_before_the_player_is_longer_than_one_and_a_half_screens(phone: Any) -> None:
    heights: dict[str, int] = {}

    def measure() -> None:
        name = phone.inner_text("h1")
        heights[name] = phone.evaluate("document.documentElement.scrollHeight")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    phone.click("text=Start now")
    phone.wait_for_selector("[name=agree]")
    measure()
    say_yes(phone)
    for number in range(1, 7):
        phone.wait_for_selector(f"text={number} of 6")
        measure()
        phone.click("button:has-text('None of these')")
    for name, value in builders.SET_UP.items():
        phone.wait_for_selector(f"[name={name}]")
        measure()
        if name == "pain":
            how_it_is(phone, tight=5, pain=3)
        else:
            phone.check(f"[name={name}][value='{value}']")
        phone.click("button:has-text('Continue')")
    phone.wait_for_selector("h1:has-text('Check your plan')")
    measure()
    assert len(heights) == 12 and max(heights.values()) <= ONE_AND_A_HALF, heights


def test_one_button_until_something_is_ticked_and_then_two(phone: Any) -> None:
    phone.click("text=Start now")
    say_yes(phone)
    go_on = phone.get_by_role("button", name="Continue")
    none = phone.get_by_role("button", name="None of these")
    expect(go_on).to_have_count(0)
    expect(none).to_have_class("cc-button cc-button--primary")
    tick(phone, "past-clot")
    expect(go_on).to_have_class("cc-button cc-button--primary")
    expect(none).to_have_class("cc-button")


@pytest.mark.parametrize("scripts", [True, False])
def test_back_keeps_what_was_ticked_and_a_red_sign_acts_at_once(
    browser: Any, site: str, scripts: bool
) -> None:
    page = browser.new_context(locale="en-GB", java_script_enabled=scripts).new_page()
    page.goto(f"{site}/start/country/")
    say_yes(page)
    tick(page, "past-clot")
    page.click("button:has-text('Continue')")
    page.wait_for_selector("text=2 of 6")
    page.click("button:has-text('Back')")
    page.wait_for_selector("text=1 of 6")
    expect(page.locator("[value=past-clot]")).to_be_checked()
    page.click("button:has-text('Continue')")
    page.wait_for_selector("text=2 of 6")
    tick(page, "F05")
    page.click("button:has-text('Continue')")
    page.wait_for_selector("h1:has-text('Get it checked')")
    assert page.url.endswith("/start/care/") and page.is_visible("a[href='tel:999']")
    page.context.close()


def test_the_second_tap_of_two_answers_no_page_that_nobody_has_read(phone: Any, site: str) -> None:
    phone.goto(f"{site}/start/country/")
    say_yes(phone)
    phone.evaluate(ALL_PAGES)
    phone.dblclick("button:has-text('None of these')")
    expect(phone.get_by_role("button", name="None of these")).to_be_enabled()
    expect(phone.locator("text=2 of 6")).to_be_visible()
    assert phone.url.endswith("/start/safety/2/")
