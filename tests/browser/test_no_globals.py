"""Our scripts leave nothing behind in a page: no name that another script could lean on."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import HOOK

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

NAMES = "Object.getOwnPropertyNames(window)"


def left_by(page: Any, site: str, address: str, until: str) -> set[str]:
    """The names in the window of a page that one without any script does not have, once an element
    is there."""
    page.goto(f"{site}/healthz")
    before = set(page.evaluate(NAMES))
    page.goto(address)
    page.wait_for_selector(until, state="attached")
    return set(page.evaluate(NAMES)) - before


def test_a_page_has_htmx_and_nothing_of_ours(page: Any, site: str) -> None:
    assert left_by(page, site, site, "#outbox[hidden]") == {"htmx"}


def test_nor_has_a_session(player: "PlayerPage") -> None:
    page = player.page.context.new_page()  # where no test has put its eyes
    until = "[data-player][data-state]"
    assert left_by(page, player.address, player.url, until) == {"htmx"}


def test_what_drives_a_page_gets_three_parts_if_it_asks(page: Any, site: str) -> None:
    page.add_init_script(HOOK)
    page.goto(site)
    assert set(page.evaluate("Object.keys(hook)")) == {"ask", "keepEntry", "outbox"}
