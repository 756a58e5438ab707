"""One guided session: the player's page, its timeline, and what the player reports."""

import uuid
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_POST,
    require_safe,
)

from routines import sessions
from routines.acks import acknowledged, given_at, refused, words_of
from routines.days import day_of
from routines.forms import StateForm
from routines.models import GuidedSession
from routines.pictures import far_still, named_still, pair
from routines.sound.voice_level import level_for, sound_for
from routines.timeline import Step, Timeline
from routines.timelines import Prepared, prepared_for
from routines.views.access import own_session_or_404
from routines.views.track import track_url

JUST_STOPPED = timedelta(seconds=10)  # a note may be on its way while one presses Stop
RUNS_OVER = timedelta(hours=1)  # a session lasts minutes; with breaks, hardly longer than this

SHORT_TIMELINE = "application/vnd.calfcare.timeline+json"  # asked for by scripts/player/timeline.js


@require_safe
def session(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The player, and below it the same session as a list for a browser without scripts."""
    going = own_session_or_404(request, session_id)
    if refusal := _refusal(request, going):
        return refusal
    made = prepared_for(going)
    assert request.user.is_authenticated
    voice = level_for(going, request.user)
    context = {
        "session": going,
        "timeline": made.timeline,
        "steps": _list(made),
        "how_to": _how_to(made, going.is_new),
        "stops": _stops(made),
        "is_new": going.is_new,
        "is_first": not going.done_before,
        "person": request.user,
        "voice": voice,
        "sound": sound_for(request.user),
        "track_url": track_url(going, voice),
        "tones_url": track_url(going, "off"),
        "account": request.user.account,
    }
    return render(request, "routines/session.html", context)


@require_GET
def timeline_json(request: HttpRequest, session_id: uuid.UUID) -> HttpResponseBase:
    """The session's states. The same session gives the same bytes; the player asks for a form of
    its own, and reads this one too, as a page does that a phone has kept since an older release."""
    made = prepared_for(own_session_or_404(request, session_id))
    is_short = request.headers.get("Accept") == SHORT_TIMELINE
    body, etag = made.short_json if is_short else made.json
    response = HttpResponse(body, content_type="application/json", headers={"ETag": etag})
    patch_cache_control(response, private=True, no_cache=True)
    # Compressed, the tag is weak, and the browser asks with that.
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def step(request: HttpRequest, session_id: uuid.UUID, number: int) -> HttpResponse:
    """One step on a page of its own, without a clock and without scripts."""
    going = own_session_or_404(request, session_id)
    if refusal := _refusal(request, going):
        return refusal
    plan = prepared_for(going).timeline
    steps = plan.steps
    if not 1 <= number <= len(steps):
        raise Http404
    shown = steps[number - 1]
    context = {
        "session": going,
        "step": {"step": shown, **_pictures(shown)},
        "how_to": plan.how_to_of(shown),
        "number": number,
        "total": len(steps),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < len(steps) else None,
    }
    return render(request, "routines/session_step.html", context)


@require_POST
def progress(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The player reached a state. Where the session was stopped meanwhile, by an answer on another
    device that asks for rest, the player is sent to the page that says so (hazard H17)."""
    going = own_session_or_404(request, session_id)
    form = StateForm(request.POST, last=_last_state(going))
    if not form.is_valid():
        page = reverse("routines:session", args=[going.id])
        return refused(request, HttpResponse(status=422), "invalid", words_of(form), page)
    sessions.note_progress(going.id, state=form.cleaned_data["state"])
    response = HttpResponse(status=204)
    if going.stopped_at and timezone.now() - going.stopped_at > JUST_STOPPED:
        response["HX-Redirect"] = reverse("routines:session", args=[going.id])
    return acknowledged(request, response)


@require_POST
def complete(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The end was reached, or the person says so. Saying it twice changes nothing; on another day
    it is too late (trust.md T5). One that waited on a phone was reached when it was said there; an
    age from before the session began is none."""
    going = own_session_or_404(request, session_id)
    now = timezone.now()
    reached = given_at(request, now) or now
    if reached < going.started_at:
        reached = now
    if not going.finished_at and _is_over(request, going, reached):
        sessions.stop(going.id, state=going.furthest_state, now=now)
        context = {"session": going, "why": "over"}
        page = render(request, "routines/session_ended.html", context, status=409)
        words = _("A session counts only on its own day.")
        feel_page = reverse("checkins:session-feel", args=[going.id])
        return refused(request, page, "over", words, feel_page)
    sessions.finish(going.id, now=reached)
    return acknowledged(request, redirect("checkins:session-feel", going.id))


@require_POST
def stop(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Ended early: what was done still counts as partly done. A short session of both calves that
    has done one of them is done (clinical.md 5.7 H)."""
    going = own_session_or_404(request, session_id)
    form = StateForm(request.POST, last=_last_state(going))
    state = form.cleaned_data["state"] if form.is_valid() else 0
    now = timezone.now()
    if _one_calf_is_done(going, max(state, going.furthest_state)):
        sessions.finish(going.id, now=given_at(request, now) or now)
    else:
        sessions.stop(going.id, state=state, now=now)
    return acknowledged(request, redirect("checkins:session-feel", going.id))


def _refusal(request: HttpRequest, going: GuidedSession) -> HttpResponse | None:
    """Why this session cannot be played any more, or None."""
    why = ""
    if going.finished_at:
        why = "finished"
    elif going.version.is_withdrawn:
        why = "withdrawn"
    elif going.stopped_at:  # by the person, or by an answer: the page there knows
        return redirect("checkins:session-stopped", going.id)
    elif _is_over(request, going, timezone.now()):
        why = "over"
    if not why:
        return None
    return render(request, "routines/session_ended.html", {"session": going, "why": why})


def _is_over(request: HttpRequest, going: GuidedSession, now: datetime) -> bool:
    """Whether the session's day has ended. One that runs over the turn of the day still counts."""
    assert request.user.is_authenticated
    # Travelling west the date goes back, and the session's day is still to come (5.7 I).
    is_past = day_of(now, request.user.zone) > going.day
    return is_past and now - going.started_at > RUNS_OVER


def _one_calf_is_done(going: GuidedSession, state: int) -> bool:
    """Whether a short session of both calves is past everything for the first of them."""
    if going.variant != "short" or going.side != "both" or going.finished_at:
        return False
    states = prepared_for(going).timeline.states
    of_the_first = [n for n, one in enumerate(states) if one.side == "left"]
    return bool(of_the_first) and state > of_the_first[-1]


def _last_state(going: GuidedSession) -> int:
    return len(prepared_for(going).timeline.states) - 1


@lru_cache(maxsize=64)
def _list(made: Prepared) -> str:
    """The session as a list: it follows from the content alone, so it is rendered once for it."""
    context = {"steps": _steps(made.timeline), "kit": made.timeline.kit}
    return render_to_string("routines/_session_steps.html", context)


@lru_cache(maxsize=64)
def _how_to(made: Prepared, is_new: bool) -> str:
    """How to do each exercise, for the player; rendered once as the list is."""
    told = made.timeline.how_to
    pairs = zip(told, (*told[1:], None), strict=True)
    exercises = [{"how_to": how_to, "next": after} for how_to, after in pairs]
    context = {"exercises": exercises, "is_new": is_new}
    return render_to_string("routines/_player_how_to.html", context)


@lru_cache(maxsize=64)
def _stops(made: Prepared) -> str:
    """When to stop each exercise, for a pause."""
    context = {"exercises": made.timeline.how_to}
    return render_to_string("routines/_player_stops.html", context)


def _steps(plan: Timeline) -> list[dict[str, Any]]:
    """The steps, with their two pictures each and how to do them where these do not stand further
    up already."""
    rows: list[dict[str, Any]] = []
    first: dict[str, Step] = {}
    for step in plan.steps:
        shown = pair(step.figure, step.side) if step.figure else None
        seen = any(row["pair"] == shown for row in rows)
        row: dict[str, Any] = {"step": step, "pair": None if seen else shown}
        row["position"] = step.position
        how_to = plan.how_to_of(step)
        before = first.setdefault(step.exercise, step) if how_to else step
        if before is step:
            row["how_to"] = how_to
        else:
            row["as_in"] = before.number
            row["position"] = "" if before.position == step.position else step.position
        rows.append(row)
    return rows


def _pictures(step: Step) -> dict[str, str]:
    """The start of the movement, which is named and says where it goes, and its far end."""
    if not step.figure:
        return {"start": "", "end": ""}
    return {
        "start": named_still(step.figure, 0, step.side, arrow=True),
        "end": far_still(step.figure, step.side or "right"),
    }
