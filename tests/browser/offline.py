"""A phone with a service worker, for the tests of what works without a connection."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.servers.basehttp import WSGIRequestHandler

from checkins.models import Plan
from routines import timelines
from routines.models import GuidedSession
from routines.timeline import composer
from tests import builders
from tests.browser.conftest import HANDLE, HOOK, sign_in, watch

# What a browser notes of every request that finds no network, or is refused.
NO_NETWORK = (
    "Failed to load resource",
    "net::ERR_",
    "TypeError: Failed to fetch",
    "htmx:",
    "Response Status Error Code 40",
    "Response Status Error Code 50",
    "An unknown error occurred when fetching the script.",  # a worker that asked for its release
)
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = (await cache.keys()).map(({url}) => url.replace(location.origin, ""));
  }
  return found;
}"""
# Put the copies of one person back by a day.
AGE = """async () => {
  const cache = await caches.open((await caches.keys()).find((name) => name.includes("mine")));
  for (const request of await cache.keys()) {
    const copy = await cache.match(request);
    const headers = new Headers(copy.headers);
    headers.set("Kept", new Date(Date.now() - 24 * 3600 * 1000).toISOString());
    await cache.put(request, new Response(await copy.blob(), {headers}));
  }
}"""
SKIP = "for (let n = 0; n < 30; n++) document.querySelector('[data-action=skip]')?.click()"
# A phone that keeps nothing yet is left so: an empty database would be in the way of the page's.
ENTRIES = """new Promise((resolve, reject) => {
  const opening = indexedDB.open("calfcare", 1);
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => resolve([]);
  opening.onsuccess = () => {
    const reading = opening.result.transaction("outbox");
    const asked = reading.objectStore("outbox").getAll();
    reading.onabort = () => reject(reading.error);
    reading.oncomplete = () => { opening.result.close(); resolve(asked.result); };
  };
})"""


class Handset:
    """One browser of one person, with the worker of the site in charge.

    A worker or a page that has just started does not know for a moment that the network is cut;
    the server then hangs up on it."""

    def __init__(self, context: Any, address: str, plan: Plan) -> None:
        self.context, self.address, self.plan = context, address, plan
        self.troubles: list[str] = []
        self.is_cut = False
        self.trouble: str | int = ""
        self.in_trouble: tuple[str, ...] = ()
        self.page = self.new_page()

    def new_page(self) -> Any:
        """Another tab."""
        page = self.context.new_page()
        watch(page, self.troubles)
        return page

    @staticmethod
    def wait_until(condition: Callable[[], bool]) -> None:
        """Ask again until it holds; browsers do not wait for what is not to be seen."""
        for _try in range(300):
            if condition():
                return
            time.sleep(0.1)
        raise AssertionError("waited in vain")

    def cut(self) -> None:
        """Take the network away."""
        self.is_cut = True
        self.context.set_offline(True)

    def connect(self) -> None:
        """Give it back."""
        self.is_cut, self.trouble = False, ""
        self.context.set_offline(False)

    def spoil(self, trouble: str | int, *paths: str) -> None:
        """Break the network, though the browser believes that it has one: "drop" hangs up, "hang"
        never answers, "slow" answers once this ends, a number is the status of a proxy's own page.
        `paths`: only where one of these is part of the address."""
        self.trouble, self.in_trouble = trouble, paths

    def is_spoilt(self, path: str) -> bool:
        """Whether a request for this address gets no answer of the site."""
        hit = not self.in_trouble or any(part in path for part in self.in_trouble)
        return bool(self.trouble) and hit

    def visit(self, path: str, page: Any = None) -> Any:
        """Open an address by hand."""
        page = page or self.page
        page.goto(f"{self.address}{path}")
        return page

    def load_once(self) -> str:
        """One visit to Today with a network; the path of the session that is kept then."""
        self.visit("/today/")
        self.wait_until(lambda: {"/today/", "/check-in/whole/"} < set(self.private()))
        self.wait_until(lambda: any(path.endswith("/feel/") for path in self.private()))
        path: str = self.page.evaluate("caches.match('/sessions/').then(k => k.text())")
        return path

    def finish(self) -> None:
        """Start the session on the page and skip to its end."""
        self.page.click("[data-action=start]:visible")
        self.page.wait_for_timeout(450)  # what follows are no second taps
        self.page.evaluate(SKIP)
        self.page.evaluate("track.playbackRate = 16")  # the last words
        self.page.wait_for_url("**/feel/")

    def age_copies(self) -> None:
        """Let a day go by since the copies were kept."""
        self.page.evaluate(AGE)

    def cached(self) -> dict[str, list[str]]:
        """The paths in every cache."""
        found: dict[str, list[str]] = self.page.evaluate(CACHED)
        return found

    def private(self) -> list[str]:
        """The paths of the private copies."""
        return [path for name, paths in self.cached().items() if "-mine-" in name for path in paths]

    def tracks(self) -> list[str]:
        """Those of them that are sound."""
        return [path for path in self.private() if path.startswith("/track/")]

    def entries(self) -> list[dict[str, Any]]:
        """What waits in the outbox."""
        found: list[dict[str, Any]] = self.page.evaluate(ENTRIES)
        return found

    def wait_until_sent(self) -> None:
        """Wait for an empty outbox."""
        self.wait_until(lambda: not self.entries())

    def session(self) -> GuidedSession:
        """The one session of the person, as the server has it."""
        return GuidedSession.objects.get()


def answer_as_a_proxy(handler: WSGIRequestHandler, status: int) -> None:
    """A page that is not of this site."""
    handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    body = b"<!doctype html><title>Proxy</title><h1>Proxy</h1>"
    head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
    handler.wfile.write(f"{head}Connection: close\r\n\r\n".encode() + body)


@pytest.fixture
def handset(
    browser: Any, browser_context_args: dict[str, Any], site: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Handset]:
    """A guest with a plan, who has not opened the site on this phone yet. The last words of a
    session are short."""
    monkeypatch.setattr(composer, "FINISH_MS", 300)
    timelines.forget()
    guest = builders.make_guest()
    plan = builders.make_plan(guest)
    context = browser.new_context(**browser_context_args | {"service_workers": "allow"})
    sign_in(context, site, guest)
    context.add_init_script(HANDLE + HOOK)
    opened = Handset(context, site, plan)
    parse_request = WSGIRequestHandler.parse_request

    def parse_unless_spoilt(handler: WSGIRequestHandler) -> bool:
        if not opened.is_cut:
            if not parse_request(handler):
                return False
            if not opened.is_spoilt(handler.path):
                return True
            is_slow = opened.trouble == "slow"
            while opened.trouble in {"hang", "slow"}:
                time.sleep(0.05)
            if is_slow:
                return True
            if isinstance(opened.trouble, int):
                answer_as_a_proxy(handler, opened.trouble)
        handler.close_connection = True
        return False

    monkeypatch.setattr(WSGIRequestHandler, "parse_request", parse_unless_spoilt)
    yield opened
    opened.trouble = ""  # lets go of who hangs
    context.close()
    timelines.forget()
    assert not [t for t in opened.troubles if not any(word in t for word in NO_NETWORK)]
