"""Addresses of starting, today, the check-in, progress and help."""

from django.urls import path

from checkins.views import check_in, country, help, progress, result, running, start, today, whole

app_name = "checkins"
urlpatterns = [
    # /start/
    path("start/country/", country.country, name="country"),
    path("start/safety/", start.safety, name="safety"),
    path("start/care/", start.care, name="care"),
    path("start/check/", start.check, name="start-check"),
    *(
        path(f"start/{asked.name}/", start.question, {"name": asked.name}, f"start-{asked.name}")
        for asked in start.QUESTIONS
    ),
    # /today/ and what starts from it
    path("today/", today.today, name="today"),
    path("sessions/", today.start, name="sessions"),
    # /check-in/
    path("check-in/", check_in.feel, name="check-in"),
    path("check-in/pain/", check_in.pain, name="check-in-pain"),
    path("check-in/signs/", check_in.signs, name="check-in-signs"),
    path("check-in/whole/", whole.whole, name="whole"),
    path("check-in/result/", result.result, name="result"),
    path("check-in/less/", result.choose_less, name="less"),
    path("check-in/seen/", result.seen, name="seen"),
    path("check-in/cleared/", result.cleared, name="cleared"),
    path("progress/", progress.progress, name="progress"),
    path("running/", running.running, name="running"),
    # /help/
    path("help/warning-signs/", help.signs, name="warning-signs"),
    path("help/how-we-decide/", help.how_we_decide, name="how-we-decide"),
    path("help/about/", help.about, name="about"),
]
