"""Guessing an author's password is slowed down, and nobody can keep the author out (trust.md
T17)."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests import builders
from tests.pages import Page

EMAIL, PASSWORD = "editor@example.org", "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor():
    cache.clear()
    return builders.make_staff(EMAIL)


def sign_in(client, password=PASSWORD, email=EMAIL, **extra):
    form = {"username": email, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", form, **extra)


def guess(times, **extra):
    return [sign_in(Client(), f"guess {number}", **extra).status_code for number in range(times)]


def test_after_five_wrong_passwords_for_one_account_comes_a_wait(client):
    assert guess(7) == [200] * 5 + [429] * 2
    refused = sign_in(client)
    assert refused.status_code == 429 and int(refused["Retry-After"]) > 0
    assert Page(refused).heading == "Wait a few minutes"
    assert "_auth_user_id" not in client.session


def test_the_case_of_the_address_opens_no_second_account_to_guess():
    guess(5)
    assert sign_in(Client(), "guess", email=EMAIL.upper()).status_code == 429


def test_ten_wrong_passwords_from_one_place_are_enough_whatever_the_account():
    codes = [guess(1, email=f"{number}@example.org")[0] for number in range(12)]
    assert codes == [200] * 10 + [429] * 2


def test_the_wait_ends_by_itself(client, clock):
    guess(6)
    clock.later(minutes=5, seconds=1)
    assert sign_in(client).status_code == 302


def test_a_browser_that_signed_in_before_still_gets_in_meanwhile(client):
    sign_in(client)
    client.post("/admin/logout/")
    guess(6, REMOTE_ADDR="192.0.2.7")
    assert sign_in(Client(), REMOTE_ADDR="192.0.2.8").status_code == 429
    assert sign_in(client).status_code == 302


def test_a_known_browser_may_not_guess_for_ever_either(client):
    sign_in(client)
    client.post("/admin/logout/")
    codes = [sign_in(client, f"guess {number}").status_code for number in range(6)]
    assert codes == [200] * 5 + [429]


def test_the_mark_of_one_editor_helps_nobody_else(client):
    sign_in(client)
    builders.make_staff("other@example.org")
    guess(5, email="other@example.org", REMOTE_ADDR="192.0.2.7")
    assert sign_in(client, email="other@example.org").status_code == 429


def test_signing_in_makes_up_for_the_slips_before(client):
    guess(4)
    assert sign_in(client).status_code == 302
    assert guess(4) == [200] * 4


def test_a_staff_sign_in_still_ends_after_12_hours(client):
    sign_in(client)
    assert client.session.get_expiry_age() <= settings.STAFF_SESSION_SECONDS


def test_a_wrong_password_leaves_a_guests_own_sign_in_as_it_is(client, routine):
    builders.sign_in_guest(client)
    before = client.session.get_expiry_age()
    assert sign_in(client, "wrong").status_code == 200
    assert client.session.get_expiry_age() == before
