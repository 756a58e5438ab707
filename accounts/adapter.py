"""How allauth's e-mail codes fit people who start as guests."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.messages import constants
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkins.cookies import remember

_TOO_OFTEN = _("Too many tries. Wait a few minutes, then ask for a new code.")


class AccountAdapter(DefaultAccountAdapter):
    """There is no sign-up page: a person starts as a guest and gives an address later."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "duplicate_email": _("This is already your address."),
        "email_taken": _(
            "Another history is already saved with this address. Use a different address."
        ),
        "incorrect_code": _("This is not the code that we sent. Check it and try again."),
        "rate_limited": _TOO_OFTEN,
        "too_many_login_attempts": _TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the first answer makes the row, the e-mail page makes it an account."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only trouble: what went well is said by the page that follows."""
        if level >= constants.WARNING:
            super().add_message(request, level, *args, **kwargs)

    def login(self, request: HttpRequest, user: Any) -> None:
        """A staff sign-in ends as soon by code as by password."""
        super().login(request, user)
        if user.is_staff:
            request.session.set_expiry(settings.STAFF_SESSION_SECONDS)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The chosen phone numbers come along to another device (hazard H7)."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.region:
            remember(response, "region", user.region)
        return response

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """Back to the settings, which show the new address."""
        return f"{reverse('accounts:settings')}?saved=1"
