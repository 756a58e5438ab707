"""Logs and addresses hold what happened and where, never what a person answered (trust.md T30,
I12)."""

import io
import logging
from unittest import mock

import pytest
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.utils import timezone

from checkins import recording
from checkins.models import CheckIn
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import told

pytestmark = pytest.mark.django_db
CANARY = "canary-7c1f"
TOO_MUCH = 77  # a pain that the database refuses


@pytest.fixture
def log():
    """Everything that goes through the site's own handler, as it would be written."""
    written = io.StringIO()
    (configured,) = [h for h in logging.root.handlers if getattr(h, "name", "") == "stderr"]
    handler = logging.StreamHandler(written)
    handler.setFormatter(configured.formatter)
    logging.root.addHandler(handler)
    before, logging.root.level = logging.root.level, logging.DEBUG
    yield written
    logging.root.removeHandler(handler)
    logging.root.setLevel(before)


def addresses(client, monkeypatch):
    """Every address that this client asks for from now on."""
    asked = []
    request = client.request

    def remember(**environ):
        asked.append(f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}")
        return request(**environ)

    monkeypatch.setattr(client, "request", remember)
    return asked


def test_nothing_that_was_typed_stands_in_the_log(client, plan, clock, log):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    for address in (
        "/check-in/", "/check-in/pain/", "/check-in/signs/", "/check-in/signs/weekly/",
        "/check-in/whole/", "/check-in/severe/", "/check-in/worst-pain/", "/check-in/booked/",
        "/check-in/less/", "/sessions/", "/settings/left-out/", "/settings/end/",
        "/check-in/cleared/", "/settings/voice/", "/start/safety/", "/start/side/",
        f"{session}progress/", f"{session}stop/", f"{session}feel/", "/accounts/email/",
        "/settings/agreement/", "/start/country/", "/accounts/login/code/", "/nowhere/",
    ):  # fmt: skip
        fields = ("feel", "pain", "signs", "less", "variant", "by", "voice", "state", "email")
        fields += ("region", "agree", "withdraw", "tight", "answer", "on", "end", "conditions")
        client.post(address, dict.fromkeys(fields, CANARY))
    assert "Unprocessable Entity: /check-in/" in log.getvalue()
    assert CANARY not in log.getvalue()


@pytest.mark.parametrize("error", [OperationalError("gone"), IntegrityError("unique"), KeyError(1)])
def test_a_fault_is_logged_without_the_answers(client, plan, clock, log, error):
    client.raise_request_exception = False
    clock.tomorrow()
    client.post("/check-in/", {"feel": "worse", "note": CANARY})
    client.post("/check-in/pain/", {"pain": 3, "tight": 4, "note": CANARY})
    with mock.patch.object(recording, "answer", side_effect=error):
        client.post("/check-in/signs/", {"signs": ["F08"], "note": CANARY})
    text = log.getvalue()
    assert "Traceback" in text and "/check-in/signs/" in text
    for word in (CANARY, "F08", "'worse'", "feel=", "pain=", "tight="):
        assert word not in text


def test_what_a_database_says_about_a_refused_row_is_left_out(client, plan, clock, log):
    """PostgreSQL prints the whole row into the message of a broken constraint."""
    client.raise_request_exception = False
    builders.check_in(client, "worse", 4)

    def refused(check_in, choice):
        CheckIn.objects.filter(pk=check_in.pk).update(pain=TOO_MUCH)

    with mock.patch.object(recording, "choose_less", refused):
        response = client.post("/check-in/less/", {"less": "rest"})
    assert response.status_code == 500
    text = log.getvalue()
    assert "check_in_pain_is_0_to_10" in text, "the fault itself is named"
    for word in (str(TOO_MUCH), "worse", "Failing row"):
        assert word not in text


def test_no_answer_stands_in_an_address(client, plan, clock, monkeypatch):
    asked = addresses(client, monkeypatch)
    builders.do_session(plan)
    session = GuidedSession.objects.get()
    client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 7}, follow=True)
    clock.tomorrow()
    builders.check_in(client, "worse", 6, ["F19"])
    client.post("/check-in/less/", {"less": "rest"}, follow=True)
    client.post("/check-in/seen/", follow=True)
    clock.tomorrow()
    builders.check_in(client, "worse", 9, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"}, follow=True)
    stranger = Client()
    others = addresses(stranger, monkeypatch)
    builders.set_up(stranger, side="both", pain=5, since="over6")
    assert len(asked) > 12 and len(others) > 5
    for address in [*asked, *others]:
        where, _mark, query = address.partition("?")
        assert query in {"", "ready=1", "saved=1"}, address
        for word in ("worse", "F08", "F19", "doctor", "both", "over6", "left"):
            assert word not in where, address


def test_the_writers_log_nothing_of_their_own(plan, clock, log):
    clock.tomorrow()
    now = timezone.now()
    serious = told(now.date(), "worse", 9, signs=["F08"])
    recording.answer(plan.user, serious, today=now.date(), now=now)
    lines = [line for line in log.getvalue().splitlines() if "django.db.backends" not in line]
    assert lines == []
