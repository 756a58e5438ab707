"""Logging out asks the server first: nothing goes from a phone that stays signed in."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)
NOT_OUT = "We could not log you out. You need a connection."
NOT_SENT = "We could not send them. Try again when you are online."


@pytest.fixture
def leaving(handset: "Handset") -> Any:
    """The page that asks, on a phone that keeps copies and an answer that waits."""
    handset.load_once()
    session = builders.do_session(handset.plan, feel="same")
    handset.visit("/accounts/logout/")
    handset.cut()
    url = f"/session/{session.id}/feel/"
    entry = {"id": str(uuid4()), "account": handset.plan.user.account, "slot": url, "url": url}
    handset.page.evaluate("(e) => hook.outbox.add(e)", entry | {"fields": {"feel": ["worse"]}})
    handset.page.click("text=Log out and lose my history")
    expect(handset.page.locator("[data-unsent]")).to_be_visible()
    return handset.page


def test_without_a_network_nothing_is_discarded_and_the_page_says_so(
    handset: "Handset", leaving: Any
) -> None:
    kept = set(handset.private())
    leaving.click("text=Discard them")
    expect(leaving.locator("[data-not-out]:visible")).to_have_text(NOT_OUT)
    expect(leaving.locator("[data-not-out]")).to_be_focused()
    assert len(handset.entries()) == 1
    assert kept and set(handset.private()) == kept
    leaving.route("**/feel/", lambda route: route.abort())
    handset.connect()
    leaving.click("text=Discard them")
    leaving.wait_for_url(f"{handset.address}/")
    assert handset.entries() == []
    handset.wait_until(lambda: handset.private() == [])
    handset.visit("/today/")
    assert "/accounts/login/" in leaving.url, "signed out"


def test_what_cannot_be_sent_now_is_said_and_stays(handset: "Handset", leaving: Any) -> None:
    leaving.click("text=Send now")
    expect(leaving.locator("[data-not-sent]:visible")).to_have_text(NOT_SENT)
    assert len(handset.entries()) == 1
    handset.connect()
    leaving.click("text=Send now")
    leaving.wait_for_url(f"{handset.address}/")
    assert handset.entries() == []
    assert handset.session().feel == "worse"


@pytest.fixture
def asking(page: Any, site: str) -> Any:
    """The page that asks, with nothing waiting."""
    guest = builders.make_guest()
    builders.make_plan(guest)
    sign_in(page.context, site, guest)
    page.goto(f"{site}/accounts/logout/")
    return page


def test_a_server_in_trouble_logs_nobody_out(asking: Any) -> None:
    asking.evaluate("localStorage.setItem('calfcare.place.x', '{}')")
    asking.route("**/accounts/logout/", lambda route: route.fulfill(status=503, body="Busy"))
    asking.click("text=Log out and lose my history")
    expect(asking.locator("[data-not-out]:visible")).to_have_text(NOT_OUT)
    assert asking.evaluate("Object.keys(localStorage)") == ["calfcare.place.x"]


def test_another_answer_is_shown_as_it_is(asking: Any) -> None:
    asking.evaluate("localStorage.setItem('calfcare.place.x', '{}')")
    asking.eval_on_selector("[name=csrfmiddlewaretoken]", "(field) => (field.value = 'old')")
    asking.click("text=Log out and lose my history")
    expect(asking.locator("h1")).to_contain_text("open for too long")
    assert asking.evaluate("Object.keys(localStorage)") == ["calfcare.place.x"]


def test_where_the_phone_keeps_nothing_logging_out_works_all_the_same(
    asking: Any, site: str
) -> None:
    asking.evaluate(
        """() => {
          for (const name of ["localStorage", "indexedDB", "caches"]) {
            const get = () => { throw new DOMException("blocked", "SecurityError"); };
            Object.defineProperty(window, name, { get });
          }
        }"""
    )
    asking.click("text=Log out and lose my history")
    asking.wait_for_url(f"{site}/")
    asking.goto(f"{site}/today/")
    assert "/accounts/login/" in asking.url, "signed out"


def test_without_scripts_the_form_is_sent_as_it_is(
    browser: Any, browser_context_args: dict[str, Any], site: str
) -> None:
    context = browser.new_context(**browser_context_args | {"java_script_enabled": False})
    sign_in(context, site, builders.make_guest())
    page = context.new_page()
    page.goto(f"{site}/accounts/logout/")
    page.click("text=Log out and lose my history")
    page.wait_for_url(f"{site}/")
    context.close()
