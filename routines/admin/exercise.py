"""Exercises in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from routines.admin import preview, readiness
from routines.admin.dose_form import DoseForm, dose_fields, form_for
from routines.content import limits, publishing
from routines.models import Exercise
from routines.movements import MOVEMENTS


def _help_texts() -> dict[str, Any]:
    """What may be published, said beside each field before anyone gets it wrong. The fields of the
    dose say it themselves."""
    rest = limits.LIMITS["rest_seconds"]
    cue_lines = " ".join(gettext(movement.cue_help) for movement in MOVEMENTS.values())
    return {
        "name": format_lazy(_("{n} characters at most."), n=limits.NAME_CHARACTERS),
        "position": format_lazy(
            _(
                "How to get ready, in a line or two. {n} characters at most. "
                "Write {side} where the voice says left or right."
            ),
            n=limits.POSITION_CHARACTERS,
            side="{side}",
        ),
        "ready": _(
            "The screen while people get into place: “towel under your {side} calf”. "
            "Blank: the usual line."
        ),
        "change": _("The same, when the side changes. Blank: the usual line."),
        "brief": _(
            "The brief voice, one sentence: “Towel under your {side} calf.” Blank: the usual one."
        ),
        "avoid_if": _(
            "The codes of the warning signs and conditions that keep people from it, one a line: "
            "F08, clot. Who told one of them is not shown this exercise."
        ),
        "part": _("What is left out as a whole for some people; every exercise of it goes."),
        "off_by_default": _("Shown only to people for whom a clinician switched it on."),
        "cues": format_lazy(
            _("One line each, {words} words at most. {lines}"),
            words=limits.CUE_WORDS,
            lines=cue_lines,
        ),
        "stop_signs": _(
            "When to stop, one line each, at least one. "
            "Signs that apply to every exercise are added for you."
        ),
        "stop_rule": format_lazy(
            _("The short line on the screen. {n} characters at most."),
            n=limits.STOP_RULE_CHARACTERS,
        ),
        "posture": _("Where it is done. The way from one place to the next follows from it."),
        "rest_seconds": format_lazy(
            _("{low} to {high} seconds between two sets of a leg. 0 if the legs take turns."),
            low=rest.low,
            high=rest.high,
        ),
    }


class ExerciseForm(DoseForm):
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
            {
                "fields": [
                    *("name", "slug", "movement", "posture", "figure", "equipment", "purpose"),
                    "used_in",
                ]
            },
        ),
        (_("Who may do it"), {"fields": ["gate", "off_by_default", "part", "avoid_if"]}),
        (
            _("What people read and hear"),
            {
                "fields": [
                    *("position", "ready", "change", "brief"),
                    *("instructions", "cues", "mistakes", "easier", "harder"),
                ]
            },
        ),
        (_("When to stop"), {"fields": ["stop_rule", "stop_signs"]}),
    ]

    def get_form(
        self, request: HttpRequest, obj: Exercise | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """With the fields of its movement's dose."""
        kwargs["form"] = form_for(ExerciseForm, obj)
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        """With the dose. A new exercise is given its movement first."""
        movement = MOVEMENTS.get(obj.movement) if obj else None
        dose = [tuple(dose_fields(movement))] if movement else []
        return [
            *self.fieldsets,
            (_("Dose"), {"fields": [*dose, "rest_seconds"]}),
            (
                _("Where it comes from"),
                {"fields": ["grade", "source", ("reviewer", "reviewed_on")]},
            ),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Exercise | None = None) -> list[str]:
        """The short name stays once people have followed it: sessions and pages know it by that."""
        is_published = obj is not None and publishing.is_published(obj)
        return [*self.readonly_fields, *(["slug"] if is_published else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Exercise | None = None) -> Any:
        """None for a short name that stays."""
        is_fixed = "slug" in self.get_readonly_fields(request, obj)
        return {} if is_fixed else self.prepopulated_fields

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
