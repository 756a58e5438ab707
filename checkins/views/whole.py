"""The whole check-in on one page: what a phone keeps, to ask it without a connection."""

import uuid
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import agreeing, asking, forms, plans, recording, severe_pain, today
from checkins.answer import Answer
from checkins.days import day_of
from checkins.models import Plan
from checkins.rules import newest
from checkins.views.access import asked_to_agree, needs_agreement, now_and_day, person_of
from checkins.views.answered import already_answered
from routines.acks import acknowledged, given_at, is_late, refused, words_of


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """Feel, tightness, pain, and all signs, as nobody can tell here when they were asked last. The
    answer may come days later; then it counts for its own day."""
    person = person_of(request)
    plan = plans.running_plan(person)
    now, day = now_and_day(request, plan)
    if request.method != "POST" and (plan is None or plan.speaks_first):
        return redirect("checkins:today" if plan else "checkins:safety")
    known = asking.known(person, plan)
    data = request.POST if request.method == "POST" else None
    initial = {"replaces": _standing_key(plan, day)} if plan and data is None else {}
    form = forms.WholeForm(data, rule_set=newest(), known=known, initial=initial)
    if plan and needs_agreement(plan):
        return _before_the_yes(request, plan, form, now)
    if not form.is_valid():
        if plan and form.acting_ticks:  # it counts, and the page is asked again
            recording.report_signs(plan, form.acting_ticks["signs"], now=now)
        context = {"form": form, "plan": plan}
        page = render(request, "checkins/whole.html", context, status=422 if form.errors else 200)
        is_asked = not form.errors
        return page if is_asked else refused(request, page, "invalid", words_of(form), request.path)
    said = form.cleaned_data
    if plan and said["pain"] is None:  # a sign that acts, and no answer beside it
        recording.report_signs(plan, said["signs"], now=now)
        return acknowledged(request, redirect("checkins:today"))
    told = _answer(request, said, now, day)
    try:
        check_in = recording.answer(person, told, today=day, now=now)
    except recording.NoPlan:
        why = _("You do not have the plan that this answer is about.")
        start = reverse("checkins:safety")
        return refused(request, redirect(start), "no-plan", why, start)
    except (recording.AlreadyAnswered, recording.NotEditable) as conflict:
        return already_answered(request, conflict, told, plan, day)
    asks_back = severe_pain.is_asked_back(check_in, told.pain)
    onward = redirect("checkins:severe" if asks_back else "checkins:result")
    return acknowledged(request, onward)


def _answer(request: HttpRequest, said: dict[str, Any], now: datetime, day: date) -> Answer:
    return Answer(
        day=_day_of_answer(request, said["day"], now, day),
        key=said["key"] or uuid.uuid4(),
        feel=said["feel"],
        pain=said["pain"] or 0,
        tight=said["tight"],
        signs=frozenset(said["signs"]),
        as_was=frozenset(said["as_was"]),
        asked=frozenset(said["asked"]),
        given_at=given_at(request, now) or now,
        replaces=said["replaces"],
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


def _standing_key(plan: Plan, day: date) -> uuid.UUID | None:
    """The answer that this page changes, where the day has one."""
    stored = today.standing_answer(plan, day=day)
    return stored.key if stored else None
