"""The words follow clinical.md 3.1 and ux.md 2.1: plain, short, and never a conclusion."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from checkins.regions import NEUTRAL, REGIONS
from checkins.rules import newest
from checkins.warning_signs import (
    PAGES,
    REVIEW_NOTE,
    ROWS,
    CareCard,
    Condition,
    Level,
    Sign,
    cards_for,
    conditions_of,
    if_not_sure,
    level_cards,
    outcome,
    public_cards,
    signs_of,
)

SIGNS = signs_of()

BANNED = re.compile(r"\b(streak|missed|failed|should|easy|just|safe)\b|n['\u2019]t\b|!", re.I)
CONCLUSION = re.compile(r"\byou (probably |may )?have an? ", re.I)
PLACES = [*REGIONS, NEUTRAL]
TICK_BOXES: tuple[Sign | Condition, ...] = (*signs_of(), *conditions_of())


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    with translation.override(None):
        yield


def said_on(card: CareCard) -> Iterator[Any]:
    yield from (card.urgency, card.heading, *card.because, *card.lines, *card.do_not)
    for bullet in card.bullets:
        yield from (bullet.text, *bullet.hints)
    if card.call:
        yield card.call.label


def everything_said() -> Iterator[Any]:
    """Every text that these modules can put on a page."""
    for sign in signs_of():
        yield from (sign.text, sign.clause, sign.because, *sign.hints)
    for row in conditions_of():
        yield from (row.text, row.because, row.ends, *row.hints)
    yield from (row.heading for row in ROWS)
    for page in PAGES:
        yield page.heading
        yield from (row.heading for row in page.rows)
    for region in PLACES:
        yield region.name
        yield from if_not_sure(region).lines
        for card in (*public_cards(region), *level_cards(region, at_start=True)):
            yield from said_on(card)
        for sign in signs_of():
            for card in cards_for(outcome([sign.code]), region):
                yield from said_on(card)
        for row in conditions_of():
            for card in cards_for(outcome([], [row.code]), region):
                yield from said_on(card)
    yield REVIEW_NOTE


def every_do_not_line() -> Iterator[Any]:
    for region in PLACES:
        yield from (line for card in public_cards(region) for line in card.do_not)
        for sign in signs_of():
            for card in cards_for(outcome([sign.code]), region):
                yield from card.do_not


def test_no_sentence_is_longer_than_20_words():
    too_long = {
        sentence.strip()
        for text in everything_said()
        for sentence in re.split(r"[.?:](?:\s|$)", str(text))
        if len(sentence.split()) > 20
    }
    assert too_long == set()


def test_no_text_holds_a_banned_word_a_short_form_of_not_or_an_exclamation_mark():
    assert [str(text) for text in everything_said() if BANNED.search(str(text))] == []


def test_no_text_tells_a_person_what_they_have():
    assert [str(text) for text in everything_said() if CONCLUSION.search(str(text))] == []


def test_every_reason_of_a_sign_is_a_possibility():
    for sign in signs_of():
        if newest().signs[sign.code].level is not Level.NO_USE:
            assert str(sign.because).startswith("This can be a sign of "), sign.code


def test_every_do_not_line_says_do_not_in_full():
    lines = [str(line) for line in every_do_not_line()]
    assert lines
    assert [line for line in lines if not line.startswith("Do not ")] == []


@pytest.mark.parametrize("code", ["F05", "F06", "F08", "F11", "F13"])
def test_signs_of_colour_say_that_it_is_harder_to_see_on_brown_or_black_skin(code):
    sign = next(sign for sign in signs_of() if sign.code == code)
    assert any("harder to see on brown or black skin" in str(hint) for hint in sign.hints)


def test_redness_is_never_asked_about_alone():
    for sign in signs_of():
        if re.search(r"\bred\b", str(sign.clause)):
            assert "darker" in str(sign.clause), sign.code


def test_a_tick_box_fits_in_a_few_short_lines():
    longest = max((str(choice.text) for choice in TICK_BOXES), key=len)
    assert len(longest) <= 90, longest


def test_a_tick_box_starts_with_a_capital_and_is_not_closed_by_a_full_stop():
    for choice in TICK_BOXES:
        text = str(choice.text)
        assert text[0].isupper(), choice.code
        assert not text.endswith("."), choice.code


def test_only_placeholders_that_a_region_can_fill_stand_in_the_extra_lines():
    for sign in signs_of():
        for line in sign.lines:
            assert set(re.findall(r"{(\w+)}", str(line))) <= {"hospital"}


def test_the_review_note_does_not_pretend_that_a_clinician_signed_off():
    assert "clinician has not signed" in str(REVIEW_NOTE)
