"""The forms about warning signs. "None of these" is said, never assumed: a blank is not a no, and
a tick beside "None of these" is an error, never a silent no (clinical.md 3.1 and 5.7 C, L)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkins import warning_signs
from checkins.rules import RuleSet
from checkins.warning_signs import Box, Group, Known, Row

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NOTHING_OR_BOTH = _("Select the things that apply, or select 'None of these'.")
NEW_OR_WORSE = _("Select what is new or worse, or press 'Nothing new or worse'.")
OPENED = _("You opened this row. Tick what applies, or 'None of these after all'.")
HEALTH_ROW = Row(
    warning_signs.HEALTH,
    _("Has anything about your health changed?"),
    tuple(condition.code for condition in warning_signs.conditions_of()),
)


class QuestionForm(forms.Form):
    """A form that shows one error in place of Django's several."""

    use_required_attribute = False


@dataclass(frozen=True)
class KnownBox:
    """A tick box for what was told before. Ticked means new or worse since."""

    box: Box
    known: Known
    ticked: bool


@dataclass(frozen=True)
class OpenRow:
    """A row as a page prints it: its boxes, and what was answered in it."""

    name: str
    heading: StrPromise
    boxes: tuple[Box, ...]
    none: forms.BoundField
    """ "None of these after all", with the row's error."""
    ticked: int
    opened: bool
    """Whether it was opened on the page that was sent."""

    @property
    def is_open(self) -> bool:
        """A row that holds an answer or an error hides neither."""
        return bool(self.ticked or self.none.errors or self.none.value())


class ScreenForm(QuestionForm):
    """Tick boxes, some behind rows that open, some known from before, and "None of these".

    Valid, `cleaned_data` holds "signs" and "conditions" (sorted codes, new or worse), "as_was" (the
    known codes that are neither) and "asked" (every code that stood on the page)."""

    rows_last = False
    asks_back = True  # about a row that was opened and left
    signs = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="",
        error_messages={"invalid_choice": NOTHING_OR_BOTH},
    )
    none = forms.BooleanField(required=False, label=_("None of these"))
    opened = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def __init__(
        self,
        *args: Any,
        boxes: Sequence[Box],
        rows: Iterable[Row] = (),
        known: Iterable[Known] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = {box.code: box for box in boxes}
        self.known = {one.code: one for one in known if one.code in self.boxes}
        fresh = self.boxes.keys() - self.known.keys()
        self._rows = {
            row: tuple(self.boxes[code] for code in row.codes if code in fresh) for row in rows
        }
        self._rows = {row: behind for row, behind in self._rows.items() if behind}
        for name in ("signs", "conditions"):
            if name in self.fields:
                self._offer(name, [box for box in boxes if box.field == name])
        for row in self._rows:
            self.fields[f"none_{row.name}"] = forms.BooleanField(
                required=False, label=_("None of these after all")
            )

    def _offer(self, name: str, boxes: list[Box]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(box.code, box.text) for box in boxes]

    @property
    def none_words(self) -> StrPromise:
        """The words of the button that says no to everything."""
        return _("Nothing new or worse") if self.known else _("None of these")

    @property
    def ticked(self) -> set[str]:
        """The codes that stand ticked, as the form was sent or is shown at first."""
        return {
            str(code)
            for name in ("signs", "conditions")
            if name in self.fields
            for code in (self[name].value() or [])
        }

    @property
    def known_boxes(self) -> list[KnownBox]:
        """What was told before, most urgent first."""
        codes = (code for code in self.boxes if code in self.known)
        return [KnownBox(self.boxes[c], self.known[c], c in self.ticked) for c in codes]

    @property
    def rows(self) -> list[OpenRow]:
        """The rows that stand on the page, in their order."""
        opened = self._opened()
        return [
            OpenRow(
                row.name,
                row.heading,
                behind,
                self[f"none_{row.name}"],
                sum(box.code in self.ticked for box in behind),
                row.name in opened,
            )
            for row, behind in self._rows.items()
        ]

    @property
    def loose(self) -> list[Box]:
        """The boxes that stand behind no row and are not known."""
        behind = {box.code for boxes in self._rows.values() for box in boxes}
        return [b for c, b in self.boxes.items() if c not in behind and c not in self.known]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every box of the page, as one group."""
        return (Group("all", _("Warning signs"), tuple(self.boxes.values())),)

    def _opened(self) -> set[str]:
        """The rows that were opened. A name that no row has is nobody's answer."""
        return {str(name) for name in self["opened"].value() or []}

    def clean(self) -> dict[str, Any]:
        """Some boxes or none of them, and an answer in every row that was opened."""
        answers = super().clean() or self.cleaned_data
        if not {"signs", "conditions"} & self.errors.keys():
            self._ask_back(answers)
        if not self.sign_errors:
            for name in self._lists:
                answers[name] = sorted(answers[name])
            answers["as_was"] = sorted(self.known.keys() - self.ticked)
            answers["asked"] = sorted(self.boxes)
        return answers

    @property
    def acting_ticks(self) -> dict[str, list[str]]:
        """The ticks that act, by field, whatever error the form has: they wait for no other answer,
        and no other answer takes them back (clinical.md 3.1)."""
        acts = warning_signs.acting(self.ticked & self.boxes.keys())
        ticks = {
            name: sorted(code for code in acts if self.boxes[code].field == name)
            for name in self._lists
        }
        return ticks if acts else {}

    @property
    def sign_errors(self) -> set[str]:
        """The fields about signs that have an error."""
        return {*self._lists, *(f"none_{row.name}" for row in self._rows)} & self.errors.keys()

    @property
    def _lists(self) -> list[str]:
        return [name for name in ("signs", "conditions") if name in self.fields]

    def _ask_back(self, answers: dict[str, Any]) -> None:
        ticked = {*answers["signs"], *answers.get("conditions", ())}
        if bool(ticked) == bool(answers["none"]):
            self.add_error("signs", NEW_OR_WORSE if self.known else NOTHING_OR_BOTH)
        for row, behind in self._rows.items() if self.asks_back else ():
            none_here = answers[f"none_{row.name}"]
            tick_here = any(box.code in ticked for box in behind)
            is_blank = row.name in self._opened() and not tick_here and not none_here
            if is_blank or (tick_here and none_here):
                self.add_error(f"none_{row.name}", OPENED)


class DailySignsForm(ScreenForm):
    """The daily form: ten rows, one tap (clinical.md 5.7 C)."""

    def __init__(
        self,
        *args: Any,
        rule_set: RuleSet | None = None,
        known: Iterable[Known] = (),
        **kwargs: Any,
    ) -> None:
        boxes = warning_signs.boxes("check_in", rule_set)
        super().__init__(*args, boxes=boxes, rows=warning_signs.ROWS, known=known, **kwargs)


class LongSignsForm(ScreenForm):
    """The daily rows and the signs of the weekly form on one page: what a phone keeps, and where
    one form asks both."""

    def __init__(
        self,
        *args: Any,
        rule_set: RuleSet | None = None,
        known: Iterable[Known] = (),
        **kwargs: Any,
    ) -> None:
        boxes = warning_signs.boxes("after_gap", rule_set)
        super().__init__(*args, boxes=boxes, rows=warning_signs.ROWS, known=known, **kwargs)


class ConditionsForm(ScreenForm):
    """Signs, and the conditions of clinical.md 3.3."""

    conditions = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="",
        error_messages={"invalid_choice": NOTHING_OR_BOTH},
    )


class WeeklySignsForm(ConditionsForm):
    """What the weekly form adds, and whether anything about one's health has changed."""

    rows_last = True

    def __init__(
        self,
        *args: Any,
        rule_set: RuleSet | None = None,
        known: Iterable[Known] = (),
        **kwargs: Any,
    ) -> None:
        boxes = warning_signs.boxes("weekly", rule_set)
        super().__init__(*args, boxes=boxes, rows=(HEALTH_ROW,), known=known, **kwargs)
