"""What ends a lock, what cannot, and what comes after it (clinical.md 5.7 D; hazard H4)."""

import pytest

from checkins.events import replayed_state
from checkins.models import Clearance, SafetyScreen
from checkins.warning_signs import PAGES
from tests import builders
from tests.checkins.steps import SIGNS, answer, newest, second_device, start, to_pain, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
CLEARED, SCREEN = "/check-in/cleared/", "/start/safety/"


def status(plan):
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return plan.status


def lock(plan, *signs):
    answer(plan, "worse", 4, signs)
    assert status(plan) == "locked"


def cleared_by(client, by="doctor", **more):
    return client.post(CLEARED, {"by": by} | more)


def name_on(page):
    """The lock that a page is about."""
    return page.picked["lock"][0]


def test_where_nothing_is_locked_it_changes_nothing_and_says_so(client, tuesday):
    """G4: "cleared" on a day of rest, and the next answer is RESUME, not START."""
    answer(tuesday, "worse", 4)
    tuesday.refresh_from_db()
    before = tuesday.state
    for response in (client.get(CLEARED), cleared_by(client)):
        assert Page(response).heading == "Nothing is locked"
        assert "It changes nothing in your plan." in Page(response).text
    assert status(tuesday) == "paused" and tuesday.state == before
    assert not Clearance.objects.exists() and not tuesday.screen_due


def test_after_it_the_next_answer_is_the_one_of_the_rest(client, tuesday, clock):
    answer(tuesday, "worse", 4)
    cleared_by(client)
    clock.tomorrow()
    answer(tuesday, "same", 3)
    assert newest(tuesday).rule == "RESUME"


def test_it_names_the_lock_that_it_ends(client, tuesday):
    lock(tuesday, "F08")
    decision = newest(tuesday)
    name = name_on(Page(client.get(CLEARED)))
    assert cleared_by(client, lock=name)["Location"] == SCREEN
    assert Clearance.objects.get().ends_decision == decision


def test_before_there_is_a_plan_it_names_the_screen(client, routine):
    builders.say_yes(client)
    client.post(SCREEN, {"signs": ["F08"]})
    cleared_by(client, lock=name_on(Page(client.get(CLEARED))))
    assert Clearance.objects.get().ends_screen == SafetyScreen.objects.get()


def test_a_page_about_an_older_lock_cannot_end_a_newer_one(client, tuesday):
    lock(tuesday, "F08")
    stale = name_on(Page(client.get(CLEARED)))
    second_device(tuesday).post(SIGNS, {"signs": ["F15"]})
    response = cleared_by(client, lock=stale)
    assert response.status_code == 409
    assert "You have told us something new since then." in Page(response).text
    assert status(tuesday) == "locked" and not Clearance.objects.exists()
    assert cleared_by(client, lock=name_on(Page(client.get(CLEARED)))).status_code == 302


def test_the_same_sign_told_again_while_locked_is_a_newer_lock(client, tuesday):
    lock(tuesday, "F08")
    stale = name_on(Page(client.get(CLEARED)))
    second_device(tuesday).post(SIGNS, {"signs": ["F08"]})
    assert cleared_by(client, lock=stale).status_code == 409
    assert status(tuesday) == "locked" and not Clearance.objects.exists()
    assert cleared_by(client, lock=name_on(Page(client.get(CLEARED)))).status_code == 302


def test_so_it_is_in_a_whole_answer_of_that_day(client, tuesday):
    lock(tuesday, "F08")
    stale = name_on(Page(client.get(CLEARED)))
    other = second_device(tuesday)
    to_pain(other, "worse", 4)
    other.post(SIGNS, {"signs": ["F08"]})
    assert cleared_by(client, lock=stale).status_code == 409
    assert status(tuesday) == "locked"


def test_a_made_up_lock_ends_none(client, tuesday):
    lock(tuesday, "F08")
    assert cleared_by(client, lock="d0").status_code == 409
    assert status(tuesday) == "locked"


def test_a_second_press_of_the_same_page_ends_nothing_more(client, tuesday):
    lock(tuesday, "F08")
    name = name_on(Page(client.get(CLEARED)))
    cleared_by(client, lock=name)
    assert Page(cleared_by(client, lock=name)).heading == "Nothing is locked"
    assert Clearance.objects.count() == 1


@pytest.mark.parametrize("sign", ["F01", "F04", "F06", "F11"])
@pytest.mark.parametrize("by", ["nurse", "physio"])
def test_after_an_emergency_only_a_doctor_or_an_emergency_team(client, tuesday, sign, by):
    lock(tuesday, sign)
    page = Page(client.get(CLEARED))
    assert page.choices["by"] == ["doctor", "emergency"]
    refused = cleared_by(client, by)
    assert refused.status_code == 422
    assert "only a doctor or an emergency team" in refused.content.decode()
    assert status(tuesday) == "locked"


@pytest.mark.parametrize("by", ["doctor", "emergency"])
def test_these_two_can(client, tuesday, by):
    lock(tuesday, "F01")
    cleared_by(client, by)
    assert status(tuesday) == "active"


@pytest.mark.parametrize("sign", ["F08", "F11b", "F18"])
@pytest.mark.parametrize("by", ["doctor", "nurse", "physio", "emergency"])
def test_after_a_same_day_sign_any_of_the_four(client, tuesday, sign, by):
    """F11b, no weight on it, is its own level: D, though the engine reads it as F11."""
    lock(tuesday, sign)
    cleared_by(client, by)
    assert status(tuesday) == "active"


def test_an_emergency_told_while_locked_narrows_who_can(client, tuesday):
    lock(tuesday, "F08")
    client.post(SIGNS, {"signs": ["F01"]})
    assert cleared_by(client, "nurse").status_code == 422
    assert cleared_by(client, "emergency").status_code == 302


def test_the_next_days_sign_is_a_newer_lock_and_the_first_one_still_counts(client, tuesday, clock):
    lock(tuesday, "F01")
    stale = name_on(Page(client.get(CLEARED)))
    clock.tomorrow()
    lock(tuesday, "F08")
    assert cleared_by(client, "doctor", lock=stale).status_code == 409
    assert cleared_by(client, "nurse").status_code == 422, "F01 is part of it"


def test_the_whole_screen_comes_before_anything_else(client, tuesday, clock):
    lock(tuesday, "F08")
    assert cleared_by(client)["Location"] == SCREEN
    clock.tomorrow()
    for device in (client, second_device(tuesday)):
        assert today(device).links["Go on"] == SCREEN
        assert device.get("/check-in/")["Location"] == SCREEN
        assert device.post("/check-in/", {"feel": "same"})["Location"] == SCREEN
        assert device.post("/sessions/", {"variant": "full"}).status_code == 409
    asked, page = set(), Page(client.get(SCREEN))
    for _number in PAGES:
        asked |= {*page.choices.get("signs", []), *page.choices.get("conditions", [])}
        none = next(words for words in page.buttons if words.startswith(("None", "Nothing")))
        answered = page.press(client, none)
        page = Page(answered) if answered.status_code == 200 else page
    assert {"F01", "F09", "F23", "pregnancy"} <= asked
    assert answered["Location"] == "/today/"


def test_an_answer_that_waited_on_a_phone_does_not_stand_in_for_it(client, tuesday, clock):
    lock(tuesday, "F08")
    cleared_by(client)
    clock.tomorrow()
    client.post("/check-in/whole/", {"feel": "same", "pain": 2, "none": "on"})
    assert today(client).links["Go on"] == SCREEN
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_after_the_screen_the_next_answer_is_start(client, tuesday, clock):
    lock(tuesday, "F08")
    cleared_by(client)
    client.post(SCREEN, {"none": "on"})
    clock.tomorrow()
    builders.check_in(client, "same", 2)
    assert newest(tuesday).rule == "START" and start(client)


@pytest.mark.parametrize("told", [{"signs": ["F15"]}, {"conditions": ["clot"], "none": "on"}])
def test_a_sign_on_that_screen_locks_again(client, tuesday, told):
    lock(tuesday, "F08")
    cleared_by(client)
    client.post(SCREEN, told)
    assert status(tuesday) == "locked"


def test_a_condition_on_that_screen_leaves_rolling_out(client, tuesday):
    lock(tuesday, "F15")
    cleared_by(client)
    client.post(SCREEN, {"none": "on", "conditions": ["blood-thinners"]})
    assert status(tuesday) == "active" and not tuesday.rolls


@pytest.mark.parametrize("sign", ["F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F13", "F21"])
def test_rolling_stays_out_until_its_own_statement(client, tuesday, clock, sign):
    answer(tuesday, "worse", 4, [sign])
    cleared_by(client)
    client.post(SCREEN, {"none": "on"})
    clock.tomorrow()
    builders.check_in(client, "same", 2)
    tuesday.refresh_from_db()
    assert not tuesday.rolls
    where = start(client)
    names = {state["name"] for state in client.get(f"{where}timeline.json").json()["states"]}
    assert "roll" not in names and "hold" in names
    page = Page(client.get("/settings/left-out/"))
    page.press(client, "I was told that I may roll this calf")
    tuesday.refresh_from_db()
    assert tuesday.rolls


@pytest.mark.parametrize("sign", ["F10", "F11", "F17", "F21"])
def test_raises_stay_out_until_theirs(client, tuesday, sign):
    answer(tuesday, "worse", 4, [sign])
    cleared_by(client)
    assert "I was told that I may do raises" in Page(client.get("/settings/left-out/")).buttons


def test_after_other_signs_rolling_is_not_left_out(client, tuesday):
    lock(tuesday, "F15")
    cleared_by(client)
    tuesday.refresh_from_db()
    assert tuesday.rolls
