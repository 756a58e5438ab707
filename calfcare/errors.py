"""Error pages. None of them needs the database, and none loses what was typed."""

import sys

from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    NotSupportedError,
    ProgrammingError,
)
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from accounts.asking_again import asked_again

RETRY_AFTER_SECONDS = 10
_OUR_FAULT = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
_NEVER_ECHOED = ("password", "csrfmiddlewaretoken", "code")


def is_database_trouble(error: BaseException | None) -> bool:
    """Whether trying again may help. A damaged SQLite file raises plain DatabaseError, a lock,
    a full disk or a lost server OperationalError (trust.md D8)."""
    return isinstance(error, DatabaseError | InterfaceError) and not isinstance(error, _OUR_FAULT)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 with the typed answers and a way to try again, or 500 where trying again is no use."""
    if not is_database_trouble(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=500)
    typed: list[tuple[str, str]] = []
    if request.method == "POST":
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if isinstance(value, str) and not any(word in name for word in _NEVER_ECHOED)
        ]
    page = render_to_string(
        "503.html",
        {"typed": typed, "path": request.get_full_path(), "csrf_token": get_token(request)},
    )
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from our own page, or came from one left open too long. Of
    ours, the sign-in pages are shown again with what was typed; of another site nothing is."""
    is_ours = not reason.startswith(("Origin", "Referer"))
    if is_ours and (again := asked_again(request)):
        return again
    return HttpResponse(render_to_string("403_csrf.html"), status=403)
