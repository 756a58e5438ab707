"""The form of the whole safety screen, in one answer or page by page (clinical.md 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkins import warning_signs
from checkins.rules import RuleSet
from checkins.sign_forms import NEW_OR_WORSE, NOTHING_OR_BOTH, ConditionsForm
from checkins.warning_signs import Box, Known


class SafetyForm(ConditionsForm):
    """The whole screen, or one page of it: all signs, and what rules out rolling (clinical.md 3.2,
    3.3). Asked at the start, and after a clearance with what is known by then.

    On a page, "None of these" is about all of its rows, and a row that was opened and left is not
    asked back about. In one answer to everything it is about the signs, as it always was; the
    conditions beside it count, and `none` among them means none. `without` are boxes that are not
    asked again."""

    asks_back = False

    def __init__(
        self,
        *args: Any,
        rule_set: RuleSet | None = None,
        known: Iterable[Known] = (),
        page: str = "",
        without: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        self.page = page
        pages = [one for one in warning_signs.PAGES if page in ("", one.name)]
        here = {code for one in pages for code in one.codes} - {*without}
        boxes = [box for box in warning_signs.boxes("start", rule_set) if box.code in here]
        rows = [row for one in pages for row in one.rows]
        super().__init__(*args, boxes=boxes, rows=rows, known=known, **kwargs)

    def _offer(self, name: str, boxes: list[Box]) -> None:
        super()._offer(name, boxes)
        if name == "conditions":
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [*((box.code, box.text) for box in boxes), ("none", _("None of these"))]

    def clean_conditions(self) -> list[str]:
        """ "None of these" among the conditions is no condition."""
        chosen = set(self.cleaned_data["conditions"])
        if "none" in chosen and len(chosen) > 1:
            raise forms.ValidationError(NOTHING_OR_BOTH)
        return sorted(chosen - {"none"})

    def _ask_back(self, answers: dict[str, Any]) -> None:
        """One page: as everywhere. Everything in one answer: signs, or none of them."""
        if self.page:
            super()._ask_back(answers)
        elif bool(answers["signs"]) == bool(answers["none"]):
            self.add_error("signs", NEW_OR_WORSE if self.known else NOTHING_OR_BOTH)

    @property
    def is_blank(self) -> bool:
        """Whether a page was sent with nothing ticked and without "None of these": no answer, and
        no error either (ux.md 2.16)."""
        return self.is_bound and not self.ticked and not self["none"].value()
