"""One setting a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User, time_zones
from checkins.models import Plan

_CHOOSE = _("Select one of these.")


def one_of(choices: Any, **options: Any) -> forms.ChoiceField:
    """A radio question with one error text."""
    errors = {"required": _CHOOSE, "invalid_choice": _CHOOSE}
    return forms.ChoiceField(
        choices=choices, widget=forms.RadioSelect, label="", error_messages=errors, **options
    )


class SettingForm(forms.Form):
    """A question about how to be guided. `initial` is what holds now."""

    use_required_attribute = False


class VoiceForm(SettingForm):
    """How much the voice says."""

    voice = one_of(User.Voice.choices)


class SoundForm(SettingForm):
    """What is heard in a session."""

    sound = one_of(User.Sound.choices)


class PaceForm(SettingForm):
    """How fast the rolls go."""

    pace = one_of(User.Pace.choices)


class WaitsForm(SettingForm):
    """Whether the player waits between steps."""

    waits = one_of([("no", _("No, continue automatically")), ("yes", _("Yes, wait until I tap"))])


class RegionForm(SettingForm):
    """Whose phone numbers to show."""

    region = one_of(User.Region.choices, required=False)


class AppearanceForm(SettingForm):
    """Light or dark."""

    appearance = one_of(
        [("auto", _("Same as your phone")), ("light", _("Light")), ("dark", _("Dark"))]
    )


class TimeZoneForm(SettingForm):
    """Which clock decides what day it is."""

    time_zone = forms.ChoiceField(
        label="",
        error_messages={
            "required": _("Select a time zone from the list."),
            "invalid_choice": _("Select a time zone from the list."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = [(zone, zone.replace("_", " ")) for zone in sorted(time_zones())]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = zones


class RollerForm(SettingForm):
    """What there is to roll on."""

    roller = one_of(Plan.Roller.choices)


class TimesForm(SettingForm):
    """The most sessions a day the person wants."""

    times = one_of([("1", _("Once a day")), ("2", _("Up to twice a day"))])


class AgreementForm(SettingForm):
    """One of two buttons: a yes to keeping health answers, or taking it back."""

    agree = forms.ChoiceField(choices=[("on", "")], required=False)
    withdraw = forms.ChoiceField(choices=[("on", "")], required=False)

    def clean(self) -> dict[str, Any]:
        """Exactly one. Both at once say nothing that may be acted on."""
        answers = super().clean() or self.cleaned_data
        if bool(answers.get("agree")) == bool(answers.get("withdraw")):
            raise forms.ValidationError(_("Press one of the buttons."))
        return answers
