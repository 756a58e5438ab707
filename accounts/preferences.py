"""Every setting: its words, its form, what holds now, and how a new value is kept.

The settings page lists them in this order; each has a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import forms
from checkins import plans
from checkins.models import Plan

COOKIES = {"appearance", "region"}  # needed on pages that must work without the database


@dataclass(frozen=True)
class Preference:
    """One row of the settings page."""

    name: str
    field: str
    group: str
    title: Promise
    question: Promise
    form: type[forms.SettingForm]
    read: Callable[[HttpRequest, Plan | None], Any]
    needs_plan: bool = False

    def value_in_words(self, value: Any) -> str:
        """The label of what holds now."""
        field: Any = self.form().fields[self.field]
        return str(dict(field.choices).get(value, ""))


def _of_user(name: str) -> Callable[[HttpRequest, Plan | None], Any]:
    return lambda request, plan: getattr(request.user, name)


def _of_plan(name: str) -> Callable[[HttpRequest, Plan | None], Any]:
    return lambda request, plan: getattr(plan, name)


PREFERENCES = (
    Preference("voice", "voice", "during", _("Voice"), _("How much does the voice say?"),
               forms.VoiceForm, _of_user("voice")),
    Preference("sound", "sound", "during", _("Sound"), _("What do you want to hear?"),
               forms.SoundForm, _of_user("sound")),
    Preference("pace", "pace", "during", _("Pace"), _("How fast are the rolls?"),
               forms.PaceForm, _of_user("pace")),
    Preference("waiting", "waits", "during", _("Waiting"), _("Wait for you between steps?"),
               forms.WaitsForm, lambda request, plan: "yes" if request.user.waits else "no"),  # type: ignore[union-attr]
    Preference("kit", "roller", "plan", _("Kit"), _("What do you have to roll on?"),
               forms.RollerForm, _of_plan("roller"), needs_plan=True),
    Preference("times", "times", "plan", _("Times a day"), _("How many times a day, at most?"),
               forms.TimesForm, lambda request, plan: str(plan.max_sessions if plan else 2),
               needs_plan=True),
    Preference("appearance", "appearance", "app", _("Appearance"), _("Light or dark?"),
               forms.AppearanceForm,
               lambda request, plan: request.COOKIES.get("appearance", "auto")),
    Preference("region", "region", "app", _("Phone numbers"), _("Where do you live?"),
               forms.RegionForm, _of_user("region")),
    Preference("time-zone", "time_zone", "app", _("Time zone"), _("What is your time zone?"),
               forms.TimeZoneForm, lambda request, plan: str(request.user.zone)),  # type: ignore[union-attr]
)  # fmt: skip
BY_NAME = {preference.name: preference for preference in PREFERENCES}


def keep(request: HttpRequest, plan: Plan | None, preference: Preference, value: str) -> None:
    """Store a new value on the person or on their plan."""
    user: Any = request.user
    if preference.name == "kit" and plan:
        plans.change_kit(plan, roller=value)
    elif preference.name == "times" and plan:
        plans.set_cap(plan, int(value))
    elif preference.name != "appearance":
        setattr(user, preference.field, value == "yes" if preference.field == "waits" else value)
        user.save(update_fields=[preference.field])
