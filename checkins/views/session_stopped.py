"""A session that was stopped: by the person, or by what they told on another page or device."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from checkins import plans
from checkins import today as reading
from checkins.locks import lock_of
from checkins.views.access import now_and_day, person_of
from checkins.views.care import care_context
from checkins.words import reason_sentence
from routines.views.access import own_session_or_404

RESTS = {reading.REST, reading.REST_AFTER_SESSION}


@require_safe
def stopped(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Why it cannot go on, and what to do. Where nothing else keeps it, the person stopped it."""
    going = own_session_or_404(request, session_id)
    if going.stopped_at is None:
        return redirect("routines:session", going.id)
    plan = plans.running_plan(request.user)
    context: dict[str, Any] = {"session": going, "plan": plan, "why": "stopped"}
    if lock := lock_of(request.user, plan):
        context |= care_context(request, lock)
        return render(request, "checkins/session_stopped.html", context | {"why": "locked"})
    now, day = now_and_day(request, plan)
    if going.day != day:
        return render(request, "routines/session_ended.html", context | {"why": "over"})
    if plan is None:
        return render(request, "checkins/session_stopped.html", context | {"why": "ended"})
    zone = person_of(request).zone
    here = reading.today_for(plan, day=day, now=now, zone=zone)
    if here.state not in RESTS and not here.is_stopped:
        return render(request, "routines/session_ended.html", context)
    context |= {
        "why": "rest" if here.state in RESTS else here.state,
        "today": here,
        "reason": reason_sentence(here.decision, plan, zone),
    }
    return render(request, "checkins/session_stopped.html", context)
