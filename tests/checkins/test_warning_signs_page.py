"""The warning signs: open to everyone, in each region's words, without database or JavaScript
(ux.md 2.12, trust.md I13, hazards H2 and H7)."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from checkins.regions import REGIONS
from checkins.warning_signs import SIGNS, Level
from tests import builders
from tests.pages import Page

ADDRESS = "/help/warning-signs/"
SHOWN = {Level.EMERGENCY, Level.SAME_DAY, Level.BOOK}


def calls(page):
    return [address for address in page.links.values() if address.startswith("tel:")]


def numbers(region):
    both = (region.emergency_call, region.urgent_call)
    return [f"tel:{call.tel}" for call in both if call]


# Without the `django_db` mark, pytest-django refuses every query of a test.


@pytest.mark.parametrize("cookie", ["", "session=abcdefghijklmnopqrstuvwxyz012345; csrf=x"])
def test_it_opens_without_the_database_also_for_a_known_visitor(cookie):
    response = Client().get(ADDRESS, headers={"cookie": cookie})
    assert response.status_code == 200
    page = Page(response)
    for sign in SIGNS:
        assert (str(sign.clause) in page.text) is (sign.level in SHOWN), sign.code


def test_the_other_help_pages_open_without_the_database_too():
    for address in ("/help/how-we-decide/", "/help/about/"):
        known = Client().get(address, headers={"cookie": "session=abcdefghijklmnopqrstuvwxyz01"})
        assert known.status_code == 200


@pytest.mark.django_db
def test_with_the_database_gone_it_is_still_there(client, plan):
    def gone(*_asked):
        raise OperationalError("gone")

    client.raise_request_exception = False
    with connection.execute_wrapper(gone):
        assert client.get("/today/").status_code == 503
        page = Page(client.get(ADDRESS))
    assert page.status == 200 and calls(page)


def test_it_needs_no_script_and_has_no_figure():
    page = Client().get(ADDRESS).content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert "<script" not in main and "cc-figure" not in main
    assert "hx-get" not in main


@pytest.mark.parametrize("region", REGIONS, ids=[region.code for region in REGIONS])
@pytest.mark.parametrize("way", ["query", "cookie", "setting"])
def test_each_region_has_its_numbers_and_no_other(settings, region, way):
    visitor, query = Client(), ""
    settings.REGION = "GB"
    if way == "query":
        query = f"?region={region.code}"
    elif way == "cookie":
        visitor.cookies["region"] = region.code
    else:
        settings.REGION = region.code
    page = Page(visitor.get(ADDRESS + query))
    assert set(calls(page)) == set(numbers(region))
    assert f"The numbers on this page are for: {region.name}." in page.text


@pytest.mark.parametrize("odd", ["", "XX", "gb", "GB\x00", "<script>"])
def test_where_no_region_is_known_there_is_no_number_to_call_wrongly(settings, odd):
    settings.REGION = ""
    visitor = Client()
    visitor.cookies["region"] = "XX"
    response = visitor.get(ADDRESS, {"region": odd})
    page = Page(response)
    assert response.status_code == 200 and not calls(page)
    assert "your local emergency number" in page.text
    assert "<script>" not in response.content.decode().split("<main")[1]


def test_the_most_urgent_comes_first_and_the_heading_is_what_to_do(settings):
    settings.REGION = "GB"
    text = Page(Client().get(ADDRESS)).text
    places = [text.index(words) for words in ("Call 999", "NHS 111 today", "Speak to a GP")]
    assert places == sorted(places)
    for urgency in ("Emergency:", "Urgent, today:", "Not urgent:"):
        assert urgency in text, "said in words, not by colour alone"


def test_it_says_when_it_was_read_through_and_promises_nothing():
    text = Page(Client().get(ADDRESS)).text
    assert "Reviewed " in text
    assert "This list cannot name every sign. See someone if you are worried." in text


@pytest.mark.django_db
def test_every_page_leads_there(client, plan, clock):
    session = builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    open_session = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post("/check-in/", {"feel": "worse"})
    for address in (
        "/today/", "/check-in/", "/check-in/pain/", "/check-in/result/", "/progress/", "/settings/",
        "/settings/region/", "/help/about/", "/help/how-we-decide/", ADDRESS, "/nowhere/",
        open_session, f"{open_session}step/1/", f"/session/{session.id}/feel/",
        "/accounts/email/", "/accounts/logout/",
    ):  # fmt: skip
        assert ADDRESS in Page(client.get(address)).links.values(), address
    stranger = Client()
    for address in ("/", "/start/country/", "/accounts/login/code/"):
        assert ADDRESS in Page(stranger.get(address)).links.values(), address
