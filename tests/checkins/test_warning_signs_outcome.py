"""One yes is enough, the most urgent level wins, and doubt leaves the roller out."""

from dataclasses import replace

import pytest

from checkins.rules import SignRule, newest
from checkins.warning_signs import (
    Level,
    conditions_of,
    outcome,
    signs_of,
)

SIGNS = signs_of()


def test_nothing_ticked_leads_to_nothing():
    result = outcome([])
    assert (result.level, result.locks, result.book, result.no_use) == (None, False, False, False)
    assert result.rolling


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.code)
def test_a_single_yes_acts_at_the_level_of_its_sign(sign):
    result = outcome([sign.code])
    level = newest().signs[sign.code].level
    assert result.level is level
    assert result.locks == (level in {Level.EMERGENCY, Level.SAME_DAY})
    assert result.book == (level is Level.BOOK)
    assert result.no_use == (sign.code == "F24")


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        (["F19", "F08", "F01"], Level.EMERGENCY),
        (["F23", "F18"], Level.SAME_DAY),
        (["F24", "F22"], Level.BOOK),
        (["F24", "F13"], Level.SAME_DAY),
    ],
)
def test_the_most_urgent_level_wins(signs, level):
    assert outcome(signs).level is level


def test_many_signs_of_one_level_never_add_up_to_a_higher_one():
    every_appointment = [code for code, rule in newest().signs.items() if rule.level is Level.BOOK]
    assert outcome(every_appointment).level is Level.BOOK


def test_ticked_signs_come_most_urgent_first_whatever_the_order_and_repeats():
    assert [sign.code for sign in outcome(["F22", "F08", "F22", "F11"]).signs] == [
        "F11",
        "F08",
        "F22",
    ]


def test_being_under_18_rules_out_a_plan_beside_any_other_sign():
    assert outcome(["F24", "F01"]).no_use
    assert not outcome(["F24"]).rolling


def test_a_sore_spot_on_the_bone_keeps_the_plan_but_not_the_rolling():
    result = outcome(["F21"])
    assert not result.locks
    assert not result.rolling


def test_other_appointment_signs_leave_the_rolling_in():
    assert outcome(["F19", "F20", "F22", "F23", "F24b"]).rolling


@pytest.mark.parametrize("condition", conditions_of(), ids=lambda row: row.code)
def test_any_condition_leaves_the_rolling_out(condition):
    assert not outcome([], [condition.code]).rolling


@pytest.mark.parametrize(
    "condition", [row for row in conditions_of() if row.kind != "lock"], ids=lambda row: row.code
)
def test_a_condition_that_only_changes_the_plan_neither_locks_nor_asks_for_care(condition):
    result = outcome([], [condition.code])
    assert (result.level, result.locks, result.book) == (None, False, False)


def test_a_known_or_suspected_clot_locks_and_needs_care_today():
    result = outcome([], ["clot"])
    assert (result.level, result.locks) == (Level.SAME_DAY, True)


def test_a_clot_and_an_emergency_sign_are_an_emergency():
    assert outcome(["F01"], ["clot"]).level is Level.EMERGENCY


def test_a_doctor_who_said_no_exercise_locks_until_a_doctor_agrees():
    result = outcome([], ["told-not-to"])
    assert (result.level, result.locks) == (Level.BOOK, True)


def test_an_answer_that_nobody_asked_for_is_an_error_and_never_lost():
    with pytest.raises(ValueError, match="F25, moon"):
        outcome(["F01", "F25"], ["moon"])


def test_levels_and_numbers_are_those_of_the_rule_set_that_is_asked():
    gentler = replace(
        newest().policy,
        severe_pain=9,
    )
    signs = newest().signs | {"F19": SignRule(Level.SAME_DAY, "weekly")}
    other = replace(newest(), id=99, policy=gentler, signs=signs)
    assert outcome(["F19"], rule_set=other).locks and not outcome(["F19"]).locks
    severe = {sign.code: str(sign.text) for sign in signs_of(other)}["F18"]
    assert severe.startswith("Your pain is 9 or more")
