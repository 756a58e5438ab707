""" "Can I run?": information for everyone, and first what a plan that rests or is locked says."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checkins import leaving_out, plans
from checkins import today as reading
from checkins.locks import lock_of
from checkins.models import Plan
from checkins.rules import newest
from checkins.views.access import now_and_day, person_of
from checkins.warning_signs import signs_of

NOT_WITH = ("F08", "F09", "F10", "F11", "F11b", "F12", "F21")  # clinical.md 5.7 J
NOT_WITH_BOOKING = ("F21",)  # of these, what locks nobody


@login_not_required
@require_safe
def running(request: HttpRequest) -> HttpResponse:
    """When running may go on, and when not (clinical.md 5.7 J; open points O17, O18)."""
    policy = newest().policy
    context = {
        "not_now": _not_now(request),
        "most": policy.running_pain,
        "better": policy.running_pain_better,
        "rolls": plans.may_hear_of_rolls(request.user),
        "signs": [sign for sign in signs_of() if sign.code in NOT_WITH],
    }
    return render(request, "checkins/running.html", context)


def _not_now(request: HttpRequest) -> str:
    """Why this person does not run now: "locked", "paused", "sign" (one to book for, that forbids
    it until they are told that they may), "first" (something is to be done on Today), or "" where
    nothing is known."""
    if not request.user.is_authenticated:
        return ""
    plan = plans.running_plan(request.user)
    now, day = now_and_day(request, plan)
    if plan is None:
        return _without_a_plan(request, day)
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone)
    if plan.status == Plan.Status.LOCKED:
        return "locked"
    if leaving_out.open_reasons(plan.user_id).filter(code__in=NOT_WITH_BOOKING).exists():
        return "sign"
    if here.is_stopped:
        return "first"
    rests = plan.status == Plan.Status.PAUSED or here.state in reading.RESTING
    return "paused" if rests else ""


def _without_a_plan(request: HttpRequest, day: date) -> str:
    """A lock, and the rest of a day, belong to the person (clinical.md 5.7 H)."""
    if lock_of(request.user, None):
        return "locked"
    ended = plans.last_plan(request.user)
    rests = ended and ended.sessions_from == day and ended.state["status"] == Plan.Status.PAUSED
    return "paused" if rests else ""
