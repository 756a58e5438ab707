"""The daily check-in, page by page: how it feels, how tight and sore it is, the warning signs."""

import uuid
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from checkins import asking, forms, halves, recording, screens, severe_pain, today
from checkins.answer import Answer
from checkins.models import CheckIn, HalfAnswer, Plan, SevereQuestion
from checkins.rules import newest
from checkins.sign_forms import DailySignsForm, ScreenForm, WeeklySignsForm
from checkins.views.access import agreed, now_and_day, plan_required, region_of
from checkins.views.answered import already_answered

ANEW = "anew"  # in the address of the first question: an answer of before was not finished
DRAFT = "check_in"  # the feel of today, until pain and tightness are told


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def feel(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How the calf is today. A day that has its answer shows it, to be changed."""
    _now, day = now_and_day(request, plan)
    if severe_pain.open_question(plan, today=day):  # the feel of that answer stays
        return redirect("checkins:severe")
    stored = today.standing_answer(plan, day=day)
    if stored is not None and not recording.is_editable(stored):
        return render(request, "checkins/answered.html", {"check_in": stored}, status=409)
    if plan.screen_due:
        return redirect("checkins:safety")
    if plan.speaks_first:  # the day has no question before that
        return redirect("checkins:today")
    form = forms.FeelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        request.session[DRAFT] = {
            "day": day.isoformat(),
            "feel": form.cleaned_data["feel"],
            "replaces": str(stored.key) if stored else None,
            "half": request.session.get(DRAFT, {}).get("half"),  # what this device left before
        }
        return redirect("checkins:check-in-pain")
    context = {"form": form, "stored": stored, "may_wait": _may_wait(request, plan)}
    context["is_anew"] = ANEW in request.GET and not stored
    return render(
        request, "checkins/feel_question.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def pain(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How tight the calf is and how much it hurts now. What is sent is kept, and severe pain locks
    at once and asks back (clinical.md 5.7 B)."""
    now, day = now_and_day(request, plan)
    asked_back = severe_pain.open_question(plan, today=day)
    draft = request.session.get(DRAFT, {})
    stored = asked_back.check_in if asked_back else None
    if asked_back and stored is None:
        return redirect("checkins:start-pain")
    if stored:
        draft = {"day": day.isoformat(), "feel": stored.feel, "replaces": str(stored.key)}
    data = request.POST if request.method == "POST" else None
    starts_blank = asked_back is not None or data is not None
    form = forms.PainForm(data, initial={} if starts_blank else _said_before(plan, day))
    if draft.get("day") != day.isoformat():
        if not form.is_valid() or form.cleaned_data["pain"] < newest().policy.severe_pain:
            return _anew() if data and draft else redirect("checkins:check-in")
        draft = _without_feel(plan, day)
    if not form.is_valid():
        return _pain_page(request, plan, form, asked_back)
    told = Answer(
        day=day, key=uuid.uuid4(), feel=draft["feel"], pain=form.cleaned_data["pain"],
        tight=form.cleaned_data["tight"], given_at=now,
        replaces=uuid.UUID(draft["replaces"]) if draft["replaces"] else None,
    )  # fmt: skip
    if told.pain >= newest().policy.severe_pain:
        return _record(request, plan, told, now, day)
    halves.keep(request.user, told, now=now, instead=draft.get("half"))
    request.session[DRAFT] = draft | {"half": str(told.key)}
    return redirect("checkins:check-in-signs")


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def signs(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The ten rows of warning signs, at every check-in (clinical.md 5.7 C). A sign on a page that
    was left open counts too, when the answer itself is already whole."""
    now, day = now_and_day(request, plan)
    half = plan.half_answers.filter(day=day).first()
    asked_back = severe_pain.open_question(plan, today=day)
    worst = _worst_meant(request, asked_back)
    data = request.POST if request.method == "POST" else None
    is_asked = half or worst is not None or plan.status == Plan.Status.LOCKED
    if data is None and not is_asked:
        return redirect("checkins:result")
    known = asking.known(request.user, plan)
    form = DailySignsForm(data, rule_set=newest(), known=known)
    if not form.is_valid():
        _count(form, plan, now)
        context = {"form": form, "region": region_of(request), "adds": half is None}
        context["ends_lock"] = asked_back is not None and (half or worst is not None)
        return render(request, "checkins/signs.html", context, status=422 if form.errors else 200)
    told = form.cleaned_data
    if worst is not None and asked_back is not None:
        severe_pain.correct(asked_back, plan, pain=worst, signs=told["signs"], now=now)
        request.session.pop(DRAFT, None)
        return redirect("checkins:today")
    if half is None:
        recording.report_signs(plan, told["signs"], now=now)
        return _anew() if _was_left(plan, day) else redirect("checkins:result")
    answer = _whole(half, day, now, told)
    if asking.is_weekly_due(plan, day) and not told["signs"]:
        halves.keep(request.user, answer, now=now, has_signs=True)
        return redirect("checkins:check-in-weekly")
    return _record(request, plan, answer, now, day)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_required
@agreed
def weekly(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Once a week a further page: the other signs, and whether anything about health changed. As
    above, a page that was left open still counts."""
    now, day = now_and_day(request, plan)
    half = plan.half_answers.filter(day=day, signs__isnull=False).first()
    data = request.POST if request.method == "POST" else None
    if data is None and half is None:
        return redirect("checkins:check-in-signs")
    known = asking.known(request.user, plan)
    form = WeeklySignsForm(data, rule_set=newest(), known=known)
    if not form.is_valid():
        _count(form, plan, now)
        back = reverse("checkins:check-in-signs")
        context = {"form": form, "region": region_of(request), "back": back}
        return render(
            request, "checkins/weekly_signs.html", context, status=422 if form.errors else 200
        )
    told = form.cleaned_data
    if told["conditions"]:
        screens.tell(plan, now=now, conditions=told["conditions"])
    if half is None:
        recording.report_signs(plan, told["signs"], now=now)
        return _anew() if _was_left(plan, day) else redirect("checkins:check-in-signs")
    return _record(request, plan, _whole(half, day, now, told), now, day)


def _count(form: ScreenForm, plan: Plan, now: datetime) -> None:
    """What acts counts when it is sent, also on a page that has to be asked again."""
    ticks = form.acting_ticks
    if ticks.get("conditions"):
        screens.tell(plan, now=now, conditions=ticks["conditions"])
    if ticks.get("signs"):
        recording.report_signs(plan, ticks["signs"], now=now)


def _was_left(plan: Plan, day: date) -> bool:
    """Whether the answer before this day's was left without its signs, and nothing locks."""
    plan.refresh_from_db(fields=["status"])  # a sign of this moment may lock
    if plan.status == Plan.Status.LOCKED or today.standing_answer(plan, day=day):
        return False
    return plan.half_answers.filter(day__gt=plan.sessions_from, day__lt=day).exists()


def _anew() -> HttpResponse:
    """To the first question, from a page of an answer that was not finished on its day."""
    return redirect(f"{reverse('checkins:check-in')}?{ANEW}=1")


def _without_feel(plan: Plan, day: date) -> dict[str, Any]:
    """Severe pain counts from a page that was left open too, without its feel."""
    standing = today.standing_answer(plan, day=day)
    return {
        "day": day.isoformat(),
        "feel": standing.feel if standing else None,
        "replaces": str(standing.key) if standing else None,
    }


def _pain_page(
    request: HttpRequest, plan: Plan, form: Any, asked_back: SevereQuestion | None
) -> HttpResponse:
    context = {"form": form, "plan": plan, "side": plan.side, "asked_back": asked_back}
    context["rule_set"] = newest()
    return render(request, "checkins/pain.html", context, status=422 if form.errors else 200)


def _said_before(plan: Plan, day: date) -> dict[str, Any]:
    """What stands on the page when one goes back, or changes the answer (ux.md 2.8)."""
    half = plan.half_answers.filter(day=day).first()
    said = half or today.standing_answer(plan, day=day)
    return {"tight": said.tight, "pain": said.pain} if said else {}


def _may_wait(request: HttpRequest, plan: Plan) -> bool:
    now, day = now_and_day(request, plan)
    here = today.today_for(plan, day=day, now=now, zone=request.user.zone)  # type: ignore[union-attr]
    return here.may_wait


def _worst_meant(request: HttpRequest, asked_back: SevereQuestion | None) -> int | None:
    """The number that was meant for a session's worst pain or in the set-up, once it is told."""
    draft = request.session.get(DRAFT, {})
    if asked_back is None or draft.get("question") != asked_back.pk:
        return None
    return int(draft["pain"])


def _whole(half: HalfAnswer, day: date, now: datetime, told: dict[str, Any]) -> Answer:
    """The half answer with the signs of a page on top."""
    return Answer(
        day=day, key=half.key, feel=half.feel, pain=half.pain, tight=half.tight, given_at=now,
        signs=frozenset(half.signs or ()) | frozenset(told["signs"]),
        as_was=frozenset(half.as_was) | frozenset(told["as_was"]),
        asked=frozenset(half.asked) | frozenset(told["asked"]),
        replaces=half.replaces,
    )  # fmt: skip


def _record(
    request: HttpRequest, plan: Plan, told: Answer, now: datetime, day: date
) -> HttpResponse:
    """Keep the answer; where another device was first, show its answer."""
    try:
        check_in: CheckIn = recording.answer(request.user, told, today=day, now=now)
    except recording.NoPlan:
        return redirect("checkins:safety")
    except (recording.AlreadyAnswered, recording.NotEditable) as conflict:
        return already_answered(request, conflict, told, plan, day)
    request.session.pop(DRAFT, None)
    asks_back = severe_pain.is_asked_back(check_in, told.pain)
    return redirect("checkins:severe" if asks_back else "checkins:result")
