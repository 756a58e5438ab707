"""A sign-in form whose token is not the browser's any more is shown again with what was typed, and
nothing of it is acted on."""

import pytest
from django.core import mail
from django.test import Client

from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/code/"
CODE = "/accounts/login/code/confirm/"
ADDRESS = "/accounts/email/"
AGAIN = "That was not sent, because this page was open for too long. Please try once more."


@pytest.fixture
def careful():
    """A browser whose forms are checked."""
    return Client(enforce_csrf_checks=True)


def field(page, name):
    return [values for form in page.forms for key, values in form.sends.items() if key == name]


def test_the_address_stays_where_another_tab_changed_the_token(careful):
    page = Page(careful.get(SIGN_IN))
    careful.cookies.clear()
    careful.get("/start/country/")  # another tab
    sent = page.press(careful, "Send me a code", email="runner@example.org")
    assert sent.status_code == 403 and not mail.outbox, "the check stands"
    again = Page(sent)
    assert again.heading == "Open your history" and AGAIN in again.text
    assert field(again, "email") == [["runner@example.org"]]
    builders.make_staff("runner@example.org")
    assert again.press(careful, "Send me a code")["Location"] == CODE, "once more is enough"
    assert [one.to for one in mail.outbox] == [["runner@example.org"]]


def test_it_stays_where_the_cookies_were_cleared(careful):
    page = Page(careful.get(SIGN_IN))
    careful.cookies.clear()
    again = Page(page.press(careful, "Send me a code", email="runner@example.org"))
    assert AGAIN in again.text and "allow cookies" in again.text
    assert again.press(careful, "Send me a code")["Location"] == CODE


def test_nonsense_in_place_of_an_address_is_shown_as_text(careful):
    page = Page(careful.get(SIGN_IN))
    careful.cookies.clear()
    sent = page.press(careful, "Send me a code", email='"><script>alert(1)</script>')
    assert b"<script>alert" not in sent.content


def test_where_it_was_to_lead_stays_too(careful):
    page = Page(careful.get(f"{SIGN_IN}?next=/progress/"))
    careful.cookies.clear()
    again = Page(page.press(careful, "Send me a code", email="runner@example.org"))
    assert field(again, "next") == [["/progress/"]]


def test_a_code_is_typed_again(careful):
    careful.cookies.clear()
    page = Page(careful.get(SIGN_IN))
    code_page = Page(careful.get(page.press(careful, "Send me a code", email="a@example.org").url))
    del careful.cookies["csrf"]
    again = Page(code_page.press(careful, "Continue", code="ABC123"))
    assert again.heading == "Enter the code" and AGAIN in again.text
    assert "ABC123" not in again.text and field(again, "code") == [[""]]


def test_saving_ones_progress_keeps_the_address_as_well(careful):
    builders.sign_in(careful, builders.make_guest())
    page = Page(careful.get(ADDRESS))
    del careful.cookies["csrf"]
    again = Page(page.press(careful, "Send me a code", email="runner@example.org"))
    assert again.heading == "Save your progress" and AGAIN in again.text
    assert field(again, "email") == [["runner@example.org"]] and not mail.outbox


def test_who_is_signed_out_by_now_signs_in_first(careful):
    builders.sign_in(careful, builders.make_guest())
    page = Page(careful.get(ADDRESS))
    careful.cookies.clear()
    sent = page.press(careful, "Send me a code", email="runner@example.org")
    assert sent.status_code == 302 and sent["Location"].startswith("/accounts/login/")


def test_a_form_of_another_site_is_refused_and_fills_in_nothing(careful):
    sent = careful.post(
        SIGN_IN, {"email": "me@evil.example"}, headers={"Origin": "https://evil.example"}
    )
    assert sent.status_code == 403 and b"me@evil.example" not in sent.content
    assert "This page was open for too long" in sent.content.decode()


def test_other_pages_say_what_they_said(careful, plan):
    builders.sign_in(careful, plan.user)
    sent = careful.post("/check-in/", {"feel": "same"})
    assert sent.status_code == 403 and "Go back, load the page again" in sent.content.decode()
