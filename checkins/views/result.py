"""What the answer means: what changes today, why, and the choice to do less."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checkins import events, forms, plans, recording, today
from checkins.models import CheckIn, Plan
from checkins.views.access import now_and_day, plan_required, region_of
from checkins.views.start import care_context
from checkins.words import book_sentences, outcome_of, reason_sentence, result_title

EXERCISING = {Plan.Status.ACTIVE, Plan.Status.MAINTENANCE}


@require_safe
@plan_required
def result(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What you told us, what changes, why. A lock shows what to do instead."""
    now, day = now_and_day(request)
    decision = today.newest_decision(plan)
    check_in = decision.check_in
    if plan.status == Plan.Status.LOCKED:
        context = care_context(request, today.locking_signs(plan), [])
        context |= {"plan": plan, "decision": decision, "check_in": check_in}
        return render(request, "checkins/care.html", context)
    if not today.is_standing(check_in, day=day, now=now):
        return redirect("checkins:check-in")
    outcome = outcome_of(decision)
    added = None
    if outcome == "twice" and plan.rolls:  # at once a day the rules may add a roll in its place
        capped = events.decided_under_cap(decision, 1)
        added = capped.reps if capped.reps > decision.reps_before else None
    context = {
        "plan": plan,
        "decision": decision,
        "check_in": check_in,
        "title": result_title(decision),
        "outcome": outcome,
        "rolls_at_once_a_day": added,
        "sessions_before": decision.sessions_before if decision.status_before in EXERCISING else 0,
        "reason": reason_sentence(decision),
        "book_reasons": book_sentences(decision),
        "region": region_of(request),
    }
    return render(request, "checkins/result.html", context)


@require_POST
@plan_required
def choose_less(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Rest today, or once is enough today. "Stay at once a day" lasts until it is lifted."""
    now, day = now_and_day(request)
    check_in = today.standing_answer(plan, day=day, now=now)
    if check_in is None or check_in.event is None:
        return redirect("checkins:check-in")
    choice = request.POST.get("less", "")
    if choice == "stay":
        try:
            recording.stay_at_once_a_day(check_in, now=now)
        except recording.NotEditable:
            return render(request, "checkins/answered.html", {"check_in": check_in}, status=409)
        return redirect("checkins:result")
    if choice not in CheckIn.Less.values:
        return render(request, "400.html", status=422)
    recording.choose_less(check_in, choice)
    return redirect("checkins:today")


@require_POST
@plan_required
def seen(request: HttpRequest, plan: Plan) -> HttpResponse:
    """ "I have been seen, or it is booked": closes the advice to book."""
    now, day = now_and_day(request)
    plans.mark_seen(plan, today=day, now=now)
    return redirect("checkins:today")


@require_http_methods(["GET", "HEAD", "POST"])
def cleared(request: HttpRequest) -> HttpResponse:
    """Who cleared you? The only way out of a lock."""
    plan = plans.running_plan(request.user)
    locked = (
        plan.status == Plan.Status.LOCKED if plan else plans.is_locked_before_plan(request.user)
    )
    if not locked:
        return redirect("checkins:today")
    form = forms.ClearanceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _now, day = now_and_day(request)
        plans.clear(request.user, by=form.cleaned_data["by"], today=day, now=timezone.now())
        return redirect("checkins:check-in" if plan else "checkins:safety")
    return render(
        request, "checkins/cleared.html", {"form": form}, status=422 if form.errors else 200
    )
