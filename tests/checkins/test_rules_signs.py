"""What each rule set says of the signs: how urgent, when asked, and what they leave out."""

from checkins import warning_signs
from checkins.rules import RULE_SETS

TEN_ROWS = "F01 F02 F03 F08 F13 F06 F10 F11 F11b F05 F12 F04 F18 F15 F21 F22"  # 5.7 C
WEEKLY = "F07 F09 F14 F16 F17 F19 F20"
AT_THE_START = "F23 F24 F24b"
SIGNS = RULE_SETS[2].signs


def asked(moment: str) -> set[str]:
    return {code for code, sign in SIGNS.items() if sign.asked == moment}


def test_set_2_asks_ten_rows_every_day_the_rest_weekly_and_two_at_the_start():
    assert asked("check_in") == set(TEN_ROWS.split())
    assert asked("weekly") == set(WEEKLY.split())
    assert asked("start") == set(AT_THE_START.split())


def test_levels_are_as_in_set_1_and_as_on_the_pages():
    first = RULE_SETS[1].signs
    assert {code: sign.level for code, sign in SIGNS.items()} == {
        code: sign.level for code, sign in first.items()
    }
    assert {
        box.code: box.level for box in warning_signs.boxes("start") if box.field == "signs"
    } == {code: sign.level for code, sign in SIGNS.items()}


def test_what_stays_out_until_a_professional_has_said_that_it_may_come_back():
    out = RULE_SETS[2].leaves_out
    assert out["rolling"] == {"F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F13", "F21"}
    assert out["raises"] == {"F10", "F11", "F17", "F21"}
    assert out["glides"] == {"F22"}


def test_set_1_leaves_out_rolling_alone_and_after_one_sign():
    out = RULE_SETS[1].leaves_out
    assert out == {"rolling": {"F21"}, "raises": set(), "glides": set()}
