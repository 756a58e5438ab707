"""Addresses of starting, today, the check-in, progress and help."""

from django.urls import path
from django.views.generic import RedirectView

from checkins.views import (
    care,
    check_in,
    country,
    help,
    more,
    my_plan,
    progress,
    result,
    running,
    safety,
    session_feel,
    session_stopped,
    severe,
    start,
    start_severe,
    today,
    whole,
)
from checkins.warning_signs import PAGES

app_name = "checkins"
urlpatterns = [
    # /start/
    path("start/country/", country.country, name="country"),
    path("start/safety/", safety.safety, name="safety"),
    path("start/safety/pages/", safety.pages, name="safety-pages"),
    *(
        path(f"start/safety/{number}/", safety.safety, {"number": number}, f"safety-{number}")
        for number in range(2, len(PAGES) + 1)
    ),
    path("start/care/", care.care, name="care"),
    path("start/severe/", start_severe.severe, name="start-severe"),
    path("start/again/", start.again, name="start-again"),
    path("start/time/", RedirectView.as_view(pattern_name="checkins:start-check")),
    path("start/check/", start.check, name="start-check"),
    *(
        path(f"start/{asked.name}/", start.question, {"name": asked.name}, f"start-{asked.name}")
        for asked in start.QUESTIONS
    ),
    # /today/ and what starts from it
    path("today/", today.today, name="today"),
    path("more/", more.more, name="more"),
    path("sessions/", today.start, name="sessions"),
    # /check-in/
    path("check-in/", check_in.feel, name="check-in"),
    path("check-in/pain/", check_in.pain, name="check-in-pain"),
    path("check-in/signs/", check_in.signs, name="check-in-signs"),
    path("check-in/signs/weekly/", check_in.weekly, name="check-in-weekly"),
    path("check-in/severe/", severe.severe, name="severe"),
    path("check-in/worst-pain/", severe.worst_pain, name="worst-pain"),
    path("check-in/whole/", whole.whole, name="whole"),
    path("check-in/result/", result.result, name="result"),
    path("check-in/less/", result.choose_less, name="less"),
    path("check-in/seen/", result.seen, name="seen"),
    path("check-in/booked/", result.booked, name="booked"),
    path("check-in/cleared/", result.cleared, name="cleared"),
    path("session/<uuid:session_id>/feel/", session_feel.feel, name="session-feel"),
    path("session/<uuid:session_id>/stopped/", session_stopped.stopped, name="session-stopped"),
    path("settings/left-out/", my_plan.left_out, name="left-out"),
    path("settings/start-again/", my_plan.other_leg, name="other-leg"),
    path("settings/side/", RedirectView.as_view(pattern_name="checkins:other-leg")),
    path("settings/end/", my_plan.end, name="end"),
    path("settings/ended/", my_plan.ended, name="ended"),
    path("progress/", progress.progress, name="progress"),
    path("running/", running.running, name="running"),
    # /help/
    path("help/warning-signs/", help.signs, name="warning-signs"),
    path("help/how-we-decide/", help.how_we_decide, name="how-we-decide"),
    path("help/about/", help.about, name="about"),
]
