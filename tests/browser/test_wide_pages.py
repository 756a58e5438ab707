"""Desktop and tablet are laid out: words in line with the header, beside a figure or a fact, and no
void between a question and its answers (ux.md 2.16). A phone fetches none of the pictures."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.browser.conftest import sign_in

SIZES = {"desktop": (1280, 800), "large desktop": (1440, 900), "tablet": (820, 1180)}
QUESTIONS = ["/accounts/login/code/", "/settings/pace/", "/accounts/email/", "/check-in/"]
READING = ["/settings/", "/progress/", "/help/how-we-decide/", "/help/about/", "/running/"]
HELP = ["/help/warning-signs/", "/accounts/logout/", "/settings/left-out/"]
MOST_VOID = 96  # CSS pixels between what is asked and where it is answered

LOOK = """() => {
  const box = (selector) => {
    const found = document.querySelector(selector);
    return found && found.getBoundingClientRect();
  };
  const name = box(".cc-header__name"), heading = box("h1"), wrong = box(".cc-header__wrong");
  const answer = box("main :is(input:not([type=hidden]), button, select)");
  const asked = [...document.querySelectorAll("main :is(h1, .cc-hint, label:not(:has(input)))")]
    .map((one) => one.getBoundingClientRect()).filter(({height}) => height)
    .filter(({bottom}) => answer && bottom <= answer.top + 1);
  return {
    left: heading.left - name.left,
    isCentred: Math.abs(name.left + wrong.right - innerWidth) < 2,
    edge: name.left,
    sideways: document.documentElement.scrollWidth - innerWidth,
    void: answer && asked.length ? answer.top - Math.max(...asked.map(({bottom}) => bottom)) : 0,
  };
}"""


@pytest.fixture
def person(page: Any, site: str) -> Iterator[Any]:
    """Somebody with a plan, on a page that notes which files it fetches."""
    client = Client()
    plan = builders.make_plan(builders.sign_in_guest(client))
    builders.do_session(plan)
    sign_in(page.context, site, plan.user)
    page.fetched = []
    page.on("request", lambda request: page.fetched.append(request.url))
    yield page


@pytest.mark.parametrize("size", SIZES)
def test_words_stand_in_line_with_the_header_and_answers_near_their_question(
    person: Any, site: str, size: str
) -> None:
    width, height = SIZES[size]
    person.set_viewport_size({"width": width, "height": height})
    wrong = {}
    for address in [*QUESTIONS, *READING, *HELP]:
        person.goto(site + address)
        seen = person.evaluate(LOOK)
        faults = [
            abs(seen["left"]) > 1 and "the heading is not under the name",
            not (seen["isCentred"] and seen["edge"] > 48) and "pinned to the left",
            seen["sideways"] > 0 and "it scrolls sideways",
            seen["void"] > MOST_VOID and "a void between question and answer",
        ]
        if any(faults):
            wrong[address] = [fault for fault in faults if fault], seen
    assert not wrong, wrong


def test_a_long_form_fills_both_halves_of_a_desktop(person: Any, site: str) -> None:
    """The whole check-in: the numbers beside the feel, one list of signs beside the other."""
    person.set_viewport_size({"width": 1280, "height": 800})
    person.goto(f"{site}/check-in/whole/")
    centres = person.evaluate(
        """() => [...document.querySelectorAll("main :is(.cc-list, .cc-scale)")].map((one) => {
          const {left, right} = one.getBoundingClientRect();
          return (left + right) / 2 < innerWidth / 2 ? "left" : "right";
        })"""
    )
    assert centres == ["left", "right", "right", "left", "right"]
    assert person.evaluate("document.documentElement.scrollHeight") < 1800
    person.set_viewport_size({"width": 360, "height": 740})
    assert person.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_desktop_a_picture_stands_beside_a_question_and_none_beside_care(
    person: Any, site: str
) -> None:
    person.set_viewport_size({"width": 1280, "height": 800})
    picture = "getComputedStyle(document.querySelector('main'), '::after').backgroundImage"
    person.goto(f"{site}/settings/pace/")
    assert "wall-end" in person.evaluate(picture)
    person.goto(f"{site}/help/warning-signs/")
    assert person.evaluate(picture) == "none"


def test_a_phone_fetches_none_of_these_pictures(person: Any, site: str) -> None:
    person.set_viewport_size({"width": 360, "height": 740})
    for address in (*QUESTIONS, *READING):
        person.goto(site + address)
    assert not [url for url in person.fetched if "/img/figures/" in url]
