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

from checkins import agreeing, asking, forms, plans, recording, severe_pain
from checkins.answer import Answer
from checkins.days import day_of
from checkins.models import CheckIn, Plan
from checkins.rules import newest
from checkins.views.access import asked_to_agree, needs_agreement, now_and_day, person_of
from routines.acks import acknowledged, given_at, is_late, refused, words_of


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """Feel, tightness, pain, and all signs, as nobody can tell here when they were asked last. The
    answer may come days later; then it counts for its own day."""
    person = person_of(request)
    plan = plans.running_plan(person)
    now, day = now_and_day(request, plan)
    if plan is None and request.method != "POST":
        return redirect("checkins:safety")
    known = asking.known(person, plan)
    data = request.POST if request.method == "POST" else None
    form = forms.WholeForm(data, rule_set=newest(), known=known)
    if plan and needs_agreement(plan):
        return _before_the_yes(request, plan, form, now)
    if not form.is_valid():
        context = {"form": form, "plan": plan}
        page = render(request, "checkins/whole.html", context, status=422 if form.errors else 200)
        is_asked = not form.errors
        return page if is_asked else refused(request, page, "invalid", words_of(form), request.path)
    told = _answer(request, form.cleaned_data, now, day)
    try:
        check_in = recording.answer(person, told, today=day, now=now)
    except recording.NoPlan:
        why = _("You do not have the plan that this answer is about.")
        start = reverse("checkins:safety")
        return refused(request, redirect(start), "no-plan", why, start)
    except (recording.AlreadyAnswered, recording.NotEditable) as conflict:
        return _refused(request, conflict, told)
    asks_back = severe_pain.is_asked_back(check_in, told.pain)
    onward = redirect("checkins:severe" if asks_back else "checkins:result")
    return acknowledged(request, onward)


def _answer(request: HttpRequest, said: dict[str, Any], now: datetime, day: date) -> Answer:
    return Answer(
        day=_day_of_answer(request, said["day"], now, day),
        key=said["key"] or uuid.uuid4(),
        feel=said["feel"],
        pain=said["pain"],
        tight=said["tight"],
        signs=frozenset(said["signs"]),
        as_was=frozenset(said["as_was"]),
        asked=frozenset(said["asked"]),
        given_at=given_at(request, now) or now,
    )


def _day_of_answer(request: HttpRequest, said: date | None, now: datetime, day: date) -> date:
    """Which day an answer is about: this one, unless it waited on a phone. Then its age tells, and
    where that is of no use, the phone's own calendar, which may run ahead (trust.md T9)."""
    if not is_late(request):
        return day
    given = given_at(request, now)
    return day_of(given, person_of(request).zone) if given else min(said or day, day)


def _before_the_yes(
    request: HttpRequest, plan: Plan, form: forms.WholeForm, now: datetime
) -> HttpResponse:
    """Nothing is kept before the person has said yes; the answer stays where it is. Of somebody who
    was never asked, what locks counts first (clinical.md 5.7 M)."""
    if form.is_valid() and not agreeing.has_withdrawn(request.user):
        said = form.cleaned_data
        recording.report_signs(plan, said["signs"], pain=said["pain"], now=now)
    return asked_to_agree(request)


def _refused(request: HttpRequest, conflict: Exception, told: Answer) -> HttpResponse:
    """409 with what is stored. The same key with another answer can never be taken."""
    stored: CheckIn | None = getattr(conflict, "stored", None)
    context = {"check_in": stored, "typed": told}
    page = render(request, "checkins/answered.html", context, status=409)
    is_key = isinstance(conflict, recording.KeyConflict)
    words = _answer_that_counts(stored) if stored else _("This answer came too late to count.")
    code = "key-conflict" if is_key else "answered"
    return refused(request, page, code, words, reverse("checkins:check-in"))


def _answer_that_counts(stored: CheckIn) -> str:
    """The stored answer in a sentence: "For Monday 7 September you said before: better, …"."""
    feels: Any = dict(forms.FeelForm.base_fields["feel"].choices)  # type: ignore[attr-defined]
    return _("Another answer counts for %(day)s: %(feel)s, pain %(pain)s out of 10.") % {
        "day": format_date(stored.day, "l j F"),
        "feel": str(feels.get(stored.feel, _("no answer"))).lower(),
        "pain": stored.pain,
    }
