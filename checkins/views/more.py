""" "More for your calf and back": the routines that accompany a plan."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from checkins import accompanying
from checkins import today as reading
from checkins.locks import booking_signs
from checkins.models import Plan
from checkins.views.access import agreed, now_and_day, person_of, plan_required


@require_safe
@plan_required
@agreed
def more(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What may be started beside the plan, and what is left out of it. Where nothing may, Today
    says why."""
    now, day = now_and_day(request, plan)
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone, later=True)
    if not here.is_open:
        return redirect("checkins:today")
    return page(request, here)


def page(
    request: HttpRequest, here: reading.Today, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page on a day that is open."""
    booked = booking_signs(here.plan) if here.plan.book else []
    routines = accompanying.routines_for(here, booked=booked)
    context |= {
        "today": here,
        "plan": here.plan,
        "offers": accompanying.offers(here, routines, pace=person_of(request).pace),
        "gone": accompanying.gone_of(routines),
    }
    return render(request, "checkins/more.html", context, status=status)
