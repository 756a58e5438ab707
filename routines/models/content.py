"""What to do: rows that editors change freely, and the frozen documents people follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from routines.content import limits
from routines.figures import FIGURES
from routines.movements import MOVEMENTS
from routines.postures import POSTURES

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _whole(
    label: StrPromise, default: int, low: int, high: int, help_text: StrPromise | str = ""
) -> models.PositiveSmallIntegerField:
    """A whole-number field whose outer bounds the admin checks; `checking.validate` knows the
    clinical limits inside them."""
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        help_text=help_text,
        validators=[MinValueValidator(low), MaxValueValidator(high)],
    )


# Functions, so that a new figure, movement, posture, gate or grade needs no migration.


def figure_choices() -> list[tuple[str, str]]:
    """The figures that can be drawn."""
    return [(name, name) for name in sorted(FIGURES)]


def movement_choices() -> list[tuple[str, str]]:
    """The kinds of movement."""
    return [(kind, gettext(movement.label)) for kind, movement in MOVEMENTS.items()]


def posture_choices() -> list[tuple[str, str]]:
    """The places for the body."""
    return [(name, gettext(posture.label)) for name, posture in POSTURES.items()]


def gate_choices() -> list[tuple[str, str]]:
    """Who may do an exercise."""
    return [(name, gettext(label)) for name, label in limits.GATES.items() if name]


def grade_choices() -> list[tuple[str, str]]:
    """How strong evidence is."""
    return [(name, gettext(label)) for name, label in limits.GRADES.items()]


def role_choices() -> list[tuple[str, str]]:
    """What a routine is to a person."""
    return [(name, gettext(label)) for name, label in limits.ROLES.items()]


def side_choices() -> list[tuple[str, str]]:
    """Which legs do a step."""
    return [(name, gettext(label)) for name, label in limits.SIDES.items()]


class Exercise(models.Model):
    """One movement: how to do it, its dose, its figure, and when to stop. A draft: people see
    it only after a routine with it is published."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    movement = models.CharField(_("movement"), max_length=20, choices=movement_choices)
    figure = models.CharField(_("figure"), max_length=20, choices=figure_choices)
    posture = models.CharField(_("posture"), max_length=20, choices=posture_choices)
    equipment = models.CharField(_("equipment"), max_length=120, blank=True)
    position = models.TextField(_("position"), help_text=_("How to get ready, in a line or two."))
    instructions = models.TextField(_("instructions"), help_text=_("One line each."))
    cues = models.TextField(
        _("cue lines"), help_text=_("One cue a line, 8 words at most."), blank=True
    )
    mistakes = models.TextField(_("mistakes"), help_text=_("One line each."), blank=True)
    stop_signs = models.TextField(
        _("stop signs"), help_text=_("When to stop, one line each. At least one."), blank=True
    )
    stop_rule = models.CharField(
        _("stop rule"), max_length=120, help_text=_("The short line on the screen."), blank=True
    )
    easier = models.CharField(_("easier"), max_length=200, blank=True)
    harder = models.CharField(_("harder"), max_length=200, blank=True)

    gate = models.CharField(_("who may do it"), max_length=20, choices=gate_choices, blank=True)
    # The fields of its movement's dose by their names; the movement knows their limits.
    dose = models.JSONField(_("dose"), default=dict, blank=True)
    rest_seconds = _whole(_("rest"), 10, 0, 120, _("Seconds between two sets of the same side."))
    grade = models.CharField(_("evidence"), max_length=10, choices=grade_choices, default="little")
    source = models.CharField(_("source"), max_length=300, blank=True)
    reviewer = models.CharField(
        _("reviewed by"),
        max_length=120,
        blank=True,
        help_text=_("Blank: not yet reviewed by a clinician."),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Routine(models.Model):
    """An ordered list of steps, with a full and a short variant. A draft, like its exercises."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    summary = models.CharField(_("summary"), max_length=200)
    language = models.CharField(_("language"), max_length=10, default="en")
    role = models.CharField(_("role"), max_length=12, choices=role_choices, default="drives")
    sources = models.TextField(_("sources"), help_text=_("One line each."), blank=True)

    class Meta:
        verbose_name = _("routine")
        verbose_name_plural = _("routines")
        ordering = ["name"]
        permissions = [
            ("publish_routine", "Can publish a routine"),
            ("withdraw_routine", "Can withdraw a published version"),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One exercise at its place in a routine."""

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="steps")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(_("place"), default=1)
    sides = models.CharField(_("sides"), max_length=11, choices=side_choices, default="affected")
    repeats = _whole(_("times"), 1, 0, 20)
    short_repeats = _whole(
        _("times when short"), 1, 0, 20, _("In the short version. 0 leaves the step out.")
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.position}. {self.exercise}"


class RoutineVersion(models.Model):
    """A published routine, frozen for ever as one document. Triggers in both databases refuse
    a change or a removal; only its withdrawal can be noted, once."""

    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    script = models.JSONField(_("document"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    note = models.CharField(_("note"), max_length=300)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["routine", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "number"], name="one_document_per_routine_and_number"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="versions_are_numbered_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason="")),
                name="a_withdrawal_has_a_moment_and_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.routine} {self.number}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether nobody may start a session with it any more."""
        return self.withdrawn_at is not None
