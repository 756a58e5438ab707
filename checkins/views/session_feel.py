"""How a session felt: asked when it ends, changed as long as the person likes."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import agreeing, plans, severe_pain
from checkins.closing import closing_of
from checkins.events import is_bad
from checkins.forms import FeelAfterForm, is_severe
from checkins.locks import lock_of
from checkins.rules import newest
from checkins.views.access import asked_to_agree, needs_agreement, now_and_day, person_of
from checkins.views.care import advice_on, care_context
from routines import figures
from routines.acks import acknowledged, is_late, refused, words_of
from routines.models import GuidedSession
from routines.views.access import own_session_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def feel(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """How it feels now. An answer that was given is shown, to be changed. Severe pain locks at
    once, and the next page asks back."""
    going = own_session_or_404(request, session_id)
    if request.method == "POST":
        form = FeelAfterForm(request.POST)
        if not form.is_valid():
            page = render(request, "checkins/session_feel.html", _context(going, form), status=422)
            return refused(request, page, "invalid", words_of(form), request.path)
        return _take(request, going, form.cleaned_data)
    if going.feel and "change" not in request.GET:
        if locked := _locked(request, going):
            return locked
        context = _context(going, FeelAfterForm(initial={"pain": going.worst_pain}))
        context |= _closing(request, going, rests=context["rests"])
        return render(request, "checkins/session_saved.html", context)
    return render(request, "checkins/session_feel.html", _context(going, FeelAfterForm()))


def _take(request: HttpRequest, going: GuidedSession, said: dict[str, Any]) -> HttpResponse:
    plan = plans.running_plan(request.user)
    if plan and needs_agreement(plan) and agreeing.has_withdrawn(request.user):
        if is_severe(said) and not is_late(request):  # nothing is kept; its advice comes at once
            return render(request, "checkins/not_for_you.html", advice_on(request, ["F18"]))
        return asked_to_agree(request)
    now, day = now_and_day(request, plan)
    stands = severe_pain.session_felt(
        going, plan, feel=said["feel"], pain=said["pain"], late=is_late(request), today=day, now=now
    )
    worst = max(said["pain"] or 0, going.highest_pain or 0)
    locked = "checkins:severe" if plan else "checkins:care"
    onward = redirect(locked if is_severe({"pain": worst}) else request.path)
    return acknowledged(request, onward, kept="" if stands else _kept_words(going))


def _context(going: GuidedSession, form: FeelAfterForm) -> dict[str, Any]:
    return {
        "session": going,
        "form": form,
        "rule_set": newest(),
        "answer": dict(FeelAfterForm.FEELS).get(going.feel, ""),
        "did_some": going.furthest_state > 0,
        "rests": is_bad(going.feel, going.highest_pain, newest().id),
    }


def _closing(request: HttpRequest, going: GuidedSession, *, rests: bool) -> dict[str, Any]:
    """The quiet end of a session of today. Of an earlier day, or without a plan, the page says what
    is saved and no more."""
    plan = plans.running_plan(request.user)
    now, day = now_and_day(request, plan)
    if plan is None or going.day != day:
        return {"closing": None}
    zone = person_of(request).zone
    side = "right" if plan.side == plan.Side.RIGHT else "left"
    return {
        "plan": plan,
        "closing": closing_of(going, plan, rests=rests, day=day, now=now, zone=zone),
        "figure": figures.seated(side),
        "ended_at": going.finished_at or going.stopped_at or now,
    }


def _locked(request: HttpRequest, going: GuidedSession) -> HttpResponse | None:
    """While a lock stands, who to call comes before anything that is saved (ux.md 2.16)."""
    plan = plans.running_plan(request.user)
    lock = lock_of(request.user, plan)
    if lock is None:
        return None
    _now, day = now_and_day(request, plan)
    context = _context(going, FeelAfterForm()) | care_context(request, lock)
    context |= {
        "plan": plan,
        "asks_back": plan is not None and severe_pain.open_question(plan, today=day) is not None,
    }
    return render(request, "checkins/session_locked.html", context)


def _kept_words(going: GuidedSession) -> str:
    """What the session goes on saying, in a sentence: "We kept your earlier answer: worse."."""
    going.refresh_from_db(fields=["feel", "worst_pain"])
    kept = str(dict(FeelAfterForm.FEELS).get(going.feel, "")).lower()
    if going.worst_pain is None:
        return _("We kept your earlier answer: %(feel)s.") % {"feel": kept}
    words = _("We kept the worse of your answers: %(feel)s, pain %(pain)s out of 10.")
    return words % {"feel": kept, "pain": going.worst_pain}
