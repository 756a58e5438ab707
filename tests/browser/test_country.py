"""The first page of starting on a phone: small, one tap, by keyboard and without scripts."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import say_yes

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def opened(browser: Any, site: str, locale: str, **more: Any) -> Any:
    """The page on a phone of its own, in that language."""
    page = browser.new_context(viewport=PHONE, locale=locale, **more).new_page()
    page.goto(f"{site}/start/country/")
    return page


def test_it_takes_one_and_a_half_screens_at_most(phone: Any, site: str) -> None:
    phone.goto(f"{site}/start/country/")
    height, width = phone.evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    )
    assert height <= 1.5 * PHONE["height"] and width <= PHONE["width"]


def test_a_tick_and_a_tap_lead_on(phone: Any, site: str) -> None:
    phone.goto(f"{site}/start/country/")
    say_yes(phone)
    assert phone.url.endswith("/start/safety/")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_tap_without_the_tick_says_so_beside_it_and_keeps_the_country(
    browser: Any, site: str, scripts: bool
) -> None:
    page = opened(browser, site, "en-GB", java_script_enabled=scripts)
    page.click("summary:has-text('Another country')")
    page.click("button[value=IE]")
    expect(page.locator("#errors")).to_contain_text("Tick the box")
    expect(page.locator("#id_agree_error")).to_contain_text("Tick the box")
    expect(page.locator("button.cc-button--primary")).to_have_attribute("value", "IE")
    assert page.title().startswith("Error: ")
    page.click("#errors a")
    page.keyboard.press("Space")
    expect(page.locator("#id_agree")).to_be_checked()
    page.click("button.cc-button--primary")
    expect(page.locator("h1")).to_contain_text("Breathing, heart")
    page.context.close()


def test_where_nothing_is_guessed_the_enter_key_takes_no_country(browser: Any, site: str) -> None:
    page = opened(browser, site, "fr-CH")
    page.check("#id_agree")
    page.focus("#id_agree")
    page.keyboard.press("Enter")
    expect(page.locator("#errors")).to_contain_text("Select where you are.")
    expect(page.locator("#id_agree")).to_be_checked()
    expect(page.locator("button.cc-button--primary")).to_have_count(0)
    page.focus("button[value=NZ]")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Breathing, heart")
    page.context.close()
