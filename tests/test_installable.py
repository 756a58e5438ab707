"""The addresses that make the site an app: manifest, worker, and the page for no connection."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from calfcare import offline

FIRST_BYTES = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def test_the_manifest_tells_a_phone_what_the_app_is():
    response = Client().get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    told = response.json()
    assert (told["name"], told["start_url"], told["scope"]) == ("Calfcare", "/today/", "/")
    assert told["display"] == "standalone"
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_every_icon_is_there_in_the_size_that_is_promised():
    icons = Client().get("/manifest.webmanifest").json()["icons"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
    for icon in icons:
        with open(str(finders.find(icon["src"].removeprefix("/static/"))), "rb") as file:
            start = file.read(24)
        assert start.startswith(FIRST_BYTES)
        size = int.from_bytes(start[16:20], "big"), int.from_bytes(start[20:24], "big")
        assert "x".join(map(str, size)) == icon["sizes"]


def test_every_page_names_the_manifest_and_the_icon_for_apples_phones():
    page = Client().get("/help/warning-signs/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert "apple-touch-icon.png" in page and page.count('name="theme-color"') == 2


def test_the_worker_is_asked_for_again_each_time_and_lists_every_asset_of_people():
    response = Client().get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "public, no-cache"
    listed = json.loads(re.search(r"const ASSETS = (\[.*?\]);", response.content.decode(), re.S)[1])
    own = {f"/static/{path.relative_to(settings.BASE_DIR / 'static')}" for path in
           (settings.BASE_DIR / "static").glob("js/**/*.js")}  # fmt: skip
    assert own < set(listed)
    assert "/static/css/calfcare.css" in listed and "/static/django_htmx/htmx-2.min.js" in listed
    assert not [asset for asset in listed if "admin" in asset]
    assert not [asset for asset in listed if "figures" in asset], "only a page without scripts asks"


def test_it_lists_everything_that_a_page_asks_for():
    page = Client().get("/help/warning-signs/").content.decode()
    used = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    assert used <= set(offline.shell())


@pytest.mark.parametrize("changed", ["an asset", "the worker"])
def test_another_release_is_another_worker(monkeypatch, changed):
    offline.release.cache_clear()
    before = Client().get("/sw.js").content
    offline.release.cache_clear()
    if changed == "an asset":
        monkeypatch.setattr(offline, "shell", lambda: ["/static/css/calfcare.0123456789ab.css"])
    else:
        read = offline.Path.read_text
        monkeypatch.setattr(offline.Path, "read_text", lambda path: read(path) + "\n")
    assert Client().get("/sw.js").content != before
    offline.release.cache_clear()


def test_the_offline_page_says_what_is_kept_and_asks_no_database():
    assert "We need a connection to get your plan." in Client().get("/offline/").content.decode()
    page = Client().get("/offline/?plan=1").content.decode()
    assert "You can still do your exercises." in page
