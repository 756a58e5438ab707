"""Pages of ours among the admin's own."""

from collections.abc import Callable

from django.contrib.admin import ModelAdmin
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse_lazy

View = Callable[..., HttpResponse]


def admin_page(model_admin: ModelAdmin, route: str, view: View, name: str) -> URLPattern:
    """A page for staff only, below the list of its model; the view is handed `model_admin`.
    Strangers are led to the sign-in of the admin and not to people's own."""
    page = model_admin.admin_site.admin_view(view)
    page.login_url = reverse_lazy("admin:login")  # type: ignore[attr-defined]
    return path(route, page, {"model_admin": model_admin}, name=name)
