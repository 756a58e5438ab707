"""The daily answers, what was typed and left, and what the rules made of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from checkins.models.plans import Plan
from routines.models import GuidedSession

FEELS = ["better", "same", "worse"]


class CheckIn(models.Model):
    """The answer of one day. Editable until the next one; earlier answers stay beside it."""

    class Less(models.TextChoices):
        """What the person chose below the advice, for this day only."""

        NO = "", _("as advised")
        ONCE = "once", _("once is enough today")
        REST = "rest", _("rest today")

    class Early(models.TextChoices):
        """Why the answer can allow no more than what stood before it (clinical.md 5.7 A, I)."""

        NO = "", _("in its time")
        HOURS = "hours", _("a few hours after the last one")
        SESSION = "session", _("after a session of its own day")
        REST = "rest", _("on a day that was to be a rest")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    day = models.DateField()
    key = models.UUIDField()
    feel = models.CharField(max_length=6, null=True)
    pain = models.PositiveSmallIntegerField()
    tight = models.PositiveSmallIntegerField(null=True)
    signs = models.JSONField(default=list)
    # Few answers do. What was told is asked for at every check-in, however long ago it was.
    tells_signs = models.GeneratedField(
        expression=models.ExpressionWrapper(~models.Q(signs=[]), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    # Signs told before that are as they were, and every code that was on the page.
    as_was = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    early = models.CharField(max_length=7, choices=Early, blank=True)
    restarts = models.BooleanField(default=False)
    max_sessions = models.PositiveSmallIntegerField(default=2)
    less = models.CharField(max_length=4, choices=Less, blank=True)
    rule_set = models.PositiveSmallIntegerField()
    # Its place among the plan's events; null where it came too late to count.
    event = models.PositiveIntegerField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        indexes = [
            models.Index(
                fields=["plan"],
                condition=models.Q(tells_signs=True),
                name="check_ins_that_tell_signs",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["plan", "day"], name="one_check_in_per_plan_and_day"),
            models.UniqueConstraint(fields=["plan", "event"], name="one_check_in_per_event"),
            models.UniqueConstraint(fields=["plan", "key"], name="one_check_in_per_plan_and_key"),
            models.CheckConstraint(
                condition=models.Q(tight__isnull=True) | models.Q(tight__range=(0, 10)),
                name="check_in_tightness_is_0_to_10",
            ),
            models.CheckConstraint(
                condition=models.Q(early__in=["", "hours", "session", "rest"]),
                name="early_is_known",
            ),
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


class HalfAnswer(models.Model):
    """Feel, pain and tightness of a day whose signs are not answered yet. It blocks sessions on
    every device (clinical.md 5.7 B); it goes when the answer is whole, and stays as history when
    its day is over."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="half_answers")
    day = models.DateField()
    key = models.UUIDField()
    feel = models.CharField(max_length=6, null=True)
    pain = models.PositiveSmallIntegerField()
    tight = models.PositiveSmallIntegerField(null=True)
    # The key of the answer that the person saw and changes.
    replaces = models.UUIDField(null=True)
    # Of the daily page, where the weekly one is still to come; null before.
    signs = models.JSONField(null=True)
    as_was = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "day"], name="one_half_answer_per_day"),
            models.CheckConstraint(
                condition=models.Q(feel__isnull=True) | models.Q(feel__in=FEELS),
                name="half_answer_feel_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(pain__range=(0, 10)), name="half_answer_pain_is_0_to_10"
            ),
            models.CheckConstraint(
                condition=models.Q(tight__isnull=True) | models.Q(tight__range=(0, 10)),
                name="half_answer_tightness_is_0_to_10",
            ),
        ]

    def __str__(self) -> str:
        return f"half answer {self.pk}"


class EarlierAnswer(models.Model):
    """What a check-in said before it was changed. Only added to."""

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="earlier_answers")
    feel = models.CharField(max_length=6, null=True)
    pain = models.PositiveSmallIntegerField()
    tight = models.PositiveSmallIntegerField(null=True)
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


class SevereQuestion(models.Model):
    """ "Is your pain that strong?" Severe pain locks when it is sent; until its day ends the person
    may say that they meant another number (clinical.md 5.7 B). Both numbers are kept. Told in
    the set-up, beside no answer of a day, it belongs to the screen that locks for it."""

    class Answer(models.TextChoices):
        """What was said. Nothing at all means yes once the day is over."""

        OPEN = "", _("not answered")
        YES = "yes", _("it is that strong")
        OTHER = "other", _("another number was meant")

    check_in = models.ForeignKey(
        CheckIn, on_delete=models.CASCADE, null=True, related_name="questions"
    )
    screen = models.OneToOneField(
        "checkins.SafetyScreen", on_delete=models.CASCADE, null=True, related_name="severe_question"
    )
    # Whose worst pain it was; null where the check-in itself said it.
    session = models.ForeignKey(
        GuidedSession, on_delete=models.CASCADE, null=True, related_name="+"
    )
    day = models.DateField()
    pain = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_in"],
                condition=models.Q(answer=""),
                name="one_open_question_per_check_in",
            ),
            models.CheckConstraint(
                condition=models.Q(check_in__isnull=True, screen__isnull=False)
                | models.Q(check_in__isnull=False, screen__isnull=True),
                name="severe_question_is_about_an_answer_or_a_screen",
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=["", "yes", "other"]), name="severe_answer_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(pain__range=(0, 10)), name="severe_pain_is_0_to_10"
            ),
        ]

    def __str__(self) -> str:
        return f"severe question {self.pk}"
