"""Which words of a page a person has before them: in `main`, outside closed details and whatever is
hidden (ux.md 2.16)."""

import re
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta"}
UNSEEN = {"script", "style", "svg", "template"}


class Seen(HTMLParser):
    """Reads a response. `words` are those with a letter in them: the keys 0 to 10 are none."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []  # each with whether it is before a person's eyes
        self._text: list[str] = []
        self._is_main = False
        self.feed(response.content.decode())

    @property
    def words(self) -> list[str]:
        """One after another. What a no-break space holds together is two words."""
        return [word for word in " ".join(self._text).split() if re.search(r"[^\W\d_]", word)]

    @property
    def _is_seen(self) -> bool:
        return all(seen for _tag, seen in self._open)

    def hides(self, attributes: dict[str, str | None]) -> bool:
        """Whether nobody sees an element with these attributes."""
        return "hidden" in attributes or "cc-hidden" in (attributes.get("class") or "").split()

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = dict(pairs)
        hidden = self.hides(attributes)
        is_closed = self._open and self._open[-1][0] == "details" and tag != "summary"
        if tag not in VOID:
            seen = not (hidden or tag in UNSEEN or (is_closed and not self._details_open))
            self._open.append((tag, seen))
        if tag == "details":
            self._details_open = "open" in attributes

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words of `main`."""
        if any(tag == "main" for tag, _seen in self._open) and self._is_seen:
            self._text.append(data)


class SeenBeforeStart(Seen):
    """Reads the page of a session as scripts show it before Start: the player and not the list.
    "How to do it" and the head stand aside (ux.md 2.16)."""

    _sound = ""

    def hides(self, attributes: dict[str, str | None]) -> bool:
        """What waits for another mode of the player is hidden too, and the line about a sound that
        is not chosen."""
        if attributes.get("name") == "sound" and "checked" in attributes:
            self._sound = f"sound-{attributes['value']}"
        about = attributes.get("id") or ""
        if about.startswith("sound-") and about != self._sound:
            return True
        if "data-player" in attributes:
            return False
        if attributes.keys() & {"data-list", "data-how", "data-still"}:
            return True
        if attributes.get("class") == "cc-player__top":
            return True
        modes = attributes.get("data-when")
        return super().hides(attributes) or (modes is not None and "idle" not in modes.split())
