"""The whole screen as six pages (ux.md 2.16): answers travel in the form, what locks acts at once,
and nothing is kept of a screen that was not finished."""

import pytest
from django.test import Client

from accounts.models import User
from checkins.models import Plan, SafetyScreen
from checkins.warning_signs import PAGES, conditions_of, outcome, signs_of
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
FIRST, NONE, GO_ON = "/start/safety/", "None of these", "Continue"
HEADINGS = [str(page.heading) for page in PAGES]
CODES = {*(sign.code for sign in signs_of()), *(row.code for row in conditions_of())}
ACTING = sorted(code for code in CODES if outcome([code]).locks)
PAGE_OF = {code: page.name for page in PAGES for code in page.codes}
FIELD = {code: "signs" if code.startswith("F") else "conditions" for code in CODES}


@pytest.fixture
def client(routine):
    """Somebody who has said yes to keeping their answers, and nothing more."""
    stranger = Client()
    builders.say_yes(stranger)
    return stranger


def to_page(client, name):
    """The page of that name, with None of these on all before it."""
    page = Page(client.get(FIRST))
    while page.heading != str(next(one.heading for one in PAGES if one.name == name)):
        page = Page(page.press(client, NONE))
    return page


def tick(page, client, *codes, button=GO_ON):
    """Tick on a page, beside what it carries, and press a button."""
    typed = {}
    for field in ("signs", "conditions"):
        mine = [code for code in codes if FIELD[code] == field]
        if mine:
            typed[field] = [*page.buttons[button].sends.get(field, []), *mine]
    return page.press(client, button, **typed)


def test_six_pages_with_one_tap_each_and_then_the_questions(client):
    response, seen = client.get(FIRST), []
    for number in range(1, 7):
        page = Page(response)
        seen.append(page.heading)
        assert f"{number} of 6" in page.text
        assert {NONE, GO_ON, *(["Back"] if number > 1 else [])} <= page.buttons.keys()
        response = page.press(client, NONE)
    assert seen == HEADINGS
    assert response["Location"] == "/start/side/"
    screen = SafetyScreen.objects.get()
    assert not screen.signs and not screen.conditions and not screen.locks


def test_a_page_has_at_most_nine_rows_and_every_box_stands_on_one_page(client):
    response, asked = client.get(FIRST), []
    for page in PAGES:
        assert len(page.rows) <= 9
        boxes, picked = Page(response).choices, Page(response).picked
        assert not {"signs", "conditions"} & picked.keys(), "nothing is ticked at first"
        here = [code for name in ("signs", "conditions") for code in boxes.get(name, [])]
        assert set(here) == set(page.codes)
        asked += here
        response = Page(response).press(client, NONE)
    assert sorted(asked) == sorted(CODES)


def test_nothing_is_kept_until_the_last_page_is_answered(client):
    page = tick_through(client, {"breathing": ["past-clot"], "walking": ["F22"]}, until="you")
    assert page.heading == HEADINGS[-1]
    assert not User.objects.exists() and not SafetyScreen.objects.exists()
    assert "F22" not in str(dict(client.session)), "not on the server either"
    page.press(client, NONE)
    screen = SafetyScreen.objects.get()
    assert (screen.signs, screen.conditions) == (["F22"], ["past-clot"])


def tick_through(client, ticks, until):
    """Answer page by page, some with ticks; the page of the name `until`."""
    response = client.get(FIRST)
    for one in PAGES:
        page = Page(response)
        if one.name == until:
            return page
        codes = ticks.get(one.name)
        response = tick(page, client, *codes) if codes else page.press(client, NONE)
    return Page(response)


@pytest.mark.parametrize("code", ACTING)
def test_what_locks_acts_when_its_page_is_sent_and_is_all_that_is_kept(client, code):
    earlier = {"breathing": ["past-clot"]} if PAGE_OF[code] != "breathing" else {}
    page = tick_through(client, earlier, until=PAGE_OF[code])
    response = tick(page, client, code)
    assert response["Location"] == "/start/care/"
    screen = SafetyScreen.objects.get()
    assert screen.locks and [*screen.signs, *screen.conditions] == [code]
    for address in ("/start/side/", FIRST, "/today/"):
        assert client.get(address, follow=True).request["PATH_INFO"] == "/start/care/"


def test_under_18_is_told_at_once_and_nothing_is_kept(client):
    page = tick(to_page(client, "you"), client, "F24")
    assert page.status_code == 200 and "This is not for you yet" in page.content.decode()
    assert not User.objects.exists()


def test_back_keeps_what_was_answered_and_what_was_ticked_and_not_sent(client):
    page = tick_through(client, {"walking": ["F22"]}, until="health")
    page = Page(tick(page, client, "steroids", button="Back"))
    assert page.heading == "Walking and running" and page.picked["signs"] == ["F22"]
    page = Page(page.press(client, GO_ON))
    assert page.heading == "Your health and medicines"
    assert page.picked["conditions"] == ["steroids"]


def test_back_from_the_first_page_leads_to_the_country(client):
    assert Page(client.get(FIRST)).links["Back"] == "/start/country/"


def test_what_is_changed_on_the_way_back_is_what_counts(client):
    page = tick_through(client, {"walking": ["F22"]}, until="health")
    page = Page(page.press(client, "Back"))
    form = page.buttons[NONE]
    carried = {name: values for name, values in form.sends.items() if name != "signs"}
    page = Page(client.post(form.action, carried | {"none": "on"}))
    assert page.heading == "Your health and medicines"
    page = Page(page.press(client, NONE))
    page.press(client, NONE)
    assert SafetyScreen.objects.get().signs == []


def test_an_empty_page_is_no_error_and_no_answer(client):
    page = Page(response := Page(client.get(FIRST)).press(client, GO_ON))
    assert response.status_code == 422 and page.heading == HEADINGS[0]
    assert "Nothing is ticked. If that is right, press 'None of these'." in page.text
    assert "There is a problem" not in page.text
    assert "<title>Error" not in response.content.decode()


def test_a_tick_beside_none_of_these_is_asked_back_and_stays(client):
    response = tick(Page(client.get(FIRST)), client, "past-clot", button=NONE)
    page = Page(response)
    assert response.status_code == 422 and page.picked["conditions"] == ["past-clot"]
    assert "select the things that apply, or select 'none of these'" in page.text.lower()


def test_a_red_sign_beside_none_of_these_acts(client):
    sent = tick(Page(client.get(FIRST)), client, "F01", button=NONE)
    assert sent["Location"] == "/start/care/"


@pytest.mark.parametrize("number", range(2, 7))
def test_a_later_page_opened_by_its_address_begins_with_the_first(client, number):
    assert client.get(f"{FIRST}{number}/")["Location"] == FIRST


def test_a_page_sent_out_of_its_turn_leads_to_those_that_were_left_out(client):
    page = Page(client.post(f"{FIRST}6/", {"none": "on"}))
    assert page.heading == HEADINGS[0]
    for heading in HEADINGS[:5]:
        assert page.heading == heading
        response = page.press(client, NONE)
        page = Page(response) if response.status_code == 200 else page
    assert response["Location"] == "/start/side/"


@pytest.mark.parametrize("odd", ["F99", "", "moon", "\x00"])
def test_a_code_that_nobody_asked_for_is_refused_on_its_page(client, odd):
    response = client.post(f"{FIRST}2/", {"signs": ["F22", odd], "answered": ["moon"]})
    assert response.status_code == 422 and "There is a problem" in response.content.decode()
    assert Page(response).picked["signs"] == ["F22"], "a tick of another page is carried on"


def test_the_address_follows_the_page_with_scripts(client):
    assert Page(client.get(FIRST)).press(client, NONE)["HX-Push-Url"] == f"{FIRST}2/"


# While a plan runs


@pytest.fixture
def cleared(client, guest_client, plan, clock):
    """Locked by F08, cleared by a doctor: the whole screen is due."""
    builders.check_in(guest_client, "worse", 4, ["F08"])
    guest_client.post("/check-in/cleared/", {"by": "doctor"})
    plan.refresh_from_db()
    assert plan.screen_due and plan.status == "active"
    return guest_client


@pytest.fixture
def guest_client(guest):
    """The person's own phone."""
    client = Client()
    builders.sign_in(client, guest)
    return client


def test_after_a_clearance_the_same_six_pages_ask_what_is_known_where_it_stands(cleared, plan):
    page = to_page(cleared, "breathing")
    assert "New or worse since?" not in page.text
    page = Page(page.press(cleared, NONE))
    assert page.heading == "Your calf and leg now" and "New or worse since?" in page.text
    response = page.press(cleared, "Nothing new or worse")
    for _page in range(3):
        response = Page(response).press(cleared, NONE)
    response = Page(response).press(cleared, NONE)
    assert response["Location"] == "/today/"
    plan.refresh_from_db()
    assert not plan.screen_due and plan.status == "active"
    assert SafetyScreen.objects.latest("pk").as_was == ["F08"]


def test_a_lock_in_the_middle_of_it_leaves_the_screen_due(cleared, plan):
    weekly_on = plan.weekly_on
    response = tick(Page(cleared.get(FIRST)), cleared, "F01")
    assert response["Location"] == "/today/"
    plan.refresh_from_db()
    assert plan.status == "locked" and plan.weekly_on == weekly_on
    cleared.post("/check-in/cleared/", {"by": "doctor"})
    plan.refresh_from_db()
    assert plan.screen_due


def test_who_was_stopped_before_that_page_is_still_asked_if_they_are_over_65(client):
    tick(Page(client.get(FIRST)), client, "F01")
    client.post("/check-in/cleared/", {"by": "doctor"})
    page = Page(Page(client.get(FIRST)).press(client, "Nothing new or worse"))
    while page.heading != "About you":
        page = Page(page.press(client, NONE))
    assert "F24b" in page.choices["signs"]


def test_a_page_in_a_tab_left_open_changes_nothing_unless_it_locks(guest_client, plan):
    response = guest_client.post(f"{FIRST}4/", {"signs": ["F22"]})
    assert response["Location"] == "/today/" and SafetyScreen.objects.count() == 1
    assert guest_client.post(f"{FIRST}2/", {"signs": ["F08"]})["Location"] == "/today/"
    plan.refresh_from_db()
    assert plan.status == "locked"


# Without a yes


def test_without_a_yes_a_page_has_its_advice_and_nothing_is_kept(routine):
    stranger = Client()
    page = stranger.post(f"{FIRST}2/", {"signs": ["F08"]})
    assert "We did not keep your answers." in page.content.decode()
    assert stranger.post(f"{FIRST}2/", {"none": "on"})["Location"] == "/start/country/"
    assert not User.objects.exists() and not Plan.objects.exists()
