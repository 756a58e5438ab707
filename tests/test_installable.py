"""The addresses that make the site an app: manifest, worker, and the page for no connection."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.base import TextNode
from django.template.loader import get_template
from django.test import Client

from calfcare import offline
from calfcare.templatetags import calfcare as tags
from checkins import warning_signs

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
    listed = json.loads(re.search(r"assets: (\[.*?\]),", response.content.decode(), re.S)[1])
    own = {f"/static/{path.relative_to(settings.BASE_DIR / 'static')}" for path in
           (settings.BASE_DIR / "static").glob("js/**/*.js")}  # fmt: skip
    assert len(own) == 4 and own < set(listed)
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


@pytest.mark.parametrize("template", ["base.html", "_header.html", "_head.html", "offline.html"])
def test_another_word_on_a_page_that_everybody_keeps_is_another_release(template):
    def release():
        offline.release.cache_clear()
        return offline.release()

    changed = get_template(template).template.nodelist
    before, child = release(), TextNode("one more word")
    assert release() == before
    # A child of base.html renders its blocks only.
    target = changed if template != "offline.html" else changed[-1].blocks["content"].nodelist
    target.append(child)
    tags._fixed.cache_clear()
    try:
        assert release() != before
    finally:
        target.remove(child)
        tags._fixed.cache_clear()
        offline.release.cache_clear()


def test_other_words_of_the_warning_signs_are_another_release(monkeypatch):
    offline.release.cache_clear()
    before = offline.release()
    offline.release.cache_clear()
    monkeypatch.setattr(warning_signs, "REVIEW_NOTE", "Reviewed once more.")
    assert offline.release() != before
    offline.release.cache_clear()


def test_the_offline_page_says_what_is_kept_and_asks_no_database():
    assert "We need a connection to get your plan." in Client().get("/offline/").content.decode()
    page = Client().get("/offline/?plan").content.decode()
    assert "You can still do your exercises." in page
    page = Client().get("/offline/?done").content.decode()
    assert "Your session is saved on this phone." in page and "your exercises." not in page
    assert "A new day has begun." in Client().get("/offline/?new-day").content.decode()
