"""Fixtures of the browser tests: Debian's Chromium at phone size, the site behind it, and an
error in the browser's console as an error of the test."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests import builders
from tests.browser import chromium, faces

# Chromium notes every refused form as an error; the refusals are what some tests are about.
EXPECTED = ("status of 422", "status of 409", "status of 404")

# Gives the tests a handle on the element that plays the track.
HANDLE = """
window.Audio = new Proxy(Audio, {construct: (Plain) => (window.track = new Plain())});
"""
# The one hook of the pages (scripts/site.js), for what no person can do: `hook.outbox`,
# `hook.keepEntry` and `hook.ask`.
HOOK = "window.calfcareTest = (parts) => (window.hook = parts);"
# The five other pages of the whole screen have come: the entry in the history is the script's own.
ALL_PAGES = """async () => {
  while (!history.state?.safety) await new Promise(requestAnimationFrame);
}"""

# On a machine that does other work too, a page may take its time.
PATIENCE_MS = 180_000
# So a page waits for its server.
PATIENT = f"addEventListener('htmx:configRequest', (e) => (e.detail.timeout = {PATIENCE_MS}));"
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; `make test` says so loudly."""
    if chromium.path() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium, with the faces of the tests."""
    return browser_type_launch_args | {
        "executable_path": chromium.path(),
        "args": chromium.ARGUMENTS,
        "env": faces.environment(),
    }


@pytest.fixture(scope="session")
def browser(browser: Any) -> Any:
    """One browser for all tests of a worker. Whatever it opens waits patiently."""
    open_context = browser.new_context

    def open_patiently(**options: Any) -> Any:
        context = open_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        return context

    browser.new_context = open_patiently
    return browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone."""
    return browser_context_args | {
        "viewport": {"width": 360, "height": 740},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "service_workers": "block",  # tests/browser/offline.py lets them in
    }


@pytest.fixture
def site(transactional_db: None, live_server: Any) -> str:
    """The address of the running site, with the shipped content in it."""
    builders.calf_routine()
    address: str = live_server.url
    return address


def watch(page: Any, troubles: list[str]) -> None:
    """Collect what goes wrong inside a page."""
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda message: (
            troubles.append(message.text)
            if message.type == "error" and not any(word in message.text for word in EXPECTED)
            else None
        ),
    )


@pytest.fixture(params=[faces.NARROW, faces.WIDE])
def face(request: pytest.FixtureRequest, page: Any) -> str:
    """What the page of the test is written in: the narrow face, then the wide one."""
    if not faces.installed():
        pytest.skip("The faces of the tests are not installed")
    faces.wear(page, request.param)
    name: str = request.param
    return name


@pytest.fixture
def phone(page: Any, site: str) -> Iterator[Any]:
    """A phone on the first page. Ends with an error if the browser reported one."""
    troubles: list[str] = []
    watch(page, troubles)
    page.add_init_script(PATIENT)
    page.goto(site)
    yield page
    assert not troubles, troubles


def say_yes(page: Any) -> None:
    """On the first page of starting: agree, and take the country that the phone suggests."""
    page.check("[name=agree]")
    page.click("button.cc-button--primary")
    page.wait_for_selector("h1:has-text('Breathing, heart')")


def none_of_these(page: Any, *, since: int = 1, until: int = 6) -> None:
    """On the six pages of the whole screen: one tap each."""
    for number in range(since, until + 1):
        page.wait_for_selector(f"text={number} of 6")
        page.click("button:has-text('None of these')")


def sign_in(context: Any, address: str, user: Any) -> None:
    """Give a browser the cookie of a signed-in person."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["session"]
    context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])


def how_it_is(page: Any, tight: int, pain: int) -> None:
    """On a page with both scales: how tight it is, and how much it hurts."""
    page.check(f"[name=tight][value='{tight}']")
    page.check(f"[name=pain][value='{pain}']")


def tick(page: Any, code: str) -> None:
    """Tick a warning sign; where a row hides it, open that first."""
    closed = page.locator(f".cc-signs__row:not([open]):has([value={code}]) > summary")
    if closed.count():
        closed.click()
    page.check(f"[value={code}]")
