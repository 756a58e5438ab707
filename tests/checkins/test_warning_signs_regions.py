"""The right number for the place, and no number at all where the place is not known (H7)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from checkins import regions
from checkins.regions import NEUTRAL, REGIONS, region_or_neutral
from checkins.warning_signs import cards_for, if_not_sure, outcome, public_cards

EMERGENCY = {
    "GB": ("999", "999"),
    "IE": ("112 (or 999)", "112"),
    "US": ("911", "911"),
    "CA": ("911", "911"),
    "AU": ("000", "000"),
    "NZ": ("111", "111"),
    "EU": ("112", "112"),
}
URGENT = {"GB": "111", "CA": "811", "AU": "1800633422", "NZ": "0800611116"}


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    with translation.override(None):
        yield


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_each_region_names_and_calls_its_own_emergency_number(region):
    words, tel = EMERGENCY[region.code]
    assert region.emergency_words == words
    assert str(region.emergency_action).startswith(f"Call {words} or go to ")
    assert region.emergency_call.tel == tel
    assert region.emergency_call.label == f"Call {tel}"


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_each_region_calls_its_own_advice_line_or_none(region):
    tel = region.urgent_call.tel if region.urgent_call else None
    assert tel == URGENT.get(region.code)


def test_111_is_the_emergency_number_in_new_zealand_and_never_its_advice_line():
    new_zealand = region_or_neutral("NZ")
    assert new_zealand.emergency_number == "111"
    assert "111 today" not in str(new_zealand.urgent_action)
    assert "0800 611 116" in str(new_zealand.urgent_action).replace("\N{NO-BREAK SPACE}", " ")


def test_britain_says_the_words_of_the_nhs():
    britain = region_or_neutral("GB")
    assert str(britain.emergency_action) == "Call 999 or go to A&E now"
    assert str(britain.urgent_action).replace("\N{NO-BREAK SPACE}", " ") == (
        "Ask for an urgent GP appointment or use NHS 111 today"
    )


def test_a_number_is_never_broken_at_the_end_of_a_line():
    for region in REGIONS:
        for text in (region.urgent_action, region.urgent_call and region.urgent_call.label):
            assert not re.search(r"\d \d", str(text))


@pytest.mark.parametrize("code", [None, "", "gb", "XX", "../GB"])
def test_an_unset_or_unknown_region_gets_the_general_words(code):
    assert region_or_neutral(code) is NEUTRAL


def test_general_words_hold_no_number_and_nothing_to_call():
    said = [
        NEUTRAL.emergency_words,
        NEUTRAL.emergency_action,
        NEUTRAL.urgent_action,
        NEUTRAL.book_words,
        *(card.heading for card in public_cards(NEUTRAL)),
        *(card.heading for card in cards_for(outcome(["F08", "F15", "F22"]), NEUTRAL)),
        *if_not_sure(NEUTRAL).lines,
    ]
    assert not re.search(r"\d", " ".join(map(str, said)))
    assert "your local emergency number" in str(NEUTRAL.emergency_action)
    assert NEUTRAL.emergency_call is None
    assert NEUTRAL.urgent_call is None
    assert all(card.call is None for card in public_cards(NEUTRAL))


def test_northern_ireland_is_told_what_to_do_instead_of_111():
    today = cards_for(outcome(["F08"]), region_or_neutral("GB"))[0]
    assert any("Northern Ireland" in str(line) for line in today.lines)


def test_no_other_module_of_the_warning_signs_writes_a_phone_number():
    numbers = {"999", "112", "911", "811", "000", "111", *URGENT.values()}
    folder = Path(regions.__file__).parent / "warning_signs"
    for module in folder.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                words = re.findall(r"\d+", ast.unparse(node.args[0]))
                assert not numbers & set(words), module.name
