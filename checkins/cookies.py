"""Settings that a phone keeps itself, for the pages that must work without the database."""

from django.conf import settings
from django.http import HttpResponse

_YEAR = 365 * 24 * 3600


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Keep a setting in a cookie that scripts cannot read."""
    response.set_cookie(
        name, value, max_age=_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
