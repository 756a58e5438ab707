"""Rows of warning signs on a phone: open, tick, count, and the button that fits."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROW = "details:has([value=F08])"


@pytest.fixture
def daily(page: Any, site: str, settings: Any) -> Any:
    """The daily form."""
    settings.ROOT_URLCONF = "tests.sign_pages"
    page.goto(f"{site}/only-tests/daily/")
    return page


def test_a_sign_is_told_by_opening_its_row_and_ticking_it(daily: Any) -> None:
    row = daily.locator(ROW)
    go_on, none = daily.get_by_role("button", name="Continue"), daily.locator("button[name=none]")
    expect(go_on).to_be_hidden()
    expect(none).to_have_class("cc-button cc-button--primary")
    row.locator("summary").click()
    daily.check("[value=F08]")
    expect(go_on).to_have_class("cc-button cc-button--primary")
    expect(none).to_have_class("cc-button")
    row.locator("summary").click()
    expect(row.locator("[data-count]")).to_have_text("1 ticked")
    expect(daily.locator("[data-advice=same_day]")).to_be_visible()
    row.locator("summary").click()
    daily.uncheck("[value=F08]")
    expect(daily.locator("[data-advice]:visible")).to_have_count(0)
    expect(go_on).to_be_hidden()


def test_a_red_meaning_acts_at_once_below_its_box(daily: Any) -> None:
    daily.context.set_offline(True)
    daily.click("summary:has-text('Trouble breathing')")
    daily.check("[value=F01]")
    card = daily.locator("[data-advice]:visible")
    expect(card).to_have_attribute("data-advice", "emergency")
    expect(card.locator("a[href='tel:999']")).to_be_in_viewport()
    beside = card.locator("xpath=preceding-sibling::*[1]")
    expect(beside.locator("input")).to_have_value("F01")
    daily.context.set_offline(False)


def test_an_opened_row_wants_its_answer_and_takes_none_after_all(daily: Any) -> None:
    daily.locator(f"{ROW} summary").click()
    daily.click("button[name=none]")
    expect(daily.locator("#errors")).to_be_focused()
    expect(daily.locator(f"{ROW}[open] .cc-error")).to_be_visible()
    daily.check("[name=none_swollen]")
    with daily.expect_response("**/only-tests/daily/") as answer:
        daily.click("button[name=none]")
    assert answer.value.status == 200


def test_a_row_and_its_none_shut_each_other_out_and_leave_other_rows_alone(daily: Any) -> None:
    for name in ("One leg swollen", "One sore spot"):
        daily.click(f"summary:has-text('{name}')")
    daily.check("[name=none_bone]")
    daily.check("[value=F13]")
    expect(daily.locator("[name=none_bone]")).to_be_checked()
    daily.check("[name=none_swollen]")
    expect(daily.locator("[value=F13]")).not_to_be_checked()
    daily.check("[value=F08]")
    expect(daily.locator("[name=none_swollen]")).not_to_be_checked()


def test_a_row_can_be_opened_and_answered_with_the_keyboard(daily: Any) -> None:
    daily.locator(f"{ROW} summary").focus()
    daily.keyboard.press("Enter")
    daily.keyboard.press("Tab")
    daily.keyboard.press("Space")
    expect(daily.locator("[value=F08]")).to_be_checked()


def test_rows_are_tall_enough_for_a_thumb_and_fit_a_small_phone(daily: Any) -> None:
    for width in (360, 320):
        daily.set_viewport_size({"width": width, "height": 740})
        heights = daily.eval_on_selector_all(
            "summary",
            "all => all.filter((one) => one.closest('.cc-signs')).map((one) => one.offsetHeight)",
        )
        assert len(heights) == 10 and min(heights) >= 72
        assert daily.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_both_buttons_stand_there(browser: Any, site: str, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.sign_pages"
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/only-tests/daily/")
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    page.locator(f"{ROW} summary").click()
    page.check("[value=F08]")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("body")).to_contain_text('"signs": ["F08"]')
    context.close()
