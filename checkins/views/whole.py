"""The whole check-in on one page: what a phone keeps, to ask it without a connection."""

import uuid
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import forms, plans, recording, today
from checkins.days import day_of
from checkins.models import CheckIn, Plan
from checkins.views.access import agreed, now_and_day, person_of
from routines.acks import acknowledged, given_at, is_late, refused, words_of


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """Feel, pain and the longer list of signs, as nobody can tell here how long a gap was. The
    answer may come days later; then it counts for its own day."""
    plan = plans.running_plan(request.user)
    if plan is None:
        why = _("You have no plan that this answer is about.")
        start = reverse("checkins:safety")
        return refused(request, redirect(start), "no-plan", why, start)
    return _about(request, plan)


@agreed
def _about(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The same for a person with a plan."""
    now, day = now_and_day(request)
    person = person_of(request)
    form = forms.WholeForm(request.POST if request.method == "POST" else None, moment="after_gap")
    if not form.is_valid():
        page = render(
            request, "checkins/whole.html", {"form": form}, status=422 if form.errors else 200
        )
        is_asked = not form.errors
        return page if is_asked else refused(request, page, "invalid", words_of(form), request.path)
    said = form.cleaned_data
    here = today.today_for(plan, day=day, now=now, zone=person.zone)
    severe = ["F18"] if here.state == today.PAIN_CHECK else []  # asked here, too
    signs = sorted({*said["signs"], *severe})
    counts_another = False
    try:
        stored = recording.record_check_in(
            person,
            day=_day_of_answer(request, said["day"], now, day),
            today=day,
            key=said["key"] or uuid.uuid4(),
            feel=said["feel"],
            pain=said["pain"],
            signs=signs,
            now=now,
        )
    except recording.AlreadyAnswered as conflict:
        stored, counts_another = conflict.stored, True
    is_same = (stored.feel, stored.pain, stored.signs) == (said["feel"], said["pain"], signs)
    # From an outbox the same key is the same answer, which was perhaps changed here since.
    if is_same or (is_late(request) and not counts_another):
        return acknowledged(request, redirect("checkins:result"))
    recording.report_signs(plan, signs, pain=said["pain"], now=now)
    context = {"check_in": stored, "typed": said}
    page = render(request, "checkins/answered.html", context, status=409)
    words = _answer_that_counts(stored)
    return refused(request, page, "answered", words, reverse("checkins:check-in"))


def _day_of_answer(request: HttpRequest, said: date | None, now: datetime, day: date) -> date:
    """Which day an answer is about: this one, unless it waited on a phone. Then its age tells, and
    where that is of no use, the phone's own calendar, which may run ahead (trust.md T9)."""
    if not is_late(request):
        return day
    given = given_at(request, now)
    return day_of(given, person_of(request).zone) if given else min(said or day, day)


def _answer_that_counts(stored: CheckIn) -> str:
    """The stored answer in a sentence: "For Monday 7 September you said before: better, …"."""
    feels: Any = dict(forms.WholeForm.base_fields["feel"].choices)  # type: ignore[attr-defined]
    return _("For %(day)s another answer counts: %(feel)s, pain %(pain)s out of 10.") % {
        "day": format_date(stored.day, "l j F"),
        "feel": str(feels.get(stored.feel, _("no word"))).lower(),
        "pain": stored.pain,
    }
