"""The admin site: where clinicians and coaches edit exercises."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

_TRIES = "login_failed"  # allauth's name; ACCOUNT_RATE_LIMITS says how many
_WAIT_SECONDS = 300
_KNOWN_BROWSER = "editor"


class CalfcareAdminSite(admin.AdminSite):
    """Django's admin under Calfcare's name. A staff sign-in ends after 12 hours."""

    site_title = site_header = _("Calfcare")
    index_title = _("Exercises and routines")

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign in; people's one-year cookie is not for accounts that can change content.

        Wrong passwords are counted for each place and account, and then have to wait. A browser
        that signed in before is counted apart, so that nobody can keep an editor out
        (trust.md T17)."""
        if request.method != "POST":
            return super().login(request, extra_context)
        account = request.POST.get("username", "").strip().lower()
        mark = salted_hmac("calfcare.admin", account).hexdigest()
        is_known = constant_time_compare(request.COOKIES.get(_KNOWN_BROWSER, ""), mark)
        tries = {"action": _TRIES, "key": f"{account} {mark}" if is_known else account}
        if not ratelimit.consume(request, **tries):
            refused: HttpResponse = ratelimit.respond_429(request)
            refused["Retry-After"] = str(_WAIT_SECONDS)
            return refused
        response = super().login(request, extra_context)
        if response.status_code == 302:
            ratelimit.clear(request, **tries)
            request.session.set_expiry(settings.STAFF_SESSION_SECONDS)
            response.set_cookie(
                _KNOWN_BROWSER,
                mark,
                max_age=settings.SESSION_COOKIE_AGE,
                path=reverse("admin:index"),
                secure=settings.HTTPS,
                httponly=True,
                samesite="Strict",
            )
        return response
