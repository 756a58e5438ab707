"""The fields of a dose in the form of an exercise: those of its movement, with its limits."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext

from routines.content.document import Step
from routines.models import Exercise
from routines.movements import MOVEMENTS, Movement
from routines.movements.dose import MOST_IN_A_DRAFT


class DoseForm(forms.ModelForm):
    """An exercise with the numbers of its movement's dose. A draft may have nonsense in them for a
    while; `MOST_IN_A_DRAFT` is the end of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.dose_fields:
            self.initial[name] = self.instance.dose.get(name, self.fields[name].initial)

    dose_fields: tuple[str, ...] = ()
    """The names of the fields that go into the dose."""

    def _post_clean(self) -> None:
        """With the dose of the movement that was chosen; what another had in common stays."""
        super()._post_clean()  # type: ignore[misc]
        movement = MOVEMENTS.get(self.cleaned_data.get("movement", ""))
        told = self.instance.dose | {
            name: self.cleaned_data[name] for name in self.dose_fields if name in self.cleaned_data
        }
        if movement:
            self.instance.dose = {
                one.name: told.get(one.name, one.default) for one in fields(movement.dose_type)
            }


def dose_fields(movement: Movement) -> dict[str, forms.Field]:
    """A form field for each field of a dose, with its limits said before anyone gets it wrong."""
    return {one.name: _field(one) for one in fields(movement.dose_type)}


def form_for(base: type[DoseForm], exercise: Exercise | None) -> type[DoseForm]:
    """The form of this exercise. A new one is given its movement first, and usual numbers."""
    movement = MOVEMENTS.get(exercise.movement) if exercise else None
    made = dose_fields(movement) if movement else {}
    return type(base.__name__, (base,), {**made, "dose_fields": tuple(made)})


def dose_label(movement: str, name: str) -> str:
    """What the form of an exercise calls a field of its dose."""
    kind = MOVEMENTS.get(movement)
    told = kind.dose_type.__dataclass_fields__.get(name) if kind else None
    return str(capfirst(gettext(told.metadata["label"]))) if told else name


def dose_lines(step: Step) -> list[tuple[str, object]]:
    """A published dose as the form has it: what each field is called, and what it says."""
    told = [(one.name, getattr(step.dose, one.name)) for one in fields(step.dose)]
    return [
        (dose_label(step.movement.kind, name), dose_value(step.movement.kind, name, value))
        for name, value in told
        if value != ""
    ]


def dose_value(movement: str, name: str, value: object) -> object:
    """What the form of an exercise shows for a value of its dose: of a choice its words."""
    kind = MOVEMENTS.get(movement)
    told = kind.dose_type.__dataclass_fields__.get(name) if kind else None
    choices = told.metadata.get("choices", {}) if told else {}
    return gettext(choices[value]) if value in choices else value


def _field(one: Any) -> forms.Field:
    label = capfirst(gettext(one.metadata["label"]))
    told = gettext(one.metadata["help"]) if one.metadata["help"] else ""
    if "choices" in one.metadata:
        choices = [(key, gettext(words)) for key, words in one.metadata["choices"].items()]
        return forms.ChoiceField(label=label, initial=one.default, choices=choices, help_text=told)
    limit = one.metadata.get("limit")
    if limit is None:
        return forms.CharField(
            label=label, initial=one.default, max_length=200, required=False, help_text=told
        )
    bounds = gettext("{low} to {high}.").format(low=limit.low, high=limit.high)
    return forms.IntegerField(
        label=label,
        initial=one.default,
        min_value=0,
        max_value=MOST_IN_A_DRAFT,
        help_text=f"{bounds} {told}".strip(),
    )
