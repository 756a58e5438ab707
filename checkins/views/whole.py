"""The whole check-in on one page: what a phone keeps, to ask it without a connection."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import forms, plans, recording, today
from checkins.models import CheckIn
from checkins.views.access import now_and_day, person_of
from routines.acks import acknowledged, is_late, refused, words_of


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """Feel, pain and the longer list of signs, as nobody can tell here how long a gap was. The
    answer may come days later; then it says of which day it is."""
    now, day = now_and_day(request)
    person = person_of(request)
    plan = plans.running_plan(person)
    if plan is None:
        why = _("You have no plan that this answer is about.")
        return refused(request, redirect("checkins:safety"), "no-plan", why)
    form = forms.WholeForm(request.POST if request.method == "POST" else None, moment="after_gap")
    if not form.is_valid():
        page = render(
            request, "checkins/whole.html", {"form": form}, status=422 if form.errors else 200
        )
        return refused(request, page, "invalid", words_of(form)) if form.errors else page
    said = form.cleaned_data
    here = today.today_for(plan, day=day, now=now, zone=person.zone)
    severe = ["F18"] if here.state == today.PAIN_CHECK else []  # asked here, too
    signs = sorted({*said["signs"], *severe})
    counts_another = False
    try:
        stored = recording.record_check_in(
            person,
            day=min(said["day"] or day, day),  # a phone's clock may run ahead
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
    return refused(request, page, "answered", _answer_that_counts(stored))


def _answer_that_counts(stored: CheckIn) -> str:
    """The stored answer in a sentence: "For Monday 7 September you said before: better, …"."""
    feels: Any = dict(forms.WholeForm.base_fields["feel"].choices)  # type: ignore[attr-defined]
    return _("For %(day)s another answer counts: %(feel)s, pain %(pain)s out of 10.") % {
        "day": format_date(stored.day, "l j F"),
        "feel": str(feels.get(stored.feel, _("no word"))).lower(),
        "pain": stored.pain,
    }
