"""Every exercise has a page that anyone may read, with everything that is known about it, as it was
published."""

import json
import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from routines import timelines
from routines.content import in_use, limits, packs, publishing
from routines.content.publishing import known_codes
from routines.models import Routine, Step
from tests import builders
from tests.routines.authoring import change_exercise

SHELVES = [json.loads(path.read_text("utf-8")) for path in sorted(packs.SHELVES.glob("*.json"))]
ON_SHELVES = [step["exercise"] for shelf in SHELVES for step in shelf["steps"]]
every_exercise = pytest.mark.parametrize("slug", ON_SHELVES)
# How much of each, at first and later at most.
DOSES = {
    "foam-roll-calf": ("5 rolls, 3 seconds each way", "10 rolls, 3 seconds each way"),
    "ankle-pumps": ("10 times", "20 times"),
    "one-leg-raise": ("5 times", "15 times"),
    "heel-walk": ("For 20 seconds", "for 1 minute"),
}


def words(address: str) -> str:
    """What a stranger reads at an address, in one line."""
    response = Client().get(address)
    assert response.status_code == 200, address
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert main
    text = re.sub(r"<(svg|noscript).*?</\1>", " ", main[0], flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")
    return " ".join(text.split())


def exercise(slug: str) -> dict:
    return json.loads((packs.EXERCISES / f"{slug}.json").read_text("utf-8"))


def shelf_of(slug: str) -> Routine:
    return Step.objects.filter(routine__role="shows").get(exercise__slug=slug).routine


def publish(routine: Routine, now) -> None:
    publishing.publish(routine, by=None, note="Newer.", now=now)


@pytest.fixture(autouse=True)
def read_anew(routine):
    """Another test's version may have had the same number at the same moment."""
    in_use.forget()


@pytest.fixture
def now(clock):
    return timezone.now()


def test_every_exercise_that_ships_stands_on_one_shelf():
    shipped = {path.stem for path in packs.EXERCISES.glob("*.json")}
    assert sorted(ON_SHELVES) == sorted(shipped) and len(shipped) == 22


@every_exercise
def test_a_page_has_every_field_of_its_exercise(slug):
    told, page = exercise(slug), words(f"/exercises/{slug}/")
    position = told["position"].replace("{side}", "right").replace("{Side}", "Right")
    lines = [*told["instructions"], *told["mistakes"], *told["stop_signs"]]
    singles = ["name", "purpose", "equipment", "stop_rule", "easier", "harder"]
    for text in [position, *lines, *(told[name] for name in singles)]:
        assert text in page, text
    evidence = told["evidence"]
    assert limits.GRADES[evidence["grade"]] in page
    assert limits.GRADES_MEAN[evidence["grade"]] in page
    assert evidence["source"] in page
    assert "Not yet reviewed by a clinician." in page
    assert limits.GATES[told["gate"]] in page
    sides = next(s["sides"] for shelf in SHELVES for s in shelf["steps"] if s["exercise"] == slug)
    assert limits.SIDES[sides] in page
    assert "{" not in page


@every_exercise
def test_a_page_has_what_no_author_may_leave_out(slug):
    page = words(f"/exercises/{slug}/")
    for sign in limits.GENERAL_STOP_SIGNS:
        assert sign in page
    is_rolling = exercise(slug)["movement"] == "roll"
    assert (limits.ROLLING_CAUTION in page) == is_rolling


@pytest.mark.parametrize("slug", DOSES)
def test_the_dose_is_said_from_its_start_to_its_target(slug):
    page = words(f"/exercises/{slug}/")
    start, most = DOSES[slug]
    at_first, later = re.search(r"How much (.*?) Later up to (.*?) Sides", page).groups()
    assert at_first.startswith(start)
    assert later.lower().startswith(most)


def test_a_dose_that_does_not_grow_is_said_once():
    page = words("/exercises/wall-calf-stretch/")
    assert "How much Hold for 20 seconds How often 2 times on each leg" in page
    assert "Later up to" not in page


@pytest.mark.parametrize("slug", ["heel-drop", "nerve-glide"])
def test_what_a_clinician_switches_on_says_so_and_starts_nothing(slug):
    gate = "Only where a doctor or physiotherapist has switched it on for you"
    assert gate in words(f"/exercises/{slug}/")
    assert gate in words("/exercises/")
    html = Client().get(f"/exercises/{slug}/").content.decode()
    assert "<form" not in html.split("<main")[1].split("</main>")[0]
    assert ">Start" not in html


def test_who_reviewed_an_exercise_and_when_stands_on_its_page(now):
    change_exercise("cat-camel", reviewer="A. Physio", reviewed_on="2026-11-03")
    publish(shelf_of("cat-camel"), now)
    page = words("/exercises/cat-camel/")
    assert "By A. Physio, on 3 November 2026." in page
    assert "Not yet reviewed" not in page


def test_the_list_groups_the_exercises_by_what_they_are_for():
    page = words("/exercises/")
    names = ["Rolling", "Stretching", "Easy movements", "Strengthening", "For your back"]
    assert [shelf["routine"]["name"] for shelf in SHELVES] == names
    places = []
    for shelf in SHELVES:
        places.append(page.index(shelf["routine"]["summary"]))
        places += [page.index(exercise(s["exercise"])["name"], places[-1]) for s in shelf["steps"]]
    assert places == sorted(places)
    html = Client().get("/exercises/").content.decode()
    assert html.count('<img class="cc-fig"') == len(ON_SHELVES)
    for slug in ON_SHELVES:
        assert f'href="/exercises/{slug}/"' in html


def test_a_draft_does_not_show_before_it_is_published(now):
    change_exercise("cat-camel", purpose="A newer purpose.")
    Routine.objects.filter(pk=shelf_of("cat-camel").pk).update(summary="A newer summary.")
    assert "newer purpose" not in words("/exercises/cat-camel/")
    assert "newer summary" not in words("/exercises/")
    publish(shelf_of("cat-camel"), now)
    assert "A newer purpose." in words("/exercises/cat-camel/")
    assert "A newer summary." in words("/exercises/")


def test_an_exercise_that_was_taken_off_its_shelf_is_gone(now):
    shelf = shelf_of("bird-dog")
    shelf.steps.filter(exercise__slug="bird-dog").delete()
    assert Client().get("/exercises/bird-dog/").status_code == 200
    publish(shelf, now)
    assert Client().get("/exercises/bird-dog/").status_code == 404
    assert "Bird dog" not in words("/exercises/")


def test_a_withdrawn_shelf_is_gone_with_its_exercises_or_as_it_was_before(now):
    shelf = shelf_of("cat-camel")
    change_exercise("cat-camel", purpose="A newer purpose.")
    publish(shelf, now)
    publishing.withdraw(publishing.version_in_use(shelf), by=None, reason="Wrong.", now=now)
    assert "newer purpose" not in words("/exercises/cat-camel/")
    publishing.withdraw(publishing.version_in_use(shelf), by=None, reason="Wrong.", now=now)
    assert Client().get("/exercises/cat-camel/").status_code == 404
    assert shelf.name not in words("/exercises/")
    assert "Calf raises" in words("/exercises/")


def test_what_is_on_no_shelf_has_no_page():
    assert Client().get("/exercises/no-such/").status_code == 404


def test_who_leaves_it_out_is_said_in_the_words_of_the_questions():
    page = words("/exercises/one-leg-raise/")
    assert "Leave it out with" in page and str(known_codes()["F21"]) in page
    assert "Leave it out with" not in words("/exercises/ankle-circles/")


@pytest.mark.parametrize("address", ["/exercises/", "/exercises/heel-drop/", "/routines/calf/"])
def test_a_page_asks_the_database_once_and_writes_nothing(address, django_assert_num_queries):
    words(address)  # a document is read once in a process
    with django_assert_num_queries(1) as asked:
        words(address)
    assert asked.captured_queries[0]["sql"].startswith("SELECT")


def test_a_person_s_page_asks_no_more_than_a_stranger_s(client, plan, django_assert_num_queries):
    client.get("/exercises/heel-drop/")
    with django_assert_num_queries(1):
        client.get("/exercises/heel-drop/")


def test_pages_lead_here(client, plan):
    for address in ("/", "/help/about/", "/help/how-we-decide/"):
        assert 'href="/exercises/"' in Client().get(address).content.decode(), address
    assert 'href="/exercises/"' in client.get("/today/").content.decode()


def test_today_does_not_lead_here_where_it_stops(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F08"])
    assert 'href="/exercises/"' not in client.get("/today/").content.decode()


def test_the_documents_that_are_read_are_those_in_use():
    scripts = in_use.scripts_in_use()
    roles = [script.role for script in scripts]
    assert roles.count("drives") == 1 and roles.count("shows") == len(SHELVES)
    assert not [one.slug for one in scripts if timelines.unsaid(one)]
