"""A guest becomes an account by a code in the mail, and the code opens it elsewhere
(trust.md T18, T19, T28)."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from checkins.models import Plan
from routines.models import GuidedSession
from tests import builders
from tests.accounts.codes import ASK, CODE, CONFIRM, GIVE, VERIFY, claim, code_of, give, sign_in
from tests.pages import Page

pytestmark = pytest.mark.django_db


def rows():
    return (User.objects.count(), Plan.objects.count(), GuidedSession.objects.count())


def test_a_person_exists_from_the_first_valid_answer_on(client, routine):
    for address in (
        "/",
        "/start/country/",
        "/start/safety/",
        "/start/side/",
        "/today/",
        ASK,
        "/help/about/",
    ):
        client.get(address)
    client.post("/start/safety/", {})
    client.post("/start/side/", {"side": "left"})
    builders.say_yes(client)
    assert not User.objects.exists()
    client.post("/start/safety/", {"none": "on"})
    client.post("/start/safety/", {"none": "on"})
    assert User.objects.count() == 1


def test_the_cookie_of_a_guest_is_renewed_by_each_days_answer(client, plan, clock):
    clock.tomorrow()
    cookie = client.post("/check-in/", {"feel": "same"}).cookies["session"]
    assert int(cookie["max-age"]) == 365 * 24 * 3600 and cookie["httponly"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("Pacific/Auckland", "Pacific/Auckland"), ("Mars/Base", ""), ("../etc", ""), ("", "")],
)
def test_a_time_zone_of_the_browser_is_kept_if_there_is_such_a_one(client, routine, sent, kept):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on", "time_zone": sent})
    assert User.objects.get().time_zone == kept


def test_there_is_no_page_to_sign_up(client, routine):
    assert client.get("/accounts/signup/")["Location"] == "/start/safety/"
    client.post("/accounts/signup/", {"email": "new@example.org"})
    assert not User.objects.exists()


def test_there_is_no_page_for_a_password(client, routine):
    for name in ("password/reset", "password/change", "password/set", "3rdparty", "social/signup"):
        assert client.get(f"/accounts/{name}/").status_code == 404


def test_a_code_turns_the_guest_into_an_account_and_keeps_everything(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    before, guest = rows(), plan.user_id
    page = Page(claim(client, "Anna@Example.org"))
    assert page.heading == "Settings" and "anna@example.org" in page.text.lower()
    assert rows() == before
    person = User.objects.get()
    assert person.pk == guest and person.email == "anna@example.org" and not person.is_guest
    assert EmailAddress.objects.get().verified
    assert Page(client.get("/check-in/result/")).heading == "Morning and evening"


def test_until_the_code_is_entered_the_person_stays_a_guest(client, plan):
    give(client, "anna@example.org")
    assert User.objects.get().is_guest
    assert client.get("/today/").status_code == 200, "and goes on as before"


def test_a_wrong_code_is_named_and_can_be_tried_again(client, plan):
    give(client, "anna@example.org")
    code = code_of(mail.outbox[-1])
    response = client.post(VERIFY, {"code": "WRONG1"})
    assert response.status_code == 200 and "There is a problem" in response.content.decode()
    client.post(VERIFY, {"code": code})
    assert User.objects.get().email == "anna@example.org"


@pytest.mark.parametrize("wrong", ["", "x" * 5000, "\x00", "٣", "' OR 1=1 --"])
def test_nonsense_in_place_of_a_code_is_only_a_wrong_code(client, plan, wrong):
    give(client, "anna@example.org")
    assert client.post(VERIFY, {"code": wrong}).status_code < 500
    assert User.objects.get().is_guest


def test_codes_cannot_be_guessed_on_and_on(client, plan):
    give(client, "anna@example.org")
    code = code_of(mail.outbox[-1])
    for _try in range(10):
        client.post(VERIFY, {"code": "AAAAAA"})
    client.post(VERIFY, {"code": code})
    assert User.objects.get().is_guest, "too late for this code"


def test_a_code_does_not_live_for_ever(client, plan, clock):
    give(client, "anna@example.org")
    clock.later(hours=1)
    client.post(VERIFY, {"code": code_of(mail.outbox[-1])})
    assert User.objects.get().is_guest


@pytest.mark.parametrize(
    "address", ["no-address", "a@b", "a\x00@example.org", "a@example.org\nCc: b"]
)
def test_what_is_no_address_is_refused_with_words(client, plan, address):
    response = client.post(GIVE, {"email": address, "action_add": "on"})
    assert response.status_code == 200 and "There is a problem" in response.content.decode()
    assert not mail.outbox


def test_the_address_of_somebody_else_gives_no_way_into_their_history(client, plan):
    other = Client()
    builders.sign_in_guest(other)
    claim(other, "anna@example.org")
    owner = User.objects.get(email="anna@example.org")
    mail.outbox.clear()
    give(client, "Anna@example.org")
    for letter in mail.outbox:
        found = CODE.search(letter.body)
        if found:
            client.post(VERIFY, {"code": found[1]})
    assert User.objects.get(email="anna@example.org") == owner
    plan.user.refresh_from_db()
    assert plan.user.is_guest
    assert Plan.objects.get().user == plan.user


def test_the_code_opens_the_history_on_another_device(client, plan, clock):
    claim(client)
    phone = Client()
    response = sign_in(phone)
    assert response.request["PATH_INFO"] == "/today/"
    assert response.context["plan"] == plan
    assert client.get("/today/").status_code == 200, "the first device stays signed in"


def test_the_chosen_phone_numbers_come_along_to_the_other_device(client, plan):
    claim(client)
    client.post("/settings/region/", {"region": "US"})
    phone = Client()
    sign_in(phone)
    assert "tel:911" in Page(phone.get("/help/warning-signs/")).links.values()


def test_the_cookie_of_the_other_device_lasts_as_long(client, plan):
    claim(client)
    phone = Client()
    sign_in(phone)
    assert int(phone.cookies["session"]["max-age"]) == 365 * 24 * 3600


def test_a_wrong_code_opens_nothing(client, plan):
    claim(client)
    phone = Client()
    phone.post(ASK, {"email": "anna@example.org"})
    assert phone.post(CONFIRM, {"code": "AAAAAA"}).status_code == 200
    assert phone.get("/today/").status_code == 302


def test_an_unknown_address_is_answered_like_a_known_one(client, plan):
    claim(client)
    known, unknown = Client(), Client()
    answers = []
    for browser, email in ((known, "anna@example.org"), (unknown, "berta@example.org")):
        asked = browser.post(ASK, {"email": email})
        shown = browser.get(CONFIRM).content.decode().replace(email, "")
        shown = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", shown)
        answers.append((asked.status_code, asked["Location"], shown))
    assert answers[0] == answers[1]
    assert "There is no account with it" in mail.outbox[-1].body
    assert User.objects.count() == 1


def test_the_session_of_before_is_not_the_session_of_after(client, plan):
    claim(client)
    phone = Client()
    phone.get(ASK)
    phone.post(ASK, {"email": "anna@example.org"})
    before = phone.cookies["session"].value
    phone.post(CONFIRM, {"code": code_of(mail.outbox[-1])})
    assert phone.cookies["session"].value != before
    thief = Client()
    thief.cookies["session"] = before
    assert thief.get("/today/").status_code == 302


@pytest.mark.parametrize("address", ["/", "/start/safety/pages/", "/today/", "/help/about/"])
def test_a_request_that_arrives_after_the_sign_in_takes_no_cookie_away(client, routine, address):
    """It set out with the cookie of before, and the phone has the new one by now."""
    client.post("/start/country/", {"agree": "on", "region": "GB"})
    late = Client()
    late.cookies["session"] = client.cookies["session"].value
    client.post("/start/safety/", {"none": "on"})
    assert client.get("/start/side/").status_code == 200
    assert "session" not in late.get(address).cookies


def test_nobody_is_sent_to_another_site_after_signing_in(client, plan):
    claim(client)
    for evil in ("//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)"):
        phone = Client()
        cache.clear()
        phone.post(f"{ASK}?next={evil}", {"email": "anna@example.org", "next": evil})
        code = code_of(mail.outbox[-1])
        response = phone.post(f"{CONFIRM}?next={evil}", {"code": code, "next": evil})
        assert response["Location"].startswith("/today/"), evil
