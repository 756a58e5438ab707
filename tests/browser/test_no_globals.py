"""Our scripts leave nothing behind in a page: no name that another script could lean on."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import HOOK

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

NAMES = "Object.getOwnPropertyNames(window)"


def left_by(page: Any, address: str) -> set[str]:
    """The names in the window of a page that an empty one does not have."""
    page.goto("about:blank")
    before = set(page.evaluate(NAMES))
    page.goto(address)
    page.wait_for_load_state()
    return set(page.evaluate(NAMES)) - before


def test_a_page_has_htmx_and_nothing_of_ours(page: Any, site: str) -> None:
    assert left_by(page, site) == {"htmx"}


def test_nor_has_a_session(player: "PlayerPage") -> None:
    page = player.page.context.new_page()  # where no test has put its eyes
    before = left_by(page, player.url)
    page.wait_for_selector("[data-player][data-state]")
    assert before == {"htmx"}


def test_what_drives_a_page_gets_three_parts_if_it_asks(page: Any, site: str) -> None:
    page.add_init_script(HOOK)
    page.goto(site)
    assert set(page.evaluate("Object.keys(hook)")) == {"ask", "keepEntry", "outbox"}
