"""Addresses of the first page, of the library, of a session and of its sound."""

from django.urls import path

from routines.views import landing, library, session, track

app_name = "routines"
urlpatterns = [
    path("", landing.landing, name="landing"),
    path("exercises/", library.exercises, name="exercises"),
    path("exercises/<slug:slug>/", library.exercise, name="exercise"),
    path("routines/<slug:slug>/", library.routine, name="routine"),
    path("help/causes/", library.causes, name="causes"),
    path("session/<uuid:session_id>/", session.session, name="session"),
    path("session/<uuid:session_id>/timeline.json", session.timeline_json, name="timeline"),
    path("session/<uuid:session_id>/track.mp3", track.track, name="track"),
    path("session/<uuid:session_id>/step/<int:number>/", session.step, name="step"),
    path("session/<uuid:session_id>/progress/", session.progress, name="progress"),
    path("session/<uuid:session_id>/complete/", session.complete, name="complete"),
    path("session/<uuid:session_id>/stop/", session.stop, name="stop"),
    path("track/<int:version>/<int:recipe>/<slug:digest>.mp3", track.hashed, name="hashed-track"),
]
