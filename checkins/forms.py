"""One question a form. Nothing is chosen at first; an error names what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkins import warning_signs
from checkins.models import Clearance, Plan
from checkins.safety_form import SafetyForm
from checkins.sign_forms import (
    DailySignsForm,
    LongSignsForm,
    QuestionForm,
    ScreenForm,
    WeeklySignsForm,
)

__all__ = [
    "ClearanceForm",
    "DailySignsForm",
    "FeelForm",
    "PainForm",
    "QuestionForm",
    "RollerForm",
    "SafetyForm",
    "SessionForm",
    "SideForm",
    "SignsForm",
    "SinceForm",
    "TimeForm",
    "WeeklySignsForm",
    "WholeForm",
]

PAIN_LABELS = {0: _("No pain"), 10: _("Worst pain you can imagine")}
PICK_A_NUMBER = _("Select a number from 0 to 10.")


def _question(choices: Any, error: Any) -> forms.ChoiceField:
    """A radio question with one error text for every wrong answer."""
    return forms.ChoiceField(
        choices=choices,
        widget=forms.RadioSelect,
        label="",
        error_messages={"required": error, "invalid_choice": error},
    )


class SideForm(QuestionForm):
    """Which calf hurts."""

    side = _question(Plan.Side.choices, _("Select which calf hurts."))


class SinceForm(QuestionForm):
    """How long it has hurt."""

    since = _question(Plan.Since.choices, _("Select how long it has hurt."))


class RollerForm(QuestionForm):
    """What there is to roll on."""

    roller = _question(Plan.Roller.choices, _("Select what you have."))


class TimeForm(QuestionForm):
    """When to do it."""

    time = _question(Plan.Time.choices, _("Select a time of day."))


class PainForm(QuestionForm):
    """Pain as a whole number, 0 to 10. The page draws the scale itself."""

    pain = forms.IntegerField(
        min_value=0,
        max_value=10,
        label="",
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"], PICK_A_NUMBER
        ),
    )
    scale = [(number, PAIN_LABELS.get(number, "")) for number in range(11)]


class FeelForm(QuestionForm):
    """The calf today, compared with before the last exercises."""

    feel = _question(
        [
            ("better", _("Better")),
            ("same", _("About the same")),
            ("worse", _("Worse")),
            ("unsure", _("I am not sure")),
        ],
        _("Select how your calf feels."),
    )

    def clean_feel(self) -> str:
        """Not being sure counts as the same: unsure input never makes a plan harder."""
        feel: str = self.cleaned_data["feel"]
        return "same" if feel == "unsure" else feel


def SignsForm(*args: Any, moment: warning_signs.Moment, **kwargs: Any) -> ScreenForm:  # noqa: N802
    """The form of an ordinary check-in, or of one that asks the weekly signs too."""
    form = DailySignsForm if moment == "check_in" else LongSignsForm
    return form(*args, **kwargs)


class WholeForm(FeelForm, PainForm, LongSignsForm):
    """The whole check-in in one answer, as a phone without a connection asks it, with the day
    that it is about and the id that was made at the first tap. It may be read days later, when
    nobody is there to ask back about a row: a sign in it must not wait for that."""

    asks_back = False
    tight = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=10,
        label="",
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], PICK_A_NUMBER),
    )
    day = forms.DateField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, moment: str = "after_gap", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class ClearanceForm(QuestionForm):
    """Who cleared the person for exercise."""

    by = _question(Clearance.By.choices, _("Select who told you that it is fine."))


class SessionForm(forms.Form):
    """Which session to start: the whole routine, or the sore side once."""

    variant = forms.ChoiceField(choices=[("full", _("full")), ("short", _("short"))])
    side = forms.ChoiceField(choices=[("left", _("left")), ("right", _("right"))], required=False)

    def __init__(self, *args: Any, plan_side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan_side = plan_side

    def clean(self) -> dict[str, Any]:
        """One sore side needs no choice. With two, the short variant does the chosen one."""
        answers = super().clean() or self.cleaned_data
        both = self.plan_side == Plan.Side.BOTH
        if both and answers.get("variant") == "short":
            if not answers.get("side"):
                self.add_error("side", _("Select which side to do."))
        else:
            answers["side"] = self.plan_side
        return answers
