"""What the answer means: what changes today, why, and the choice to do less."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checkins import clearing, events, forms, leaving_out, recording, today
from checkins.ahead import ahead_of
from checkins.locks import lock_of
from checkins.models import CheckIn, Plan
from checkins.plans import running_plan
from checkins.views.access import now_and_day, person_of, plan_required, region_of
from checkins.views.care import book_signs, care_context
from checkins.words import (
    book_sentences,
    outcome_of,
    reason_sentence,
    result_title,
    standing_book_sentences,
)

EXERCISING = {Plan.Status.ACTIVE, Plan.Status.MAINTENANCE}


@require_safe
@plan_required
def result(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What you told us, what changes, why. A lock shows what to do instead."""
    now, day = now_and_day(request, plan)
    person = person_of(request)
    here = today.today_for(plan, day=day, now=now, zone=person.zone)
    decision, check_in = here.decision, here.check_in
    if here.state == today.SEVERE:
        return redirect("checkins:severe")
    if plan.status == Plan.Status.LOCKED:
        context = care_context(request, lock_of(request.user, plan))
        context |= {"plan": plan, "decision": decision, "check_in": check_in}
        return render(request, "checkins/care.html", context)
    if here.is_after_lock:  # what the answer said is over: Today says that it was cleared
        return redirect("checkins:today")
    if not here.is_answered:
        return redirect("checkins:check-in")
    outcome = outcome_of(decision)
    added = None
    if outcome == "twice" and plan.rolls:  # at once a day the rules may add a roll in its place
        capped = events.decided_under_cap(decision, 1)
        added = capped.reps if capped.reps > decision.reps_before else None
    sessions_before = decision.sessions_before if decision.status_before in EXERCISING else 0
    is_first, zone = check_in.event == 1, person.zone
    rolled_before = plan.rolls if is_first else leaving_out.rolled_before(plan, check_in.day, zone)
    before = _level(sessions_before, decision.reps_before, rolls=rolled_before)
    context = {
        "plan": plan,
        "today": here,
        "decision": decision,
        "check_in": check_in,
        "title": result_title(decision),
        "outcome": outcome,
        "ahead": ahead_of(here, pace=person.pace) if here.is_due else None,
        "rolls_at_once_a_day": added,
        "sessions_before": sessions_before,
        "rolled_before": rolled_before,
        "is_first": is_first,
        "is_changed": before != _level(decision.sessions, decision.reps, rolls=plan.rolls),
        "reason": reason_sentence(decision, plan, person.zone),
        "book_reasons": book_sentences(decision) or standing_book_sentences(plan),
        "book_is_known": bool(decision.sessions) and not decision.book_reasons,
        "region": region_of(request),
        "book_signs": book_signs(plan),
    }
    return render(request, "checkins/result.html", context)


def _level(sessions: int, reps: int | None, *, rolls: bool) -> tuple[int, int | None]:
    """What a page says of a level: how often, and how many rolls where there are any."""
    return sessions, reps if sessions and rolls else None


@require_POST
@plan_required
def choose_less(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Rest today, or once is enough today. "Stay at once a day" lasts until it is lifted."""
    now, day = now_and_day(request, plan)
    check_in = today.standing_answer(plan, day=day)
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
    """ "I have been seen": closes the advice to book."""
    now, day = now_and_day(request, plan)
    clearing.mark_seen(plan, today=day, now=now)
    return redirect("checkins:today")


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
def booked(request: HttpRequest, plan: Plan) -> HttpResponse:
    """ "It is booked for …", "moved to …", or not booked after all. The advice stays open."""
    _now, day = now_and_day(request, plan)
    if not plan.book:
        return redirect("checkins:today")
    if request.POST.get("none") == "on":
        clearing.book_for(plan, None, today=day)
        return redirect("checkins:today")
    initial = {"on": plan.booked_for}
    form = forms.BookedForm(request.POST if request.method == "POST" else None, initial=initial)
    form.today = day
    if form.is_valid():
        clearing.book_for(plan, form.cleaned_data["on"], today=day)
        return redirect("checkins:today")
    context = {"form": form, "plan": plan}
    return render(request, "checkins/booked.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def cleared(request: HttpRequest) -> HttpResponse:
    """Who cleared you? The only way out of a lock. A page that was left open names the lock that
    it was about, and cannot end a newer one."""
    plan = running_plan(request.user)
    lock = lock_of(request.user, plan)
    if lock is None:
        return render(request, "checkins/not_locked.html", {"plan": plan})
    data = request.POST if request.method == "POST" else None
    form = forms.ClearanceForm(data, may_be_ended_by=lock.may_be_ended_by, lock=lock.name)
    if form.is_valid():
        now, day = now_and_day(request, plan)
        said = form.cleaned_data
        try:
            clearing.clear(request.user, by=said["by"], today=day, now=now, lock=said["lock"])
        except clearing.OtherLock:
            context = care_context(request, lock_of(request.user, plan)) | {"plan": plan}
            context["is_newer"] = True
            return render(request, "checkins/care.html", context, status=409)
        return redirect("checkins:safety")
    context = {"form": form, "lock": lock}
    return render(request, "checkins/cleared.html", context, status=422 if form.errors else 200)
