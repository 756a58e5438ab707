"""What a person can use on a page: its links, its forms, what may be filled in and pressed.

A quicker reading than `tests.pages`: it looks at the tags that matter and at nothing else, since
these people read hundreds of thousands of pages."""

import html
import re
from dataclasses import dataclass, field

_TAGS = re.compile(
    r"<(/?)(a|button|form|h1|input|label|option|select)\b((?:[^>\"]|\"[^\"]*\")*)>", re.I
)
_PAIRS = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_TEMPLATES = re.compile(r"<template\b.*?</template>", re.S)  # for scripts, not for people
_ANY_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Box:
    """A tick box, with the words beside it."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Button:
    """What sends a form."""

    name: str
    value: str
    words: str


@dataclass(slots=True)
class Form:
    """One form: where it goes, and everything that a person can do with it."""

    action: str
    method: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    folded: list[tuple[str, str]] = field(default_factory=list)  # sent once a row is opened
    radios: dict[str, list[str]] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    selects: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    def button(self, words: str = "") -> Button | None:
        """The first button that says this, or the first of all."""
        return next((one for one in self.buttons if words in one.words), None)


class Page:
    """A response as a person finds it, and when it was opened."""

    def __init__(self, path: str, status: int, body: str) -> None:
        self.path, self.status, self.body = path, status, body
        self.heading = ""
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self._read(_TEMPLATES.sub("", body))

    def _read(self, body: str) -> None:
        form: Form | None = None
        opened: list[tuple[str, int, dict[str, str]]] = []
        boxes: list[Box] = []
        for tag in _TAGS.finditer(body):
            closes, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
            if not closes:
                pairs = {k: html.unescape(v) for k, v in _PAIRS.findall(rest)}
                if name == "form":
                    method = pairs.get("method", "get")
                    form = Form(pairs.get("action") or self.path, method)
                    self.forms.append(form)
                elif name == "input" and form:
                    self._input(form, pairs, boxes)
                elif name == "select" and form:
                    form.selects[pairs.get("name", "")] = []
                elif name == "option" and form and form.selects:
                    form.selects[list(form.selects)[-1]].append(pairs.get("value", ""))
                elif name in {"a", "button", "h1", "label"}:
                    opened.append((name, tag.end(), pairs))
                continue
            if name == "form":
                form = None
            elif opened and opened[-1][0] == name:
                _name, start, pairs = opened.pop()
                words = " ".join(
                    html.unescape(_ANY_TAG.sub(" ", body[start : tag.start()])).split()
                )
                if name == "a":
                    self.links.append((pairs.get("href", ""), words))
                elif name == "h1":
                    self.heading = self.heading or words
                elif name == "label" and form:
                    form.boxes += [Box(one.name, one.value, words) for one in boxes]
                    boxes.clear()
                elif name == "button" and form and "hidden" not in pairs:
                    form.buttons.append(
                        Button(pairs.get("name", ""), pairs.get("value", ""), words)
                    )

    def _input(self, form: Form, pairs: dict[str, str], boxes: list[Box]) -> None:
        name, value, kind = pairs.get("name", ""), pairs.get("value", ""), pairs.get("type", "text")
        if kind == "radio":
            form.radios.setdefault(name, []).append(value)
        elif kind == "checkbox":
            boxes.append(Box(name, value, ""))
        elif "disabled" in pairs:
            form.folded.append((name, value))
        else:
            form.hidden.append((name, value))

    def form_to(self, *endings: str) -> Form | None:
        """The first form that goes to such an address."""
        return next((one for one in self.forms if one.action.endswith(endings)), None)

    def link_to(self, *parts: str) -> str | None:
        """The first link whose address holds one of these."""
        return next((href for href, _words in self.links if any(p in href for p in parts)), None)
