"""The steps of a routine in the admin: in their order, and put in order without dragging."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from routines.admin import readiness
from routines.content import limits, publishing
from routines.models import Exercise, Routine, Step

MOST_STEPS = 99
UP, DOWN = "up", "down"


class StepForm(forms.ModelForm):
    """One step. Its place is a number that may be typed."""

    position = forms.IntegerField(label=_("Place"), min_value=1, max_value=MOST_STEPS)
    exercise = forms.ModelChoiceField(Exercise.objects.all(), label=_("Exercise"))

    class Meta:
        model = Step
        fields = ["position", "exercise", "sides", "repeats", "short_repeats"]
        help_texts = {
            "repeats": format_lazy(
                _("On each leg, {low} to {high}."),
                low=limits.LIMITS["repeats"].low,
                high=limits.LIMITS["repeats"].high,
            ),
            "short_repeats": _("0 leaves the step out of the short session."),
        }

    def has_changed(self) -> bool:
        """A new row counts once more than its place is filled in; the place is ours."""
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"position"})


class StepFormSet(BaseInlineFormSet):
    """All steps of a routine. Every step has a place of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        routine: Routine = kwargs["instance"]
        steps = routine.steps.count() if routine.pk else 0
        # The empty row stands ready behind the last step.
        super().__init__(*args, **kwargs | {"initial": [{"position": steps + 1}]})
        if steps and not self.is_bound:
            found = readiness.of_routine(routine, publishing.draft(routine))
            for n, form in enumerate(self.initial_forms):
                readiness.show_beside(
                    form, [one for one in found if (one.on, one.step) == ("step", n)]
                )

    def clean(self) -> None:
        """Refuse two steps with one place, beside the number that came second."""
        super().clean()
        taken: set[int] = set()
        for form in self.forms:
            is_there = form.instance.pk or form.has_changed()
            if not is_there or form.cleaned_data.get(DELETION_FIELD_NAME):
                continue
            place = form.cleaned_data.get("position")
            if place in taken:
                form.add_error(
                    "position", _("Another step has this number. Give each step its own.")
                )
            elif place is not None:
                taken.add(place)


class StepInline(admin.StackedInline):
    """Steps belong to their routine: who may change it may change them."""

    model = Step
    form = StepForm
    formset = StepFormSet
    template = "admin/routines/step/inline.html"
    ordering = ["position", "pk"]
    extra = 1
    max_num = MOST_STEPS

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As for the routine."""
        return request.user.has_perms(["routines.view_routine"]) or self._may_change(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As for changing the routine."""
        return self._may_change(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As for changing the routine."""
        return self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As for changing the routine."""
        return self._may_change(request)

    def _may_change(self, request: HttpRequest) -> bool:
        return request.user.has_perm("routines.change_routine") or request.user.has_perm(
            "routines.add_routine"
        )


def put_in_order(routine: Routine, move: str = "") -> Step | None:
    """Number the steps 1, 2, 3 … in their order.

    `move` is a step's key and a way, "12 up" or "12 down": that step first changes places with
    its neighbour. Returns the step that moved; None for no move, an unknown step, and the
    first step up or the last step down."""
    with transaction.atomic():
        steps = list(routine.steps.select_for_update().order_by("position", "pk"))
        moved = _swapped(steps, move)
        for place, step in enumerate(steps, start=1):
            if step.position != place:
                step.position = place
                step.save(update_fields=["position"])
    return moved


def _swapped(steps: list[Step], move: str) -> Step | None:
    """Swap in the list what `move` asks for."""
    key, _space, way = move.partition(" ")
    places = [n for n, step in enumerate(steps) if str(step.pk) == key]
    if not places or way not in (UP, DOWN):
        return None
    here = places[0]
    there = here + (1 if way == DOWN else -1)
    if not 0 <= there < len(steps):
        return None
    steps[here], steps[there] = steps[there], steps[here]
    return steps[there]
