"""One question a form. Nothing is chosen at first; an error names what to do."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkins.models import Clearance, Plan
from checkins.regions import REGIONS
from checkins.rules import newest
from checkins.sign_forms import LongSignsForm, QuestionForm
from routines.models import GuidedSession

OTHER_COUNTRY = "other"  # general words, and nothing to call
COUNTRIES = [*(one.code for one in REGIONS if one.code != OTHER_COUNTRY), OTHER_COUNTRY]
PICK_A_NUMBER = _("Select a number from\xa00\xa0to\xa010.")
PICK_PAIN = _("Select how much it hurts, from\xa00\xa0to\xa010.")
PICK_TIGHTNESS = _("Select how tight it feels, from\xa00\xa0to\xa010.")


def _question(choices: Any, error: Any) -> forms.ChoiceField:
    """A radio question with one error text for every wrong answer."""
    return forms.ChoiceField(
        choices=choices,
        widget=forms.RadioSelect,
        label="",
        error_messages={"required": error, "invalid_choice": error},
    )


class CountryForm(QuestionForm):
    """Where the person is, and a separate yes to keeping their answers (clinical.md 5.7 M)."""

    agree = forms.ChoiceField(
        choices=[("on", "")],
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], _("Tick the box so that we can make your plan.")
        ),
    )
    region = forms.ChoiceField(
        choices=[(code, code) for code in COUNTRIES],
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Select where you are.")),
    )

    def __init__(self, *args: Any, asks_yes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_yes:
            del self.fields["agree"]


class SideForm(QuestionForm):
    """Which calf hurts."""

    side = _question(Plan.Side.choices, _("Select which calf feels tight or sore."))


class SinceForm(QuestionForm):
    """How long it has hurt."""

    since = _question(Plan.Since.choices, _("Select how long it has felt like this."))


class RollerForm(QuestionForm):
    """What there is to roll on."""

    roller = _question(Plan.Roller.choices, _("Select what you have."))


def _number(*, required: bool, error: Any = PICK_A_NUMBER) -> forms.IntegerField:
    """A whole number from 0 to 10. The page draws the scale itself."""
    errors = dict.fromkeys(["required", "invalid", "min_value", "max_value"], error)
    return forms.IntegerField(
        min_value=0, max_value=10, required=required, label="", error_messages=errors
    )


SCALE = range(11)


def is_severe(answers: dict[str, Any]) -> bool:
    """Whether the pain among the answers stops everything when it is sent (clinical.md 5.7 B)."""
    return (answers.get("pain") or 0) >= newest().policy.severe_pain


def _let_go(form: forms.Form, answers: dict[str, Any], *names: str) -> None:
    """What is missing of these is not asked for."""
    for name in names:
        form.errors.pop(name, None)
        answers.setdefault(name, None)


class WorstPainForm(QuestionForm):
    """The worst pain of a session, 0 to 10."""

    pain = _number(required=True)
    scale = SCALE


class PainForm(QuestionForm):
    """Tightness and pain now, 0 to 10 (clinical.md 5.7 F). A program that knows of no tightness may
    leave it out; our own pages send `asks_tight`, and then it is needed. Severe pain needs nothing
    beside it."""

    tight = _number(required=False, error=PICK_TIGHTNESS)
    pain = _number(required=True, error=PICK_PAIN)
    asks_tight = forms.CharField(required=False, widget=forms.HiddenInput, initial="on")
    scale = SCALE

    def clean(self) -> dict[str, Any]:
        """Both, where both were asked."""
        answers = super().clean() or self.cleaned_data
        is_asked = bool(answers.pop("asks_tight", ""))
        if is_severe(answers):
            _let_go(self, answers, "tight")
        elif is_asked and answers.get("tight") is None and "tight" not in self.errors:
            self.add_error("tight", PICK_TIGHTNESS)
        return answers


class FeelAfterForm(QuestionForm):
    """How the calf feels after a session, and perhaps its worst pain. Severe pain needs no other
    answer."""

    FEELS = [("better", _("Better")), ("same", _("About the same")), ("worse", _("Worse"))]
    feel = _question(FEELS, _("Select how your calf feels."))
    pain = _number(required=False)
    scale = SCALE

    def clean(self) -> dict[str, Any]:
        """How it feels, unless the pain was severe."""
        answers = super().clean() or self.cleaned_data
        if is_severe(answers):
            _let_go(self, answers, "feel")
            answers["feel"] = answers["feel"] or ""
        return answers


class SevereForm(QuestionForm):
    """Is the pain that strong?"""

    answer = _question(
        [("yes", _("Yes, it is that strong")), ("other", _("I meant another number"))],
        _("Select one of the two."),
    )


class BookedForm(QuestionForm):
    """The day of an appointment."""

    on = forms.DateField(
        label="",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(
            ["required", "invalid"], _("Enter a date, for example 2026-05-31.")
        ),
    )
    today: date

    def clean_on(self) -> date:
        """From today to so many days ahead."""
        on: date = self.cleaned_data["on"]
        days = newest().policy.appointment_days
        if not self.today <= on <= self.today + timedelta(days=days):
            why = _("Choose a day from today to %(days)s days from now.")
            raise forms.ValidationError(why, params={"days": days})
        return on


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


class WholeForm(FeelForm, PainForm, LongSignsForm):
    """The whole check-in in one answer, as a phone without a connection asks it, with the day
    that it is about and the id that was made at the first tap. It may be read days later, when
    nobody is there to ask back about a row: a sign in it must not wait for that. Beside a sign that
    acts, or severe pain, nothing else is needed: what is missing is None."""

    asks_back = False
    day = forms.DateField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    replaces = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """All of it, unless something in it acts at once."""
        answers = super().clean() or self.cleaned_data
        if is_severe(answers) and self.sign_errors:
            ticked = sorted(self.ticked & self.boxes.keys())  # and nothing else there is an answer
            _let_go(self, answers, *self.sign_errors)
            answers |= {"signs": ticked, "as_was": [], "asked": ticked}
        if is_severe(answers) or (self.acting_ticks and not self.sign_errors):
            _let_go(self, answers, "feel", "tight", "pain")
        return answers


class ClearanceForm(QuestionForm):
    """Who cleared the person for exercise, and which lock that was about."""

    by = _question(Clearance.By.choices, _("Select who told you that it is fine."))
    lock = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, may_be_ended_by: Sequence[str], lock: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial["lock"] = lock
        by = self.fields["by"]
        assert isinstance(by, forms.ChoiceField)
        by.choices = [(one, label) for one, label in Clearance.By.choices if one in may_be_ended_by]
        if len(may_be_ended_by) < len(Clearance.By.values):
            by.error_messages["invalid_choice"] = _(
                "After this sign only a doctor or an emergency team can say that it is fine."
            )

    def clean_lock(self) -> str | None:
        """A program that names no lock means the one that stands."""
        return self.cleaned_data["lock"] or None


class SessionForm(forms.Form):
    """Which session to start: the whole routine, or the sore side once; of the plan's own routine,
    or of one that accompanies it by its short name."""

    variant = forms.ChoiceField(choices=[("full", _("full")), ("short", _("short"))])
    side = forms.ChoiceField(choices=GuidedSession.Side, required=False)
    routine = forms.SlugField(required=False)

    def __init__(self, *args: Any, plan_side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan_side = plan_side

    def clean(self) -> dict[str, Any]:
        """One sore side needs no choice. With two, the short variant does both or a chosen one."""
        answers = super().clean() or self.cleaned_data
        both = self.plan_side == Plan.Side.BOTH
        if both and answers.get("variant") == "short":
            answers["side"] = answers.get("side") or Plan.Side.BOTH
        else:
            answers["side"] = self.plan_side
        return answers
