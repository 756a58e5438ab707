"""Where the focus goes, what is said when an answer cannot be sent, and help with forms."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import how_it_is, none_of_these, say_yes, tick

pytestmark = pytest.mark.browser


@pytest.fixture
def safety(page: Any, site: str) -> Any:
    """The safety page, as somebody new sees it."""
    page.goto(f"{site}/start/country/")
    say_yes(page)
    return page


@pytest.fixture
def one_page(page: Any, site: str) -> Any:
    """The same, where the other five pages do not come: each is sent on its own."""
    page.route("**/start/safety/pages/", lambda route: route.abort())
    page.goto(f"{site}/start/country/")
    say_yes(page)
    return page


def focused(page: Any, selector: str) -> bool:
    """Whether the focus is on such an element."""
    found: bool = page.evaluate("(s) => document.activeElement.matches(s)", selector)
    return found


def test_the_time_zone_of_the_phone_is_sent(safety: Any) -> None:
    zone = safety.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    assert safety.input_value("[name=time_zone]") == zone


def test_errors_take_the_focus_and_lead_to_the_first_answer(safety: Any) -> None:
    address = safety.url
    tick(safety, "past-clot")
    safety.click("text=None of these")
    safety.wait_for_selector(".cc-errors")
    safety.wait_for_function("document.activeElement.matches('.cc-errors')")
    assert safety.title().startswith("Error: ")
    assert safety.url == address
    safety.click(".cc-errors a")
    assert focused(safety, "#id_signs")
    expect(safety.locator("[value=past-clot]")).to_be_checked()


def test_a_new_page_takes_the_focus_to_its_heading_and_has_its_own_title(safety: Any) -> None:
    safety.click("text=None of these")
    safety.wait_for_url("**/start/safety/2/")
    safety.wait_for_function("document.activeElement.matches('h1')")
    assert safety.inner_text("h1") == "Your calf and leg now"
    assert safety.inner_text("h1") in safety.title()
    none_of_these(safety, since=2)
    safety.wait_for_url("**/start/side/")
    safety.wait_for_function("document.activeElement.matches('h1')")
    heading = safety.inner_text("h1")
    assert heading in safety.title()
    safety.go_back()
    safety.wait_for_url("**/start/safety/")
    expect(safety.locator("h1")).to_have_count(1)


def test_without_a_network_the_answer_stays_and_is_sent_when_it_is_back(one_page: Any) -> None:
    one_page.context.set_offline(True)
    one_page.click("text=None of these")
    line = one_page.locator("[data-trouble]")
    expect(line).to_contain_text("We need a connection to make your plan.")
    one_page.context.set_offline(False)  # it is sent by itself
    one_page.wait_for_url("**/start/safety/2/")


def test_every_question_of_the_set_up_says_that_a_plan_needs_a_connection(safety: Any) -> None:
    none_of_these(safety)
    for name, value in builders.SET_UP.items():
        safety.wait_for_url(f"**/start/{name}/")
        if name == "pain":
            how_it_is(safety, tight=5, pain=3)
        else:
            safety.check(f"[name={name}][value='{value}']")
        safety.context.set_offline(True)
        safety.click("text=Continue")
        line = safety.locator("[data-trouble]")
        expect(line).to_contain_text("We need a connection to make your plan.")
        safety.context.set_offline(False)
        line.locator("button").click()
    safety.wait_for_url("**/start/check/")
    safety.context.set_offline(True)
    safety.click("text=Confirm and go to today")
    expect(safety.locator("[data-trouble]")).to_contain_text("We need a connection")


def test_a_server_in_trouble_is_no_missing_connection(one_page: Any) -> None:
    one_page.route("**/start/safety/", lambda route: route.fulfill(status=503, body="Busy"))
    one_page.click("text=None of these")
    expect(one_page.locator("[data-trouble]")).to_contain_text("We could not save that.")


@pytest.mark.parametrize("status", [200, 422])
def test_an_answer_that_is_no_page_of_ours_leaves_the_page_in_place(
    one_page: Any, status: int
) -> None:
    title = one_page.title()
    body = "<title>Sign in to the wireless</title><p>No.</p>"
    one_page.route(
        "**/start/safety/",
        lambda route: route.fulfill(status=status, body=body, content_type="text/html"),
    )
    one_page.click("text=None of these")
    expect(one_page.locator("[data-trouble]")).to_be_visible()
    expect(one_page.locator("h1")).to_have_count(1)
    assert one_page.title() == title


def test_a_double_tap_sends_once(one_page: Any) -> None:
    posts: list[str] = []
    one_page.on("request", lambda r: posts.append(r.url) if r.method == "POST" else None)
    one_page.dblclick("text=None of these")
    one_page.wait_for_url("**/start/safety/2/")
    assert len(posts) == 1
