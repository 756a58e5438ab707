"""The figures as files: as drawn now, and the stills with all that they need of their own."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from routines.figures import DRAWN as FIGURES
from routines.figures import files, frames, still
from routines.management.commands.draw_figures import STYLES
from routines.pictures import is_pose

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLESHEET = "".join(path.read_text(encoding="utf-8") for path in STYLES)
WRITTEN = files(STYLESHEET)
DRAWN = {name: text for name, text in WRITTEN.items() if name.endswith(".svg")}
pictures = pytest.mark.parametrize("name", DRAWN)


def test_the_files_are_those_that_are_drawn_now() -> None:
    """If not: manage.py draw_figures."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("img/figures/*")}
    assert kept.keys() == WRITTEN.keys()
    assert [name for name in WRITTEN if kept[name] != WRITTEN[name]] == []


def test_every_figure_has_a_start_with_an_arrow_and_an_end() -> None:
    assert DRAWN.keys() == {f"{name}-{end}.svg" for name in FIGURES for end in ("start", "end")}
    for name, svg in DRAWN.items():
        figure, end = name.removesuffix(".svg").rsplit("-", 1)
        moves = end == "start" and not is_pose(figure)
        assert ('class="cc-fig-arrow"' in svg) == moves, name


def test_every_figure_has_its_frames_in_a_file() -> None:
    moves = {name: text for name, text in WRITTEN.items() if name not in DRAWN}
    assert moves.keys() == {f"{name}.json" for name in FIGURES}
    for name, text in moves.items():
        assert json.loads(text) == frames(name.removesuffix(".json"))


@pytest.mark.parametrize("name", FIGURES)
def test_a_file_shows_what_a_page_shows(name: str) -> None:
    inside = still(name, FIGURES[name].far_end).split(">", 1)[1]
    assert DRAWN[f"{name}-end.svg"].endswith(f"</style>\n{inside}\n")


@pictures
def test_a_file_asks_for_nothing_and_has_a_rule_for_each_of_its_shapes(name: str) -> None:
    svg = DRAWN[name]
    assert not re.search(r"href|url\(|@import|<script", svg)
    root = ElementTree.fromstring(svg)
    style = root.findtext("{http://www.w3.org/2000/svg}style") or ""
    classes = {one for part in root.iter() for one in part.get("class", "").split()}
    assert {one for one in classes if not re.search(rf"\.{one}[ ,]", style)} == set()


@pictures
def test_every_colour_of_a_rule_is_the_stylesheets_in_the_light_and_in_the_dark(name: str) -> None:
    style = DRAWN[name].split("<style>")[1].split("</style>")[0]
    used = set(re.findall(r"var\((--[\w-]+)", style)) - {"--ground", "--figure-ground"}
    assert {"--ink", "--tint"} < used
    for colour in used:
        values = re.findall(rf"{colour}: [^;]+;", style)
        assert values == re.findall(rf"{colour}: [^;]+;", STYLESHEET)[: len(values)]
        assert len(values) == 2 or colour == "--on-calf", "it is the same in the dark"
