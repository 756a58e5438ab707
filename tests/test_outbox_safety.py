"""What a phone's outbox is told about the pages of the whole screen that waited on it."""

import pytest
from django.test import Client

from checkins.models import Plan, SafetyScreen
from checkins.warning_signs import PAGES
from tests import builders
from tests.test_outbox_answers import send

pytestmark = pytest.mark.django_db
LAST = {"page": "you", "answered": [page.name for page in PAGES[:-1]]} | {
    "signs": ["F22"],  # carried from another page
    "none": "on",
}


@pytest.fixture
def due(client, plan):
    """The whole screen is asked."""
    Plan.objects.update(screen_due=True)
    return client


def deliver(client, number, answer, **headers):
    """A page that waited for five seconds."""
    headers = {"outbox-age": "5"} | headers
    address = f"/start/safety/{number}/" if number > 1 else "/start/safety/"
    return send(client, address, answer, **headers)


def test_the_last_page_brings_all_and_is_stored_once(due):
    before = SafetyScreen.objects.count()
    for _time in range(2):
        key, response = deliver(due, 6, LAST)
        assert response.json() == {"ack": key, "seq": 7, "code": "saved"}
    assert SafetyScreen.objects.count() == before + 1
    assert Plan.objects.get().screen_due is False


def test_what_locks_counts_alone_and_a_second_delivery_is_no_second_lock(due):
    for _time in range(2):
        key, response = deliver(due, 1, {"page": "breathing", "signs": ["F01"]})
        assert response.json()["ack"] == key
        assert Plan.objects.get().status == ("active" if _time else "locked")
        due.post("/check-in/cleared/", {"by": "doctor"})
    assert Plan.objects.get().screen_due is True, "it was not finished"


def test_a_page_that_is_not_everything_is_refused_with_the_way_back(due):
    _key, response = deliver(due, 2, {"page": "leg", "none": "on"})
    assert response.status_code == 422
    assert response.json()["code"] == "invalid" and response.json()["page"] == "/start/safety/"


def test_an_answer_that_nobody_asks_for_any_more_is_told_so(client, plan):
    _key, response = deliver(client, 6, LAST)
    assert (response.status_code, response.json()["code"]) == (409, "answered")
    assert SafetyScreen.objects.count() == 1


def test_it_waits_for_its_person_and_makes_nobody(due, routine):
    _key, response = deliver(due, 6, LAST, **{"outbox-account": builders.make_guest().account})
    assert response.json() == {"code": "other-account"}
    _key, response = deliver(Client(), 6, LAST)
    assert response.status_code == 401
    assert SafetyScreen.objects.count() == 1
