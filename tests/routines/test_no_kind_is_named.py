"""A kind of movement is named in its own module and in the list of kinds, and nowhere else."""

import re
from pathlib import Path

import pytest

from routines.movements import MOVEMENTS

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "accounts",
    "calfcare",
    "checkins",
    "reminders",
    "api",
    "routines",
    "templates",
    "scripts",
)
OWN = ("routines/movements/", "routines/migrations/")
ENDINGS = {".py", ".html", ".js", ".mjs", ".txt"}

# A figure may have the name of a kind: it is drawn by that name.
FIGURE = re.compile(r"""(named_still|frames|still|pair)\(["']\w+["']""")
KINDS = "|".join(MOVEMENTS)
# "reps" by itself is more often the rolls of a plan, and the number on the screen.
WORDS = "|".join(kind for kind in MOVEMENTS if kind != "reps")
NAMED = re.compile(
    rf"""["'](?:{WORDS})["']"""  # as a word by itself
    rf"""|\bis_(?:{KINDS})\b"""
    rf"""|\bmovement(?:\.kind)?\s*[=!]=|\bmovement(?:\.kind)?\s+(?:not\s+)?in\s*[({{\[]"""
    rf"""|routines\.movements(?:\.(?:{KINDS})\b|\s+import\s[^\n]*\b(?:{KINDS})\b)"""
)

# Scripts have words of their own for a bar and a clock; what they may not do is ask.
ASKED = re.compile(rf"""[=!]==?\s*["'](?:{WORDS})["']|\.(?:has|includes)\(["'](?:{KINDS})["']""")


def sources() -> list[Path]:
    found = [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    return [
        path
        for path in found
        if path.suffix in ENDINGS
        and not str(path.relative_to(ROOT)).startswith(OWN)
        and "figures" not in path.parts
    ]


def namings(text: str, named: re.Pattern[str] = NAMED) -> list[str]:
    """The lines that name a kind of movement as one."""
    lines = (line.partition("  #")[0] for line in text.splitlines())
    return [line.strip() for line in lines if named.search(FIGURE.sub("", line))]


def test_no_module_but_its_own_names_a_kind_of_movement():
    found = {}
    for path in sources():
        named = ASKED if path.suffix in {".js", ".mjs"} else NAMED
        found[str(path.relative_to(ROOT))] = namings(path.read_text("utf-8"), named)
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        'if step.movement == "roll":',
        "if bout.is_roll and after:",
        "{% if step.movement != other %}",
        'if state.name in {"ready", "roll"}:',
        "from routines.movements.hold import HoldDose",
        "from routines.movements import hold, MOVEMENTS",
    ],
)
def test_such_a_line_would_be_found(line):
    assert namings(line)


@pytest.mark.parametrize(
    "line", ['if (state.name === "hold") wait();', '["ready", "roll"].includes("roll");']
)
def test_such_a_line_of_a_script_would_be_found(line):
    assert namings(line, ASKED)


@pytest.mark.parametrize(
    "line",
    [
        'figure = named_still("roll", 0.5, "right")',
        "for kind, movement in MOVEMENTS.items():",
        "It rolls on and holds still.",
    ],
)
def test_a_figure_and_a_sentence_are_no_kinds(line):
    assert not namings(line)
