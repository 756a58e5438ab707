"""Every address, for each kind of visitor, from the URLconf itself: private unless listed."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from checkins.models import CheckIn, Plan
from routines.models import GuidedSession
from routines.views.track import track_url
from tests import builders

# What anyone may open. A new address is private until it is written down here.
PUBLIC = {
    "/",
    "/start/country/",
    "/start/safety/",
    "/start/safety/pages/",
    "/running/",
    "/help/warning-signs/",
    "/help/how-we-decide/",
    "/help/about/",
    "/help/causes/",
    "/exercises/",
    "/manifest.webmanifest",
    "/sw.js",
    "/offline/",
    "/healthz",
    "/readyz",
}
PUBLIC_PREFIXES = ("/exercises/", "/routines/", "/accounts/", "/admin/login/", "/admin/jsi18n/")
DOORS = ("/accounts/login/code/", "/start/country/")  # to sign in, or to start with the yes
STEP = "1"
TRACK = "track/<int:version>/<int:recipe>/<slug:digest>.mp3"


def addresses(session_id: object) -> list[str]:
    """Every address of the site with its parameters filled in; the admin has its own tests."""
    found = []
    track = track_url(GuidedSession.objects.get(id=session_id), "full")

    def walk(patterns: list, prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                if "admin/" not in route:
                    walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                route = route.replace("<uuid:session_id>", str(session_id))
                route = route.replace("<int:number>", STEP).replace("<slug:name>", "voice")
                route = route.replace(TRACK, track.lstrip("/"))
                slug = "calf" if route.startswith("routines/") else "foam-roll-calf"
                route = route.replace("<slug:slug>", slug)
                assert "<" not in route, f"fill in {route}"
                found.append("/" + route)

    walk(get_resolver().url_patterns, "")
    return sorted(set(found))


def is_public(address: str) -> bool:
    return address in PUBLIC or address.startswith(PUBLIC_PREFIXES)


@pytest.fixture
def session(plan):
    return builders.do_session(plan)


def test_an_anonymous_visitor_sees_only_what_is_listed(session, clock):
    for address in addresses(session.id):
        response = Client().get(address)
        if is_public(address):
            assert response.status_code in {200, 301, 302}, address
            continue
        assert response.status_code in {302, 405}, (address, response.status_code)
        if response.status_code == 302:
            assert response["Location"].startswith(DOORS), address


def test_another_person_gets_404_for_a_session_that_is_not_theirs(session, clock):
    other = Client()
    builders.sign_in_guest(other)
    theirs = [a for a in addresses(session.id) if str(session.id) in a]
    assert len(theirs) >= 7
    missing = [a.replace(str(session.id), "00000000-0000-4000-8000-000000000000") for a in theirs]
    for address, absent in zip(theirs, missing, strict=True):
        for method in ("get", "post"):
            seen = getattr(other, method)(address)
            never = getattr(other, method)(absent)
            assert seen.status_code in {404, 405}, (method, address)
            assert seen.status_code == never.status_code
            assert seen.content.replace(str(session.id).encode(), b"") == never.content.replace(
                b"00000000-0000-4000-8000-000000000000", b""
            )


def test_the_owner_and_staff_never_get_a_server_error(session, client, staff_client, clock):
    for address in addresses(session.id):
        for visitor in (client, staff_client):
            for method in ("get", "post"):
                status = getattr(visitor, method)(address).status_code
                assert status < 500, (method, address, status)


def test_looking_at_any_page_changes_no_row(session, client, clock):
    def everything():
        return [list(m.objects.order_by("pk").values()) for m in (Plan, CheckIn, GuidedSession)]

    before = everything()
    for address in addresses(session.id):
        if "logout" not in address:
            client.get(address)
            client.head(address)
    assert everything() == before


def test_a_plain_person_cannot_open_the_admin(session, client, clock):
    response = client.get("/admin/")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_a_form_from_elsewhere_is_refused(session, clock):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(session.user, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/check-in/", "/sessions/", f"/session/{session.id}/complete/"):
        assert careful.post(address, {"feel": "better"}).status_code == 403, address
