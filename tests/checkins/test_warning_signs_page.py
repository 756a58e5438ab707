"""The warning signs: open to everyone, in each region's words, without database or JavaScript
(ux.md 2.12, trust.md I13, hazards H2 and H7)."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from checkins.regions import REGIONS, WITH_NUMBERS
from checkins.rules import newest
from checkins.warning_signs import (
    DRAWING,
    Level,
    signs_of,
)
from tests import builders
from tests.pages import Page

SIGNS = signs_of()

ADDRESS = "/help/warning-signs/"
EVERYWHERE = {f"tel:{place.emergency_call.tel}" for place in WITH_NUMBERS}
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
    for sign in signs_of():
        is_shown = newest().signs[sign.code].level in SHOWN
        assert (str(sign.clause) in page.text) is is_shown, sign.code


def test_the_other_help_pages_open_without_the_database_too():
    assert Client().get("/help/how-we-decide/").status_code == 200
    for address in ("/help/about/",):
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


@pytest.mark.django_db
def test_with_the_database_gone_how_we_decide_has_its_rules_and_no_place(client, plan):
    def gone(*_asked):
        raise OperationalError("gone")

    assert "You are here" in Page(client.get("/help/how-we-decide/")).text
    with connection.execute_wrapper(gone):
        page = Page(client.get("/help/how-we-decide/"))
    assert page.status == 200 and "All the rules" in page.text
    assert "You are here" not in page.text


def test_it_needs_no_script_and_has_no_figure():
    page = Client().get(ADDRESS).content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert "<script" not in main and "cc-figure" not in main
    assert main.count('class="cc-sign"') == len(DRAWING), (
        "a drawing for each sign of the daily rows"
    )
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
    if region.code == "other":
        assert "right everywhere" in page.text and set(calls(page)) == EVERYWHERE
    else:
        assert set(calls(page)) == set(numbers(region))
        assert f"Numbers for {region.name} Change" in page.text


@pytest.mark.parametrize("odd", ["", "XX", "gb", "GB\x00", "<script>"])
def test_where_no_region_is_known_every_number_to_call_stands_beside_its_country(settings, odd):
    settings.REGION = ""
    visitor = Client()
    visitor.cookies["region"] = "XX"
    response = visitor.get(ADDRESS, {"region": odd})
    page = Page(response)
    assert response.status_code == 200 and "your emergency number" in page.text
    called = {words: address for words, address in page.links.items() if "tel:" in address}
    assert called == {
        f"{place.name}{place.emergency_number}": f"tel:{place.emergency_call.tel}"
        for place in WITH_NUMBERS
    }
    assert "<script>" not in response.content.decode().split("<main")[1]


def test_the_most_urgent_comes_first_and_the_heading_is_what_to_do(settings):
    settings.REGION = "GB"
    text = Page(Client().get(ADDRESS)).text
    places = [text.index(words) for words in ("Call 999", "NHS 111 today", "Speak to a GP")]
    assert places == sorted(places)
    for urgency in ("Emergency:", "Urgent, today:", "Not urgent:"):
        assert urgency in text, "said in words, not by colour alone"


def test_about_says_when_each_number_was_looked_up():
    text = Page(Client().get("/help/about/")).text
    for place in WITH_NUMBERS:
        day = f"{place.checked_on.day} {place.checked_on:%B %Y}"
        line = text[text.index(f"{place.name}: {place.emergency_words}") :]
        assert f"Checked on {day}." in line[:200], place.code


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
