"""Addresses of signing in. Codes by mail are the only way in, so allauth's pages about passwords
are not among them. The names are allauth's own: its views look each other up by them."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from accounts.views import log_out

to_the_code = RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)
to_the_start = RedirectView.as_view(pattern_name="checkins:safety")

urlpatterns = [
    path("login/", login_not_required(to_the_code), name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", log_out, name="account_logout"),
    path("signup/", login_not_required(to_the_start), name="account_signup"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("email/", views.email, name="account_email"),
    path(
        "confirm-email/",
        views.email_verification_sent,
        name="account_email_verification_sent",
    ),
]
