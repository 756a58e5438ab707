"""Severe pain was told and is kept: "Is your pain that strong?" (clinical.md 5.7 B)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from checkins import forms, recording, severe_pain
from checkins.locks import lock_of
from checkins.models import Plan, SevereQuestion
from checkins.rules import newest
from checkins.views.access import agreed, now_and_day, plan_required
from checkins.views.care import care_context
from checkins.views.check_in import DRAFT


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def severe(request: HttpRequest, plan: Plan) -> HttpResponse:
    """ "Is your pain that strong?" The lock stands meanwhile, on every device. A yes counts also
    where another number was told meanwhile, on another device."""
    now, day = now_and_day(request, plan)
    question = severe_pain.open_question(plan, today=day)
    form = forms.SevereForm(request.POST if request.method == "POST" else None)
    says_yes = form.is_valid() and form.cleaned_data["answer"] == SevereQuestion.Answer.YES
    if question is None:
        taken_back = severe_pain.taken_back_on(day, plan.user_id) if says_yes else None
        if taken_back:
            recording.report_signs(plan, [], pain=taken_back.pain, now=now)
        return redirect("checkins:today")
    if form.is_valid():
        if says_yes:
            severe_pain.say_yes(plan, now=now)
            return redirect("checkins:check-in-signs")
        if question.screen_id is not None:
            return redirect("checkins:start-pain")
        worst = question.session_id is not None
        return redirect("checkins:worst-pain" if worst else "checkins:check-in-pain")
    care = care_context(request, lock_of(request.user, plan))
    context = {"form": form, "question": question, "plan": plan, **care}
    return render(request, "checkins/severe.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def worst_pain(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Another number was meant for the worst pain of a session: that number, then the signs."""
    now, day = now_and_day(request, plan)
    question = severe_pain.open_question(plan, today=day)
    form = forms.WorstPainForm(request.POST if request.method == "POST" else None)
    is_severe = form.is_valid() and form.cleaned_data["pain"] >= newest().policy.severe_pain
    if question is None or question.session_id is None:
        if is_severe:  # from a page that was left open it counts too
            told = form.cleaned_data["pain"]
            recording.report_signs(plan, [], pain=told, now=now, today=day)
        return redirect("checkins:today")
    if not form.is_valid():
        context = {"form": form, "field": form["pain"], "rule_set": newest()}
        status = 422 if form.errors else 200
        return render(request, "checkins/worst_pain.html", context, status=status)
    if is_severe:
        severe_pain.say_yes(plan, now=now)
        return redirect("checkins:check-in-signs")
    request.session[DRAFT] = {"question": question.pk, "pain": form.cleaned_data["pain"]}
    return redirect("checkins:check-in-signs")
