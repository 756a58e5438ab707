"""The papers name only what there is: tests, files, commands; and a test for each control."""

import re
from pathlib import Path

from django.core.management import get_commands

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SAFETY_CASE = (ROOT / "docs" / "safety-case.md").read_text()
# Decisions are left out: they tell of their day, and of files that have gone since.
PAPERS = {
    path.name: path.read_text()
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
}


def test_every_test_that_the_safety_case_names_is_there() -> None:
    named = re.findall(r"`((?:\w+/)*test_\w+\.py)`", SAFETY_CASE)
    assert len(named) > 50
    assert [name for name in named if not (TESTS / name).is_file()] == []


def test_every_control_of_rule_set_2_names_a_test() -> None:
    rows = re.findall(r"^\| ([A-M]) \|.*\.py` \|$", SAFETY_CASE, re.MULTILINE)
    assert rows == list("ABCDEFGHIJKLM")


def test_every_file_and_folder_that_a_paper_names_is_there() -> None:
    pattern = r"`((?:accounts|calfcare|checkins|routines|static|templates|tests)/[\w./-]*)`"
    named = [(paper, path) for paper, text in PAPERS.items() for path in re.findall(pattern, text)]
    assert len(named) > 100
    folders = (ROOT, TESTS)  # the safety case leaves `tests/` out
    lost = [one for one in named if not any((folder / one[1]).exists() for folder in folders)]
    assert [one for one in lost if "set_N" not in one[1]] == []


def test_every_test_function_that_a_paper_names_is_there() -> None:
    tests = "".join(path.read_text() for path in TESTS.rglob("test_*.py"))
    there = set(re.findall(r"^ *(?:async )?def (test_\w+)", tests, re.MULTILINE))
    named = {name for text in PAPERS.values() for name in re.findall(r"::(test_\w+)", text)}
    assert len(named) > 30
    assert named <= there, named - there


def test_every_command_that_a_paper_names_is_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for paper, text in PAPERS.items():
        assert set(re.findall(r"`make (\w+)", text)) <= targets, paper
        assert set(re.findall(r"manage\.py (\w+)", text)) <= set(get_commands()), paper
        for module in re.findall(r"python -m ((?:tests|calfcare)[\w.]*)", text):
            path = ROOT / module.replace(".", "/")
            assert (path / "__main__.py").is_file() or path.with_suffix(".py").is_file(), paper
