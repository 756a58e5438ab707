"""Figures as files of their own: the stills as SVG, for a page that shows them as pictures, and the
frames as JSON, for one that moves a figure only when it is asked to.

A picture sees nothing of the page around it. So a file brings along, out of the page's own
stylesheet, the rules of its shapes and the colours in them, light and dark, and a ground.
"""

import json
import re
from collections.abc import Mapping

from routines.figures.drawing import still
from routines.figures.motion import frames
from routines.figures.poses import DRAWN

ENDS = ("start", "end")
"""The two stills of a movement; the first one has the arrow."""

_COLOURS = re.compile(r":root \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"(--[\w-]+): ([^;]+);")
_RULE = re.compile(r"^(\.cc-fig[^{}]*) \{([^{}]*)\}$", re.MULTILINE)  # over one line or more
_CLASS = re.compile(r"cc-fig[\w-]*")
_BOTH = "@supports (color: light-dark(#000, #fff))"


def file_name(name: str, end: str) -> str:
    """The file of a figure's `start` or `end`, which shows the right leg."""
    return f"{name}-{end}.svg"


def frames_file(name: str) -> str:
    """The file of a figure's frames."""
    return f"{name}.json"


def files(stylesheet: str) -> dict[str, str]:
    """Every figure's three files by name, the stills in the colours of the page's stylesheet and
    with the rules of styles/figures.css, both in one text.

    Its first two `:root` blocks name the colours: those of the light, and those of both."""
    moves = {frames_file(name): json.dumps(frames(name), separators=(",", ":")) for name in DRAWN}
    return moves | {
        file_name(name, end): _file(still(name, phase, arrow=end == "start"), stylesheet)
        for name, figure in DRAWN.items()
        for end, phase in zip(ENDS, (0, figure.far_end), strict=True)
    }


def _file(svg: str, stylesheet: str) -> str:
    opened, inside = svg.split(">", 1)
    opened = opened.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{opened}>\n<style>\n{_style(svg, stylesheet)}\n</style>\n{inside}\n"


def _style(svg: str, stylesheet: str) -> str:
    shown = set(_CLASS.findall(svg))
    rules = [
        f"{_one_line(selector)} {{ {_one_line(body)} }}"
        for selector, body in _RULE.findall(stylesheet)
        if shown & set(_CLASS.findall(selector))
    ]
    used = set(re.findall(r"var\((--[\w-]+)", "".join(rules)))
    light, both = (dict(_COLOUR.findall(block)) for block in _COLOURS.findall(stylesheet)[:2])
    return "\n".join(
        [
            f":root {{ color-scheme: light dark; {_colours(light, used)} }}",
            f"{_BOTH} {{ :root {{ {_colours(both, used)} }} }}",
            *rules,
            ".cc-fig { background: var(--ground); }",
        ]
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _colours(named: Mapping[str, str], used: set[str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in named.items() if name in used)
