"""Before the first roll: the warning signs (clinical.md 3)."""

import re

import pytest
from django.test import Client

from accounts.models import User
from checkins.models import Plan, SafetyScreen
from checkins.rules import newest
from checkins.warning_signs import Level, conditions_of, signs_of
from tests import builders

pytestmark = pytest.mark.django_db
SIGNS = signs_of()
LOCKING = [s.code for s in SIGNS if newest().signs[s.code].level in {"emergency", "same_day"}]
CARE = "/start/care/"
BOOKING = [sign.code for sign in SIGNS if newest().signs[sign.code].level is Level.BOOK]


@pytest.fixture
def client(db):
    """Somebody who has said yes to keeping their answers, and nothing more."""
    stranger = Client()
    builders.say_yes(stranger)
    return stranger


def advice(response):
    """The levels of the advice that shows without scripts."""
    return re.findall(r'data-advice="(\w+)" role="alert">', response.content.decode())


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ({"signs": ["F08", "F01"], "none": "on"}, ["emergency"]),
        ({"signs": ["F08"], "none": "on"}, ["same_day"]),
        ({"none": "on", "conditions": ["clot", "none"]}, ["same_day"]),
        ({"signs": ["F24", "F99"]}, ["no_use"]),
        ({"signs": ["F99"], "conditions": ["floor"]}, []),
    ],
)
def test_a_refused_answer_has_its_advice_without_scripts(client, answer, level):
    assert advice(client.get("/start/safety/")) == []
    refused = client.post("/start/safety/", answer)
    assert refused.status_code == 422 and advice(refused) == level


def test_what_to_do_in_an_emergency_stands_before_the_questions(client):
    page = client.get("/start/safety/").content.decode()
    assert "Call 999 now" in page[: page.index('name="signs"')]


def test_looking_at_the_page_makes_no_person(client):
    client.get("/")
    client.get("/start/safety/")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "answer",
    [{}, {"none": "on", "signs": ["F08"]}, {"signs": ["F99"]}, {"conditions": ["blood-thinners"]}],
    ids=["blank", "both", "unknown", "conditions only"],
)
def test_a_blank_or_a_contradiction_is_refused_and_makes_no_person(client, answer):
    response = client.post("/start/safety/", answer)
    assert response.status_code == 422
    assert "None of these" in response.content.decode()
    assert not User.objects.exists()


def test_a_refused_answer_keeps_what_was_ticked(client):
    page = client.post("/start/safety/", {"none": "on", "signs": ["F08"]}).content.decode()
    ticked = page.split('value="F08"')[1][:80]
    assert "checked" in ticked


def test_the_first_valid_answer_makes_a_guest_with_a_one_year_cookie(client):
    response = client.post("/start/safety/", {"none": "on"})
    assert response.status_code == 302
    guest = User.objects.get()
    assert guest.is_guest and not guest.has_usable_password()
    cookie = response.cookies["session"]
    assert cookie["httponly"] and int(cookie["max-age"]) == 365 * 24 * 3600


@pytest.mark.parametrize("code", LOCKING)
def test_an_emergency_or_same_day_sign_locks_and_shows_what_to_do_first(client, routine, code):
    page = client.post("/start/safety/", {"signs": [code]}, follow=True)
    number = "999" if newest().signs[code].level is Level.EMERGENCY else "111"
    assert page.request["PATH_INFO"] == CARE and f"tel:{number}" in page.content.decode()
    assert not Plan.objects.exists()
    assert SafetyScreen.objects.get().locks
    for address in ("/start/side/", "/start/check/", "/today/"):
        page = client.get(address, follow=True)
        assert page.request["PATH_INFO"] == CARE and f"tel:{number}" in page.content.decode()


def test_going_back_and_unticking_does_not_unlock(client, routine):
    client.post("/start/safety/", {"signs": ["F08"]})
    client.post("/start/safety/", {"none": "on"})
    page = client.get("/start/side/", follow=True)
    assert page.request["PATH_INFO"] == CARE and "tel:111" in page.content.decode()


def test_a_clearance_asks_who_and_then_the_screen_is_asked_again(client, routine):
    client.post("/start/safety/", {"signs": ["F08"]})
    assert client.post("/check-in/cleared/", {}).status_code == 422
    response = client.post("/check-in/cleared/", {"by": "doctor"})
    assert response["Location"] == "/start/safety/"
    builders.set_up(client)
    assert Plan.objects.get().status == "active"


@pytest.mark.parametrize("code", BOOKING)
def test_a_booking_sign_opens_the_advice_to_book(client, routine, code):
    client.post("/start/safety/", {"signs": [code]})
    for name, value in builders.SET_UP.items():
        client.post(f"/start/{name}/", {name: value})
    client.post("/start/check/")
    plan = Plan.objects.get()
    assert plan.book and plan.status == "active"


@pytest.mark.parametrize("code", [c.code for c in conditions_of() if c.kind != "lock"])
def test_a_condition_leaves_the_rolling_out(client, routine, code):
    client.post("/start/safety/", {"none": "on", "conditions": [code]})
    for name, value in builders.SET_UP.items():
        client.post(f"/start/{name}/", {name: value})
    client.post("/start/check/")
    plan = Plan.objects.get()
    assert not plan.rolls
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    names = {s["name"] for s in client.get(f"{session}timeline.json").json()["states"]}
    assert "roll" not in names and "hold" in names


def test_under_18_there_is_no_plan_and_nothing_is_kept(client, routine):
    page = client.post("/start/safety/", {"signs": ["F24"]}, follow=True)
    assert page.status_code == 200 and "18" in page.content.decode()
    assert not User.objects.exists() and not Plan.objects.exists()


def test_the_set_up_cannot_be_reached_without_the_screen(routine):
    stranger = Client()
    for name in builders.SET_UP:
        response = stranger.get(f"/start/{name}/")
        assert response.status_code == 302
        assert response["Location"].startswith("/start/country/")


def test_after_the_yes_the_set_up_still_waits_for_the_screen(client, routine):
    builders.sign_in_guest(client)
    for name in builders.SET_UP:
        assert client.get(f"/start/{name}/")["Location"] == "/start/safety/"
        assert client.post(f"/start/{name}/", {})["Location"] == "/start/safety/"
