"""The whole screen as six pages: what one of them was sent with, and what comes next.

Answers travel in the form, as hidden fields, so that nothing of a screen that is not finished is
stored (ux.md 2.16, docs/decisions/0018)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse

from checkins import warning_signs
from checkins.safety_form import SafetyForm
from checkins.warning_signs import Known, Level, ScreenPage

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PAGES = warning_signs.PAGES
_NAMES = [page.name for page in PAGES]
_PAGE_OF = {code: page.name for page in PAGES for code in page.codes}
_LISTS = ("signs", "conditions")


@dataclass(frozen=True)
class Screen:
    """What was told so far, as it travels from page to page: codes by field, and which pages were
    answered. Codes that no page knows stay, and the form of the whole refuses them."""

    told: dict[str, list[str]] = field(default_factory=dict)
    answered: tuple[str, ...] = ()
    known: Sequence[Known] = ()
    without: Collection[str] = ()

    @classmethod
    def sent(cls, data: QueryDict, **asked: Any) -> Screen:
        """As a page was sent."""
        told = {name: list(dict.fromkeys(data.getlist(name))) for name in _LISTS}
        answered = tuple(name for name in _NAMES if name in data.getlist("answered"))
        return cls(told, answered, **asked)

    def page(self, number: int, data: QueryDict | None = None) -> SafetyPage:
        """A page of it, as it is shown with what was told, or as it was sent."""
        here = PAGES[number - 1]
        mine = {name: self._on(here.name, name) for name in _LISTS}
        if data is None:
            form = SafetyForm(page=here.name, initial=mine, known=self.known, without=self.without)
        else:
            sent = data.copy()
            for name in _LISTS:
                sent.setlist(name, mine[name])
            form = SafetyForm(sent, page=here.name, known=self.known, without=self.without)
        return SafetyPage(number, here, form, self)

    def next_after(self, number: int) -> int | None:
        """The page that is asked next, where this one is answered now; None once all are."""
        left = {*_NAMES} - {*self.answered, _NAMES[number - 1]}
        return next((n for n, name in enumerate(_NAMES, 1) if name in left), None)

    def with_answer(self, number: int) -> Screen:
        """The same, with this page answered."""
        return replace(self, answered=(*self.answered, _NAMES[number - 1]))

    def in_trouble(self, data: QueryDict) -> SafetyPage:
        """Of one answer to everything that cannot stand: the page to look at again, with the most
        urgent sign that was ticked there."""
        sent = [self.page(number, data) for number in range(1, len(PAGES) + 1)]
        wrong = [page for page in sent if not page.form.is_valid()] or sent
        return min(wrong, key=lambda page: page.urgency)

    def whole(self) -> SafetyForm:
        """Everything that was told, as one answer. Only for a screen whose pages are answered."""
        sent = QueryDict(mutable=True)
        for name in _LISTS:
            sent.setlist(name, self.told.get(name, []))
        if not sent.getlist("signs"):
            sent["none"] = "on"
        return SafetyForm(sent, known=self.known, without=self.without)

    def _on(self, page: str, name: str) -> list[str]:
        """The codes of a field that stand on a page; on every page those that nobody asked for."""
        return [code for code in self.told.get(name, []) if _PAGE_OF.get(code, page) == page]


@dataclass(frozen=True)
class SafetyPage:
    """One of the six pages, as a template prints it."""

    number: int
    page: ScreenPage
    form: SafetyForm
    screen: Screen

    @property
    def heading(self) -> StrPromise:
        """What its rows have in common."""
        return self.page.heading

    @property
    def address(self) -> str:
        """Where it stands, and is sent to."""
        return reverse("checkins:safety" if self.number == 1 else f"checkins:safety-{self.number}")

    @property
    def urgency(self) -> int:
        """How urgent the most urgent tick on it is: 0 an emergency, and larger for less."""
        codes = self.form.ticked & self.form.boxes.keys()
        level = warning_signs.outcome(codes).level
        return list(Level).index(level) if level else len(Level)

    @property
    def acting(self) -> list[str]:
        """What acts at once when it is ticked here and sent (ux.md 2.16)."""
        return warning_signs.acting(self.form.boxes)

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(PAGES)

    @property
    def carried(self) -> Iterator[tuple[str, str]]:
        """The hidden fields: what the other pages were answered with, by name and value."""
        for name in _LISTS:
            for code in self.screen.told.get(name, []):
                if _PAGE_OF.get(code, self.page.name) != self.page.name:
                    yield name, code
        for name in self.screen.answered:
            if name != self.page.name:
                yield "answered", name
