"""Progress: a sentence, the strips, the table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from checkins.history import RANGES, history_of
from checkins.plans import last_plan
from checkins.strips import strips_of
from checkins.views.access import now_and_day


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The last 14, 28 or 84 days, also of a plan that was ended. An unknown range shows 28."""
    plan = last_plan(request.user)
    if plan is None:
        return redirect("checkins:safety")
    _now, day = now_and_day(request)
    asked = request.GET.get("days", "")
    length = int(asked) if asked in map(str, RANGES) else 28
    history = history_of(plan, today=day, length=length)
    context = {
        "plan": plan,
        "history": history,
        "blocks": strips_of(history),
        "ranges": RANGES,
        "length": length,
        "today": day,
        "is_new": plan.started_on >= history.days[0].day,
    }
    return render(request, "checkins/progress.html", context)
