"""What every response tells the browser, at every address, for every kind of visitor
(trust.md D9 to D11, T21, T29)."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from routines.models import Exercise, Routine, RoutineVersion
from routines.views.track import track_url
from tests import builders

POLICY = {
    *("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"),
    *("script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self' blob:"),
    *("font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'"),
    "form-action 'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
# Nothing of these may stand in a page: the policy would block it, or a person would miss it.
INLINE = {
    "a script without a file": r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>",
    "a style element": r"<style\b",
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "an event handler": r"<[^>]*\son[a-z]+\s*=",
    "an htmx script": r"<[^>]*\shx-on\b",
    "a script address": r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:",
    "another site's file": r"<(?:script|link|img|source|iframe)[^>]*(?:src|href)=\"(?:https?:)?//",
}
ROWS = {Exercise: "exercise", Routine: "routine", RoutineVersion: "routineversion"}


def addresses(session):
    """Every address of the site and of the admin, its parameters filled in."""
    found = set()

    def walk(patterns, prefix, names):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route, names)
            elif isinstance(pattern, URLPattern):
                found.update("/" + filled for filled in fill(route, session))

    walk(get_resolver().url_patterns, "", [])
    return sorted(found)


def fill(route, session):
    """A route's addresses; one for each row that it may be about."""
    route = route.replace("<uuid:session_id>", str(session.id)).replace("<int:number>", "1")
    route = route.replace("<slug:name>", "voice").replace("<int:content_type_id>", "1")
    route = route.replace("routines/<slug:slug>", "routines/calf")
    route = route.replace("<slug:slug>", "calf-raise")
    if "<slug:digest>" in route:
        return [track_url(session, "full").lstrip("/")]
    row = next((r.objects.first() for r in ROWS if f"/{r._meta.model_name}/" in route), None)
    key = str(row.pk) if row else "1"
    route = re.sub(r"<(?:path|str):object_id>|<int:(?:pk|version_id|routine_id)>", key, route)
    route = re.sub(r"<[a-z]+:url>|\(\?P<url>.*$", "anything", route)
    route = re.sub(r"\^?\(\?P<app_label>[^)]*\)/?\$?", "routines/", route)
    return [re.sub(r"<[^>]*>", "1", route).replace("\\", "").replace("^", "").replace("$", "")]


@pytest.fixture
def session(plan):
    return builders.do_session(plan)


@pytest.fixture
def visitors(client, staff_client):
    return {"anonymous": Client(), "guest": client, "staff": staff_client}


def assert_safe(response, address):
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY, address
    for name, value in HEADERS.items():
        assert response[name] == value, (address, name)
    assert "camera=()" in response["Permissions-Policy"], address
    if "html" in response.get("Content-Type", ""):
        page = response.content.decode()
        for what, pattern in INLINE.items():
            hit = re.search(pattern, page, re.IGNORECASE)
            assert not hit, f"{address}: {what}: {hit and hit.group()[:120]}"


# What is not a page may be kept: asked about again each time, or fixed by its name.
ASKED_AGAIN = {"timeline.json": "private", "manifest.webmanifest": "public", "sw.js": "public"}


def assert_leaves_nothing_behind(response, address):
    whose = ASKED_AGAIN.get(address.rsplit("/", 1)[-1])
    if whose and response.status_code == 200:
        asked = set(response["Cache-Control"].split(", "))
        assert asked == {whose, "no-cache"}, address
    elif address.endswith(".mp3") and response.status_code == 200:
        kept = "max-age=31536000, immutable" if address.startswith("/track/") else "no-cache"
        assert set(response["Cache-Control"].split(", ")) == {"private", *kept.split(", ")}
    elif "jsi18n" not in address:
        assert "no-store" in response["Cache-Control"], address


def test_every_address_sends_every_header_to_every_visitor(visitors, session, clock):
    everywhere = addresses(session)
    assert len(everywhere) > 70
    seen = 0
    for address in everywhere:
        for visitor, browser in visitors.items():
            if address.endswith("logout/"):
                continue
            response = browser.get(address)
            assert response.status_code < 500, (visitor, address)
            assert_safe(response, f"{visitor} {address}")
            assert_leaves_nothing_behind(response, address)
            seen += response.status_code == 200
    assert seen > 60


def test_answers_to_bad_requests_are_as_closed_as_pages(client, session):
    careful = Client(enforce_csrf_checks=True)
    for response in (
        client.get("/nowhere/"),
        client.post("/check-in/", {}),
        client.put("/check-in/"),
        client.post("/sessions/", {"variant": "full"}),
        client.get("/today/", headers={"host": "elsewhere.example"}),
        careful.post("/start/safety/", {"none": "on"}),
        careful.post("/accounts/logout/"),
    ):
        assert response.status_code >= 400
        assert_safe(response, response.request["PATH_INFO"])
        assert "no-store" in response["Cache-Control"]


def test_a_wrong_host_is_as_closed_where_plain_http_is_sent_on_to_https(db, settings):
    settings.SECURE_SSL_REDIRECT = True
    for secure in (False, True):
        response = Client().get("/", headers={"host": "elsewhere.example"}, secure=secure)
        assert response.status_code == 400
        assert_safe(response, f"wrong host, secure={secure}")
        assert "no-store" in response["Cache-Control"]


def test_trouble_is_as_closed_as_pages(client, session, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("checkins.views.progress.history_of", lambda *a, **k: 1 / 0)
    response = client.get("/progress/")
    assert response.status_code == 500
    assert_safe(response, "500")


def test_the_policy_allows_nothing_unsafe():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = [source for allowed in directives.values() for source in allowed]
    assert not [source for source in sources if "unsafe" in source or "*" in source]
    assert not [source for source in sources if "." in source or source in {"http:", "https:"}]


def test_every_page_of_the_admin_is_walked(session):
    walked = "\n".join(addresses(session))
    for model in admin.site._registry:
        label = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert label in walked
    assert reverse("admin:routines_routine_change", args=[Routine.objects.first().pk]) in walked


@pytest.fixture
def over_https(settings):
    """What calfcare/settings.py says with HTTPS=1. It is read once in a process, so another
    process reads it."""
    names = ["HTTPS", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SECURE_SSL_REDIRECT"]
    names += ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"]
    names += ["SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_REDIRECT_EXEMPT"]
    script = f"""import json; from calfcare import settings
print(json.dumps({{name: getattr(settings, name) for name in {names}}}))"""
    read = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | {"HTTPS": "1"}, capture_output=True
    )
    for name, value in json.loads(read.stdout).items():
        setattr(settings, name, value)


def test_over_https_the_cookies_can_only_be_this_sites_own(routine, over_https):
    client = Client()
    client.post("/start/country/", {"region": "GB", "agree": "on"}, secure=True)
    client.get("/start/safety/", secure=True)
    client.post("/start/safety/", {"none": "on"}, secure=True)
    client.post("/settings/appearance/", {"appearance": "dark"}, secure=True)
    assert set(client.cookies) == {"__Host-session", "__Host-csrf", "appearance", "region"}
    for name, cookie in client.cookies.items():
        assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/" and not cookie["domain"], name
    page = client.get("/today/", secure=True, follow=True)
    assert page["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_https_plain_requests_are_sent_on_but_for_the_health_checks(routine, over_https):
    sent_on = Client().get("/start/safety/?x=1")
    assert sent_on.status_code == 301
    assert sent_on["Location"] == "https://testserver/start/safety/?x=1"
    assert_safe(sent_on, "sent on")
    assert Client().get("/healthz").status_code == 200


def test_pages_in_the_middle_of_something_are_as_closed(client, routine, clock):
    """Pages that need a step before them, which the walk over all addresses cannot reach."""
    seen = []

    def look(address, answer=None):
        response = client.get(address) if answer is None else client.post(address, answer)
        assert_safe(response, address)
        assert "no-store" in response["Cache-Control"], address
        seen.append(response.status_code)

    look("/start/country/", {"region": "GB"})
    look("/start/country/", {"region": "GB", "agree": "on"})
    look("/start/safety/", {"none": "on", "signs": ["F19"]})
    look("/start/safety/", {"none": "on"})
    for name, value in builders.SET_UP.items():
        look(f"/start/{name}/")
        client.post(f"/start/{name}/", {name: value})
    look("/start/check/")
    client.post("/start/check/")
    look("/today/?ready=1")
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    for name in ("", "step/1/", "feel/"):
        look(session + name)
    client.post(f"{session}stop/")
    look(session)
    look(f"{session}stopped/")
    clock.tomorrow()
    client.post("/check-in/", {"feel": "worse"})
    look("/check-in/pain/")
    client.post("/check-in/pain/", {"pain": 9, "tight": 5})
    look("/check-in/severe/")
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 4, "tight": 5})
    look("/check-in/signs/")
    client.post("/check-in/signs/", {"signs": ["F08"]})
    look("/check-in/result/")
    look("/check-in/cleared/")
    client.post("/check-in/cleared/", {"by": "doctor"})
    look("/start/safety/")
    client.post("/start/safety/", {"signs": ["F22"]})
    look("/check-in/")
    clock.tomorrow()
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 4, "tight": 5})
    look("/check-in/signs/")
    client.post("/check-in/signs/", {"none": "on"})
    look("/check-in/whole/")
    look("/check-in/booked/")
    client.post("/accounts/email/", {"email": "anna@example.org", "action_add": "on"})
    look("/accounts/confirm-email/")
    client.post("/accounts/logout/")
    client.post("/accounts/login/code/", {"email": "berta@example.org"})
    look("/accounts/login/code/confirm/")
    assert {status: seen.count(status) for status in seen} == {200: 21, 302: 3, 409: 1, 422: 2}
