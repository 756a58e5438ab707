"""What to do about a lock: level, action and number first."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from checkins import severe_pain, warning_signs
from checkins.locks import Lock, booking_signs, lock_of
from checkins.models import Plan
from checkins.views.access import now_and_day, region_of, started


@require_safe
@started
def care(request: HttpRequest) -> HttpResponse:
    """What to do about the signs of a safety screen that locked, before there is a plan."""
    lock = lock_of(request.user, None)
    if lock is None:
        return redirect("checkins:safety")
    _now, day = now_and_day(request)
    if severe_pain.open_before_a_plan(request.user, today=day):
        return redirect("checkins:start-severe")
    return render(request, "checkins/care.html", care_context(request, lock))


def care_context(request: HttpRequest, lock: Lock | None) -> dict[str, Any]:
    """What the care page says about a lock in the person's region."""
    return {"lock": lock, **advice_on(request, lock.signs if lock else ())}


def book_signs(plan: Plan) -> tuple[warning_signs.Sign, ...]:
    """The signs that an open advice to book is about, each with what not to do."""
    codes = booking_signs(plan) if plan.book else []
    return warning_signs.outcome(codes).signs if codes else ()


def advice_on(request: HttpRequest, codes: Iterable[str]) -> dict[str, Any]:
    """The cards for these signs and conditions in the person's region."""
    region = region_of(request)
    outcome = warning_signs.outcome(codes)
    return {"cards": warning_signs.cards_for(outcome, region), "outcome": outcome, "region": region}
