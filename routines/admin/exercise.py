"""Exercises in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from routines import limits
from routines.admin import preview, readiness
from routines.models import Exercise

_SECONDS = ("seconds_each_way", "ease_in_seconds", "ease_off_seconds", "rest_seconds")


def _help_texts() -> dict[str, Any]:
    """What may be published, said beside each field before anyone gets it wrong."""
    hold = limits.LIMITS["hold_seconds"]
    texts: dict[str, Any] = {
        "name": format_lazy(_("{n} characters at most."), n=limits.NAME_CHARACTERS),
        "position": format_lazy(
            _(
                "How to get ready, in a line or two. {n} characters at most. "
                "Write {side} where the voice says left or right."
            ),
            n=limits.POSITION_CHARACTERS,
            side="{side}",
        ),
        "cues": format_lazy(
            _(
                "One line each, {words} words at most. "
                "Rolls: the way up, the way back, then reminders. "
                "Holds: how to stand, then what to feel."
            ),
            words=limits.CUE_WORDS,
        ),
        "stop_signs": _(
            "When to stop, one line each, at least one. "
            "Signs that apply to every exercise are added for you."
        ),
        "stop_rule": format_lazy(
            _("The short line on the screen. {n} characters at most."),
            n=limits.STOP_RULE_CHARACTERS,
        ),
        "hold_seconds": format_lazy(
            _("{low} to {high} seconds, or up to {longest} with a written reason."),
            low=hold.low,
            high=hold.high,
            longest=limits.HOLD_SECONDS_WITH_REASON.high,
        ),
        "hold_reason": format_lazy(_("Needed when a hold is over {n} seconds."), n=hold.high),
    }
    for name in ("reps_start", "reps_target", *_SECONDS):
        limit = limits.LIMITS[name]
        words = _("{low} to {high} seconds.") if name in _SECONDS else _("{low} to {high}.")
        texts[name] = format_lazy(words, low=limit.low, high=limit.high)
    texts["rest_seconds"] = format_lazy(
        _("{low} to {high} seconds between two holds of the same leg. 0 if the legs take turns."),
        low=limits.LIMITS["rest_seconds"].low,
        high=limits.LIMITS["rest_seconds"].high,
    )
    return texts


class ExerciseForm(forms.ModelForm):
    """Takes a half-ready draft, and says beside each field what keeps it from publishing."""

    class Meta:
        help_texts = _help_texts()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound:
            readiness.show_beside(self, readiness.of_exercise(self.instance))


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):
    """What an exercise says and asks for. Nobody sees a change before it is published."""

    form = ExerciseForm
    list_display = ["name", "movement", "used_in"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["used_in"]
    actions = None
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 5})}}
    fieldsets = [
        (
            None,
            {"fields": ["name", "slug", "movement", "figure", "equipment", "purpose", "used_in"]},
        ),
        (
            _("What people read and hear"),
            {"fields": ["position", "instructions", "cues", "mistakes", "easier", "harder"]},
        ),
        (_("When to stop"), {"fields": ["stop_rule", "stop_signs"]}),
        (
            _("Dose of rolling"),
            {"fields": [("reps_start", "reps_target", "seconds_each_way")]},
        ),
        (
            _("Dose of holding"),
            {
                "fields": [
                    ("hold_seconds", "ease_in_seconds", "ease_off_seconds"),
                    "hold_reason",
                    "rest_seconds",
                ]
            },
        ),
        (_("Where it comes from"), {"fields": ["source"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Exercise]:
        """With the routines of each, in one query for the whole list."""
        return super().get_queryset(request).prefetch_related("steps__routine")

    @admin.display(description=_("used in"), empty_value="–")
    def used_in(self, exercise: Exercise) -> SafeString | None:
        """The routines with this exercise, each with its preview behind it."""
        if not exercise.pk:
            return None
        routines = {step.routine.pk: step.routine.name for step in exercise.steps.all()}
        return (
            format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                (
                    (reverse("admin:routines_routine_preview", args=[pk]), name)
                    for pk, name in routines.items()
                ),
            )
            or None
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the saved draft on a phone beside its fields."""
        exercise = kwargs.get("obj")
        context |= preview.phone_of(exercise) if exercise else {}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Exercise, form: Any, change: bool) -> None:
        """Save the draft, and say what still keeps it from being published."""
        super().save_model(request, obj, form, change)
        count = len(readiness.of_exercise(obj))
        if count:
            text = ngettext(
                "Saved, but %(count)s thing has to change before it can be published. "
                "It is marked beside its field.",
                "Saved, but %(count)s things have to change before it can be published. "
                "They are marked beside their fields.",
                count,
            )
            self.message_user(request, text % {"count": count}, messages.WARNING)
