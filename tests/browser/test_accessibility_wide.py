"""The main pages as wide as a desktop and a tablet, for people with other needs: axe finds nothing,
boxes are large enough to press, and the focus is seen on all its way (ux.md 5, checks 1, 3 and 4).
test_accessibility.py asks more of every page, at 320 pixels."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import builders
from tests.browser.conftest import say_yes, sign_in
from tests.browser.looking import look_at_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = [(1440, 900), (820, 1180)]


@pytest.fixture
def wide(browser: Any, site: str) -> Iterator[Any]:
    """A window that is made wide for each look."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce"
    )
    page = context.new_page()
    yield page
    context.close()


def test_pages_of_somebody_who_is_new(wide: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    for address in ("/", "/accounts/login/code/", "/help/how-we-decide/"):
        wide.goto(site + address)
        look_at_wide(wide, address, SIZES, wrong)
    sign_in(wide.context, site, builders.make_unasked())
    wide.goto(f"{site}/start/safety/")
    say_yes(wide)
    look_at_wide(wide, "safety 1", SIZES, wrong)
    assert not wrong, wrong


def test_pages_of_somebody_with_a_plan(wide: Any, site: str) -> None:
    wrong: dict[str, list[str]] = {}
    guest = builders.make_guest()
    plan = builders.make_plan(guest)
    sign_in(wide.context, site, guest)
    for address in ("/today/", "/progress/", "/settings/"):
        wide.goto(site + address)
        look_at_wide(wide, address, SIZES, wrong)
    wide.goto(f"{site}/session/{builders.start_session(plan).pk}/")
    wide.wait_for_selector("[data-action=start]:visible")
    look_at_wide(wide, "player, idle", SIZES, wrong)
    wide.click("[data-action=start]:visible")
    wide.wait_for_selector("[data-player][data-state=ready]")
    look_at_wide(wide, "player, playing", SIZES, wrong)
    wide.click("[data-action=pause]:visible")
    look_at_wide(wide, "player, paused", SIZES, wrong)
    assert not wrong, wrong
