"""After one load with a network, everything that a day needs works without one."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)


def finish(handset: "Handset") -> None:
    """Start the session on the page and skip to its end."""
    page = handset.page
    page.click("[data-action=start]:visible")
    for _step in range(20):
        if page.locator("[data-player][data-mode=playing]").count() == 0:
            break
        if page.get_attribute("[data-player]", "data-state") == "finish":
            break
        page.click("[data-action=skip]:visible")
    page.wait_for_url("**/feel/", timeout=20_000)


def test_a_whole_session_works_offline_and_is_stored_once_when_back_online(
    handset: "Handset",
) -> None:
    path = handset.load_once()
    handset.context.set_offline(True)
    page = handset.page
    page.click("button:has-text('Start (about')")
    page.wait_for_url(f"**{path}")
    page.reload()
    finish(handset)
    page.click("button[value=worse]")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("#outbox")).to_contain_text("answers are waiting to be sent")
    handset.visit("/help/warning-signs/")
    expect(page.locator("h1")).to_have_text("Warning signs")
    assert handset.session().finished_at is None
    handset.context.set_offline(False)
    handset.visit("/today/")
    handset.wait_until_sent()
    session = handset.session()
    assert session.finished_at and session.feel == "worse"
