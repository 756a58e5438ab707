"""The browser believes that it has a network, but little or nothing comes through."""

from typing import TYPE_CHECKING
from wsgiref import handlers

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)

START = "button:has-text('Start (about')"
# An address of a hashed asset, of which nothing is kept.
ASSET = "/static/css/other.0123456789ab.css"


@pytest.mark.parametrize("trouble", ["drop", "hang", 502])
def test_today_and_its_session_come_from_the_phone(handset: "Handset", trouble: str | int) -> None:
    path, page = handset.load_once(), handset.page
    handset.spoil(trouble)
    assert page.evaluate("navigator.onLine")
    page.click(START)
    page.wait_for_url(f"**{path}")
    expect(page.locator("h1:visible")).to_have_text("Ready when you are")
    expect(page.locator("[data-player]")).to_have_attribute("data-clock", "track")
    handset.visit("/today/")
    expect(page.locator("[data-kept-words]")).to_be_visible()
    handset.visit("/help/warning-signs/")
    expect(page.locator("h1")).to_have_text("Warning signs")
    handset.visit(f"{path}feel/")
    expect(page.locator("h1")).to_have_text("How does your calf feel now?")


def test_a_start_that_the_server_refuses_says_so(handset: "Handset") -> None:
    """The page is old; the worker must not start what it keeps."""
    handset.load_once()
    page = handset.page
    handset.plan.status = handset.plan.Status.LOCKED
    handset.plan.save()
    page.click(START)
    expect(page.locator("h1")).to_have_text("Get it checked")


def test_the_short_session_is_not_answered_with_the_full_one(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    handset.spoil("drop")
    page.click("text=Short on time")
    page.wait_for_url("**/offline/")
    expect(page.locator("main")).to_contain_text("Today's full session is kept on this phone.")
    assert path in handset.private()


@pytest.mark.parametrize("trouble", ["hang", 503])
def test_the_files_of_a_kept_session_do_not_need_the_network(
    handset: "Handset", trouble: str | int
) -> None:
    path, page = handset.load_once(), handset.page
    handset.visit("/today/")
    handset.spoil(trouble, ".json", ".mp3")
    handset.visit(path)
    expect(page.locator("[data-player]")).to_have_attribute("data-clock", "track")
    expect(page.locator("[data-action=start]:visible")).to_be_visible()


def test_a_page_that_comes_late_is_kept_all_the_same(handset: "Handset") -> None:
    handset.load_once()
    page = handset.page
    handset.age_copies()
    handset.spoil("slow", "/today/")
    handset.visit("/today/")
    expect(page.locator("[data-old]")).to_be_visible()
    handset.spoil("")
    age = "caches.match('/today/').then((c) => Date.now() - Date.parse(c.headers.get('Kept')))"
    handset.wait_until(lambda: page.evaluate(age) < 3600 * 1000)


@pytest.mark.parametrize("status", [403, 404])
def test_a_proxy_that_refuses_one_address_takes_one_copy(handset: "Handset", status: int) -> None:
    path, page = handset.load_once(), handset.page
    handset.visit("/today/")
    handset.wait_until(lambda: f"{path}feel/" in handset.private())
    handset.spoil(status, "/today/")
    handset.visit("/today/")
    expect(page.locator("h1")).to_have_text("Proxy")
    handset.spoil("")
    handset.visit("/help/about/")
    handset.wait_until(lambda: "/today/" not in handset.private())
    assert {path, "/check-in/whole/", f"{path}feel/"} <= set(handset.private())


def test_a_phone_whose_clock_is_days_ahead_keeps_its_copies(
    handset: "Handset", monkeypatch: pytest.MonkeyPatch
) -> None:
    told = handlers.format_date_time
    monkeypatch.setattr(handlers, "format_date_time", lambda now: told(now - 3 * 24 * 60 * 60))
    path = handset.load_once()
    handset.cut()
    handset.visit("/today/")
    handset.page.click(START)
    handset.page.wait_for_url(f"**{path}")


def test_a_full_disk_keeps_nothing_old_and_hides_nothing_new(handset: "Handset") -> None:
    handset.load_once()
    page = handset.visit("/today/")
    devtools = handset.context.new_cdp_session(page)
    full = {"origin": handset.address, "quotaSize": 1}
    devtools.send("Storage.overrideQuotaForOrigin", full)
    handset.spoil(200, ASSET)
    assert page.evaluate("(asset) => fetch(asset).then((r) => r.status)", ASSET) == 200
    handset.visit("/today/")
    expect(page.locator("h1")).to_have_text("Roll, then stretch")
    handset.wait_until(lambda: "/today/" not in handset.private())
