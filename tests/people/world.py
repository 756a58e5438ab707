"""The clock, the devices, and every request that people make."""

import traceback
from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from django.test import Client

from tests.people.pages import Form, Page

MOST_HOPS = 8


@dataclass(frozen=True)
class Finding:
    """What must not happen: who found it, when, and the requests that led there."""

    what: str
    seed: int
    person: int
    character: str
    day: date
    trail: tuple[str, ...]

    def __str__(self) -> str:
        steps = "\n    ".join(self.trail)
        return (
            f"{self.what}\n  seed {self.seed}, person {self.person} ({self.character}), "
            f"day {self.day}\n    {steps}"
        )


@dataclass
class World:
    """One person's time and place, and what the referee has found in their life."""

    seed: int
    person: int
    character: str
    traveller: Any
    now: datetime
    zone: ZoneInfo
    findings: list[Finding] = field(default_factory=list)
    trail: deque[str] = field(default_factory=lambda: deque(maxlen=14))
    requests: int = 0
    watches: list[Any] = field(default_factory=list)

    def move_to(self, moment: datetime) -> None:
        """The clock never goes back."""
        self.now = max(self.now, moment)
        self.traveller.move_to(self.now, tick=False)

    def wait(self, seconds: float) -> None:
        """A while passes."""
        self.move_to(self.now + timedelta(seconds=seconds))

    def move_zone(self, name: str) -> None:
        """The person has travelled."""
        self.zone = ZoneInfo(name)

    @property
    def day(self) -> date:
        """The person's local date, which rolls over at 04:00."""
        return (self.now.astimezone(self.zone).replace(tzinfo=None) - timedelta(hours=4)).date()

    def find(self, what: str) -> None:
        """Write a finding down, once a life."""
        if all(one.what != what for one in self.findings):
            trail = tuple(self.trail)
            self.findings.append(
                Finding(what, self.seed, self.person, self.character, self.day, trail)
            )

    def note(self, line: str) -> None:
        """Remember what happened, for a finding."""
        at = self.now.astimezone(self.zone)
        self.trail.append(f"{at:%m-%d %H:%M} {line}")


class Device:
    """A browser: its cookies, the page in view, and pages left open in other tabs."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.name = world, name
        self.client = Client()
        self.tabs: deque[Page] = deque(maxlen=12)

    def open(self, address: str) -> Page:
        """Go to an address, and on to where it leads."""
        return self._request("GET", urljoin("/", address), {}, {}, is_fresh=True)

    def send(
        self, address: str, said: dict[str, Any], *, late: dict[str, str] | None = None,
        is_fresh: bool = True,
    ) -> Page:  # fmt: skip
        """Send an answer; `late` are the headers of an outbox."""
        return self._request("POST", urljoin("/", address), said, late or {}, is_fresh=is_fresh)

    def press(
        self, form: Form, button: Any, said: dict[str, Any] | None = None, *, is_fresh: bool = True
    ) -> Page:
        """Press a button of a form with what was filled in."""
        sent: dict[str, Any] = {}
        for name, value in form.hidden:
            sent.setdefault(name, []).append(value)
        if button is not None and button.name:
            sent[button.name] = [button.value]
        for name, value in (said or {}).items():
            sent[name] = value if isinstance(value, list) else [value]
        if form.method.lower() != "post":
            return self.open(form.action)
        return self.send(form.action, sent, is_fresh=is_fresh)

    def _request(
        self, method: str, address: str, said: dict[str, Any], late: dict[str, str], is_fresh: bool
    ) -> Page:
        seen: list[str] = []
        while True:
            response = self._ask(method, address, said, late, is_fresh=is_fresh)
            status, where = response.status_code, response.headers.get("Location", "")
            if not 300 <= status < 400:
                break
            address, late = urljoin(address, where), {}
            if status != 307:  # which sends the same again
                method, said = "GET", {}
            seen.append(address)
            if len(seen) > MOST_HOPS or seen.count(address) > 2:
                self.world.find(f"redirects in a loop at {urlsplit(address).path}")
                break
            self.world.wait(0.2)
        is_text = "text/html" in response.headers.get("Content-Type", "")
        page = Page(address, response.status_code, response.text if is_text else "")
        if is_text and not late and status == 200:
            self.tabs.append(page)
        return page

    def _ask(
        self, method: str, address: str, said: dict[str, Any], late: dict[str, str], is_fresh: bool
    ) -> Any:
        world = self.world
        world.requests += 1
        shown = {k: v for k, v in said.items() if k not in {"csrfmiddlewaretoken", "time_zone"}}
        for watch in world.watches:
            watch.before(method, address)
        try:
            if method == "POST":
                response = self.client.post(address, said, headers=late)
            else:
                response = self.client.get(address)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            world.note(f"{self.name} {method} {address} {shown or ''} {'late' if late else ''}")
            world.find(f"500: {error!r} in {where.filename.rsplit('/', 1)[-1]}:{where.lineno}")
            raise Broken from error
        world.note(
            f"{self.name} {method} {address} {shown or ''} {dict(late) if late else ''} "
            f"-> {response.status_code} {response.headers.get('Location', '')}"
        )
        path = urlsplit(address).path
        waits = bool(late) and response.status_code == 403 and "agreement" in response.text
        if (response.status_code in {400, 403, 405} and not waits) or (
            response.status_code == 404 and is_fresh
        ):
            world.find(f"{response.status_code} for {method} {_without_ids(path)}")
        for watch in world.watches:
            watch.after(method, path, said, late, response)
        return response


class Broken(Exception):
    """The site failed; this life ends here."""


def _without_ids(path: str) -> str:
    return "/".join("…" if len(part) == 36 else part for part in path.split("/"))
