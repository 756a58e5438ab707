"""Starting, and starting again: the safety screen, a few short questions, and the plan."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from checkins import forms, plans, recording, severe_pain, starting, warning_signs
from checkins.locks import lock_of
from checkins.models import Plan, SafetyScreen
from checkins.rules import newest
from checkins.sign_forms import QuestionForm
from checkins.views import start_severe
from checkins.views.access import now_and_day, person_of, plan_required, started
from checkins.views.country import has_yes
from checkins.views.safety import AGAIN, is_again
from checkins.words import advice_at_start
from routines import figures
from routines.content.publishing import routine_to_start
from routines.models import Routine


@dataclass(frozen=True)
class Question:
    """One page of the set-up: its field, its words, its form."""

    name: str
    title: Promise
    hint: Promise | str
    short: Promise
    form: type[QuestionForm]


QUESTIONS = (
    Question("side", _("Which calf feels tight or sore?"), _("Seen from behind."),
             _("Calf"), forms.SideForm),
    Question("since", _("How long so far?"), "", _("How long"), forms.SinceForm),
    Question("roller", _("What do you have to roll on?"), "", _("Roll on"), forms.RollerForm),
    Question("pain", _("How is your calf now?"), "", _("Now"), forms.PainForm),
)  # fmt: skip
_BY_NAME = {question.name: question for question in QUESTIONS}


@require_POST
@plan_required
def again(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Start again, or with another leg: the whole screen, the questions, and then level 1×5."""
    if plan.status == Plan.Status.LOCKED:
        return redirect("checkins:today")
    last = SafetyScreen.objects.filter(user=person_of(request)).values_list("pk", flat=True).last()
    request.session[AGAIN] = {"plan": plan.pk, "after_screen": last}
    request.session["set_up"] = {"since": plan.since}
    return redirect("checkins:safety")


@require_http_methods(["GET", "HEAD", "POST"])
@started
def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question of the set-up. Answers wait in the session until the plan is confirmed; severe
    pain does not wait (clinical.md 5.7 B)."""
    if name not in _BY_NAME:
        raise Http404
    if name == "pain" and (elsewhere := start_severe.told_outside(request)):
        return elsewhere
    if refusal := _not_ready(request):
        return refusal
    asked = _BY_NAME[name]
    answers: dict[str, Any] = request.session.get("set_up", {})
    if request.method == "POST":
        form = asked.form(request.POST)
        if form.is_valid():
            answers |= form.cleaned_data
            request.session["set_up"] = answers
            if answers.get("pain", 0) >= newest().policy.severe_pain:
                return _severe(request, answers)
            return redirect(_next_page(answers))
    else:
        form = asked.form(initial=answers)
    context = {
        "form": form,
        "question": asked,
        "field": form[name],
        "rule_set": newest(),
        "back": _page_before(name, answers),
        "side": answers.get("side"),
        "picture": figures.legs_back() if name == "side" else "",
    }
    return render(request, "checkins/question.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@started
def check(request: HttpRequest) -> HttpResponse:
    """Show the plan before it starts; confirming makes it and goes to Today, or starts at once."""
    if refusal := _not_ready(request):
        return refusal
    answers: dict[str, Any] = request.session.get("set_up", {})
    missing = _next_page(answers)
    if missing != reverse("checkins:start-check"):
        return redirect(missing)
    routine = routine_to_start()
    screen = SafetyScreen.objects.filter(user=person_of(request)).last()
    if routine is None or screen is None:
        return render(request, "routines/session_ended.html", {"why": "withdrawn"}, status=409)
    if request.method == "POST":
        _start(request, routine, screen, answers)
        if request.POST.get("start") == "on":
            return redirect("checkins:sessions", preserve_request=True)
        return redirect(f"{reverse('checkins:today')}?ready=1")
    outcome = warning_signs.outcome(screen.signs, screen.conditions)
    may_roll = not plans.leaves_rolling_out(request.user)
    context = {
        "rows": _rows(answers),
        "rolls": may_roll and answers["roller"] == Plan.Roller.ROLLER,
        "may_roll": may_roll,
        "by_hand": answers["roller"] == Plan.Roller.PIN,
        "side": answers["side"],
        "outcome": outcome,
        "advice": "" if AGAIN in request.session else advice_at_start(answers["since"]),
        "is_again": AGAIN in request.session,
        # Over 65 and never before: somebody to speak to comes first (clinical.md 5.7 G). Who starts
        # again may have a rest day: Today knows.
        "may_start": "F24b" not in screen.signs and AGAIN not in request.session,
    }
    return render(request, "checkins/plan_check.html", context)


def _severe(request: HttpRequest, answers: dict[str, Any]) -> HttpResponse:
    """Severe pain at the start locks when it is sent, with the plan or, where the other questions
    are still open, without one."""
    routine = routine_to_start()
    screen = SafetyScreen.objects.filter(user=person_of(request)).last()
    is_whole = _next_page(answers) == reverse("checkins:start-check")
    if not is_whole or routine is None or screen is None:
        return start_severe.lock(request, answers.pop("pain"))
    plan = _start(request, routine, screen, answers)
    now, day = now_and_day(request, plan)
    severe_pain.ask_back_at_start(plan, answers["pain"], today=day, now=now)
    return redirect("checkins:severe")


def _start(
    request: HttpRequest, routine: Routine, screen: SafetyScreen, answers: dict[str, Any]
) -> Plan:
    """Make the plan, or start the one that runs again."""
    plan = plans.running_plan(request.user)
    now, day = now_and_day(request, plan)
    told = starting.Beginning(
        screen=screen, side=answers["side"], since=answers["since"], roller=answers["roller"],
        pain=answers["pain"], tight=answers.get("tight"), day=day,
    )  # fmt: skip
    if plan and is_again(request, plan):
        try:
            plan = starting.start_again(plan, told, now=now)
        except plans.Locked:  # by an answer of this moment, from another device: Today says so
            recording.report_signs(plan, [], pain=answers["pain"], now=now)
    else:
        plan = starting.start_plan(request.user, routine, told, now=now)
    request.session.pop("set_up", None)
    request.session.pop(AGAIN, None)
    return plan


def _not_ready(request: HttpRequest) -> HttpResponse | None:
    """Where to go instead while the set-up is not open: running plan, lock, or no screen yet."""
    plan = plans.running_plan(request.user)
    if plan and (plan.status == Plan.Status.LOCKED or not is_again(request, plan)):
        return redirect("checkins:today")
    if plan is None and lock_of(request.user, None):
        return redirect("checkins:care")
    if not has_yes(request):
        return redirect("checkins:country")
    screen = SafetyScreen.objects.filter(user=person_of(request)).last()
    again = request.session.get(AGAIN, {})
    # After a clearance and before starting again the screen is answered anew.
    if screen is None or screen.locks or again.get("after_screen") == screen.pk:
        return redirect("checkins:safety")
    if plan is None and plans.ended_since(request.user, screen.answered_at):
        return redirect("checkins:safety")
    return None


def _next_page(answers: dict[str, Any]) -> str:
    """The first question without an answer, or the check of the plan."""
    for asked in QUESTIONS:
        if asked.name not in answers:
            return reverse(f"checkins:start-{asked.name}")
    return reverse("checkins:start-check")


def _page_before(name: str, answers: dict[str, Any]) -> str:
    """Where Back leads: the check once all is answered, else the question before."""
    names = list(_BY_NAME)
    if all(one in answers for one in names):
        return reverse("checkins:start-check")
    place = names.index(name)
    return reverse(f"checkins:start-{names[place - 1]}") if place else reverse("checkins:safety")


def _rows(answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers in words, each with the page that changes it."""
    return [
        {
            "label": asked.short,
            "value": _answer_in_words(asked, answers),
            "url": reverse(f"checkins:start-{asked.name}"),
            "change": asked.title,
        }
        for asked in QUESTIONS
    ]


def _answer_in_words(asked: Question, answers: dict[str, Any]) -> Any:
    """The label of a chosen answer."""
    if asked.name == "pain":
        pain = _("Pain %(pain)s out of 10") % {"pain": answers["pain"]}
        tight = answers.get("tight")
        if tight is None:
            return pain
        return _("Tightness %(tight)s, pain %(pain)s out of 10") % {
            "tight": tight, "pain": answers["pain"],
        }  # fmt: skip
    field = asked.form.base_fields[asked.name]
    return dict(field.choices)[answers[asked.name]]  # type: ignore[attr-defined]
