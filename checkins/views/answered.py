"""Where a day has its answer, and another one came. What acts in it has counted by then."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from checkins import forms, recording, severe_pain, today, warning_signs
from checkins.answer import Answer
from checkins.locks import lock_of
from checkins.models import CheckIn, Plan
from checkins.rules import newest
from checkins.views.care import care_context
from routines.acks import refused


def already_answered(
    request: HttpRequest, conflict: Exception, told: Answer, plan: Plan | None, day: date
) -> HttpResponse:
    """409 with what is stored. Where a sign or severe pain in the new answer locked, its advice
    comes first. The same key with another answer can never be taken."""
    stored: CheckIn | None = getattr(conflict, "stored", None)
    acts = told.pain >= newest().policy.severe_pain or bool(warning_signs.acting(told.signs))
    page = _advice(request, plan, day) if acts and plan else None
    words = _answer_that_counts(stored) if stored else _("This answer came too late to count.")
    if acts:
        words = f"{words} {_('Your warning sign or severe pain counts too: get it checked.')}"
    onward = "checkins:today" if acts else "checkins:check-in"
    page = page or _shown(request, stored, told, plan, day)
    is_key = isinstance(conflict, recording.KeyConflict)
    return refused(request, page, "key-conflict" if is_key else "answered", words, reverse(onward))


def _advice(request: HttpRequest, plan: Plan, day: date) -> HttpResponse | None:
    """What to do first, where the plan is locked now."""
    plan.refresh_from_db(fields=["status"])
    lock = lock_of(request.user, plan)
    if lock is None:
        return None
    question = severe_pain.open_question(plan, today=day)
    context = care_context(request, lock) | {"plan": plan, "question": question}
    page = "checkins/severe.html" if question else "checkins/care.html"
    return render(request, page, context, status=409)


def _shown(
    request: HttpRequest, stored: CheckIn | None, told: Answer, plan: Plan | None, day: date
) -> HttpResponse:
    """The answer that counts. One that can be changed no more offers nothing to change."""
    standing = today.standing_answer(plan, day=day) if plan and stored is None else None
    context = {"check_in": stored or standing, "typed": told if stored else None}
    return render(request, "checkins/answered.html", context, status=409)


def _answer_that_counts(stored: CheckIn) -> str:
    """The stored answer: "Another answer counts for Monday 7 September: better, …"."""
    feels: Any = dict(forms.FeelForm.base_fields["feel"].choices)  # type: ignore[attr-defined]
    return _("Another answer counts for %(day)s: %(feel)s, pain %(pain)s out of 10.") % {
        "day": format_date(stored.day, "l j F"),
        "feel": str(feels.get(stored.feel, _("no answer"))).lower(),
        "pain": stored.pain,
    }
