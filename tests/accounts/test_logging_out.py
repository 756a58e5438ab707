"""Ways out: logging out, a closed account, a staff sign-in that ends; and what letters say
(trust.md T19, T30)."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.models import User
from tests import builders
from tests.accounts.codes import ASK, CODE, CONFIRM, GIVE, claim, sign_in
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEALTH_WORDS = re.compile(
    r"calf|calves|leg\b|pain|sore|stretch|roll|exercise|injur|warning|check-?in|session", re.I
)


def test_a_guest_is_asked_first_and_told_what_is_lost(client, plan):
    page = Page(client.get("/accounts/logout/"))
    assert "your history on this device cannot be opened again" in page.text
    assert page.links["Save my progress first"] == GIVE
    assert client.get("/today/").status_code == 200, "looking at the question logs nobody out"
    assert page.press(client, "Log out and lose my history").status_code == 302
    assert client.get("/today/").status_code == 302


def test_an_account_is_told_how_to_come_back(client, plan):
    claim(client)
    page = Page(client.get("/accounts/logout/"))
    assert "anna@example.org" in page.text
    page.press(client, "Log out")
    assert client.get("/today/").status_code == 302
    assert sign_in(client).context["plan"] == plan


def test_an_old_cookie_opens_nothing_after_logging_out(client, plan):
    old = client.cookies["session"].value
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies["session"] = old
    assert thief.get("/today/").status_code == 302


def test_no_letter_says_a_word_about_health(client, plan, clock):
    builders.check_in(client, "worse", 4, ["F08"])
    claim(client)
    sign_in(Client())
    Client().post(ASK, {"email": "berta@example.org"})
    assert len(mail.outbox) >= 3
    for letter in mail.outbox:
        words = f"{letter.subject}\n{letter.body}".replace("/start/safety/", "")
        assert not HEALTH_WORDS.search(words), words
        assert letter.extra_headers == {} and not letter.attachments
        assert "http://" not in words.replace("http://testserver", ""), "no link to elsewhere"


def staff_by_password(client):
    builders.make_staff()
    answer = {"username": "editor@example.org", "password": "a long enough password"}
    return client.post("/admin/login/?next=/admin/", answer)


def staff_by_code(client):
    staff = builders.make_staff()
    EmailAddress.objects.create(user=staff, email=staff.email, verified=True, primary=True)
    return sign_in(client, staff.email)


@pytest.mark.parametrize("way_in", [staff_by_password, staff_by_code])
def test_a_staff_sign_in_ends_after_twelve_hours(client, routine, clock, way_in):
    way_in(client)
    clock.later(hours=11, minutes=59)
    assert client.get("/admin/").status_code == 200
    clock.later(minutes=2)
    assert client.get("/admin/").status_code == 302


def test_a_wrong_password_opens_nothing(client, routine):
    builders.make_staff()
    answer = {"username": "editor@example.org", "password": "wrong"}
    assert client.post("/admin/login/", answer).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_a_closed_account_gets_no_code_and_its_cookie_opens_nothing(client, plan):
    claim(client)
    User.objects.update(is_active=False)
    mail.outbox.clear()
    assert client.get("/today/").status_code == 302
    phone = Client()
    phone.post(ASK, {"email": "anna@example.org"})
    codes = [CODE.search(letter.body) for letter in mail.outbox]
    for code in filter(None, codes):
        phone.post(CONFIRM, {"code": code[1]})
    assert phone.get("/today/").status_code == 302
