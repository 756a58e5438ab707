"""The writer and reader of the yes to keeping health answers (clinical.md 5.7 M)."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from checkins.models import Agreement
from routines import sessions

CURRENT = 1
WORDINGS = {
    1: _("Your answers about your health are kept on this site so that it can make your plan."),
}
"""What was read before the yes, by its number. A text that was shown is never changed: another
one is written beside it, and `CURRENT` moves on."""


def agree(user: Any, *, now: datetime, wording: int = CURRENT) -> Agreement:
    """Keep the yes that was given at `now`. A second one finds the first and changes nothing."""
    if given := in_force(user):
        return given
    try:
        with transaction.atomic():
            return Agreement.objects.create(user=user, wording=wording, given_at=now)
    except IntegrityError:  # another device was quicker
        given = in_force(user)
        if given is None:
            raise
        return given


def withdraw(user: Any, *, now: datetime) -> None:
    """End the yes, and with it what is open of sessions. What was answered before stays, and so
    does a lock."""
    with transaction.atomic():
        Agreement.objects.filter(user=user, withdrawn_at=None).update(withdrawn_at=now)
        sessions.stop_open(user=user.pk, now=now)


def in_force(user: Any) -> Agreement | None:
    """The yes that holds now."""
    return Agreement.objects.filter(user=user, withdrawn_at=None).first()


def newest(user: Any) -> Agreement | None:
    """The last yes, taken back or not; None for somebody who was never asked."""
    return Agreement.objects.filter(user=user).last()


def has_agreed(user: Any) -> bool:
    """Whether a yes holds now."""
    return Agreement.objects.filter(user=user, withdrawn_at=None).exists()


def has_withdrawn(user: Any) -> bool:
    """Whether this person took their yes back and gave no other since."""
    last = newest(user)
    return last is not None and last.withdrawn_at is not None


def was_asked(user: Any) -> bool:
    """Whether this person ever said yes. People with a plan from before were not asked."""
    return Agreement.objects.filter(user=user).exists()


def holds_for(user_field: str) -> Exists:
    """Whether a yes of the person in that field holds now, as part of another query."""
    return Exists(Agreement.objects.filter(user=OuterRef(user_field), withdrawn_at=None))
