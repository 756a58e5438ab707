"""What every template may use."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from checkins.days import day_of, seconds_left
from checkins.rules import Policy, newest

APPEARANCES = ("auto", "light", "dark")


def policy(request: HttpRequest) -> dict[str, Policy]:
    """The thresholds of the newest rule set: pages and, by their data attributes, scripts have
    their numbers from nowhere else."""
    return {"policy": newest().policy}


def account(request: HttpRequest) -> dict[str, Any]:
    """Whose page it is, where a page asked, with that person's day and the seconds it has left.
    Public pages do not ask: they need no database."""
    whose = getattr(request, "account", "")
    if not whose:
        return {"account": ""}
    now, zone = timezone.now(), request.user.zone  # type: ignore[union-attr]
    return {
        "account": whose,
        "this_day": day_of(now, zone).isoformat(),
        "this_day_left": seconds_left(now, zone),
    }


def appearance(request: HttpRequest) -> dict[str, str]:
    """Light, dark or as the phone has it. From a cookie, so that it costs no query and works
    with the database down."""
    chosen = request.COOKIES.get("appearance", "auto")
    return {"appearance": chosen if chosen in APPEARANCES else "auto"}
