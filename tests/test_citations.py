"""Every citation leads to a place in `docs/`: the reference, the safety case, the decisions.

A citation is the name of a document, then sections and labels: "clinical.md 5.7 A and I",
"ux.md 5, checks 1, 3 and 4", "trust.md I3", "figures.md, "Toe walk"". A label is the first cell
of a row, the number of a list item, a bold opening or the name of a worked example. A code such as
O14 appears once in its document, so it may follow any section.
"""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
READ = (".py", ".html", ".js", ".css", ".md", ".toml", ".txt")

NUMBER = r"\d+(?:\.\d+)?(?![\d%])"
CODE = r"[A-Z]\d+[ab]?(?!\w)"
SOURCE = rf"\[{CODE}\]"
LABEL = "|".join(
    (
        r"\d\d-[a-z-]+",  # a picture of look.md
        CODE,
        r"[A-Z](?![\w’'{])",  # a letter of clinical.md 5.7, or of speed.md
        r"\"[^\"]{2,60}\"",  # a heading, a table or a column by its words
        r"(?:[Vv]ersions|Player|Checks|general stop signs)\b",
        r"\([a-e]\)",
        SOURCE,
        NUMBER,
    )
)
WORD = r"section|checks?|rows?|table|column"
JOIN = r"(?:, and |, | and | to |–| )"
STEP = re.compile(rf"{JOIN}(?:({WORD}) )?({LABEL})")
CITATION = re.compile(rf"\b([a-z]+)\.md\b`?((?:{JOIN}(?:(?:{WORD}) )?(?:{LABEL}))*)")


def tracked() -> list[Path]:
    """Every text file of the repository, as git names it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    files = [ROOT / name for name in listed if name.endswith(READ)]
    return [file for file in files if file.is_file() and file != Path(__file__)]


@cache
def unwrapped(file: Path) -> str:
    """A file as one line, without the marks that begin the lines of a comment. A line that begins
    with a quote stays apart: it is code below a comment, and no heading that the comment cites."""
    return re.sub(r"\s*\n\s*+(?:#+ |//+ |\* |(?![\"\s]))", " ", file.read_text())


class Document:
    """The sections of one document, each with the labels below its heading."""

    def __init__(self, text: str) -> None:
        self.sections: dict[str, set[str]] = {"": set()}
        above: list[tuple[int, str]] = [(0, "")]
        lines = text.splitlines()
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            labels = set(labels_of(line, is_head=following.startswith("|--")))
            if heading := re.match(r"(#{2,4}) (?:([A-Z]|\d[\d.ab]*?)\.? )?(.+)", line):
                depth, number, title = len(heading[1]), heading[2], heading[3]
                labels = {title.lower(), title.split(",")[0].lower()}
                above = [(level, name) for level, name in above if level < depth]
                above.append((depth, number or title))
                self.sections.setdefault(number or title, set())
            for _, section in above:
                self.sections[section] |= labels

    def holds(self, label: str, section: str = "") -> bool:
        """Whether a label stands in a section, or anywhere in the document."""
        return label.strip('"').lower() in self.sections.get(section, ())


def labels_of(line: str, *, is_head: bool) -> Iterator[str]:
    """What a line of a document can be cited by, in small letters."""
    if is_head:
        yield from (cell.strip().lower() for cell in line.strip("|").split("|"))
    for pattern in (
        r"\|\s*([^|]+?)\s*\|",  # the first cell of a row
        r"(\d+)\. ",  # an item of a numbered list
        r"(?:- )?\*\*([^*]+?)[.:]?\*\*",  # a bold beginning
        r"- (\[[A-Z]\d+\]) ",  # a source
        r"([EG]\d+) ",  # a worked example
    ):
        if found := re.match(pattern, line):
            name = found[1].strip("*` ").lower()
            yield from (name, *re.split(r", | / |/", name))
            if first := re.match(r"([a-z]|\d+\.\d+|\d\d)(?:\. |-| )", name):
                yield first[1]  # "A. No session without …", "4.1 Foam roll calf"
    yield from re.findall(r"\([a-e]\)", line)


@cache
def document(name: str) -> Document:
    """A document of the reference, read once."""
    return Document((REFERENCE / f"{name}.md").read_text())


def lost_parts(name: str, places: str) -> Iterator[str]:
    """The parts of a citation that lead nowhere."""
    source = document(name)
    section, counted = "", False
    for word, label in STEP.findall(places):
        counted = word.startswith(("check", "row")) or (counted and not word)
        whole = re.fullmatch(r"\d+", label)
        if label in source.sections and not (whole and counted):
            section, counted = label, False
        elif re.fullmatch(f"{CODE}|{SOURCE}", label):
            if not source.holds(label):
                yield label
        elif whole and section.isdecimal() and not counted:
            yield label  # a number after a numbered section is a section, and there is none
        elif not source.holds(label, section):
            yield f"{section} {label}".strip()


def citations() -> Iterator[tuple[str, str, str]]:
    """File, document and places of every citation of the reference."""
    for file in tracked():
        for name, places in CITATION.findall(unwrapped(file)):
            if (REFERENCE / f"{name}.md").is_file() and name != "README":
                yield str(file.relative_to(ROOT)), name, places


def test_every_cited_section_row_and_point_is_in_the_reference() -> None:
    found = list(citations())
    assert len(found) > 300
    lost = [
        f"{file}: {name}.md{places} – no {part}"
        for file, name, places in found
        for part in lost_parts(name, places)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "places", "lost"),
    [
        ("clinical", " 5.7 A and Q", ["5.7 Q"]),
        ("clinical", " 5.9", ["5.9"]),
        ("clinical", " 5.2 row 4 and 5.7 H", []),
        ("clinical", " 5.2 row 27", ["5.2 27"]),
        ("clinical", " 2, O41", ["O41"]),
        ("clinical", " 3.1, [R6]", []),
        ("clinical", " 3.1, [R66]", ["[R66]"]),
        ("ux", " 5, checks 1, 3 and 31", ["5 31"]),
        ("ux", " 2.1, check 7", ["2.1 7"]),
        ("trust", " D9 to D13", ["D13"]),
        ("speed", " E 1, 4, 55", ["E 55"]),
        ("figures", ', "Toe walk", "Hop"', ['"Hop"']),
    ],
)
def test_a_citation_that_leads_nowhere_is_found(name: str, places: str, lost: list[str]) -> None:
    assert list(lost_parts(name, places)) == lost


def test_a_letter_cited_without_its_document_is_one_of_5_7() -> None:
    cited = {
        letter
        for file in tracked()
        for letter in re.findall(r"\b5\.7 ([A-Z])(?![\w.])", unwrapped(file))
    }
    assert [
        letter for letter in sorted(cited) if not document("clinical").holds(letter, "5.7")
    ] == []


def test_every_hazard_that_is_named_is_in_the_log_of_the_safety_case() -> None:
    log = set(re.findall(r"^### (H\d+) ", (DOCS / "safety-case.md").read_text(), re.MULTILINE))
    assert len(log) >= 26
    for file in tracked():
        assert set(re.findall(r"\bH[1-9]\d?\b", unwrapped(file))) <= log, file


def test_every_decision_and_document_that_is_named_is_there() -> None:
    for file in tracked():
        text = unwrapped(file)
        for number in re.findall(r"\b[Dd]ecisions?(?: |/)(\d{1,4})\b", text):
            assert list(DOCS.glob(f"decisions/{number.zfill(4)}-*.md")), (file, number)
        for path in re.findall(r"\bdocs/[\w/-]+\.md", text):
            assert (ROOT / path).is_file(), (file, path)


def test_every_document_that_is_named_by_its_name_alone_is_there() -> None:
    there = {file.name for file in tracked()}
    for file in tracked():
        named = set(re.findall(r"(?<![\w/*.-])[A-Za-z][\w-]*\.md\b", unwrapped(file)))
        assert named <= there, (file, named - there)


def test_every_source_that_the_clinical_reference_names_is_listed_in_it() -> None:
    text, listed = (REFERENCE / "clinical.md").read_text().split("## 8. Sources")
    for source in set(re.findall(SOURCE, text)):
        assert f"- {source} " in listed, source
