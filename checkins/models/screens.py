"""Before and around the plan: agreeing, the safety screen, what is left out, who cleared what."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from checkins.models.answers import Decision
from checkins.models.plans import Plan


class SafetyScreen(models.Model):
    """One answered safety screen. Kept as it was; a lock ends only by a clearance."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="safety_screens"
    )
    answered_at = models.DateTimeField()
    signs = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    # Told before and as they were; asked where "New or worse since?" was the question.
    as_was = models.JSONField(default=list)
    locks = models.BooleanField(default=False)
    rule_set = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return f"safety screen {self.pk}"

    @classmethod
    def meant_by(cls, user: Any) -> models.QuerySet["SafetyScreen"]:
        """A person's screens without severe pain for which they meant another number (clinical.md
        5.7 B)."""
        return cls.objects.filter(user=user).exclude(severe_question__answer="other")


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
    # The lock that it ends: the decision of a plan, or a screen before there is one.
    ends_decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, related_name="+"
    )
    ends_screen = models.ForeignKey(
        SafetyScreen, on_delete=models.CASCADE, null=True, related_name="+"
    )
    kind = models.CharField(max_length=7, choices=Kind)
    by = models.CharField(max_length=9, choices=By, blank=True)
    day = models.DateField()
    event = models.PositiveIntegerField(null=True)
    facts = models.JSONField(default=list)
    rule_set = models.PositiveSmallIntegerField()
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


class LeftOut(models.Model):
    """One reason for leaving something out of a person's sessions. It comes back when every reason
    for it has ended (clinical.md 5.7 D, E, L)."""

    class What(models.TextChoices):
        """What is left out."""

        ROLLING = "rolling", _("rolling")
        RAISES = "raises", _("calf raises")
        GLIDES = "glides", _("nerve glides")

    class How(models.TextChoices):
        """What ended it."""

        OPEN = "", _("it goes on")
        PASSED = "passed", _("it has passed")
        AGREED = "agreed", _("a professional agreed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="left_out"
    )
    what = models.CharField(max_length=7, choices=What)
    code = models.CharField(max_length=20)  # the sign or the condition
    told_at = models.DateTimeField()
    how = models.CharField(max_length=6, choices=How, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["told_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "what", "code"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_reason_per_person_and_code",
            ),
            models.CheckConstraint(
                condition=models.Q(what__in=["rolling", "raises", "glides"]),
                name="left_out_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, how="")
                | models.Q(ended_at__isnull=False, how__in=["passed", "agreed"]),
                name="what_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} left out {self.pk}"


class Agreement(models.Model):
    """A person's yes to keeping their answers about their health, with what they read
    (clinical.md 5.7 M). Taken back, it ends; a lock outlives it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agreements"
    )
    wording = models.PositiveSmallIntegerField()  # its number in checkins.agreeing
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_agreement_in_force_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Restart(models.Model):
    """The person started again or changed the leg: the check-in is START (clinical.md 5.7 H)."""

    check_in = models.ForeignKey(
        "checkins.CheckIn", on_delete=models.CASCADE, related_name="restart_rows"
    )
    side_before = models.CharField(max_length=5, choices=Plan.Side)
    side = models.CharField(max_length=5, choices=Plan.Side)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return f"restart {self.pk}"
