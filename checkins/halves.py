"""The writer of halves: what was typed of an answer whose signs are still to be told."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from checkins import deciding
from checkins.answer import Answer
from checkins.models import HalfAnswer
from checkins.plans import held_running_plan
from checkins.recording import BETTER_TO_WORSE, NoPlan


def keep(
    user: Any, told: Answer, *, now: datetime, has_signs: bool = False, instead: str | None = None
) -> None:
    """Keep what was typed before the signs are answered: it blocks sessions on every device until
    they are (clinical.md 5.7 B). With `has_signs` only the weekly page is still to come.

    It takes the place of the half whose key is `instead`, which this device left before. Of a half
    that another device left the worse stays: neither is lost."""
    with transaction.atomic():
        plan = held_running_plan(user)
        if plan is None:
            raise NoPlan
        deciding.end_open_sessions(plan, now)
        half = plan.half_answers.filter(day=told.day).first()
        if half is None:
            half = HalfAnswer(plan=plan, day=told.day)
        elif str(half.key) not in {str(told.key), instead}:
            told, has_signs = _worse(half, told), has_signs or bool(half.signs)
        half.key, half.replaces, half.received_at = told.key, told.replaces, now
        half.feel, half.pain, half.tight = told.feel, told.pain, told.tight
        half.signs = sorted(told.signs) if has_signs else None
        half.as_was, half.asked = sorted(told.as_was), sorted(told.asked)
        half.save()


def _worse(half: HalfAnswer, told: Answer) -> Answer:
    """The worse of two halves of one day, number by number, with the signs of both."""
    signs = told.signs.union(half.signs or ())
    return replace(
        told,
        feel=max(half.feel, told.feel, key=BETTER_TO_WORSE.index),
        pain=max(half.pain, told.pain),
        tight=max((t for t in (half.tight, told.tight) if t is not None), default=None),
        signs=signs,
        as_was=told.as_was.union(half.as_was) - signs,
        asked=told.asked.union(half.asked),
        replaces=told.replaces or half.replaces,
    )
