"""The address that a track is kept under for ever: it follows from the content alone, so one
phone fetches the same sound once, whatever the day and whoever asks."""

import pytest
from django.test import Client
from django.utils import timezone

from checkins.rules import newest
from routines import timelines
from routines.content import publishing
from routines.models import GuidedSession, RoutineVersion
from routines.sound.track_ids import RECIPES, Recipe
from routines.views.track import track_url
from tests import builders
from tests.routines.authoring import change_exercise

pytestmark = pytest.mark.django_db


@pytest.fixture
def going(where):
    """The session that is there."""
    return GuidedSession.objects.get()


def parts(address):
    """Version, recipe and hash of an address."""
    _none, track, version, recipe, name = address.split("/")
    assert track == "track"
    return int(version), int(recipe), name.removesuffix(".mp3")


def test_the_page_names_an_address_that_may_be_kept_for_ever(client, where):
    page = client.get(where)
    address = page.context["track_url"]
    assert f'data-track="{address}"' in page.content.decode()
    response = client.get(address)
    assert response.content == client.get(f"{where}track.mp3").content
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"
    assert client.get(f"{where}track.mp3")["Cache-Control"] == "private, no-cache"
    assert client.get(address, headers={"range": "bytes=0-1"}).status_code == 206
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, response["ETag"])


def test_the_same_dose_on_another_day_has_the_same_address(client, where, plan, clock):
    first = client.get(where).context["track_url"]
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    another = client.post("/sessions/", {"variant": "full"})["Location"]
    assert another != where
    assert client.get(another).context["track_url"] == first


def test_another_person_with_the_same_dose_has_the_same_address(client, where):
    other = Client()
    builders.make_plan(builders.sign_in_guest(other))
    theirs = other.post("/sessions/", {"variant": "full"})["Location"]
    address = client.get(where).context["track_url"]
    assert theirs != where and other.get(theirs).context["track_url"] == address
    assert other.get(address).content == client.get(address).content


@pytest.mark.parametrize(
    "change",
    [
        *({"reps": 6}, {"reps": None}, {"side": "right"}, {"variant": "short"}, {"pace": "slow"}),
        {"is_new": False},
    ],
)
def test_another_dose_has_another_address(client, going, change):
    before = track_url(going, "full")
    for name, value in change.items():
        setattr(going, name, value)
    after = track_url(going, "full")
    assert parts(after)[1] != parts(before)[1] and parts(after)[2] != parts(before)[2]
    assert client.get(after).status_code == 200


def test_each_level_has_its_own_track_and_its_own_address(client, where, plan):
    page = client.get(where)
    tones = page.context["tones_url"]
    found = {page.context["track_url"]}
    for voice in ("brief", "off"):
        client.post("/settings/voice/", {"voice": voice})
        page = client.get(where)
        assert client.get(page.context["track_url"]).content == (
            client.get(f"{where}track.mp3").content
        )
        found.add(page.context["track_url"])
    assert len(found) == 3 and page.context["track_url"] == tones


def test_no_word_of_the_dose_stands_in_the_address(going):
    """Addresses go to logs, and a sore leg is an answer (trust.md T30)."""
    assert "left" not in track_url(going, "full") and "full" not in track_url(going, "full")


def test_every_session_that_a_plan_can_ask_for_has_a_number():
    assert len(set(RECIPES)) == len(RECIPES)
    assert len({recipe[:-1] for recipe in RECIPES}) < timelines._MOST  # one timeline for all levels
    most = newest().policy.top_reps
    assert Recipe(most, "both", "full", "slow", False, "brief") in RECIPES
    assert Recipe(None, "right", "short", "normal", True, "off") in RECIPES
    assert Recipe(5, "both", "short", "normal", True, "full") in RECIPES  # clinical.md 5.7 H


def test_every_number_has_a_track(client, going):
    for number in range(0, len(RECIPES), 7):
        recipe = RECIPES[number]
        for name, value in recipe._asdict().items():
            setattr(going, name, value)
        level = recipe.level
        address = track_url(going, level)
        assert parts(address)[1] == number
        assert client.head(address).status_code == 200


def test_a_dose_beyond_the_limits_leaves_the_session_without_a_track(client, where):
    GuidedSession.objects.update(reps=50)
    assert client.get(where).context["tones_url"] == ""


@pytest.mark.parametrize("recipe", [len(RECIPES), 10**30])
def test_a_number_that_no_session_has_is_404(client, going, recipe):
    version, _recipe, digest = parts(track_url(going, "full"))
    assert client.get(f"/track/{version}/{recipe}/{digest}.mp3").status_code == 404


def test_another_hash_recipe_or_version_is_404(client, going, plan):
    address = track_url(going, "full")
    version, recipe, digest = parts(address)
    change_exercise("wall-calf-stretch", hold_seconds=25)
    newer = publishing.publish(plan.routine, by=None, note="Longer", now=timezone.now())
    for wrong in (
        f"/track/{newer.pk}/{recipe}/{digest}.mp3",
        f"/track/{version + 999}/{recipe}/{digest}.mp3",
        f"/track/{10**30}/{recipe}/{digest}.mp3",
        f"/track/{version}/{recipe + 1}/{digest}.mp3",
        f"/track/{version}/{recipe}/{'0' * 32}.mp3",
        f"/track/{version}/{recipe}/0.mp3",
        f"/track/{version}/{recipe}/.mp3",
        f"/track/{version}/-1/{digest}.mp3",
        f"/track/{version}/left/{digest}.mp3",
    ):
        assert client.get(wrong).status_code == 404, wrong
    going.version = newer
    for right in (address, track_url(going, "full")):
        assert client.get(right).status_code == 200


def test_a_version_that_leaves_nothing_to_do_is_404(client, plan):
    """As an old document may, where rolling is left out: today's limits ask for a stretch."""
    version = plan.version
    rolls = [step for step in version.script["steps"] if step["movement"] == "roll"]
    old = RoutineVersion.objects.create(
        routine=plan.routine, number=99, script=version.script | {"steps": rolls}, note="Old"
    )
    number = RECIPES.index(Recipe(None, "left", "full", "normal", True, "full"))
    assert client.get(f"/track/{old.pk}/{number}/{'0' * 32}.mp3").status_code == 404


def test_who_is_signed_out_is_sent_to_sign_in(going):
    response = Client().get(track_url(going, "full"))
    assert response.status_code == 302 and response["Location"].startswith("/accounts/login/code/")


def test_words_that_were_withdrawn_are_heard_to_the_end(client, going, staff_client):
    address = track_url(going, "full")
    publishing.withdraw(going.version, by=None, reason="Wrong", now=timezone.now())
    assert client.get(address).status_code == 200
