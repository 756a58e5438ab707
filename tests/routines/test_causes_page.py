"""The page on causes says what docs/content/causes.md says, within the limits of clinical.md
1.6."""

import re
from pathlib import Path

from django.test import Client

from checkins.rules import newest
from tests.routines.test_exercise_pages import words

WRITTEN = Path(__file__).parents[2] / "docs" / "content" / "causes.md"


def test_the_page_says_every_sentence_that_was_written_for_it():
    page = words("/help/causes/")
    _note, text = WRITTEN.read_text("utf-8").split("\n---\n")
    plain = re.sub(r"[*“”]|^[#-]+ ", "", text, flags=re.MULTILINE)
    for line in filter(None, plain.splitlines()):
        for sentence in re.split(r"(?<=[.?:]) ", line):
            assert sentence.rstrip(".:") in page, sentence


def test_the_author_s_view_is_told_as_one_and_the_advice_on_running_is_not_given():
    page = words("/help/causes/")
    view = page.index("This imbalance is the author's view. We do not present it as a fact.")
    assert page.index("weaker than thighs") < view
    assert "We leave that out" in page
    assert not re.search(r"(^|[.?!] )Run (more )?on ", page)


def test_when_to_book_is_what_the_rules_say():
    page, policy = words("/help/causes/"), newest().policy
    assert f"Not improved after {policy.book_after // 7} weeks" in page
    assert f"Still there after {policy.book_always_after // 7} weeks" in page


def test_it_needs_no_database():
    # Without the mark of django_db a query is an error here.
    assert Client().get("/help/causes/").status_code == 200
