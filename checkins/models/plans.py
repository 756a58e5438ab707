"""The plan: one person following one routine."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from routines.models import Routine, RoutineVersion


class Plan(models.Model):
    """One person following one routine: the side, the level, and the engine's state."""

    class Status(models.TextChoices):
        """Whether there are exercises at all."""

        ACTIVE = "active", _("active")
        PAUSED = "paused", _("resting")
        LOCKED = "locked", _("locked")
        MAINTENANCE = "maintenance", _("keeping it up")
        ENDED = "ended", _("ended")

    class Side(models.TextChoices):
        """Which calf hurts."""

        LEFT = "left", _("Left calf")
        RIGHT = "right", _("Right calf")
        BOTH = "both", _("Both calves")

    class Since(models.TextChoices):
        """How long it has hurt."""

        UNDER_2_WEEKS = "under2", _("Less than 2 weeks")
        UP_TO_6_WEEKS = "2to6", _("2 to 6 weeks")
        OVER_6_WEEKS = "over6", _("More than 6 weeks")
        UNSURE = "unsure", _("I am not sure")

    class Roller(models.TextChoices):
        """What there is to roll on."""

        ROLLER = "roller", _("Foam roller")
        PIN = "pin", _("Rolling pin or stick")
        NONE = "none", _("Nothing yet")

    class Time(models.TextChoices):
        """When the person wants to do it."""

        MORNING = "morning", _("Morning")
        MIDDAY = "midday", _("Midday")
        EVENING = "evening", _("Evening")
        ANY = "any", _("I will decide each day")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans"
    )
    routine = models.ForeignKey(Routine, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(RoutineVersion, on_delete=models.PROTECT, related_name="+")
    version_changed_on = models.DateField(null=True)
    side = models.CharField(max_length=5, choices=Side)
    since = models.CharField(max_length=6, choices=Since)
    roller = models.CharField(max_length=6, choices=Roller)
    time = models.CharField(max_length=7, choices=Time, default=Time.ANY)
    may_roll = models.BooleanField(default=True)
    started_on = models.DateField()
    # The person ended it. What the engine knows of them stays, for when they start again.
    ended_at = models.DateTimeField(null=True)

    status = models.CharField(max_length=11, choices=Status)
    sessions_per_day = models.PositiveSmallIntegerField()
    reps = models.PositiveSmallIntegerField()
    book = models.BooleanField(default=False)
    # The letters of clinical.md 5.2 and 5.7 G that hold it open; (e) holds no level.
    book_letters = models.CharField(max_length=8, blank=True)
    # The day of the appointment, where one is booked; only while BOOK is open.
    booked_for = models.DateField(null=True)
    max_sessions = models.PositiveSmallIntegerField(default=2)
    state = models.JSONField()
    # Events so far, the first day whose sessions the state has not taken in yet, and when the
    # newest answer that counts came.
    events_count = models.PositiveIntegerField(default=0)
    sessions_from = models.DateField()
    answered_at = models.DateTimeField(null=True)
    # The day of the last weekly form, which the whole screen counts as.
    weekly_on = models.DateField(null=True)
    # Signs told before this are known no more: an absence started the plan anew (GAP14).
    known_from = models.DateTimeField(null=True)
    # A clearance asks the whole screen again before anything else.
    screen_due = models.BooleanField(default=False)
    # Of the newest event. The plan moves to the newest set at its next check-in.
    rule_set = models.PositiveSmallIntegerField()

    # Whether the person's yes is in force, and whether a professional ever looked at them; only
    # where plans.running_plan has asked.
    is_agreed: bool
    was_looked_at: bool
    speaks_first: bool
    # The number of the routine's version in use; only of a plan that plans.TO_HOLD has read.
    version_in_use: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                # Of a routine that drives: one that accompanies needs no plan (design.md 3).
                fields=["user"],
                condition=~models.Q(status="ended"),
                name="one_driving_plan_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["active", "paused", "locked", "maintenance", "ended"]
                ),
                name="plan_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["left", "right", "both"]), name="plan_side_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(sessions_per_day__in=[1, 2]), name="once_or_twice_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(reps__range=(5, 10)), name="rolls_are_5_to_10"
            ),
            models.CheckConstraint(
                condition=models.Q(max_sessions__in=[1, 2]), name="at_most_once_or_twice_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(booked_for__isnull=True) | models.Q(book=True),
                name="only_advice_to_book_has_an_appointment",
            ),
            models.CheckConstraint(
                condition=models.Q(status="ended", ended_at__isnull=False)
                | (~models.Q(status="ended") & models.Q(ended_at__isnull=True)),
                name="an_ended_plan_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"

    @property
    def rolls(self) -> bool:
        """Whether rolling is part of the sessions: nothing speaks against it, and there is a
        foam roller. A pin or stick is used by hand on a chair, which no routine does yet."""
        return self.may_roll and self.roller == self.Roller.ROLLER
