"""A first visit over a slow mobile network: words are soon there, and scripts are few (ux.md 5,
check 2; Lighthouse's score is in test_lighthouse.py)."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest

from tests import builders
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What Lighthouse calls slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
LARGEST_PAINT_MS, SCRIPTS_BYTES = 2_500, 60_000
PAINTS = """
window.paints = [];
new PerformanceObserver((list) => paints.push(...list.getEntries().map((one) => one.startTime)))
  .observe({type: "largest-contentful-paint", buffered: true});
"""


@pytest.fixture
def visitor(browser: Any, site: str) -> Iterator[Any]:
    """A guest with a plan on a phone that has nothing of the site yet."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    sign_in(context, site, guest := builders.make_guest())
    context.plan = builders.make_plan(guest)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(PAINTS)
    yield page
    context.close()


@pytest.mark.parametrize("name", ["landing", "today", "session"])
def test_on_a_slow_network_words_are_there_in_time_and_scripts_are_few(
    visitor: Any, site: str, name: str
) -> None:
    """The page's own clock counts. Most of what it tells is the network, which the browser makes
    slow by the clock too: our work is about 300 ms of it, so a busy machine has some room."""
    session = builders.start_session(visitor.context.plan)
    if name == "landing":
        visitor.context.clear_cookies()  # who has a plan is sent on to today
    scripts: list[Any] = []

    def note(response: Any) -> None:
        if response.request.resource_type == "script":
            scripts.append(response)

    visitor.on("response", note)
    visitor.goto(site + {"landing": "/", "today": "/today/"}.get(name, f"/session/{session.pk}/"))
    if name == "session":
        visitor.wait_for_selector("[data-player][data-state]")
    visitor.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
    took = "performance.getEntriesByType('resource').map((one) => one.duration)"
    assert min(visitor.evaluate(took)) >= SLOW_4G["latency"]
    assert 0 < max(visitor.evaluate("paints")) < LARGEST_PAINT_MS
    assert len(scripts) > 1
    worker = [f"{site}/sw.js", f"{site}/static/js/worker.js"]
    files = [*scripts, *(visitor.request.get(address) for address in worker)]
    assert sum(len(gzip.compress(file.body())) for file in files) <= SCRIPTS_BYTES
