"""Where the database cannot be reached, the page comes back with what was typed (trust.md D7, D8,
I10)."""

from unittest import mock

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError

from accounts.models import User
from checkins import clearing, halves, plans, recording, screens
from checkins.models import CheckIn, HalfAnswer, Plan
from routines import sessions
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
TROUBLE = [OperationalError("locked"), DatabaseError("malformed"), InterfaceError("closed")]


def failing(target, name, error):
    return mock.patch.object(target, name, side_effect=error)


@pytest.fixture
def stubborn(client):
    client.raise_request_exception = False
    return client


def assert_kept(response, **typed):
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    page = Page(response)
    assert page.heading == "We could not save that"
    assert "Your answer is still here." in page.text
    assert page.picked == {name: [value] for name, value in typed.items()}
    return page


@pytest.mark.parametrize("error", TROUBLE, ids=lambda error: type(error).__name__)
def test_an_answer_that_cannot_be_saved_comes_back_and_can_be_sent_again(
    stubborn, plan, clock, error
):
    clock.tomorrow()
    stubborn.post("/check-in/", {"feel": "same"})
    with failing(halves, "keep", error):
        response = stubborn.post("/check-in/pain/", {"pain": 3, "tight": 4})
    page = assert_kept(response, pain="3", tight="4")
    assert page.press(stubborn, "Try again")["Location"] == "/check-in/signs/"
    with failing(recording, "answer", error):
        response = stubborn.post("/check-in/signs/", {"none": "on"})
    page = assert_kept(response, none="on")
    assert page.press(stubborn, "Try again")["Location"] == "/check-in/result/"
    assert CheckIn.objects.count() == 2


def test_severe_pain_that_cannot_be_saved_comes_back_too(stubborn, plan, clock):
    clock.tomorrow()
    stubborn.post("/check-in/", {"feel": "worse"})
    with failing(recording, "answer", TROUBLE[0]):
        response = stubborn.post("/check-in/pain/", {"pain": 9})
    page = assert_kept(response, pain="9")
    assert page.press(stubborn, "Try again")["Location"] == "/check-in/severe/"
    assert Plan.objects.get().status == "locked"


def test_every_writer_keeps_what_was_typed(stubborn, plan, clock):
    session = builders.do_session(plan)
    error = TROUBLE[0]
    with failing(sessions, "record_feel", error):
        response = stubborn.post(f"/session/{session.id}/feel/", {"feel": "same", "pain": 2})
    assert_kept(response, feel="same", pain="2")
    with failing(User, "save", error):
        assert_kept(stubborn.post("/settings/voice/", {"voice": "off"}), voice="off")
    clock.tomorrow()
    with failing(sessions, "start", error):
        assert_kept(stubborn.post("/sessions/", {"variant": "short"}), variant="short")
    builders.check_in(stubborn, "worse", 4, ["F08"])
    with failing(clearing, "clear", error):
        assert_kept(stubborn.post("/check-in/cleared/", {"by": "physio"}), by="physio")


def test_ticked_signs_are_kept_one_by_one(stubborn, routine):
    builders.say_yes(stubborn)
    with failing(screens, "pass_screen", TROUBLE[0]):
        response = stubborn.post("/start/safety/", {"signs": ["F08", "F19"]})
    assert Page(response).picked == {"signs": ["F08", "F19"]}


def test_typed_words_are_escaped_on_the_way_back(stubborn, plan, clock):
    with failing(sessions, "start", TROUBLE[0]):
        evil = {"variant": "full", "x": '"><script>alert(1)</script>'}
        response = stubborn.post("/sessions/", evil)
    assert "<script>alert" not in response.content.decode()
    assert_kept(response, **evil)


def test_neither_a_password_nor_a_code_is_echoed(stubborn, db):
    secrets = {"password": "canary-one", "code": "canary-two", "login_code": "canary-three"}
    with failing(User.objects.__class__, "get_by_natural_key", TROUBLE[0]):
        response = stubborn.post("/admin/login/", {"username": "a@example.org"} | secrets)
    assert response.status_code == 503
    assert "a@example.org" in response.content.decode()
    assert "canary" not in response.content.decode()


def test_a_page_that_cannot_be_read_says_so_and_names_the_warning_signs(stubborn, plan):
    with (
        failing(plans, "running_plan", TROUBLE[0]),
        mock.patch("checkins.views.access.running_plan", side_effect=TROUBLE[0]),
    ):
        response = stubborn.get("/today/")
    assert response.status_code == 503 and response["Retry-After"]
    page = Page(response)
    assert page.heading == "This page cannot open right now"
    assert "/help/warning-signs/" in page.links.values()


@pytest.mark.parametrize("error", [IntegrityError("unique"), ValueError("ours")])
def test_a_fault_of_ours_is_no_trouble_of_the_database(stubborn, plan, clock, error):
    clock.tomorrow()
    stubborn.post("/check-in/", {"feel": "same"})
    stubborn.post("/check-in/pain/", {"pain": 3})
    with failing(recording, "answer", error):
        response = stubborn.post("/check-in/signs/", {"none": "on"})
    assert response.status_code == 500
    page = Page(response)
    assert page.heading == "Something went wrong here"
    assert "/help/warning-signs/" in page.links.values()
    assert "Retry-After" not in response


def test_an_answer_is_written_as_a_whole_or_not_at_all(stubborn, plan, clock):
    clock.tomorrow()
    before = Plan.objects.values().get()
    stubborn.post("/check-in/", {"feel": "same"})
    stubborn.post("/check-in/pain/", {"pain": 3})
    with mock.patch("checkins.deciding._save_state", side_effect=TROUBLE[0]):
        assert stubborn.post("/check-in/signs/", {"none": "on"}).status_code == 503
    assert CheckIn.objects.count() == 1
    assert HalfAnswer.objects.get().pain == 3, "what was typed before waits for the signs"
    assert Plan.objects.values().get() == before
