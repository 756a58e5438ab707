"""The admin site: where clinicians and coaches edit exercises."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _


class CalfcareAdminSite(admin.AdminSite):
    """Django's admin under Calfcare's name. A staff sign-in ends after 12 hours."""

    site_title = site_header = _("Calfcare")
    index_title = _("Exercises and routines")

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Sign in; people's one-year cookie is not for accounts that can change content."""
        response = super().login(request, extra_context)
        if request.method == "POST" and request.user.is_authenticated:
            request.session.set_expiry(settings.STAFF_SESSION_SECONDS)
        return response
