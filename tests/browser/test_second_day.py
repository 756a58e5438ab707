"""Day 2, from opening Today to the first sound (ux.md 2.16): few taps, few words, though tightness
and the warning signs are asked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests import builders
from tests.browser.conftest import how_it_is, sign_in
from tests.conftest import MONDAY_MORNING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TAPS, MOST_WORDS = 8, 220
# Words that are seen in `main`. How to do it stands aside, and
# so does the head of the page; the keys 0 to 10 are no words.
WORDS = r"""() => {
  const main = document.querySelector("main");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const isSeen = (part) => part.checkVisibility({visibilityProperty: true})
    && !part.closest(".cc-hidden, [data-how], [data-still], .cc-player__top");
  const seen = [];
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode;
    const words = data.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    if (isSeen(parentElement)) seen.push(...words);
  }
  return seen;
}"""


class Reader:
    """Taps as a person does, and counts the words of each page on the way."""

    def __init__(self, page: Any) -> None:
        self.page, self.taps, self.words = page, 0, {}

    def read(self, heading: str) -> None:
        """The page with this heading stands there."""
        self.page.get_by_role("heading", name=heading, level=1).wait_for()
        self.words[heading] = self.page.evaluate(WORDS)

    def tap(self, words: str) -> None:
        """A button."""
        self.taps += 1
        self.page.get_by_role("button", name=words).first.click()


def test_day_2_takes_8_taps_and_220_words_to_the_first_sound(phone, context, site):
    with time_machine.travel(MONDAY_MORNING, tick=True):
        plan = builders.make_plan(builders.make_guest())
        builders.do_session(plan)
    with time_machine.travel(MONDAY_MORNING + timedelta(days=1), tick=True):
        sign_in(context, site, plan.user)
        phone.goto(f"{site}/today/")
        person = Reader(phone)
        person.read("How is your calf today?")
        person.tap("Better")
        person.read("Your left calf now")
        how_it_is(phone, tight=3, pain=1)
        person.taps += 2
        person.tap("Continue")
        person.read("Anything new today?")
        person.tap("None of these")
        person.read("Morning and evening")
        person.tap("Start")
        person.read("Ready when you are")
        person.tap("Start")
        phone.wait_for_function("!window.track || !track.paused")
    counts = {heading: len(words) for heading, words in person.words.items()}
    assert person.taps <= MOST_TAPS
    assert sum(counts.values()) <= MOST_WORDS, counts
