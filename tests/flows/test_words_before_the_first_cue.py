"""How much a person with nothing to tick reads from the landing page to the first cue, and that no
symptom was given away for it (ux.md 2.16; docs/decisions/0020-the-ready-page.md)."""

import html
import re

import pytest
from django.test import Client

from checkins.warning_signs import PAGES
from tests import builders
from tests.checkins.test_warning_signs_symptoms import SYMPTOMS
from tests.pages import Page
from tests.words import Seen, SeenBeforeStart

pytestmark = pytest.mark.django_db
MOST_A_SAFETY_PAGE = 90
MOST_BEFORE_THE_FIRST_CUE = 450  # scripts hide 6 of these
READY = "ready"  # the player before Start


@pytest.fixture
def way(routine):
    """Every page from the landing page to the first cue, by name, as a stranger's phone gets it."""
    client = Client(headers={"accept-language": "en-GB"})
    pages = {"country": client.get("/start/country/")}
    builders.say_yes(client)
    response = client.get("/start/safety/")
    for page in PAGES:
        pages[page.name] = response
        response = Page(response).press(client, "None of these")
    for name, value in builders.SET_UP.items():
        pages[f"question {name}"] = client.get(f"/start/{name}/")
        client.post(f"/start/{name}/", {name: value, "tight": 5})
    pages["check"] = client.get("/start/check/")
    started = Page(pages["check"]).press(client, "Start now")
    assert started.status_code == 307, "the same again to where sessions start"
    session = client.post(started["Location"], {"variant": "full"})
    pages[READY] = client.get(session["Location"])
    return pages


def counts(way):
    kinds = {READY: SeenBeforeStart}
    return {name: len(kinds.get(name, Seen)(answer).words) for name, answer in way.items()}


def test_what_is_counted_is_what_is_seen():
    class Answer:
        content = (
            b"<p>no</p><main>two words<span class='cc-hidden'>no</span> 7 "
            b"<svg><text>no</text></svg>"
            b"<details><summary>Why</summary><p>no <b>no</b></p></details><p hidden>no</p>"
            b"<details open><summary>three</summary>four</details> 5&nbsp;rolls</main>no"
        )

    assert Seen(Answer()).words == ["two", "words", "Why", "three", "four", "rolls"]


def test_no_safety_page_has_more_than_90_words(way):
    found = counts(way)
    assert {p.name: found[p.name] for p in PAGES if found[p.name] > MOST_A_SAFETY_PAGE} == {}


def test_the_whole_way_to_the_first_cue_is_within_450_words(way):
    found = counts(way)
    assert len(found) == 1 + 6 + 4 + 1 + 1
    assert sum(found.values()) <= MOST_BEFORE_THE_FIRST_CUE, found


def test_of_the_player_what_stands_there_before_start_is_counted(way):
    words = " ".join(SeenBeforeStart(way[READY]).words)
    assert words.startswith("Ready when you are About minutes, hands free.")
    assert words.endswith(" Start") and "Voice" in words
    for aside in ("Paused", "Carry on", "Next", "swollen", "Something feels wrong", "vibrate"):
        assert aside not in words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_sign_on_a_page_has_lost_a_symptom(way, page):
    body = way[page.name].content.decode()
    here = body[body.index(f'data-page="{page.name}"') :]
    for row in page.rows:
        signs = [code for code in row.codes if code in SYMPTOMS]
        for code in signs:
            label = re.search(
                rf'<label[^>]*>(?:(?!</label>).)*value="{code}".*?</label>', here, re.S
            )
            assert label, code
            asked = html.unescape(" ".join(re.sub("<[^>]*>", " ", label[0]).split()))
            assert [words for words in SYMPTOMS[code] if not re.search(words, asked, re.I)] == []


def test_the_pages_hold_every_symptom_that_is_counted(way):
    on_pages = {code for page in PAGES for code in page.codes}
    assert SYMPTOMS.keys() <= on_pages
