"""A person's own plan: what is left out and why, another leg, starting again, ending."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from checkins import leaving_out, left_out_words, plans, severe_pain
from checkins.models import LeftOut, Plan
from checkins.views.access import now_and_day, plan_required


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
def left_out(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What we leave out, reason by reason, and how each ends (clinical.md 5.7 D, E, L)."""
    reasons = list(leaving_out.open_reasons(plan.user_id))
    now = timezone.now()
    rows = left_out_words.rows(reasons, now)
    if request.method == "POST":
        ending = next((row for row in rows if row.name == request.POST.get("end")), None)
        if ending is None or not ending.statement:  # ended on another page, or nothing ends it yet
            return redirect("checkins:left-out")
        how = LeftOut.How(ending.how)
        leaving_out.end(plan.user_id, what=ending.what, codes=ending.codes, how=how, now=now)
        return redirect("checkins:left-out")
    return render(request, "checkins/left_out.html", {"plan": plan, "rows": rows})


@require_http_methods(["GET", "HEAD"])
@plan_required
def other_leg(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What changing the leg, or starting again, means; the button for it goes to the screen."""
    return render(request, "checkins/start_again.html", _with_question(request, plan))


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
def end(request: HttpRequest, plan: Plan) -> HttpResponse:
    """End the plan. Its history stays; a lock, rest and advice to be seen stay the person's."""
    if request.method == "POST":
        try:
            plans.end_plan(plan, now=timezone.now())
        except plans.Locked:
            return redirect("checkins:today")
        return redirect("checkins:ended")
    return render(request, "checkins/end_plan.html", _with_question(request, plan))


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """The plan has ended: what stays, and how to begin again."""
    plan = plans.last_plan(request.user)
    if plan is None or plan.status != Plan.Status.ENDED:
        return redirect("checkins:today")
    return render(request, "checkins/plan_ended.html")


def _with_question(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The plan, and whether the question of severe pain waits: its answer may end the lock."""
    _now, day = now_and_day(request, plan)
    return {"plan": plan, "asks_back": severe_pain.open_question(plan, today=day)}
