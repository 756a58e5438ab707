"""Every row of clinical.md 3.2 and 3.3 is there, at its level and asked at its moment."""

from collections.abc import Iterable

import pytest

from checkins.rules import newest
from checkins.warning_signs import (
    PAGES,
    Group,
    boxes,
    conditions_of,
    engine_code,
    groups_for,
    pages_for,
    signs_of,
)

SIGNS = signs_of()

# clinical.md 3.2, columns ID, Level and Ask. F11 and F24 hold two questions each, so two boxes.
CLINICAL_SIGNS = {
    "F01": ("E", "S K"),
    "F02": ("E", "S K"),
    "F03": ("E", "S K"),
    "F04": ("E", "S K"),
    "F05": ("E", "S K"),
    "F06": ("E", "S K"),
    "F07": ("E", "S W"),
    "F08": ("D", "S K"),
    "F09": ("D", "S W"),
    "F10": ("D", "S K"),
    "F11": ("E", "S K"),
    "F11b": ("D", "S K"),
    "F12": ("D", "S K"),
    "F13": ("D", "S K"),
    "F14": ("D", "S W"),
    "F15": ("D", "S K"),
    "F16": ("D", "S W"),
    "F17": ("D", "S W"),
    "F18": ("D", "S K"),
    "F19": ("B", "S W"),
    "F20": ("B", "S W"),
    "F21": ("B", "S K"),
    "F22": ("B", "S K"),
    "F23": ("B", "S"),
    "F24": ("no use", "S"),
    "F24b": ("B", "S"),
}
LETTERS = {"emergency": "E", "same_day": "D", "book": "B", "no_use": "no use"}
ASKS = {"start": "S", "check_in": "S K", "weekly": "S W"}

# clinical.md 3.3, row by row, and the two items that ux.md 2.3 adds; how each ends: 5.7 E.
CLINICAL_CONDITIONS = {
    "clot": "lock",
    "past-clot": "needs_yes",
    "open-skin": "passes",
    "fracture": "needs_yes",
    "infection": "needs_yes",
    "new-strain": "passes",
    "blood-thinners": "needs_yes",
    "varicose-veins": "needs_yes",
    "less-feeling": "needs_yes",
    "osteoporosis": "needs_yes",
    "pregnancy": "passes",
    "surgery": "needs_yes",
    "joint": "needs_yes",
    "steroids": "needs_yes",
    "floor": "floor",
    "wrist-shoulder": "passes",
    "told-not-to": "lock",
}


def codes(groups: Iterable[Group]) -> list[str]:
    return [choice.code for group in groups for choice in group.choices]


def test_every_row_of_the_table_is_one_sign_with_its_level_and_moments():
    rules = [(sign.code, newest().signs[sign.code]) for sign in signs_of()]
    shipped = [(code, LETTERS[rule.level], ASKS[rule.asked]) for code, rule in rules]
    expected = [(code, level, ask) for code, (level, ask) in CLINICAL_SIGNS.items()]
    assert sorted(shipped) == sorted(expected)


def test_the_start_screen_asks_every_sign_exactly_once():
    assert sorted(codes(groups_for("start"))) == sorted(CLINICAL_SIGNS)


@pytest.mark.parametrize(
    ("moment", "letters"), [("check_in", {"S K"}), ("after_gap", {"S K", "S W"})]
)
def test_later_screens_ask_what_the_ask_column_says(moment, letters):
    expected = [code for code, (_, ask) in CLINICAL_SIGNS.items() if ask in letters]
    assert sorted(codes(groups_for(moment))) == sorted(expected)


@pytest.mark.parametrize("moment", ["start", "check_in", "after_gap"])
def test_no_heading_stands_without_a_question_and_none_has_more_than_a_phone_shows(moment):
    sizes = [len(group.choices) for group in groups_for(moment)]
    assert min(sizes) >= 1
    assert max(sizes) <= 7


def test_the_whole_screen_is_six_pages_of_at_most_nine_rows_with_every_box_once():
    pages = pages_for("start")
    assert [page.code for page in pages] == [page.name for page in PAGES] and len(pages) == 6
    assert max(len(page.choices) for page in pages) <= 9
    assert sorted(codes(pages)) == sorted([*CLINICAL_SIGNS, *CLINICAL_CONDITIONS])


def test_within_a_page_the_row_with_the_most_urgent_sign_comes_first():
    letters = list(LETTERS)
    found = {box.code: letters.index(box.level) for box in boxes("start") if box.field == "signs"}
    for page in PAGES:
        signs = [[c for c in row.codes if c in CLINICAL_SIGNS] for row in page.rows]
        urgency = [min(found[code] for code in row) for row in signs if row]
        assert urgency == sorted(urgency), page.name


def test_the_rules_see_one_code_for_a_row_that_is_split_in_two_boxes():
    assert engine_code("F11b") == "F11"
    assert engine_code("F24b") == "F24"
    assert {engine_code(sign.code) for sign in signs_of()} == {f"F{n:02}" for n in range(1, 25)}


def test_an_unknown_sign_has_no_code_for_the_rules():
    with pytest.raises(ValueError, match="F99"):
        engine_code("F99")


def test_every_sign_names_its_row_as_its_source():
    assert {sign.source for sign in signs_of()} == {
        f"clinical.md 3.2 F{n:02}" for n in range(1, 25)
    }


def test_every_contraindication_and_caution_has_its_kind():
    assert {row.code: row.kind for row in conditions_of()} == CLINICAL_CONDITIONS


def test_only_a_lock_asks_for_care():
    assert {row.code: row.level for row in conditions_of() if row.level} == {
        "clot": "same_day",
        "told-not-to": "book",
    }
