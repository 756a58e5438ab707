"""What the session pages take from the player."""

from typing import Any

from django import forms


class StateForm(forms.Form):
    """A place in the session: the index of a state of its timeline."""

    state = forms.IntegerField(min_value=0, required=False)

    def __init__(self, *args: Any, last: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = last

    def clean_state(self) -> int:
        """Never beyond the session's own last state."""
        return min(self.cleaned_data["state"] or 0, self.last)
