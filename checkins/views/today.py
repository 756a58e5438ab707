"""Today: one thing to do, and starting the session that does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from checkins import accompanying
from checkins import today as reading
from checkins.ahead import ahead_of
from checkins.forms import SessionForm
from checkins.locks import booking_signs, lock_of
from checkins.models import Plan
from checkins.plans import follows
from checkins.views import more
from checkins.views.access import agreed, now_and_day, person_of, plan_required, region_of
from checkins.views.care import book_signs, care_context
from checkins.words import reason_sentence, standing_book_sentences
from routines import figures, sessions
from routines.models import GuidedSession


@require_safe
@plan_required
def today(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What to do now, why, how long, with one button."""
    now, day = now_and_day(request, plan)
    later = "later" in request.GET
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone, later=later)
    return render(request, "checkins/today.html", _context(request, here, later=later))


@require_POST
@plan_required
@agreed
def start(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Open the session that today allows. Where it allows none, say so and offer what is right."""
    form = SessionForm(request.POST, plan_side=plan.side)
    if "routine" in form.errors or not follows(plan, form.cleaned_data["routine"]):
        return _start_beside(request, plan, form)
    now, day = now_and_day(request, plan)
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone, later=True)
    allowed = here.state in reading.STARTABLE
    extra = here.may_do_extra and request.POST.get("extra") == "on"
    if not form.is_valid() or not (allowed or extra):
        context = _context(request, here, later=False) | {"form": form, "refused": True}
        return render(request, "checkins/today.html", context, status=422 if allowed else 409)
    session = sessions.start(
        user=request.user,
        version=here.version,
        day=day,
        slot=GuidedSession.Slot.EXTRA if extra else here.slot,
        variant=form.cleaned_data["variant"],
        side=form.cleaned_data["side"],
        reps=here.reps,
        pace=person_of(request).pace,
        now=now,
        ahead=request.POST.get("ahead") == "on",
        again=request.POST.get("again") == "on",
    )
    return redirect("routines:session", session.id)


def _start_beside(request: HttpRequest, plan: Plan, form: SessionForm) -> HttpResponse:
    """The same for a routine that accompanies the plan, under the same gate."""
    now, day = now_and_day(request, plan)
    person, version = person_of(request), accompanying.version_of(form.cleaned_data.get("routine"))
    routine_id = version.routine_id if version else None
    here = reading.today_for(
        plan, day=day, now=now, zone=person.zone, later=True, routine=routine_id
    )
    if not here.is_open:
        context = _context(request, here, later=False) | {"refused": True}
        return render(request, "checkins/today.html", context, status=409)
    booked = booking_signs(plan) if plan.book else []
    routine = version and accompanying.to_start(here, version, booked=booked)
    if not version or not routine:
        return more.page(request, here, status=409, refused=True)
    if not form.is_valid() or not accompanying.has(routine, form.cleaned_data["variant"]):
        return more.page(request, here, status=422, refused=True)
    session = accompanying.start(
        person,
        here,
        routine,
        version,
        variant=form.cleaned_data["variant"],
        side=form.cleaned_data["side"],
        now=now,
        ahead=request.POST.get("ahead") == "on",
        again=request.POST.get("again") == "on",
    )
    return redirect("routines:session", session.id)


def _context(request: HttpRequest, here: reading.Today, *, later: bool) -> dict[str, Any]:
    """What the page says besides the state: what comes, words about the plan, care cards."""
    plan, person = here.plan, person_of(request)
    is_locked = here.state in {reading.LOCKED, reading.SEVERE}
    beside, signs = accompanying.going_of(here), book_signs(plan)
    booked = [sign.code for sign in signs]
    waits_for_evening = here.state == reading.EVENING and not here.evening_is_open
    return {
        "today": here,
        "plan": plan,
        "ahead": ahead_of(here, pace=person.pace) if here.is_startable else None,
        "asks": here.state in {reading.CHECK_IN, reading.WELCOME_BACK},
        "reason": reason_sentence(here.decision, plan, person.zone),
        "region": region_of(request),
        "book_reasons": standing_book_sentences(plan) if plan.book else [],
        "book_signs": signs,
        "later": later,
        "is_ready": "ready" in request.GET,
        "figure": _figure(here),
        "offers_more": not beside and accompanying.is_anything_for(here, booked=booked),
        "going_beside": beside,
        "shows_halves": here.state == reading.DONE or waits_for_evening,
        **(care_context(request, lock_of(request.user, plan)) if is_locked else {}),
    }


def _figure(here: reading.Today) -> str:
    """The picture on the floor: what will be done, or a person at rest."""
    side = "right" if here.plan.side == Plan.Side.RIGHT else "left"
    if here.state in {reading.REST, reading.REST_AFTER_SESSION}:
        return figures.seated(side)
    if here.plan.rolls:
        return figures.stage(side)
    return figures.still("wall", 0.5, side)
