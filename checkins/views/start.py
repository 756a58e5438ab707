"""Starting: the safety screen, five short questions, and the plan."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from checkins import agreeing, forms, plans, warning_signs
from checkins.models import SafetyScreen
from checkins.views.access import now_and_day, person_of, region_of
from checkins.views.country import has_yes, settle
from routines import figures
from routines.models import Routine
from routines.publishing import version_in_use

ROUTINE = "calf"
_GUEST_BACKEND = "django.contrib.auth.backends.ModelBackend"
started = login_required(login_url=reverse_lazy("checkins:safety"))


@dataclass(frozen=True)
class Question:
    """One page of the set-up: its field, its words, its form."""

    name: str
    title: Promise
    hint: Promise | str
    short: Promise
    form: type[forms.QuestionForm]


QUESTIONS = (
    Question("side", _("Which calf hurts?"), _("This is your leg from behind."),
             _("Which calf"), forms.SideForm),
    Question("since", _("How long has it hurt?"), "", _("How long"), forms.SinceForm),
    Question("roller", _("What do you have to roll on?"),
             _("Without a roller you do the stretch only. You can add a roller later."),
             _("Roll on"), forms.RollerForm),
    Question("time", _("When do you want to do it?"), "", _("When"), forms.TimeForm),
    Question("pain", _("How bad is the pain when you walk?"), _("Think about today only."),
             _("Pain when you walk"), forms.PainForm),
)  # fmt: skip
_BY_NAME = {question.name: question for question in QUESTIONS}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest) -> HttpResponse:
    """The warning signs, before anything else. The first valid answer makes a guest."""
    form = forms.SafetyForm(request.POST if request.method == "POST" else None)
    if request.user.is_authenticated:
        if plan := plans.running_plan(request.user):
            if form.is_valid():  # a page left open in another tab still counts
                if agreeing.has_withdrawn(request.user):
                    return _without_a_yes(request, form)
                signs, conditions = form.cleaned_data["signs"], form.cleaned_data["conditions"]
                plans.pass_screen_again(
                    plan, signs=signs, conditions=conditions, now=timezone.now()
                )
            return redirect("checkins:today")
        if plans.is_locked_before_plan(request.user):
            return redirect("checkins:care")
    if not has_yes(request) and (form.is_valid() or not form.is_bound):
        return _without_a_yes(request, form)
    if not form.is_valid():
        context = {
            "form": form,
            "region": region_of(request),
            "condition_groups": warning_signs.condition_groups(),
            "was_cleared": plans.was_cleared(request.user),
        }
        status = 422 if form.errors else 200
        return render(request, "checkins/safety.html", context, status=status)
    signs, conditions = form.cleaned_data["signs"], form.cleaned_data["conditions"]
    if warning_signs.outcome(signs, conditions).no_use:
        # Nothing is kept about a child, so the advice stands on the answer itself.
        context = care_context(request, signs, conditions)
        return render(request, "checkins/not_for_you.html", context)
    person = request.user
    if not person.is_authenticated:
        person = get_user_model().objects.create_guest(time_zone=request.POST.get("time_zone", ""))
        login(request, person, backend=_GUEST_BACKEND)
        settle(request, person)
    screen = plans.pass_screen(person, signs=signs, conditions=conditions, now=timezone.now())
    return redirect("checkins:care" if screen.locks else "checkins:start-side")


def _without_a_yes(request: HttpRequest, form: forms.SafetyForm) -> HttpResponse:
    """Nothing is kept (clinical.md 5.7 M). Answers that call for care get their advice at once;
    everything else begins with the yes."""
    if form.is_valid():
        signs, conditions = form.cleaned_data["signs"], form.cleaned_data["conditions"]
        outcome = warning_signs.outcome(signs, conditions)
        if outcome.locks or outcome.book or outcome.no_use:
            context = care_context(request, signs, conditions)
            return render(request, "checkins/not_for_you.html", context)
    return redirect("checkins:country")


@require_safe
@started
def care(request: HttpRequest) -> HttpResponse:
    """What to do about the signs of a safety screen that locked: level, action, number first."""
    screen = SafetyScreen.objects.filter(user=person_of(request), locks=True).last()
    if screen is None or not plans.is_locked_before_plan(request.user):
        return redirect("checkins:safety")
    return render(
        request, "checkins/care.html", care_context(request, screen.signs, screen.conditions)
    )


def care_context(request: HttpRequest, signs: list[str], conditions: list[str]) -> dict[str, Any]:
    """What the care page says about these answers in the person's region."""
    region = region_of(request)
    outcome = warning_signs.outcome(signs, conditions)
    return {"cards": warning_signs.cards_for(outcome, region), "outcome": outcome, "region": region}


@require_http_methods(["GET", "HEAD", "POST"])
@started
def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question of the set-up. Answers wait in the session until the plan is confirmed."""
    if name not in _BY_NAME:
        raise Http404
    if refusal := _not_ready(request):
        return refusal
    asked = _BY_NAME[name]
    answers: dict[str, Any] = request.session.get("set_up", {})
    if request.method == "POST":
        form = asked.form(request.POST)
        if form.is_valid():
            answers[name] = form.cleaned_data[name]
            request.session["set_up"] = answers
            return redirect(_next_page(answers))
    else:
        form = asked.form(initial=answers)
    context = {
        "form": form,
        "question": asked,
        "field": form[name],
        "back": _page_before(name, answers),
        "picture": figures.legs_back() if name == "side" else "",
    }
    return render(request, "checkins/question.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@started
def check(request: HttpRequest) -> HttpResponse:
    """Show the plan before it starts; confirming makes it and goes to Today."""
    if refusal := _not_ready(request):
        return refusal
    answers: dict[str, Any] = request.session.get("set_up", {})
    missing = _next_page(answers)
    if missing != reverse("checkins:start-check"):
        return redirect(missing)
    routine = Routine.objects.filter(slug=ROUTINE).first()
    screen = SafetyScreen.objects.filter(user=person_of(request)).last()
    if routine is None or screen is None or version_in_use(routine) is None:
        return render(request, "routines/session_ended.html", {"why": "withdrawn"}, status=409)
    if request.method == "POST":
        now, day = now_and_day(request)
        plans.start_plan(request.user, routine=routine, screen=screen, day=day, now=now, **answers)
        request.session.pop("set_up", None)
        return redirect(f"{reverse('checkins:today')}?ready=1")
    outcome = warning_signs.outcome(screen.signs, screen.conditions)
    rows = [
        {
            "label": asked.short,
            "value": _answer_in_words(asked, answers[asked.name]),
            "url": reverse(f"checkins:start-{asked.name}"),
            "change": asked.title,
        }
        for asked in QUESTIONS
    ]
    context = {
        "rows": rows,
        "rolls": outcome.rolling and answers["roller"] != "none",
        "may_roll": outcome.rolling,
        "side": answers["side"],
        "outcome": outcome,
    }
    return render(request, "checkins/plan_check.html", context)


def _not_ready(request: HttpRequest) -> HttpResponse | None:
    """Where to go instead while the set-up is not open: running plan, lock, or no screen yet."""
    if plans.running_plan(request.user):
        return redirect("checkins:today")
    if plans.is_locked_before_plan(request.user):
        return redirect("checkins:care")
    if not has_yes(request):
        return redirect("checkins:country")
    screen = SafetyScreen.objects.filter(user=person_of(request)).last()
    if screen is None or screen.locks:  # after a clearance the screen is answered again
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
    if len(answers) == len(names):
        return reverse("checkins:start-check")
    place = names.index(name)
    return reverse(f"checkins:start-{names[place - 1]}") if place else reverse("checkins:safety")


def _answer_in_words(asked: Question, value: Any) -> Any:
    """The label of a chosen answer."""
    if asked.name == "pain":
        return _("%(pain)s out of 10") % {"pain": value}
    field = asked.form.base_fields[asked.name]
    return dict(field.choices)[value]  # type: ignore[attr-defined]
