"""A reload of a safety page stays there with its ticks; nobody else finds them later
(docs/decisions/0018)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from checkins.models import SafetyScreen
from tests.browser.conftest import ALL_PAGES, say_yes, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = "sessionStorage.getItem('calfcare.ticks')"
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def third_page(phone: Any, site: str) -> Any:
    """One tick on the first page and one on the third, which stands there and is not sent."""
    phone.goto(f"{site}/start/country/")
    say_yes(phone)
    phone.evaluate(ALL_PAGES)
    tick(phone, "past-clot")
    phone.click("button:has-text('Continue')")
    phone.wait_for_selector("text=2 of 6")
    phone.click("button:has-text('None of these')")
    phone.wait_for_selector("text=3 of 6")
    tick(phone, codes(phone)[0])
    return phone


def codes(page: Any) -> list[str]:
    """Those of the page that stands there."""
    found: list[str] = page.eval_on_selector_all(
        "[data-page] :is([name=signs], [name=conditions])", "(all) => all.map((one) => one.value)"
    )
    return found


def ticked(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-page] :is([name=signs], [name=conditions]):checked",
        "(all) => all.map((one) => one.value)",
    )
    return found


def test_it_stays_on_its_page_with_its_ticks(third_page: Any) -> None:
    page, told = third_page, codes(third_page)[0]
    page.reload()
    page.wait_for_selector("text=3 of 6")
    assert ticked(page) == [told] and page.is_visible(f"[value='{told}']"), "its row is open"
    assert page.url.endswith("/start/safety/3/")
    assert page.evaluate(KEPT) is None, "while the page stands nothing is kept"
    page.uncheck(f"[value='{told}']")  # else it acts, also where one goes back
    page.click("button:has-text('Back')")
    page.wait_for_selector("text=2 of 6")
    page.click("button:has-text('Back')")
    page.wait_for_selector("text=1 of 6")
    assert ticked(page) == ["past-clot"]


def test_a_reload_of_the_first_page_keeps_its_ticks_too(phone: Any, site: str) -> None:
    phone.goto(f"{site}/start/country/")
    say_yes(phone)
    phone.evaluate(ALL_PAGES)
    tick(phone, "past-clot")
    phone.reload()
    expect(phone.locator("[value=past-clot]")).to_be_checked()


def test_after_it_the_rest_is_asked_and_all_is_sent_together(third_page: Any) -> None:
    page, told = third_page, codes(third_page)[0]
    page.reload()
    page.wait_for_selector("text=3 of 6")
    page.uncheck(f"[value='{told}']")
    for number in (3, 4, 5, 6):
        page.wait_for_selector(f"text={number} of 6")
        page.click("button:has-text('None of these')")
    page.wait_for_url("**/start/side/")
    screen = SafetyScreen.objects.get()
    assert (screen.signs, screen.conditions) == ([], ["past-clot"])
    assert page.evaluate(KEPT) is None


def test_what_acts_at_once_still_does_after_it(third_page: Any) -> None:
    page, told = third_page, codes(third_page)[0]
    page.reload()
    page.wait_for_selector("text=3 of 6")
    page.click("button:has-text('Continue')")
    page.wait_for_url("**/start/care/")
    assert SafetyScreen.objects.get().signs == [told]


def test_another_visit_finds_nothing(third_page: Any, site: str) -> None:
    page = third_page
    page.goto(f"{site}/start/safety/")
    page.wait_for_selector("text=1 of 6")
    page.evaluate(ALL_PAGES)
    assert ticked(page) == [] and page.evaluate(KEPT) is None
    page.reload()
    page.wait_for_selector("text=1 of 6")
    page.evaluate(ALL_PAGES)
    assert ticked(page) == []


def test_every_other_page_drops_what_was_left(third_page: Any, site: str) -> None:
    page = third_page
    page.goto(f"{site}/help/about/")
    page.wait_for_function(f"{KEPT} === null")
    page.goto(f"{site}/start/safety/")
    page.reload()
    page.evaluate(ALL_PAGES)
    assert page.is_visible("text=1 of 6") and ticked(page) == []


def test_ten_minutes_later_it_is_nobodys_reload(third_page: Any) -> None:
    page = third_page
    page.context.add_init_script(
        """const found = JSON.parse(sessionStorage.getItem("calfcare.ticks"));
        if (found) {
          found.at -= 11 * 60 * 1000;
          sessionStorage.setItem("calfcare.ticks", JSON.stringify(found));
        }"""
    )
    page.reload()
    page.evaluate(ALL_PAGES)
    assert page.is_visible("text=1 of 6") and ticked(page) == []


def test_another_account_finds_nothing(third_page: Any) -> None:
    page = third_page
    page.context.add_init_script(
        """const found = JSON.parse(sessionStorage.getItem("calfcare.ticks"));
        if (found) {
          found.account = "somebody";
          sessionStorage.setItem("calfcare.ticks", JSON.stringify(found));
        }"""
    )
    page.reload()
    page.evaluate(ALL_PAGES)
    assert page.is_visible("text=1 of 6") and ticked(page) == []


def test_a_tab_that_may_be_put_to_sleep_keeps_them_until_it_is_looked_at(third_page: Any) -> None:
    page = third_page
    page.evaluate(HIDE, True)
    assert "past-clot" in page.evaluate(KEPT)
    page.evaluate(HIDE, False)
    assert page.evaluate(KEPT) is None


def test_nothing_of_it_goes_to_the_server(third_page: Any) -> None:
    page, asked = third_page, []
    page.on("request", lambda one: asked.append(f"{one.method} {one.url} {one.post_data or ''}"))
    page.reload()
    page.wait_for_selector("text=3 of 6")
    assert asked and not [one for one in asked if "past-clot" in one or one.startswith("POST")]
    assert not any("calfcare.ticks" in str(cookie) for cookie in page.context.cookies())
    assert not SafetyScreen.objects.exists()
