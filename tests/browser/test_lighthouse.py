"""Lighthouse on the landing page, Today and the player (ux.md 5, check 2; the check's other parts
are in test_slow_network.py)."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.browser import lighthouse
from tests.browser.conftest import PATIENCE_MS, sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not lighthouse.installed(), reason="Lighthouse is not installed"),
]
# What shows that Lighthouse is looking at the page itself. Without its script a session is a list.
MARKS = {
    "landing": "a[href='/start/country/']",
    "today": "form[action='/sessions/']",
    "player": "[data-player][data-state]",
}


@pytest.fixture
def browser_of_one(
    browser_type: Any, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Any]:
    """A browser that another program may use too: its tabs share the cookies, and it listens on
    `port`, which it chose itself."""
    options = browser_type_launch_args | {"no_viewport": True}
    options["args"] = [*options["args"], "--remote-debugging-port=0"]
    context = browser_type.launch_persistent_context(profile := tmp_path / "profile", **options)
    context.set_default_timeout(PATIENCE_MS)
    chosen = profile / "DevToolsActivePort"
    while not (chosen.exists() and chosen.read_text()):
        time.sleep(0.05)
    context.port = chosen.read_text().split()[0]
    yield context
    context.close()


@pytest.mark.parametrize("name", MARKS)
def test_lighthouse_gives_the_page_100_for_accessibility(
    browser_of_one: Any, site: str, tmp_path: Path, name: str
) -> None:
    address = "/"
    if name != "landing":  # who has a plan is sent on to today
        sign_in(browser_of_one, site, guest := builders.make_guest())
        plan = builders.make_plan(guest)
        address = "/today/"
        if name == "player":
            address = f"/session/{builders.start_session(plan).pk}/"
    seen = tmp_path / "report.json"
    with lighthouse.start(site + address, browser_of_one.port, seen):
        tab = browser_of_one.wait_for_event("page")
        tab.wait_for_selector(MARKS[name], state="attached")
    report = json.loads(seen.read_text())
    faults = lighthouse.faults(report)
    assert not faults, "\n".join(faults)
    assert report["categories"]["accessibility"]["score"] == 1
    assert report["finalDisplayedUrl"] == site + address
