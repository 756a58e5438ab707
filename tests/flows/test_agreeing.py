"""Health answers are kept only after a plain, separate yes (clinical.md 5.7 M)."""

from datetime import datetime
from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from checkins import agreeing
from checkins.models import Agreement, CheckIn, Plan, SafetyScreen
from routines.models import GuidedSession
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
OUTBOX = {"Outbox-Id": "0f7e", "Outbox-Seq": "1", "Outbox-Age": "60"}
SETTING = "/settings/agreement/"


def rows():
    return [model.objects.count() for model in (User, SafetyScreen, Plan, CheckIn, Agreement)]


@pytest.fixture
def unasked(routine, client, clock):
    """The plan of somebody who started before the yes was asked for."""
    person = builders.make_unasked()
    builders.sign_in(client, person)
    return builders.make_plan(person)


@pytest.fixture
def withdrawn(plan, client):
    """The plan of somebody who took their yes back."""
    client.post(SETTING, {"withdraw": "on"})
    return plan


def test_starting_begins_with_the_country_and_the_yes(client, routine):
    assert Page(client.get("/")).links["Start now"] == "/start/country/"
    assert client.get("/start/safety/")["Location"] == "/start/country/"


def test_a_yes_alone_makes_no_person(client, routine):
    assert builders.say_yes(client)["Location"] == "/start/safety/"
    assert client.get("/start/safety/").status_code == 200
    assert not any(rows())


def test_without_a_yes_nothing_is_kept_and_the_page_says_what_stays_open(client, routine):
    response = client.post("/start/country/", {"region": "NZ"})
    page = Page(response)
    assert response.status_code == 422
    assert page.text.count("Tick the box so that we can make your plan.") == 2
    assert "/help/warning-signs/" in page.links.values()
    assert "region" not in response.cookies and not client.session.keys()
    assert not any(rows())


def test_the_first_valid_answer_makes_the_guest_their_yes_and_their_region_at_once(
    client, routine, clock
):
    builders.say_yes(client, "NZ")
    said = timezone.now()
    clock.later(minutes=20)
    client.post("/start/safety/", {"none": "on"})
    yes, guest = Agreement.objects.get(), User.objects.get()
    assert (yes.user, yes.given_at, yes.wording) == (guest, said, agreeing.CURRENT)
    assert yes.withdrawn_at is None and guest.region == "NZ"
    assert "yes" not in client.session


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"signs": ["F01"]}, "tel:999"),
        ({"signs": ["F08"]}, "tel:111"),
        ({"signs": ["F19"]}, "Speak to a GP or physiotherapist"),
        ({"none": "on", "conditions": ["clot"]}, "tel:111"),
        ({"signs": ["F24"]}, "18"),
    ],
)
def test_answers_that_call_for_care_get_it_at_once_and_are_not_kept(client, routine, answer, said):
    response = client.post("/start/safety/", answer)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert "We did not keep your answers." in response.content.decode()
    assert not any(rows()) and not client.session.keys()


@pytest.mark.parametrize("answer", [{"none": "on"}, {"none": "on", "conditions": ["floor"]}])
def test_any_other_answer_leads_to_the_yes_and_is_not_kept(client, routine, answer):
    assert client.post("/start/safety/", answer)["Location"] == "/start/country/"
    assert not any(rows()) and not client.session.keys()


def test_who_is_signed_in_agrees_at_once(client, routine):
    person = builders.make_unasked()
    builders.sign_in(client, person)
    assert client.get("/start/safety/")["Location"] == "/start/country/"
    response = builders.say_yes(client, "US")
    person.refresh_from_db()
    assert agreeing.has_agreed(person) and person.region == "US"
    assert response.cookies["region"].value == "US"
    assert client.get("/start/safety/").status_code == 200


def test_a_second_tap_finds_the_first(client, guest, clock):
    first = Agreement.objects.get()
    clock.later(minutes=1)
    builders.say_yes(client)
    client.post(SETTING, {"agree": "on"})
    assert Agreement.objects.get() == first


def test_two_devices_that_agree_at_one_moment_leave_one_yes(guest):
    found = agreeing.in_force
    with mock.patch.object(agreeing, "in_force", side_effect=[None, found(guest)]):
        assert agreeing.agree(guest, now=timezone.now()) == found(guest)
    assert Agreement.objects.count() == 1


def test_the_database_knows_one_yes_in_force_a_person(guest):
    with pytest.raises(IntegrityError, match="agreement"), transaction.atomic():
        Agreement.objects.create(user=guest, wording=1, given_at=timezone.now())


def test_every_yes_names_words_that_are_still_known(guest):
    assert max(agreeing.WORDINGS) == agreeing.CURRENT
    assert Agreement.objects.get().wording in agreeing.WORDINGS


def test_before_the_next_check_in_or_session_a_person_from_before_is_asked(client, unasked):
    for address in ("/check-in/", "/check-in/pain/", "/check-in/signs/", "/check-in/whole/"):
        assert client.get(address)["Location"] == SETTING, address
        assert client.post(address, {"feel": "same", "pain": 3})["Location"] == SETTING, address
    assert client.post("/sessions/", {"variant": "full"})["Location"] == SETTING
    assert CheckIn.objects.count() == 1 and not GuidedSession.objects.exists()
    assert client.post(SETTING, {"agree": "on"})["Location"] == "/today/"
    assert client.get("/check-in/").status_code == 200
    assert client.post("/sessions/", {"variant": "full"})["Location"].startswith("/session/")


def test_a_withdrawn_yes_stops_check_ins_and_sessions_until_it_is_given_again(
    client, withdrawn, clock
):
    clock.tomorrow()
    assert client.post("/check-in/", {"feel": "same"})["Location"] == SETTING
    assert client.post("/sessions/", {"variant": "full"})["Location"] == SETTING
    client.post(SETTING, {"agree": "on"})
    assert Agreement.objects.count() == 2
    builders.check_in(client, "same", 3)
    assert CheckIn.objects.count() == 2


def test_a_set_up_that_is_under_way_stops_too(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    client.post(SETTING, {"withdraw": "on"})
    for address in ("/start/side/", "/start/check/"):
        assert client.post(address, {"side": "left"})["Location"] == "/start/country/"
    assert not Plan.objects.exists()


def test_an_answer_from_an_outbox_stays_on_the_phone(client, unasked, clock):
    clock.tomorrow()
    answer = {"feel": "same", "pain": 3, "none": "on"}
    refused = client.post("/check-in/whole/", answer, headers=OUTBOX)
    assert refused.status_code == 403, "not a refusal for good: the phone sends it again"
    assert (refused.json()["code"], refused.json()["page"]) == ("agreement", SETTING)
    assert "stays on your phone" in refused.json()["words"]
    assert CheckIn.objects.count() == 1
    client.post(SETTING, {"agree": "on"})
    assert client.post("/check-in/whole/", answer, headers=OUTBOX).json()["ack"] == "0f7e"
    assert CheckIn.objects.count() == 2


def test_a_sign_from_an_outbox_counts_before_a_person_from_before_is_asked(client, unasked, clock):
    clock.tomorrow()
    answer = {"feel": "same", "pain": 3, "signs": ["F08"]}
    for _time in range(2):
        assert client.post("/check-in/whole/", answer, headers=OUTBOX).status_code == 403
    unasked.refresh_from_db()
    assert unasked.status == "locked" and CheckIn.objects.count() == 1
    client.post(SETTING, {"agree": "on"})
    assert client.post("/check-in/whole/", answer, headers=OUTBOX).json()["ack"] == "0f7e"
    unasked.refresh_from_db()
    assert unasked.status == "locked" and CheckIn.objects.count() == 2


def test_severe_pain_from_an_outbox_counts_before_too(client, unasked, clock):
    clock.tomorrow()
    answer = {"feel": "worse", "pain": 9, "none": "on"}
    client.post("/check-in/whole/", answer, headers=OUTBOX)
    unasked.refresh_from_db()
    assert unasked.status == "locked"


def test_of_who_withdrew_an_outbox_keeps_everything_on_the_phone(client, withdrawn, clock):
    clock.tomorrow()
    answer = {"feel": "worse", "pain": 9, "signs": ["F08"]}
    refused = client.post("/check-in/whole/", answer, headers=OUTBOX)
    assert (refused.status_code, refused.json()["code"]) == (403, "agreement")
    withdrawn.refresh_from_db()
    assert withdrawn.status == "active" and CheckIn.objects.get().signs == []
    client.post(SETTING, {"agree": "on"})
    client.post("/check-in/whole/", answer, headers=OUTBOX)
    withdrawn.refresh_from_db()
    assert withdrawn.status == "locked", "with the yes it counts"


def test_an_answer_that_is_refused_for_good_has_another_status(client, withdrawn, clock):
    """A phone tries 403 again and shows 422 and 409 to the person (scripts/outbox.js)."""
    clock.tomorrow()
    client.post(SETTING, {"agree": "on"})
    assert client.post("/check-in/whole/", {"feel": "blue"}, headers=OUTBOX).status_code == 422
    client.post("/check-in/whole/", {"feel": "same", "pain": 3, "none": "on"})
    second = {"feel": "worse", "pain": 5, "none": "on"}
    assert client.post("/check-in/whole/", second, headers=OUTBOX).status_code == 409


def test_how_a_session_felt_is_kept_with_a_yes_only(client, plan):
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(SETTING, {"withdraw": "on"})
    client.post(f"{where}complete/")
    felt = {"feel": "worse", "pain": 5}
    assert client.post(f"{where}feel/", felt)["Location"] == SETTING
    assert client.post(f"{where}feel/", felt, headers=OUTBOX).status_code == 403
    assert GuidedSession.objects.get().feel == ""
    client.post(SETTING, {"agree": "on"})
    client.post(f"{where}feel/", felt, headers=OUTBOX)
    assert GuidedSession.objects.get().feel == "worse"


def test_today_of_a_person_from_before_asks_for_the_yes_and_starts_nothing(client, unasked):
    page = Page(client.get("/today/"))
    assert page.heading == "First, we need you to agree" and not page.forms
    assert page.links["Read what is kept"] == SETTING
    read = Page(client.get(SETTING)).text
    assert "We now also ask how tight your calf is" in read


def test_a_lock_outlives_the_yes(client, plan, clock):
    client.post("/start/safety/", {"signs": ["F08"]})
    client.post(SETTING, {"withdraw": "on"})
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert "tel:111" in client.get("/today/").content.decode()
    assert "Your plan is still locked." in Page(client.get(SETTING)).text


def test_a_lock_before_any_plan_outlives_it_too(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"signs": ["F08"]})
    client.post(SETTING, {"withdraw": "on"})
    for address in ("/start/safety/", "/start/side/", "/today/"):
        page = client.get(address, follow=True)
        assert page.request["PATH_INFO"] == "/start/care/", address


def test_a_page_left_open_still_locks_the_plan_of_who_was_never_asked(client, unasked):
    client.post("/start/safety/", {"signs": ["F08"]})
    unasked.refresh_from_db()
    assert unasked.status == "locked"


def test_of_who_withdrew_such_a_page_keeps_nothing_and_shows_the_advice(client, withdrawn):
    page = client.post("/start/safety/", {"signs": ["F08"]}).content.decode()
    assert "tel:111" in page and "We did not keep your answers." in page
    withdrawn.refresh_from_db()
    assert withdrawn.status == "active" and SafetyScreen.objects.count() == 1


def test_warning_signs_and_the_card_about_running_stay_open_without_a_yes(client, unasked):
    for browser in (client, Client()):
        for address in ("/help/warning-signs/", "/help/about/", "/running/"):
            assert browser.get(address).status_code == 200, address


def test_a_yes_that_waits_is_kept_with_its_moment_and_never_with_an_answer(client, routine):
    builders.say_yes(client)
    waiting = client.session["yes"]
    assert set(waiting) == {"wording", "given_at", "region"}
    assert datetime.fromisoformat(waiting["given_at"]).tzinfo is not None


def test_taking_the_yes_back_ends_what_is_open_and_a_new_yes_lets_it_go_on(client, plan, clock):
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post("/settings/agreement/", {"withdraw": "on"})
    stopped = Page(client.get(where, follow=True))
    assert stopped.heading == "Your exercises have stopped"
    assert "Today says what." in stopped.text
    client.post("/settings/agreement/", {"agree": "on"})
    assert client.post("/sessions/", {"variant": "full"})["Location"] == where
    assert Page(client.get(where)).heading == "Ready when you are"
