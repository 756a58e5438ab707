"""How it went and what changed: the screen, the plan, the daily answers and the decisions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from routines.models import Routine, RoutineVersion

FEELS = ["better", "same", "worse"]


class SafetyScreen(models.Model):
    """One answered safety screen. Kept as it was; a lock ends only by a clearance."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="safety_screens"
    )
    answered_at = models.DateTimeField()
    signs = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    locks = models.BooleanField(default=False)

    class Meta:
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return f"safety screen {self.pk}"


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
        PIN = "pin", _("Rolling pin or firm bottle")
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
    time = models.CharField(max_length=7, choices=Time)
    may_roll = models.BooleanField(default=True)
    started_on = models.DateField()

    status = models.CharField(max_length=11, choices=Status)
    sessions_per_day = models.PositiveSmallIntegerField()
    reps = models.PositiveSmallIntegerField()
    book = models.BooleanField(default=False)
    max_sessions = models.PositiveSmallIntegerField(default=2)
    state = models.JSONField()
    # Events so far, the first day whose sessions the state has not taken in yet, and when the
    # newest answer that counts came.
    events_count = models.PositiveIntegerField(default=0)
    sessions_from = models.DateField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "routine"],
                condition=~models.Q(status="ended"),
                name="one_running_plan_per_person_and_routine",
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
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"

    @property
    def rolls(self) -> bool:
        """Whether rolling is part of the sessions: allowed by the screen, and something to
        roll on."""
        return self.may_roll and self.roller != self.Roller.NONE


class CheckIn(models.Model):
    """The answer of one day. Editable until the next one; earlier answers stay beside it."""

    class Less(models.TextChoices):
        """What the person chose below the advice, for this day only."""

        NO = "", _("as advised")
        ONCE = "once", _("once is enough today")
        REST = "rest", _("rest today")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    day = models.DateField()
    key = models.UUIDField(unique=True)
    feel = models.CharField(max_length=6, null=True)
    pain = models.PositiveSmallIntegerField()
    signs = models.JSONField(default=list)
    max_sessions = models.PositiveSmallIntegerField(default=2)
    less = models.CharField(max_length=4, choices=Less, blank=True)
    # Its place among the plan's events; null where it came too late to count.
    event = models.PositiveIntegerField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "day"], name="one_check_in_per_plan_and_day"),
            models.UniqueConstraint(fields=["plan", "event"], name="one_check_in_per_event"),
            models.CheckConstraint(
                condition=models.Q(pain__range=(0, 10)), name="check_in_pain_is_0_to_10"
            ),
            models.CheckConstraint(
                condition=models.Q(feel__isnull=True) | models.Q(feel__in=FEELS),
                name="check_in_feel_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(less__in=["", "once", "rest"]), name="less_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"check-in {self.pk}"


class EarlierAnswer(models.Model):
    """What a check-in said before it was changed. Only added to."""

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="earlier_answers")
    feel = models.CharField(max_length=6, null=True)
    pain = models.PositiveSmallIntegerField()
    signs = models.JSONField(default=list)
    max_sessions = models.PositiveSmallIntegerField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["replaced_at"]

    def __str__(self) -> str:
        return f"earlier answer {self.pk}"


class Decision(models.Model):
    """What a rule made of a check-in. Only added to: a re-run supersedes the one before."""

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="decisions")
    rule = models.CharField(max_length=16)
    status_before = models.CharField(max_length=11)
    sessions_before = models.PositiveSmallIntegerField()
    reps_before = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=11)
    sessions = models.PositiveSmallIntegerField()
    reps = models.PositiveSmallIntegerField(null=True)
    book = models.BooleanField()
    book_reasons = models.JSONField(default=list)
    reason = models.JSONField(default=dict)
    facts = models.JSONField()
    state_before = models.JSONField()
    policy_version = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_in"],
                condition=models.Q(superseded_at__isnull=True),
                name="one_current_decision_per_check_in",
            ),
            models.CheckConstraint(
                condition=models.Q(sessions=0, reps__isnull=True)
                | models.Q(sessions__in=[1, 2], reps__range=(5, 10)),
                name="no_sessions_means_no_rolls",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.pk}"


class Clearance(models.Model):
    """What a professional did: cleared the person for exercise, or saw them (BOOK). `day` is
    the first day on which it counts."""

    class Kind(models.TextChoices):
        """What it ends."""

        CLEARED = "cleared", _("cleared for exercise")
        SEEN = "seen", _("seen, or an appointment is booked")

    class By(models.TextChoices):
        """Who said so."""

        DOCTOR = "doctor", _("A doctor")
        NURSE = "nurse", _("A nurse or pharmacist")
        PHYSIO = "physio", _("A physiotherapist")
        EMERGENCY = "emergency", _("A hospital or emergency team")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="clearances"
    )
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, related_name="clearances")
    kind = models.CharField(max_length=7, choices=Kind)
    by = models.CharField(max_length=9, choices=By, blank=True)
    day = models.DateField()
    event = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=list)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "event"], name="one_clearance_per_event"),
            models.CheckConstraint(
                condition=models.Q(
                    kind="cleared", by__in=["doctor", "nurse", "physio", "emergency"]
                )
                | models.Q(kind="seen", plan__isnull=False),
                name="a_clearance_says_who_cleared",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
