"""What publishing, withdrawing and previewing ask an author."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from routines.models import RoutineVersion
from routines.movements import MOST_PLANNED


class PublishForm(forms.Form):
    """Why a version is published. `reviewed` is the fingerprint of the draft on the page."""

    note = forms.CharField(
        label=_("Note"),
        max_length=RoutineVersion._meta.get_field("note").max_length,
        help_text=_("What is new, and why. Other authors will read this."),
        error_messages={"required": _("Say what is new in this version.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reviewed = forms.CharField(max_length=64, required=False)


class WithdrawForm(forms.Form):
    """Why a version is taken out of use."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=RoutineVersion._meta.get_field("withdrawn_reason").max_length,
        help_text=_("Why nobody may follow this version any more. Other authors will read this."),
        error_messages={"required": _("Say why this version is withdrawn.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PreviewForm(forms.Form):
    """Which session to show."""

    use_required_attribute = False
    variant = forms.ChoiceField(
        label=_("Session"),
        choices=[("full", _("Full")), ("short", _("Short"))],
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label=_("Sore side"),
        choices=[("left", _("Left")), ("right", _("Right")), ("both", _("Both"))],
        widget=forms.RadioSelect,
    )
    reps = forms.IntegerField(
        label=_("Rolls"),
        min_value=1,
        max_value=MOST_PLANNED,
        required=False,
        help_text=_("Leave empty to show the session without rolling."),
    )

    def clean(self) -> dict[str, Any]:
        """A short session is for one side (clinical.md 1.4)."""
        cleaned = super().clean() or {}
        if cleaned.get("variant") == "short" and cleaned.get("side") == "both":
            self.add_error("side", _("A short session is for one side. Choose left or right."))
        return cleaned
