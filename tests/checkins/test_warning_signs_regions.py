"""The right number for the place, and no number at all where the place is not known (H7)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from checkins import regions
from checkins.regions import NEUTRAL, REGIONS, WITH_NUMBERS, region_or_neutral
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


@pytest.mark.parametrize("region", WITH_NUMBERS, ids=lambda region: region.code)
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


@pytest.mark.parametrize("place", [NEUTRAL, region_or_neutral("other")])
def test_general_words_hold_no_number_and_nothing_to_call(place):
    said = [
        place.emergency_words,
        place.emergency_action,
        place.urgent_action,
        place.book_words,
        *(card.heading for card in public_cards(place)),
        *(card.heading for card in cards_for(outcome(["F08", "F15", "F22"]), place)),
        *if_not_sure(place).lines,
    ]
    assert not re.search(r"\d", " ".join(map(str, said)))
    assert str(place.emergency_action).startswith("Call your emergency number")
    assert place.emergency_call is None
    assert place.urgent_call is None
    assert all(card.call is None for card in public_cards(place))


def test_another_country_can_be_chosen_and_is_not_the_same_as_none():
    assert REGIONS[-1].code == "other" and region_or_neutral("other") is not NEUTRAL


def test_every_number_says_when_it_was_looked_up():
    assert all(place.checked_on for place in WITH_NUMBERS)
    assert not region_or_neutral("other").checked_on


@pytest.mark.parametrize(("code", "part"), [("GB", "Northern Ireland"), ("CA", "Nunavut")])
def test_a_part_of_a_country_where_the_number_may_not_work_is_told_what_to_do(code, part):
    region = region_or_neutral(code)
    assert part in str(region.urgent_note)
    for lines in (public_cards(region)[1].lines, if_not_sure(region).lines):
        assert any(part in str(line) for line in lines)
    assert any(part in str(line) for line in cards_for(outcome(["F08"]), region)[0].lines)


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
