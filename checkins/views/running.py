""" "Can I run?": information for everyone, and first what a plan that rests or is locked says."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checkins import plans
from checkins.locks import lock_of
from checkins.models import Plan
from checkins.rules import newest
from checkins.warning_signs import signs_of

NOT_WITH = ("F08", "F09", "F10", "F11", "F11b", "F12", "F21")  # clinical.md 5.7 J


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
    """Why this person does not run now: "locked", "paused", or "" where nothing is known."""
    if not request.user.is_authenticated:
        return ""
    plan = plans.running_plan(request.user)
    if plan is None:
        is_locked = lock_of(request.user, None)
        return Plan.Status.LOCKED if is_locked else ""
    return plan.status if plan.status in {Plan.Status.LOCKED, Plan.Status.PAUSED} else ""
