"""What a person finds on a page: its heading, its words, its links, its forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

UNSEEN = {"head", "script", "style", "template", "svg"}
INLINE = {"a", "b", "cite", "span"}
VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Form:
    """One form: where it goes, what it would send as it stands, and its buttons by their words."""

    action: str
    method: str
    sends: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """A response, read. Words are squeezed to single spaces; no-break spaces count as spaces."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.status, self._url = response.status_code, response.request["PATH_INFO"]
        self.heading, self.links, self.forms = "", {}, []
        self.choices: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._words: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self._button: tuple[str, str, list[str]] | None = None
        self._heading: list[str] | None = None
        self.feed(response.content.decode())
        self.text = squeezed(self._words)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        """Open an element, and note what a person can use."""
        attributes = {name: value or "" for name, value in pairs}
        self._part(tag)
        if tag not in VOID:
            self._open.append(tag)
        if "template" in self._open:
            return  # for scripts
        if tag == "a":
            self._link = (attributes.get("href", ""), [])
        elif tag == "h1":
            self._heading = []
        elif tag == "form":
            action = attributes.get("action") or self._url
            self.forms.append(Form(action, attributes.get("method", "get")))
        elif tag == "button":
            self._button = (attributes.get("name", ""), attributes.get("value", ""), [])
        elif tag == "input":
            self._input(attributes)

    def _input(self, attributes: dict[str, str]) -> None:
        name, value = attributes.get("name", ""), attributes.get("value", "")
        picked = attributes.get("type", "text") not in {"radio", "checkbox"}
        if not picked:
            self.choices.setdefault(name, []).append(value)
        if "disabled" in attributes:  # a browser does not send it
            return
        if self.forms and (picked or "checked" in attributes):
            self.forms[-1].sends.setdefault(name, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self._part(tag)
        while self._open and self._open.pop() != tag:
            pass
        if tag == "a" and self._link:
            self.links.setdefault(squeezed(self._link[1]), self._link[0])
            self._link = None
        elif tag == "h1" and self._heading is not None:
            self.heading, self._heading = self.heading or squeezed(self._heading), None
        elif tag == "button" and self._button:
            name, value, words = self._button
            if "form" in self._open:
                self.forms[-1].buttons[squeezed(words)] = (name, value)
            self._button = None

    def _part(self, tag: str) -> None:
        """Words of two blocks are two words."""
        if tag not in INLINE:
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if UNSEEN & set(self._open):
            return
        self._words.append(data)
        for kept in (self._link and self._link[1], self._button and self._button[2], self._heading):
            if kept is not None:
                kept.append(data)

    @property
    def buttons(self) -> dict[str, Form]:
        """Every button's words with its form."""
        return {words: form for form in self.forms for words in form.buttons}

    @property
    def picked(self) -> dict[str, list[str]]:
        """What is filled in or ticked, without the token."""
        return {
            name: values
            for form in self.forms
            for name, values in form.sends.items()
            if name != "csrfmiddlewaretoken"
        }

    def press(self, client: Any, words: str, **typed: Any) -> Any:
        """Press the button with these words, as the page stands, with `typed` on top."""
        form = self.buttons[words]
        name, value = form.buttons[words]
        return client.post(form.action, form.sends | ({name: value} if name else {}) | typed)


def squeezed(words: list[str]) -> str:
    """The words with single spaces between them."""
    return " ".join("".join(words).split())
