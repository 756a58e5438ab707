"""Addresses of the settings."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("settings/", views.settings_list, name="settings"),
    path("settings/agreement/", views.agreement, name="agreement"),
    path("settings/<slug:name>/", views.setting, name="setting"),
]
