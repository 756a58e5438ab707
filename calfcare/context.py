"""What every template may use."""

from django.http import HttpRequest

from checkins.rules import Policy, newest

APPEARANCES = ("auto", "light", "dark")


def policy(request: HttpRequest) -> dict[str, Policy]:
    """The thresholds of the newest rule set: pages and, by their data attributes, scripts have
    their numbers from nowhere else."""
    return {"policy": newest().policy}


def account(request: HttpRequest) -> dict[str, str]:
    """Whose page it is, where a page asked. Public pages do not ask: they need no database."""
    return {"account": getattr(request, "account", "")}


def appearance(request: HttpRequest) -> dict[str, str]:
    """Light, dark or as the phone has it. From a cookie, so that it costs no query and works
    with the database down."""
    chosen = request.COOKIES.get("appearance", "auto")
    return {"appearance": chosen if chosen in APPEARANCES else "auto"}
