"""A person's own plan: what is left out and why, another leg, starting again, ending."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from checkins import leaving_out, left_out_words, plans
from checkins.models import LeftOut, Plan
from checkins.views.access import plan_required


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
    return render(request, "checkins/start_again.html", {"plan": plan})


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
def end(request: HttpRequest, plan: Plan) -> HttpResponse:
    """End the plan. Its history stays; a lock, rest and advice to be seen stay the person's."""
    if request.method == "POST":
        try:
            plans.end_plan(plan, now=timezone.now())
        except plans.Locked:
            return redirect("checkins:today")
        return redirect("routines:landing")
    return render(request, "checkins/end_plan.html", {"plan": plan})
