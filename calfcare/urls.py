"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from calfcare import health, offline

urlpatterns = [
    path("", include("routines.urls")),
    path("", include("checkins.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("accounts.signing_in")),
    path("admin/", admin.site.urls),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("offline/", offline.offline, name="offline"),
    path("outbox/", offline.outbox, name="outbox"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler500 = "calfcare.errors.server_error"
