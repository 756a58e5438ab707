"""The safety case names only tests that there are, and one for every control of clinical.md 5.7."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
SAFETY_CASE = (TESTS.parent / "docs" / "safety-case.md").read_text()


def test_every_test_that_the_safety_case_names_is_there() -> None:
    named = re.findall(r"`((?:\w+/)*test_\w+\.py)`", SAFETY_CASE)
    assert len(named) > 50
    assert [name for name in named if not (TESTS / name).is_file()] == []


def test_every_control_of_rule_set_2_names_a_test() -> None:
    rows = re.findall(r"^\| ([A-M]) \|.*\.py` \|$", SAFETY_CASE, re.MULTILINE)
    assert rows == list("ABCDEFGHIJKLM")
