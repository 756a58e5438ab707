"""The six pages of the whole screen without a connection: they turn, keep what was ticked, act at
once on what is urgent, and are sent once when the connection is back."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from checkins import screens
from checkins.models import Plan, SafetyScreen
from tests.browser.conftest import ALL_PAGES, PATIENCE_MS, none_of_these, say_yes, tick

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)
FIRST = "/start/safety/"


@pytest.fixture
def due(handset: "Handset") -> "Handset":
    """The person was locked by a sign, and cleared: the whole screen is asked. Today is kept."""
    handset.visit("/today/")
    Plan.objects.update(screen_due=True)
    handset.visit("/today/")
    handset.wait_until(lambda: "/today/" in handset.private())
    handset.visit(FIRST).evaluate(ALL_PAGES)
    return handset


def test_six_pages_wait_and_are_stored_once(
    due: "Handset", monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    keep = screens.pass_screen
    monkeypatch.setattr(screens, "pass_screen", lambda *a, **k: (kept.append(k), keep(*a, **k))[1])
    page, before = due.page, SafetyScreen.objects.count()
    due.cut()
    none_of_these(page, until=3)
    expect(page.locator("h1")).to_be_focused()
    tick(page, "F22")
    page.click("button:has-text('Continue')")
    none_of_these(page, since=5)
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("#outbox")).to_contain_text("1 answer is waiting to be sent.")
    assert SafetyScreen.objects.count() == before
    [entry] = due.entries()
    assert entry["fields"]["signs"] == ["F22"] and len(entry["fields"]["answered"]) == 5

    due.connect()
    due.visit("/help/about/")
    due.wait_until_sent()
    # The ack was lost: it comes again.
    due.page.evaluate("(entry) => hook.outbox.add(entry)", {**entry, "seq": entry["seq"] + 99})
    due.page.evaluate("hook.outbox.flush()")
    due.wait_until_sent()
    assert len(kept) == 1 and SafetyScreen.objects.count() == before + 1
    assert SafetyScreen.objects.latest("pk").signs == ["F22"]
    assert Plan.objects.get().screen_due is False


@pytest.mark.parametrize("code", ["F01", "clot"])
def test_what_is_urgent_locks_this_phone_at_once_and_the_plan_when_it_is_sent(
    handset: "Handset", code: str
) -> None:
    handset.load_once()
    Plan.objects.update(screen_due=True)
    page = handset.visit(FIRST)
    handset.cut()
    tick(page, code)
    level = "emergency" if code == "F01" else "same_day"
    card = page.locator(f"[data-advice={level}]")
    expect(card.locator("a[href^='tel:']")).to_be_visible()
    page.click("button:has-text('Continue')")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(card.locator("a[href^='tel:']")).to_be_visible()
    handset.wait_until(lambda: not {"/today/", "/sessions/"} & set(handset.private()))
    page.click("text=Go to today")
    expect(page.locator("main")).to_contain_text("We need a connection to get your plan.")
    assert Plan.objects.get().status == "active"
    handset.connect()
    page.click("text=Try again")
    handset.wait_until(lambda: Plan.objects.get().status == "locked")
    expect(page.locator("#outbox")).to_be_hidden()


def test_the_browsers_own_back_needs_no_connection_and_keeps_what_was_ticked(
    due: "Handset",
) -> None:
    page = due.page
    due.cut()
    tick(page, "past-clot")
    page.click("button:has-text('Continue')")
    none_of_these(page, since=2, until=2)
    expect(page).to_have_url(f"{due.address}{FIRST}3/")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Your calf and leg now")
    page.go_back()
    expect(page.locator("[value=past-clot]")).to_be_checked()
    expect(page.locator("h1")).to_be_focused()
    assert page.url == f"{due.address}{FIRST}" and page.title().startswith("Breathing, heart")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Your calf and leg now")


def test_who_is_nobody_yet_keeps_the_answer_in_the_page_and_it_goes_when_it_can(
    page: Any, site: str
) -> None:
    page.goto(f"{site}/start/country/")
    say_yes(page)
    page.evaluate(ALL_PAGES)
    page.context.set_offline(True)
    tick(page, "past-clot")
    page.click("button:has-text('Continue')")
    none_of_these(page, since=2)
    line = page.locator("[data-trouble]")
    expect(line).to_contain_text("Your answers are still here. They are sent when it is back.")
    page.context.set_offline(False)
    page.wait_for_url("**/start/side/", timeout=PATIENCE_MS)
    assert SafetyScreen.objects.get().conditions == ["past-clot"]
