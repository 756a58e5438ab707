"""What keeps the roller away comes back the way it went: each reason ends in its own way, and
rolling returns when the last one has (clinical.md 5.7 D, E, L)."""

import pytest
from django.utils import timezone

from checkins import screens
from checkins.models import LeftOut, Plan
from checkins.warning_signs import conditions_of
from tests import builders
from tests.checkins.steps import start
from tests.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/left-out/"
AGREED = "My doctor or physiotherapist agreed to rolling"
PASSED = "This has passed"
BORN = "I gave birth more than 12 weeks ago, or I am not pregnant"
FLOOR = "I can get down to the floor and up again"
MAY_ROLL = "I was told that I may roll this calf"
ENDS = {
    "open-skin": PASSED, "wrist-shoulder": PASSED, "pregnancy": BORN, "floor": FLOOR,
    "past-clot": AGREED, "fracture": AGREED, "infection": AGREED, "blood-thinners": AGREED,
    "varicose-veins": AGREED, "less-feeling": AGREED, "surgery": AGREED, "joint": AGREED,
    "steroids": AGREED,
}  # fmt: skip
NEVER_YET, IN_TIME = "osteoporosis", "new-strain"
REASONS = {row.code: row.because for row in conditions_of()}


def rolls():
    return Plan.objects.get().rolls


def page(client):
    return Page(client.get(ADDRESS))


def test_every_condition_that_leaves_rolling_out_is_tried_here():
    assert {*ENDS, NEVER_YET, IN_TIME} == {c.code for c in conditions_of() if c.kind != "lock"}


@pytest.mark.parametrize(("code", "words"), ENDS.items())
def test_each_reason_ends_in_its_own_way_and_rolling_comes_back(client, guest, clock, code, words):
    builders.make_plan(guest, conditions=[code])
    assert not rolls()
    shown = page(client)
    assert list(shown.buttons) == [words]
    assert str(REASONS[code]) in shown.text
    shown.press(client, words)
    assert rolls()
    how = "passed" if words in {PASSED, BORN, FLOOR} else "agreed"
    assert LeftOut.objects.get().how == how
    assert "Nothing is left out" in page(client).text


def test_a_strain_with_bruising_has_its_three_days_first(client, guest, clock):
    builders.make_plan(guest, conditions=[IN_TIME])
    clock.later(hours=71)
    assert not page(client).buttons and "Give it 72 hours." in page(client).text
    client.post(ADDRESS, {"end": f"rolling-{IN_TIME}"})
    assert not rolls(), "a page made by hand ends it no sooner"
    clock.later(hours=1)
    page(client).press(client, PASSED)
    assert rolls()


def test_weak_bones_stay_out_until_there_is_a_guide_for_a_chair(client, guest, clock):
    builders.make_plan(guest, conditions=[NEVER_YET])
    shown = page(client)
    assert not shown.buttons and "We have no guide for that yet." in shown.text
    client.post(ADDRESS, {"end": f"rolling-{NEVER_YET}"})
    assert not rolls()


def test_rolling_comes_back_when_the_last_reason_has_ended(client, guest, clock):
    builders.make_plan(guest, conditions=["open-skin", "blood-thinners"], signs=["F21"])
    assert len(page(client).buttons) == 4, "two conditions, and F21 for rolling and for raises"
    for words in (PASSED, MAY_ROLL, "I was told that I may do raises"):
        page(client).press(client, words)
        assert not rolls(), words
    page(client).press(client, AGREED)
    assert rolls()


def test_ending_one_reason_twice_ends_no_other(client, guest, clock):
    builders.make_plan(guest, conditions=["open-skin", "blood-thinners"])
    shown = page(client)
    for _time in range(2):
        assert shown.press(client, PASSED)["Location"] == ADDRESS
    assert [one.code for one in LeftOut.objects.filter(ended_at=None)] == ["blood-thinners"]


def test_it_can_come_again(client, guest, clock):
    builders.make_plan(guest, conditions=["open-skin"])
    page(client).press(client, PASSED)
    assert rolls()
    clock.later(days=8)
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3, "tight": 4})
    weekly = client.post("/check-in/signs/", {"none": "on"})["Location"]
    client.post(weekly, {"conditions": ["open-skin"], "opened": "health"})
    assert not rolls() and LeftOut.objects.count() == 2


def test_the_reasons_of_one_person_are_not_those_of_another(client, guest, clock):
    builders.make_plan(guest, conditions=["open-skin"])
    other = builders.make_plan(builders.make_guest(), conditions=["open-skin"])
    page(client).press(client, PASSED)
    other.refresh_from_db()
    assert not other.rolls


def test_a_clearance_alone_brings_no_rolling_back(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 3, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"none": "on"})
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    assert Plan.objects.get().status == "active" and not rolls()
    assert Page(client.get("/today/")).heading == "Stretch your calf"
    page(client).press(client, MAY_ROLL)
    assert rolls() and Page(client.get("/today/")).heading == "Roll, then stretch"


WITHOUT = [
    {"conditions": ["blood-thinners"]}, {"conditions": ["floor"]}, {"roller": "pin"},
    {"roller": "none"},
]  # fmt: skip


ABOUT_THE_PLAN = [
    "/running/", "/progress/", "/settings/start-again/", "/settings/end/", "/help/how-we-decide/",
]  # fmt: skip
FELT = [("better", 2), ("better", 1), ("better", 1), ("worse", 3), ("same", 2), ("better", 1)]


@pytest.mark.parametrize("why", WITHOUT, ids=lambda why: str(*why.values()))
def test_without_rolling_no_sentence_speaks_of_rolls(client, guest, clock, why):
    plan = builders.make_plan(guest, **why)
    seen = []

    def look(address):
        seen.append((address, Page(client.get(address)).text))

    look("/today/")
    for feel, pain in FELT:
        if client.get("/today/").context["today"].is_startable:
            where = start(client)
            for name in ("", "step/1/"):
                look(f"{where}{name}")
            states = client.get(f"{where}timeline.json").json()["states"]
            assert not [one for one in states if "roll" in one["name"]]
            client.post(f"{where}complete/")
            look(f"{where}feel/")
            client.post(f"{where}feel/", {"feel": "same"})
            look(f"{where}feel/")
        clock.tomorrow()
        builders.check_in(client, feel, pain)
        look("/check-in/result/")
        look("/today/")
        for address in ABOUT_THE_PLAN:
            look(address)
    assert len(seen) > 20 and Plan.objects.get(pk=plan.pk).rolls is False
    for address, text in seen:
        words = text.replace("No rolling for now.", "")
        words = words.replace("Do not roll or massage your leg.", "")
        assert "roll" not in words.lower(), address


@pytest.mark.parametrize("sign", ["F08", "F12"])
def test_who_tells_us_that_they_were_cleared_is_promised_no_rolls(client, plan, clock, sign):
    clock.tomorrow()
    builders.check_in(client, "same", 3, [sign])
    text = Page(client.get("/check-in/cleared/")).text
    assert "you start gently again: once a day" in text and "rolls" not in text


def test_before_a_plan_whom_rolling_is_kept_from_reads_nothing_of_it_about_running(client, guest):
    words = "Before a run, roll for a short time"
    assert words in Page(client.get("/running/")).text
    screens.pass_screen(guest, signs=[], conditions=["pregnancy"], now=timezone.now())
    text = Page(client.get("/running/")).text
    assert words not in text and "Before a run, warm up by moving." in text


def test_a_pin_or_stick_is_for_the_hand_on_a_chair_and_so_the_plan_stretches(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    for name, value in (builders.SET_UP | {"roller": "pin"}).items():
        client.post(f"/start/{name}/", {name: value})
    said = Page(client.get("/start/check/")).text
    assert "by hand, sitting on a chair" in said and "slow rolls" not in said
    for address in ("/start/roller/", "/settings/kit/"):
        assert "glass" not in client.get(address).content.decode().lower()
        assert "bottle" not in client.get(address).content.decode().lower()
    client.post("/start/check/")
    assert Page(client.get("/today/")).heading == "Stretch your calf"
