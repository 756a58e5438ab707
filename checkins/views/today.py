"""Today: one thing to do, and starting the session that does it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from checkins import today as reading
from checkins.forms import SessionForm
from checkins.locks import lock_of
from checkins.models import Plan
from checkins.views.access import agreed, now_and_day, person_of, plan_required, region_of
from checkins.views.care import book_signs, care_context
from checkins.words import reason_sentence
from routines import figures, sessions
from routines.models import GuidedSession
from routines.timelines import prepared, prepared_for


@require_safe
@plan_required
def today(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What to do now, why, how long, with one button."""
    now, day = now_and_day(request, plan)
    later = "later" in request.GET
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone, later=later)
    return render(request, "checkins/today.html", _context(request, here, now, later=later))


@require_POST
@plan_required
@agreed
def start(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Open the session that today allows. Where it allows none, say so and offer what is right."""
    now, day = now_and_day(request, plan)
    here = reading.today_for(plan, day=day, now=now, zone=person_of(request).zone, later=True)
    form = SessionForm(request.POST, plan_side=plan.side)
    allowed = here.state in reading.STARTABLE
    extra = here.may_do_extra and request.POST.get("extra") == "on"
    if not form.is_valid() or not (allowed or extra):
        context = _context(request, here, now, later=False) | {"form": form, "refused": True}
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
    )
    return redirect("routines:session", session.id)


def _context(
    request: HttpRequest, here: reading.Today, now: datetime, *, later: bool
) -> dict[str, Any]:
    """What the page says besides the state: minutes, words about the plan, care cards."""
    plan = here.plan
    minutes: dict[str, int] = {}
    steps: Any = ()
    stretches = 0
    if here.state in reading.STARTABLE or here.state == reading.DONE:
        dose: Any = {"reps": here.reps, "pace": person_of(request).pace}
        one_side = "left" if plan.side == Plan.Side.BOTH else plan.side
        full = prepared(here.version, side=plan.side, variant="full", **dose).timeline
        short = prepared(here.version, side=plan.side, variant="short", **dose).timeline
        minutes = {"full": full.minutes(), "short": short.minutes()}
        steps = full.steps
        stretches = sum(s.name == "hold" and s.side == one_side for s in full.states)
    care: dict[str, Any] = {}
    if here.state in {reading.LOCKED, reading.SEVERE}:
        care = care_context(request, lock_of(request.user, plan))
    is_evening = here.state == reading.EVENING
    evening_is_open = here.evening_from is not None and here.evening_from <= now
    return {
        "today": here,
        "plan": plan,
        "minutes": minutes,
        "steps": steps,
        "stretches": stretches,
        "reason": reason_sentence(here.decision, plan, person_of(request).zone),
        "region": region_of(request),
        "book_signs": book_signs(plan),
        "later": later,
        "is_ready": "ready" in request.GET,
        "figure": _figure(here),
        "evening_is_open": evening_is_open,
        "shows_halves": here.state == reading.DONE or (is_evening and not evening_is_open),
        "stopped_at": _where(here),
        **care,
    }


def _where(here: reading.Today) -> str:
    """Where a session that is under way was left: "Wall stretch, left leg, 1 of 2"."""
    going = here.going
    if going is None:
        return ""
    states = prepared_for(going).timeline.states
    return states[min(going.furthest_state, len(states) - 1)].label


def _figure(here: reading.Today) -> str:
    """The picture on the floor: what will be done, or a person at rest."""
    side = "right" if here.plan.side == Plan.Side.RIGHT else "left"
    if here.state in {reading.REST, reading.REST_AFTER_SESSION}:
        return figures.seated(side)
    if here.plan.rolls:
        return figures.stage(side)
    return figures.still("wall", 0.5, side)
