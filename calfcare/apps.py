"""App configuration of the project itself."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class CalfcareConfig(AppConfig):
    """Holds what belongs to no single app: error pages, headers, system checks."""

    name = "calfcare"

    def ready(self) -> None:
        from calfcare import checks  # noqa: F401  registers the system checks


class CalfcareAdminConfig(AdminConfig):
    """The admin, with a shorter sign-in than people's own pages."""

    default_site = "calfcare.admin.CalfcareAdminSite"
