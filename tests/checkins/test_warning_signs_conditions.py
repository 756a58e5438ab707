"""Conditions come and go: why each leaves something out, and how it ends (clinical.md 5.7 D, E)."""

import pytest

from checkins.warning_signs import (
    conditions_of,
    left_out,
    outcome,
    signs_of,
)

SIGNS = signs_of()

BY_CODE = {row.code: row for row in conditions_of()}
PASSES = {"new-strain", "open-skin", "wrist-shoulder", "pregnancy"}
NEEDS_YES = {
    "infection", "surgery", "joint", "fracture", "past-clot", "blood-thinners", "less-feeling",
    "varicose-veins", "osteoporosis", "steroids",
}  # fmt: skip
NO_ROLLING = {"F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F13", "F21"}
NO_RAISES = {"F10", "F11", "F17", "F21"}


def test_each_condition_ends_in_its_own_way():
    kinds = {kind: {row.code for row in conditions_of() if row.kind == kind} for kind in
             ("passes", "needs_yes", "lock", "floor")}  # fmt: skip
    expected = {"passes": PASSES, "needs_yes": NEEDS_YES, "lock": {"clot", "told-not-to"}}
    assert kinds == expected | {"floor": {"floor"}}


@pytest.mark.parametrize("row", conditions_of(), ids=lambda row: row.code)
def test_its_reason_names_the_answer_and_what_it_means(row):
    assert str(row.because).startswith("You told us ")
    assert len(str(row.because).split(". ")) >= 2
    if row.kind in {"passes", "needs_yes"}:
        assert str(row.because).endswith("so no rolling.")


def test_a_pregnancy_is_worded_as_the_specification_asks():
    assert str(BY_CODE["pregnancy"].text) == "Pregnant, or gave birth in the last 12 weeks"
    assert str(BY_CODE["pregnancy"].because) == (
        "You told us you are pregnant, or gave birth in the last 12 weeks."
        " Clots are more likely then, so no rolling."
    )
    assert str(BY_CODE["pregnancy"].ends) == "Tell us when it has passed."


def test_the_floor_says_plainly_that_there_is_no_chair_version_yet():
    assert "There is no chair version yet, so you only stretch." in str(BY_CODE["floor"].because)


def test_codes_that_were_stored_before_are_still_understood():
    for code in ("floor", "surgery"):
        assert not outcome([], [code]).rolling


@pytest.mark.parametrize("row", conditions_of(), ids=lambda row: row.code)
def test_every_condition_leaves_the_rolling_out(row):
    assert left_out(row.code) == ("rolling",)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.code)
def test_a_sign_leaves_out_what_the_rules_say(sign):
    out = set(left_out(sign.code))
    assert ("rolling" in out) == (sign.code in NO_ROLLING)
    assert ("raises" in out) == (sign.code in NO_RAISES)
    assert ("glides" in out) == (sign.code == "F22")


def test_a_code_that_leaves_nothing_out_gives_nothing():
    assert left_out("F19") == () and left_out("moon") == ()
