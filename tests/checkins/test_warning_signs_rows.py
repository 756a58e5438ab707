"""The ten rows of the daily form: each sign of a check-in stands in one (clinical.md 5.7 C)."""

from calfcare.drawings import DRAWINGS
from checkins.rules import newest
from checkins.warning_signs import ROWS, boxes

CLINICAL_ROWS = [
    ("F01",),
    ("F02",),
    ("F03",),
    ("F08", "F13", "F06"),
    ("F10", "F11", "F11b"),
    ("F05", "F12"),
    ("F04", "F18"),
    ("F15",),
    ("F21",),
    ("F22",),
]


def test_there_are_ten_rows_in_the_order_of_the_table():
    assert [row.codes for row in ROWS] == CLINICAL_ROWS


def test_every_sign_of_every_check_in_stands_in_exactly_one_row():
    behind = [code for row in ROWS for code in row.codes]
    asked = [code for code, rule in newest().signs.items() if rule.asked == "check_in"]
    assert sorted(behind) == sorted(asked) == sorted(box.code for box in boxes("check_in"))


def test_every_row_has_a_drawing_of_its_own_and_no_drawing_is_left_over():
    assert DRAWINGS.keys() == {row.name for row in ROWS}
    assert len(set(DRAWINGS.values())) == len(ROWS)


def test_a_drawing_is_hidden_from_readers_and_takes_its_colours_from_the_page():
    for drawing in DRAWINGS.values():
        assert 'aria-hidden="true"' in drawing
        assert "style" not in drawing and "#" not in drawing and "fill=" not in drawing


def test_the_ten_drawings_are_light():
    assert sum(map(len, DRAWINGS.values())) < 6_500
