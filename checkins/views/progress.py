"""Progress: how it went in a sentence, the line of tightness and pain, the strips, the table."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from checkins import change_words
from checkins.changes import Told, between
from checkins.chart import chart_of
from checkins.history import RANGES, history_of
from checkins.plans import last_plan
from checkins.strips import strips_of
from checkins.views.access import now_and_day
from routines import figures


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
    is_new = plan.started_on >= history.days[0].day
    told = history.told
    context: dict[str, Any] = {
        "plan": plan,
        "history": history,
        "chart": chart_of(history.days),
        "lead": _lead(told, day),
        "blocks": strips_of(history),
        "ranges": RANGES,
        "length": length,
        "today": day,
        "is_new": is_new,
    }
    if history.is_empty and is_new:
        side = "right" if plan.side == plan.Side.RIGHT else "left"
        context |= {
            "figure": figures.stage(side) if plan.rolls else figures.still("wall", 0.5, side),
            "first_line": change_words.first_line(told[0].tight, told[0].pain) if told else "",
        }
    return render(request, "checkins/progress.html", context)


def _lead(told: list[Told], today: date) -> str:
    """From the first answer that is shown to the last; empty with fewer than two."""
    if len(told) < 2:
        return ""
    first, last = told[0], told[-1]
    return change_words.lead_of(first.day, last.day, between(first, last), today=today)
