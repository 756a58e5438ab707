"""What the session pages take from a person or from the player."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FEELS = [("better", _("Better")), ("same", _("About the same")), ("worse", _("Worse"))]
_PICK_A_NUMBER = _("Select a number from 0 to 10.")
_ENDS = {0: _("No pain"), 10: _("Worst pain you can imagine")}  # words on the ends only


class FeelAfterForm(forms.Form):
    """How the calf feels now, and perhaps the worst pain of the session."""

    use_required_attribute = False
    feel = forms.ChoiceField(
        choices=FEELS,
        widget=forms.RadioSelect,
        label="",
        error_messages={
            "required": _("Select how your calf feels."),
            "invalid_choice": _("Select how your calf feels."),
        },
    )
    pain = forms.IntegerField(
        min_value=0,
        max_value=10,
        required=False,
        label="",
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], _PICK_A_NUMBER),
    )
    scale = [(number, _ENDS.get(number, "")) for number in range(11)]


class StateForm(forms.Form):
    """A place in the session: the index of a state of its timeline."""

    state = forms.IntegerField(min_value=0, required=False)

    def __init__(self, *args: Any, last: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = last

    def clean_state(self) -> int:
        """Never beyond the session's own last state."""
        return min(self.cleaned_data["state"] or 0, self.last)
