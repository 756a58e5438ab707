"""Headers that every response carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Next = Callable[[HttpRequest], HttpResponseBase]


class SecurityHeaders:
    """Isolation headers on everything, and no copy of a page left behind anywhere.

    A view that may be cached says so itself; every other page is private (trust.md T21)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        if isinstance(response, HttpResponse) and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response
