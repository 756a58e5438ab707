"""The daily check-in: how it feels, how much it hurts, and warning signs where they matter."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import forms, recording, today
from checkins.models import CheckIn, Plan
from checkins.rules import NEWEST
from checkins.views.access import agreed, now_and_day, person_of, plan_required, region_of
from checkins.warning_signs import Moment

DRAFT = "check_in"


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def feel(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How the calf is today. A day that has its answer shows it, to be changed."""
    now, day = now_and_day(request)
    stored = today.standing_answer(plan, day=day, now=now)
    if stored is not None and not recording.is_editable(stored):
        return render(request, "checkins/answered.html", {"check_in": stored}, status=409)
    form = forms.FeelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = _draft(request, day).get("pain", stored.pain if stored else None)
        request.session[DRAFT] = {
            "day": day.isoformat(),
            "key": str(uuid.uuid4()),
            "changes": stored.pk if stored else None,
            "feel": form.cleaned_data["feel"],
            "gap_days": _gap_days(plan, day),
            "is_cleared": _is_cleared(plan),
            "pain_before": said,
        }
        return redirect("checkins:check-in-pain")
    context = {"form": form, "stored": stored}
    return render(
        request, "checkins/feel_question.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def pain(request: HttpRequest, _plan: Plan) -> HttpResponse:
    """How much it hurts now, 0 to 10."""
    _now, day = now_and_day(request)
    draft = _draft(request, day)
    if not draft:
        return redirect("checkins:check-in")
    if request.method == "POST":
        form = forms.PainForm(request.POST)
        if form.is_valid():
            answer = draft | {"pain": form.cleaned_data["pain"]}
            if not _signs_are_asked(answer):
                return _record(request, answer, [], asked=set())
            request.session[DRAFT] = answer
            return redirect("checkins:check-in-signs")
    else:
        form = forms.PainForm(initial={"pain": draft.get("pain", draft.get("pain_before"))})
    context = {
        "form": form,
        "field": form["pain"],
        "question": {
            "name": "pain",
            "title": _("How bad is the pain today?"),
            "hint": _("Think about now."),
        },
        "back": reverse("checkins:check-in"),
    }
    return render(request, "checkins/question.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def signs(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Warning signs: when worse, at pain 6 or more, after a gap, and after a session that hurt."""
    now, day = now_and_day(request)
    here = today.today_for(plan, day=day, now=now, zone=person_of(request).zone)
    draft = _draft(request, day)
    after_session = here.state == today.PAIN_CHECK
    if not after_session and "pain" not in draft:
        return redirect("checkins:check-in")
    long_away = draft.get("gap_days", 0) >= NEWEST.policy.gap_fewer_reps or draft.get("is_cleared")
    moment: Moment = "after_gap" if long_away else "check_in"
    form = forms.SignsForm(request.POST if request.method == "POST" else None, moment=moment)
    if form.is_valid():
        found = form.cleaned_data["signs"]
        if after_session:
            recording.report_signs(plan, [*found, "F18"], now=now)
            return redirect("checkins:result")
        asked = {sign.code for group in form.groups for sign in group.choices}
        return _record(request, draft, found, asked=asked)
    context = {"form": form, "after_session": after_session, "region": region_of(request)}
    return render(request, "checkins/signs.html", context, status=422 if form.errors else 200)


def _draft(request: HttpRequest, day: date) -> dict[str, Any]:
    """What was answered so far today; empty before the first question."""
    draft: dict[str, Any] = request.session.get(DRAFT, {})
    return draft if draft.get("day") == day.isoformat() else {}


def _gap_days(plan: Plan, day: date) -> int:
    """Whole days without a check-in or a session before this one. The sessions are read only
    where the answers alone leave a long gap."""
    counted = plan.check_ins.filter(event__isnull=False, day__lt=day).order_by("-day")
    last = counted.values_list("day", flat=True).first() or plan.started_on
    if (day - last).days > NEWEST.policy.gap_fewer_reps:
        last = max(last, today.last_session_day(plan, before=day) or last)
    return (day - last).days - 1


def _is_cleared(plan: Plan) -> bool:
    """Whether a clearance has ended a lock and nothing was answered since: the screen comes
    before the first session again (clinical.md 5.1)."""
    is_open = plan.status != Plan.Status.LOCKED
    return is_open and today.newest_decision(plan).status == Plan.Status.LOCKED


def _signs_are_asked(draft: dict[str, Any]) -> bool:
    """clinical.md 3.1: worse, pain 6 or more, or a gap of 7 days."""
    return bool(
        draft["feel"] == "worse"
        or draft["pain"] >= NEWEST.policy.pause_pain
        or draft["gap_days"] >= NEWEST.policy.gap_fewer_reps
        or draft.get("is_cleared", False)
    )


def _record(
    request: HttpRequest, draft: dict[str, Any], found: list[str], *, asked: set[str]
) -> HttpResponse:
    """Keep the answer, or the changed answer; where another device was first, show its answer.

    Going back and answering the same questions otherwise is a change too. A sign that is not
    asked about again stays: a blank is not a no (clinical.md 3.1)."""
    now, day = now_and_day(request)
    person = person_of(request)
    feel, pain = draft["feel"], draft["pain"]
    try:
        if draft["changes"]:
            check_in = CheckIn.objects.get(pk=draft["changes"], plan__user=person)
        else:
            check_in = recording.record_check_in(
                person,
                day=day,
                today=day,
                key=uuid.UUID(draft["key"]),
                feel=feel,
                pain=pain,
                signs=found,
                now=now,
            )
        if (check_in.feel, check_in.pain, check_in.signs) != (feel, pain, sorted(found)):
            found = [*found, *(code for code in check_in.signs if code not in asked)]
            recording.change_check_in(check_in, feel=feel, pain=pain, signs=found, now=now)
    except recording.AlreadyAnswered as conflict:
        context = {"check_in": conflict.stored, "typed": draft}
        return render(request, "checkins/answered.html", context, status=409)
    except recording.NoPlan:
        return redirect("checkins:safety")
    except recording.NotEditable:
        recording.report_signs(check_in.plan, found, pain=pain, now=now)
        return render(request, "checkins/answered.html", {"check_in": check_in}, status=409)
    return redirect("checkins:result")
