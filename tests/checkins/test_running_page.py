"""The card "Can I run?" is information: it opens for everyone (clinical.md 5.7 J)."""

import pytest
from django.test import Client

from checkins.rules import newest
from checkins.warning_signs import (
    signs_of,
)
from tests import builders
from tests.checkins.steps import answer, to_pain
from tests.pages import Page

SIGNS = signs_of()

pytestmark = pytest.mark.django_db
NOT_WITH = ("F08", "F09", "F10", "F11", "F11b", "F12", "F21")


def card(client):
    response = client.get("/running/")
    assert response.status_code == 200
    return Page(response)


def test_a_stranger_reads_when_running_may_go_on(db):
    page = card(Client())
    assert page.heading == "Can I run?"
    most = newest().policy.pause_pain - 1
    assert f"Pain while you run is {most} or less out of 10." in page.text
    assert f"{newest().policy.reps_pain} or less is better." in page.text
    assert "You do not limp." in page.text
    assert "By the next morning your calf feels the same as usual." in page.text
    assert "run less far, or do not run" in page.text
    assert "Not now" not in page.text


def test_it_names_every_sign_that_forbids_running_in_the_words_of_the_screen(db):
    text = card(Client()).text
    assert {sign.code for sign in SIGNS} >= set(NOT_WITH)
    for sign in SIGNS:
        assert (str(sign.text) in text) == (sign.code in NOT_WITH), sign.code


def test_it_says_what_it_rests_on_and_where_help_is(db):
    page = card(Client())
    assert "Silbernagel 2007" in page.text
    assert "/help/warning-signs/" in page.links.values()


def test_a_plan_that_goes_on_changes_nothing(client, plan):
    assert "Not now" not in card(client).text


@pytest.mark.parametrize(
    ("pain", "signs", "words"),
    [
        (6, [], "Not now: your plan is resting."),
        (4, ["F08"], "Not now: your plan is locked."),
    ],
)
def test_who_rests_or_is_locked_reads_that_first(client, plan, clock, pain, signs, words):
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "worse", pain, signs)
    text = card(client).text
    assert text.index(words) < text.index("You do not limp.")


def test_a_sign_to_book_for_forbids_it_until_somebody_has_said_that_they_may(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 3, ["F21"])
    client.post("/check-in/seen/")
    assert "Do not run until you were told that you may." in card(client).text
    for part in ("rolling", "raises"):
        client.post("/settings/left-out/", {"end": part})
    assert "Not now" not in card(client).text


@pytest.mark.parametrize(("feel", "pain"), [("worse", 2), ("same", 7)], ids=["felt worse", "hurt"])
def test_after_a_bad_session_the_day_is_a_rest_for_running_too(client, plan, feel, pain):
    answer(plan, "same", 3)
    session = builders.do_session(plan)
    client.post(f"/session/{session.id}/feel/", {"feel": feel, "pain": pain})
    assert "Not now: your plan is resting." in card(client).text


def test_half_an_answer_comes_first(client, plan, clock):
    clock.tomorrow()
    to_pain(client, "worse", 7)
    assert "First do what Today asks of you." in card(client).text


def test_a_rest_stays_when_the_plan_is_ended(client, plan, clock):
    clock.tomorrow()
    answer(plan, "worse", 6)
    client.post("/settings/end/", {"end": "on"})
    assert "Not now: your plan is resting." in card(client).text


def test_a_lock_before_any_plan_says_so_too(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"signs": ["F08"]})
    assert "Not now: your plan is locked." in card(client).text
