"""Settings: a list of what holds now, and a page for each that saves and goes back."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.preferences import PREFERENCES
from checkins.models import Plan
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
OF_THE_PLAN = {one.name for one in PREFERENCES if one.needs_plan}
ASKS_FOR_JSON = {"accept": "application/json"}
# A page, its field, another value than the first, and how the list then says it.
CHANGES = [
    ("voice", "voice", "off", "No voice: tones only"),
    ("sound", "sound", "off", "No sound: watch the screen"),
    ("pace", "pace", "slow", "Slower: 6 seconds each way"),
    ("waiting", "waits", "yes", "Yes, wait until I tap"),
    ("kit", "roller", "pin", "Rolling pin or stick"),
    ("times", "times", "1", "Once a day"),
    ("appearance", "appearance", "dark", "Dark"),
    ("region", "region", "NZ", "New Zealand"),
    ("time-zone", "time_zone", "Pacific/Auckland", "Pacific/Auckland"),
]


def test_every_setting_is_tried_here():
    assert [name for name, *_rest in CHANGES] == [one.name for one in PREFERENCES]


def test_the_list_links_to_every_setting_and_says_what_holds(client, plan):
    page = Page(client.get("/settings/"))
    assert {f"/settings/{one.name}/" for one in PREFERENCES} <= set(page.links.values())
    for words in ("Full for your first 3", "Left calf", "Foam roller", "Up to twice a day"):
        assert words in page.text
    assert "Save my progress with an e‑mail address" in page.text.replace("-", "‑")


def test_without_a_plan_its_settings_are_not_there(client, guest, clock):
    links = set(Page(client.get("/settings/")).links.values())
    for name in OF_THE_PLAN:
        assert f"/settings/{name}/" not in links
        assert client.get(f"/settings/{name}/").status_code == 404
        assert client.post(f"/settings/{name}/", {}).status_code == 404


@pytest.mark.parametrize(("name", "field", "value", "words"), CHANGES)
def test_a_setting_is_saved_shown_and_chosen_next_time(client, plan, name, field, value, words):
    address = f"/settings/{name}/"
    before = Page(client.get(address))
    assert before.heading and words not in Page(client.get("/settings/")).text
    page = Page(client.post(address, {field: value}, follow=True))
    assert page.heading == "Settings" and "Saved" in page.text
    assert words in page.text
    again = client.get(address)
    assert str(again.context["form"].initial[field]) == value


def test_a_value_that_is_none_changes_nothing_and_keeps_the_old_one(client, plan):
    for name, field, *_rest in CHANGES:
        assert client.post(f"/settings/{name}/", {field: "nonsense"}).status_code == 422
    names = ("voice", "sound", "pace", "waits", "region", "time_zone")
    assert User.objects.values(*names).get() == {
        "voice": "auto", "sound": "voice", "pace": "normal", "waits": False, "region": "",
        "time_zone": "",
    }  # fmt: skip


def test_a_form_that_stays_on_its_page_is_sent_no_other(client, plan):
    def choose(sound):
        return client.post("/settings/sound/", {"sound": sound}, headers=ASKS_FOR_JSON)

    response = choose("tones")
    assert (response.status_code, response.content) == (204, b"")
    assert choose("nonsense").status_code == 422
    assert User.objects.get().sound == "tones"
    page = Page(client.get("/settings/"))
    assert "With music: soft sounds" in page.text and "Saved" not in page.text
    client.logout()
    assert choose("off").status_code == 401
    assert User.objects.get().sound == "tones"


@pytest.mark.parametrize(("voice", "is_said"), [("off", True), ("full", False)])
def test_without_a_voice_the_page_of_the_sound_says_what_two_choices_then_share(
    client, plan, voice, is_said
):
    client.post("/settings/voice/", {"voice": voice})
    words = "Your voice is off, so the first two sound the same."
    assert (words in Page(client.get("/settings/sound/")).text) == is_said


def test_the_database_knows_four_sounds(plan):
    for sound in User.Sound.values:
        User.objects.update(sound=sound)
    with pytest.raises(IntegrityError, match="sound_is_known"), transaction.atomic():
        User.objects.update(sound="loud")


def test_settings_of_one_person_are_not_those_of_another(client, plan):
    other = builders.make_plan(builders.make_guest())
    for name, field, value, _words in CHANGES:
        client.post(f"/settings/{name}/", {field: value, "user": other.user_id, "pk": other.pk})
    other.refresh_from_db()
    assert (other.side, other.roller, other.max_sessions) == ("left", "roller", 2)
    assert other.user.voice == "auto"


def test_another_leg_is_no_setting_but_a_start_of_its_own(client, plan, clock):
    """It asks the whole screen and begins at the lowest level (clinical.md 5.7 H)."""
    for response in (
        client.get("/settings/side/"),
        client.post("/settings/side/", {"side": "right"}),
    ):
        assert response["Location"] == "/settings/start-again/"
    assert Plan.objects.get().side == "left"
    page = Page(client.get("/settings/"))
    assert "/settings/start-again/" in page.links.values() and "Left calf" in page.text
    assert Page(client.get("/settings/start-again/")).heading == "Another leg, or start again"


def test_a_roller_bought_later_does_not_undo_what_the_screen_said(client, guest, clock):
    builders.make_plan(guest, roller="none", conditions=["past-clot"])
    client.post("/settings/kit/", {"roller": "roller"})
    assert not Plan.objects.get().rolls
    assert Page(client.get("/today/")).heading == "Stretch your calf"


def test_a_roller_bought_later_brings_the_rolling_in(client, guest, clock):
    builders.make_plan(guest, roller="none")
    client.post("/settings/kit/", {"roller": "roller"})
    assert Page(client.get("/today/")).heading == "Roll, then stretch"


def test_slower_rolls_make_the_session_longer(client, plan):
    def length():
        session = client.post("/sessions/", {"variant": "full"})["Location"]
        return client.get(f"{session}timeline.json").json()["duration_ms"]

    normal = length()
    client.post("/settings/pace/", {"pace": "slow"})
    assert length() > normal


def test_the_appearance_is_known_on_pages_that_ask_no_database(client, plan):
    response = client.post("/settings/appearance/", {"appearance": "dark"})
    assert response.cookies["appearance"]["httponly"]
    assert 'data-appearance="dark"' in client.get("/help/warning-signs/").content.decode()


def test_the_phone_numbers_follow_the_region_at_once(client, plan):
    client.post("/settings/region/", {"region": "US"})
    assert "tel:911" in Page(client.get("/help/warning-signs/")).links.values()
    client.post("/settings/region/", {"region": ""})
    assert "tel:999" in Page(client.get("/help/warning-signs/")).links.values(), "the site's own"


def test_another_time_zone_has_another_today(client, plan, clock):
    clock.later(hours=14)
    assert client.get("/today/").context["today"].is_answered
    client.post("/settings/time-zone/", {"time_zone": "Pacific/Auckland"})
    assert not client.get("/today/").context["today"].is_answered


def test_once_a_day_at_most_holds_from_the_next_answer_on(client, plan, clock):
    client.post("/settings/times/", {"times": "1"})
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    plan.refresh_from_db()
    assert (plan.sessions_per_day, plan.max_sessions) == (1, 1)
