"""What the server says when somebody answers who is signed in no more (docs/decisions/0011)."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Boosted": "true"}
SIGN_IN = "/accounts/login/code/"
FEEL = "/session/00000000-0000-4000-8000-000000000000/feel/"
ANSWERED = (
    FEEL,
    "/check-in/",
    "/check-in/whole/",
    "/check-in/signs/",
    "/sessions/",
    "/settings/pace/",
)


@pytest.mark.parametrize("address", ANSWERED)
def test_an_answer_by_htmx_is_told_so_and_its_form_stays(address):
    response = Client().post(address, {"feel": "worse"}, headers=HTMX)
    assert (response.status_code, response.json()) == (401, {"code": "sign-in"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_whoever_looks_at_a_page_is_led_to_the_sign_in(headers):
    response = Client().get("/today/", headers=headers)
    assert (response.status_code, response["Location"]) == (302, f"{SIGN_IN}?next=/today/")


def test_a_plain_form_is_led_to_the_sign_in():
    response = Client().post(FEEL, {"feel": "worse"})
    assert response.status_code == 302 and response["Location"].startswith(SIGN_IN)


def test_a_script_that_asks_for_json_is_told_so_whatever_it_does():
    headers = {"Accept": "application/json"}
    for response in (Client().post(FEEL, headers=headers), Client().get(FEEL, headers=headers)):
        assert (response.status_code, response.json()) == (401, {"code": "sign-in"})


@pytest.mark.parametrize("address", ["/start/side/", "/start/check/"])
def test_the_set_up_starts_anew_as_its_answers_went_with_the_session(address):
    response = Client().post(address, {"side": "left"}, headers=HTMX)
    assert response.status_code == 302 and response["Location"].startswith("/start/country/")
