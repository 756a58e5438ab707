"""The form of the whole safety screen, in one answer or page by page (clinical.md 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkins import warning_signs
from checkins.rules import RuleSet
from checkins.sign_forms import NEW_OR_WORSE, NOTHING_OR_BOTH, ConditionsForm
from checkins.warning_signs import Box, Group, Known


class SafetyForm(ConditionsForm):
    """The whole screen, or one page of it: all signs, and what rules out rolling (clinical.md 3.2,
    3.3). Asked at the start, and after a clearance with what is known by then.

    A page with two lists sends `asked=conditions`, and then "None of these" must be ticked in both.
    One page of the screen has one "None of these" for all of it. A client that sends only the
    documented fields is taken to have asked about the conditions. `without` are boxes that are not
    asked again."""

    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        rule_set: RuleSet | None = None,
        known: Iterable[Known] = (),
        page: str = "",
        without: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        pages = {one.code: one for one in warning_signs.pages_for("start", rule_set)}
        self.page = pages[page] if page else None
        boxes = self.page.choices if self.page else warning_signs.boxes("start", rule_set)
        asked = [box for box in boxes if box.code not in without]
        super().__init__(*args, boxes=asked, known=known, **kwargs)
        self._said_none = False

    def _offer(self, name: str, boxes: list[Box]) -> None:
        super()._offer(name, boxes)
        if name == "conditions":
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [*((box.code, box.text) for box in boxes), ("none", _("None of these"))]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The signs by the pages of the screen, of one page all its rows; none that is known."""
        if self.page:
            return self._unknown([self.page])
        return self._unknown(warning_signs.groups_for("start"))

    @property
    def condition_groups(self) -> tuple[Group, ...]:
        """The conditions under two headings, without what is known."""
        return self._unknown(warning_signs.condition_groups())

    def _unknown(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        left = (
            Group(
                g.code,
                g.heading,
                tuple(b for b in g.choices if b.code in self.boxes and b.code not in self.known),
            )
            for g in groups
        )
        return tuple(group for group in left if group.choices)

    def clean_conditions(self) -> list[str]:
        """ "None of these" among the conditions is no condition."""
        chosen = set(self.cleaned_data["conditions"])
        self._said_none = "none" in chosen
        if self._said_none and len(chosen) > 1:
            raise forms.ValidationError(NOTHING_OR_BOTH)
        return sorted(chosen - {"none"})

    def clean(self) -> dict[str, Any]:
        """One page: as everywhere. Two lists: an answer about the signs, and where the page asked
        about the conditions, one about these."""
        said = self.cleaned_data.get("asked")
        answers = forms.Form.clean(self) or self.cleaned_data
        if self.page:
            return super().clean()
        wrong = NEW_OR_WORSE if self.known else NOTHING_OR_BOTH
        if "signs" in answers and bool(answers["signs"]) == bool(answers["none"]):
            self.add_error("signs", wrong)
        blank = "conditions" in answers and not answers["conditions"] and not self._said_none
        if blank and said == "conditions":
            self.add_error("conditions", wrong)
        if not self.errors:
            answers |= {
                "signs": sorted(answers["signs"]),
                "as_was": sorted(self.known.keys() - {*answers["signs"], *answers["conditions"]}),
                "asked": sorted(self.boxes),
            }
        return answers
