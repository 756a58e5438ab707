"""What a page weighs on the wire: itself and everything it asks for, compressed."""

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from routines.views.session import SHORT_TIMELINE

# speed.md E 8 and 9: bytes and requests of a first visit, and what each kind may weigh.
REQUESTS = 6
FIRST_VISIT, HTML, SCRIPTS, STYLES = 36_000, 8_000, 20_000, 12_000
PLAYER_FIRST_VISIT = 52_000  # the player's page, before its track
PLAYER_REQUESTS = REQUESTS + 2  # its script and its timeline
PAGES = {
    "Landing": "/",
    "Country": "/start/country/",
    "Safety": "/start/safety/",
    "Today": "/today/",
    "Check-in": "/check-in/",
    "Progress": "/progress/",
    "Exercises": "/exercises/",
    "An exercise": "/exercises/knee-rolls/",  # the one with the largest figure
    "A routine": "/routines/calf/",
    "Causes": "/help/causes/",
}
_PUBLIC = {"Landing", "Country", "Safety", "Exercises", "An exercise", "A routine", "Causes"}
_ASSET = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_TOUCH_ICON = re.compile(r'<link rel="apple-touch-icon"[^>]*>')  # only for a home screen
_LATER = re.compile(r'<img [^>]*loading="lazy"[^>]*>')  # only as it is scrolled to
_TIMELINE = re.compile(r'data-timeline="([^"]+)"')
BROWSER = {"accept-encoding": "gzip, deflate, br"}


def table(client: Client) -> Iterator[tuple[str, str, bool]]:
    """(name, value, within budget) for every page and every kind of file."""
    pages = dict(PAGES, Session=client.post("/sessions/", {"variant": "full"})["Location"])
    assets: dict[str, int] = {}
    for name, address in pages.items():
        visitor = Client() if name in _PUBLIC else client
        if name == "Safety":
            visitor.post("/start/country/", {"region": "GB", "agree": "on"})
        html = len(visitor.get(address, headers=BROWSER).content)
        body = _LATER.sub("", _TOUCH_ICON.sub("", visitor.get(address).content.decode()))
        used = {path: _weight(path) for path in _ASSET.findall(body)}
        assets |= used
        data = ["/manifest.webmanifest", *_TIMELINE.findall(body)]
        asked = BROWSER | {"accept": SHORT_TIMELINE}  # as the player asks
        sent = {path: len(visitor.get(path, headers=asked).content) for path in data}
        first = html + sum(used.values()) + sum(sent.values())
        requests = 1 + len(used) + len(data)
        is_player = name == "Session"
        most = PLAYER_FIRST_VISIT if is_player else FIRST_VISIT
        most_requests = PLAYER_REQUESTS if is_player else REQUESTS
        visit = f"{first:,} of {most:,} B first visit, {requests} of {most_requests} requests"
        yield f"Weight of {name}", visit, first <= most and requests <= most_requests
        # Files are kept for ever, manifest and timeline are only asked about: the rest is the page.
        if is_player:
            yield "Its timeline", f"{sent[data[-1]]:,} B, figures and all", True
        yield f"{name} again", f"{html:,} of {HTML:,} B of HTML on a repeat visit", html <= HTML
    ours = sum(size for path, size in assets.items() if path.endswith(".js") and "htmx" not in path)
    styles = max(size for path, size in assets.items() if path.endswith(".css"))  # a page has one
    everything = sum(size for path, size in assets.items() if path.endswith(".js"))
    yield "Our scripts", f"{ours:,} B ({everything:,} B with htmx)", ours <= SCRIPTS
    yield "Our styles", f"{styles:,} B", styles <= STYLES


def _weight(path: str) -> int:
    """A file's size with brotli, as whitenoise serves it; of one that is not collected too."""
    name = path.removeprefix("/static/")
    if staticfiles_storage.exists(name):
        text = Path(staticfiles_storage.path(name)).read_text()
    else:
        text = Path(str(finders.find(name))).read_text()
    return len(brotli.compress(text.encode(), quality=11))
