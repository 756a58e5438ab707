"""Doing it: one guided run-through by one person."""

import uuid
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from routines.models.content import Routine, RoutineVersion

NEW_FOR = 3  # sessions of a routine that are explained in full: ux.md 2.6 and 2.16
_FEELS = ["", "better", "same", "worse"]


class GuidedSession(models.Model):
    """One guided run-through: what was prescribed, how far it got, how it felt afterwards."""

    class Slot(models.TextChoices):
        """Which session of the day it is."""

        DAY = "day", _("the one of the day")
        MORNING = "morning", _("morning")
        EVENING = "evening", _("evening")
        EXTRA = "extra", _("extra")

    class Variant(models.TextChoices):
        """The whole routine, or the sore side once."""

        FULL = "full", _("full")
        SHORT = "short", _("short")

    class Side(models.TextChoices):
        """The sore side."""

        LEFT = "left", _("left")
        RIGHT = "right", _("right")
        BOTH = "both", _("both")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guided_sessions"
    )
    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(RoutineVersion, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    slot = models.CharField(max_length=7, choices=Slot)
    variant = models.CharField(max_length=5, choices=Variant)
    side = models.CharField(max_length=5, choices=Side)
    reps = models.PositiveSmallIntegerField(_("rolls prescribed"), null=True)
    pace = models.CharField(max_length=6, default="normal")
    # Exercises of the version that this session goes without, by their short names.
    left_out = models.JSONField(default=list)
    started_at = models.DateTimeField()
    furthest_state = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    feel = models.CharField(max_length=6, blank=True)
    worst_pain = models.PositiveSmallIntegerField(null=True)
    # The largest ever told for it. It decides, also where a smaller one is told later.
    highest_pain = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["started_at"]
        indexes = [
            # Today and the check-in read one person's newest days.
            models.Index(fields=["user", "day"], name="sessions_by_person_and_day"),
            # A rest, a lock or an unfinished answer ends what is open, of whatever day.
            models.Index(
                fields=["user"],
                condition=models.Q(finished_at=None, stopped_at=None),
                name="open_sessions_by_person",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "routine", "day", "slot"],
                condition=~models.Q(slot="extra"),
                name="one_session_per_person_routine_day_and_slot",
            ),
            models.CheckConstraint(
                condition=models.Q(slot__in=["day", "morning", "evening", "extra"]),
                name="session_slot_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(variant__in=["full", "short"]), name="session_variant_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["left", "right", "both"]),
                name="session_side_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reps__isnull=True) | models.Q(reps__range=(1, 50)),
                name="session_rolls_are_in_range",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | models.Q(stopped_at__isnull=True),
                name="a_finished_session_was_not_stopped",
            ),
            models.CheckConstraint(
                condition=models.Q(feel__in=_FEELS), name="session_feel_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(worst_pain__isnull=True) | models.Q(worst_pain__range=(0, 10)),
                name="session_pain_is_0_to_10",
            ),
            models.CheckConstraint(
                condition=models.Q(highest_pain__isnull=True)
                | models.Q(highest_pain__range=(0, 10)),
                name="session_highest_pain_is_0_to_10",
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.id}"

    @cached_property
    def done_before(self) -> int:
        """How often the person did its routine before, counted up to `NEW_FOR`.

        Only what was finished before this session began counts: what a session explains stays."""
        return times_done(self.user_id, self.routine_id, before=self.started_at)

    @cached_property
    def is_new(self) -> bool:
        """Whether the person did its routine fewer times than it is explained for."""
        return self.done_before < NEW_FOR

    @property
    def is_open(self) -> bool:
        """Whether it can still be carried on."""
        return self.finished_at is None and self.stopped_at is None


def times_done(user_id: int, routine_id: int, *, before: datetime | None = None) -> int:
    """How often a person finished a routine, by now or before a moment, counted up to `NEW_FOR`."""
    done = GuidedSession.objects.filter(user=user_id, routine=routine_id, finished_at__isnull=False)
    if before is not None:
        done = done.filter(finished_at__lt=before)
    return done.order_by()[:NEW_FOR].count()
