"""Where are you? One tap, guessed from the phone's language (ux.md 2.16)."""

import re

import pytest

from checkins.forms import COUNTRIES
from checkins.guessing import region_guessed
from checkins.regions import WITH_NUMBERS, region_or_neutral
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/start/country/"


def seen(client, language="", **more):
    return client.get(ADDRESS, headers={"accept-language": language}, **more)


def offered(response):
    """The countries in the order of their buttons."""
    return re.findall(r'name="region" value="(\w+)"', response.content.decode())


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("en-GB,en;q=0.9", "GB"),
        ("en-IE", "IE"),
        ("en-US,en;q=0.5", "US"),
        ("fr-CA,fr;q=0.8,en-US;q=0.5", "CA"),
        ("en-au", "AU"),
        ("en-NZ", "NZ"),
        ("de-DE,de;q=0.9,en;q=0.8", "EU"),
        ("sr-Latn-HR", "EU"),
        ("en,en-GB;q=0.9", "GB"),
        ("de,en-US;q=0.7,en;q=0.3", ""),
        ("fr-CH,fr;q=0.9,en-US;q=0.8", ""),
        ("es-419", ""),
        ("en", ""),
        ("*", ""),
        ("", ""),
        ("nonsense;;;q=x,", ""),
        ("x" * 9000, ""),
    ],
)
def test_the_region_of_the_first_language_is_the_guess(language, region):
    assert region_guessed(language) == region


def test_the_guess_stands_first_and_is_the_primary_button(client):
    response = seen(client, "en-NZ")
    assert offered(response)[0] == "NZ"
    assert sorted(offered(response)) == sorted(COUNTRIES)
    page = response.content.decode()
    assert page.count("cc-button--primary") == 1
    assert "111, and Healthline\N{NO-BREAK SPACE}0800\N{NO-BREAK SPACE}611" in page
    assert "This is a guess from your phone&#x27;s language." in page.replace("'", "&#x27;")


def test_with_nothing_to_guess_no_country_comes_first(client):
    response = seen(client, "fr-CH")
    page = response.content.decode()
    assert offered(response) == COUNTRIES
    assert "cc-button--primary" not in page and "Guessed" not in page


def test_then_the_enter_key_chooses_no_country_either(client):
    """A browser presses the first button of a form, and this one has no country."""
    first = re.compile(r"<button[^>]*>")
    form = seen(client, "fr-CH").content.decode().split("<form")[1]
    assert first.search(form)[0] == '<button type="submit" hidden>'
    form = seen(client, "en-GB").content.decode().split("<form")[1]
    assert 'value="GB"' in first.search(form)[0]


def test_every_country_shows_its_number_and_somewhere_else_none(client):
    text = Page(seen(client, "")).text
    for code in COUNTRIES:
        number = region_or_neutral(code).emergency_number
        assert number is None or number in text
    assert text.endswith("Somewhere else")


def test_the_yes_is_asked_in_plain_words_and_not_given_beforehand(client):
    page = Page(seen(client, "en-GB"))
    assert "agree" not in page.picked
    assert (
        "Your answers about your health are kept on this site so that it can make your plan."
        in page.text
    )
    assert page.links["What is kept"] == "/help/about/#kept"
    assert 'id="kept"' in client.get("/help/about/").content.decode()


def test_the_page_has_ninety_words_at_most(client):
    main = seen(client, "en-GB").content.decode().split("<main")[1].split("</main>")[0]
    words = re.sub(r"<[^>]+>", " ", main).replace("&nbsp;", " ").split()[1:]
    assert len(words) <= 90


def test_a_country_without_the_yes_is_kept_as_the_first_choice(client):
    response = client.post(ADDRESS, {"region": "AU"}, headers={"accept-language": "en-GB"})
    assert response.status_code == 422
    assert offered(response)[0] == "AU" and "Guessed" not in response.content.decode()


def test_a_yes_without_a_country_stays_ticked(client):
    response = client.post(ADDRESS, {"agree": "on"})
    page = Page(response)
    assert response.status_code == 422 and page.picked == {"agree": ["on"]}
    assert page.text.count("Select where you are.") == 2


@pytest.mark.parametrize("value", ["", "XX", "gb", "\x00", "GB" * 500, "<b>", "٣"])
def test_nonsense_is_refused_in_words(client, value):
    assert client.post(ADDRESS, {"region": value, "agree": "on"}).status_code == 422
    assert client.post(ADDRESS, {"region": "GB", "agree": value}).status_code == 422


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_can_be_chosen_and_its_numbers_follow_at_once(client, code, settings):
    settings.REGION = "GB"
    response = builders.say_yes(client, code)
    assert response["Location"] == "/start/safety/"
    cookie = response.cookies["region"]
    assert cookie.value == code and cookie["httponly"] and cookie["samesite"] == "Lax"
    links = Page(client.get("/help/warning-signs/")).links.values()
    called = region_or_neutral(code).emergency_call
    calls = {one for one in links if "tel:" in one}
    if called:
        assert f"tel:{called.tel}" in calls
    else:  # every number, each beside its country
        assert calls == {f"tel:{place.emergency_call.tel}" for place in WITH_NUMBERS}


def test_the_country_is_kept_with_the_person_also_where_it_is_another_one(client, routine):
    builders.say_yes(client, "other")
    client.post("/start/safety/", {"none": "on"})
    assert "Another country" in Page(client.get("/settings/")).text


def test_who_agreed_already_chooses_the_country_alone(client):
    builders.say_yes(client, "US")
    response = client.get(ADDRESS)
    assert "agree" not in Page(response).choices
    assert offered(response)[0] == "US"
    assert client.post(ADDRESS, {"region": "CA"})["Location"] == "/start/safety/"
    assert client.session["yes"]["region"] == "CA"
