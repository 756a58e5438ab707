"""Severe pain of the set-up that belongs to no answer of a day: it locks, and is asked back
(clinical.md 5.7 B). Where the set-up is whole, it makes the plan, and the check-in asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from checkins import forms, plans, severe_pain
from checkins.locks import lock_of
from checkins.models import SevereQuestion
from checkins.rules import newest
from checkins.views.access import now_and_day, person_of, started
from checkins.views.care import care_context
from checkins.views.check_in import DRAFT
from checkins.views.country import has_yes
from checkins.views.safety import is_again


@require_http_methods(["GET", "HEAD", "POST"])
@started
def severe(request: HttpRequest) -> HttpResponse:
    """ "Is your pain that strong?", before there is a plan. The lock stands meanwhile."""
    now, day = now_and_day(request)
    question = severe_pain.open_before_a_plan(request.user, today=day)
    form = forms.SevereForm(request.POST if request.method == "POST" else None)
    says_yes = form.is_valid() and form.cleaned_data["answer"] == SevereQuestion.Answer.YES
    if plans.running_plan(request.user):
        return redirect("checkins:severe", preserve_request=True)
    if question is None:
        taken_back = severe_pain.taken_back_on(day, person_of(request).pk) if says_yes else None
        return lock(request, taken_back.pain) if taken_back else redirect("checkins:care")
    if form.is_valid():
        if form.cleaned_data["answer"] == SevereQuestion.Answer.OTHER:
            return redirect("checkins:start-pain")
        severe_pain.say_yes_of(person_of(request).pk, now=now)
        return redirect("checkins:care")
    care = care_context(request, lock_of(request.user, None))
    context = {"form": form, "question": question, **care}
    return render(request, "checkins/severe.html", context, status=422 if form.errors else 200)


def lock(request: HttpRequest, pain: int) -> HttpResponse:
    """Severe pain was told: it locks now, on every device."""
    plan = plans.running_plan(request.user)
    now, day = now_and_day(request, plan)
    severe_pain.lock_at_start(request.user, plan, pain, today=day, now=now)
    return redirect("checkins:today" if plan else "checkins:care")


def told_outside(request: HttpRequest) -> HttpResponse | None:
    """The set-up's page of pain where the set-up itself is not open: it asks for the number
    that was meant, and severe pain on a page that was left open counts. None where neither is."""
    plan = plans.running_plan(request.user)
    now, day = now_and_day(request, plan)
    asked_back = severe_pain.open_before_a_plan(request.user, today=day)
    form = forms.PainForm(request.POST if request.method == "POST" else None)
    if not has_yes(request):
        return None
    is_severe = form.is_valid() and form.cleaned_data["pain"] >= newest().policy.severe_pain
    if asked_back is None:
        is_left_open = plan is not None and not is_again(request, plan)
        return lock(request, form.cleaned_data["pain"]) if is_severe and is_left_open else None
    if not form.is_valid():
        side = plan.side if plan else request.session.get("set_up", {}).get("side")
        context = {"form": form, "plan": plan, "side": side, "asked_back": asked_back}
        context["rule_set"] = newest()
        return render(request, "checkins/pain.html", context, status=422 if form.errors else 200)
    if is_severe:
        severe_pain.say_yes_of(person_of(request).pk, now=now)
        return redirect("checkins:check-in-signs" if plan else "checkins:care")
    if plan:
        request.session[DRAFT] = {"question": asked_back.pk, "pain": form.cleaned_data["pain"]}
        return redirect("checkins:check-in-signs")
    severe_pain.take_back_before_a_plan(asked_back, now=now)
    request.session["set_up"] = request.session.get("set_up", {}) | form.cleaned_data
    return redirect("checkins:safety")
