"""Headers that every response carries, and who is asked to sign in where."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from calfcare import compression
from routines.acks import of_another

Next = Callable[[HttpRequest], HttpResponseBase]


class SecurityHeaders:
    """Isolation headers on everything, and no copy of a page left behind anywhere.

    A view that may be cached says so itself; every other page is private (trust.md T21)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Django's own middleware sets these three, but not where it refuses the host itself.
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        opener = settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
        response.headers.setdefault("Cross-Origin-Opener-Policy", opener)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        if isinstance(response, HttpResponse) and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class Compress(GZipMiddleware):
    """Compresses what is sent whole, sound too (docs/decisions/0010), with brotli or else gzip. A
    part must stay the bytes that were asked for."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """The response, smaller where the browser can read that."""
        if "Content-Range" in response:
            return response
        if not response.streaming and compression.is_accepted(request):
            compression.compress(response)
        return super().process_response(request, response)  # which leaves alone what is done


class Sessions(SessionMiddleware):
    """Django's, which also takes the cookie away where it finds no session for it. A request that
    set out before a sign-in and arrives after it would so take away the new cookie, a guest's only
    key. Here only who ends a session takes its cookie away."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """The response, with a cookie where the session began or changed, or ended here."""
        session = request.session
        if not (session.is_empty() and not session.modified):
            return super().process_response(request, response)
        if session.accessed:
            patch_vary_headers(response, ("Cookie",))
        return response


class PrivateUnlessListed(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless its view says otherwise. The admin guards its own pages
    and sends strangers to its own door."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> Any:
        """None lets the view run."""
        if request.resolver_match and request.resolver_match.app_name == "admin":
            return None
        # Asked before the person is looked up: public pages need no database (trust.md I13).
        if not getattr(view_func, "login_required", True):
            return None
        refusal = super().process_view(request, view_func, view_args, view_kwargs)
        if refusal is None and request.user.is_authenticated:
            request.account = request.user.account  # type: ignore[attr-defined]
            return of_another(request)
        return refusal

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """A page leads to the sign-in. A script is told so: one that asks for JSON, and htmx with
        an answer, which would be lost if the sign-in took the place of its form (0011). The set-up
        leads to its start all the same: its earlier answers went with the session."""
        wants_json = request.headers.get("Accept") == "application/json"
        brings_answer = request.method == "POST" and "HX-Request" in request.headers
        is_set_up = self.get_login_url(view_func) != str(settings.LOGIN_URL)
        if wants_json or (brings_answer and not is_set_up):
            return JsonResponse({"code": "sign-in"}, status=401)
        return super().handle_no_permission(request, view_func)
