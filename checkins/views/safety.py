"""The safety screen: before anything else, after a clearance, and before starting again."""

from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from checkins import agreeing, asking, plans, screens, warning_signs
from checkins.locks import lock_of
from checkins.models import Plan
from checkins.rules import newest
from checkins.safety_form import SafetyForm
from checkins.views.access import now_and_day, region_of
from checkins.views.care import advice_on
from checkins.views.country import has_yes, settle

AGAIN = "again"  # in the Django session: the plan that is started again, after which screen
_GUEST_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest) -> HttpResponse:
    """The warning signs, before anything else; again after a clearance and before starting again.
    The first valid answer makes a guest."""
    user = request.user
    plan = plans.running_plan(user) if user.is_authenticated else None
    known = asking.known(user, plan) if user.is_authenticated else ()
    data = request.POST if request.method == "POST" else None
    form = SafetyForm(
        data, rule_set=newest(), known=known, without=asking.asked_once(user, data or {})
    )
    if plan and not form.is_valid() and not _is_asked_again(request, plan):
        return redirect("checkins:today")
    if user.is_authenticated and plan is None and data is None and lock_of(user, None):
        return redirect("checkins:care")
    if not _may_keep(request, plan) and (form.is_valid() or not form.is_bound):
        return _without_a_yes(request, form)
    if not form.is_valid():
        context = {"form": form, "region": region_of(request)}
        status = 422 if form.errors else 200
        return render(request, "checkins/safety.html", context, status=status)
    told = _told(form)
    if warning_signs.outcome(told["signs"], told["conditions"]).no_use:
        return _not_for_you(request, plan, told)
    if plan:
        return _screen_of_plan(request, plan, told)
    if not user.is_authenticated:
        user = get_user_model().objects.create_guest(time_zone=request.POST.get("time_zone", ""))
        login(request, user, backend=_GUEST_BACKEND)
        settle(request, user)
    screens.pass_screen(user, now=timezone.now(), **told)
    return redirect("checkins:care" if lock_of(user, None) else "checkins:start-side")


def is_again(request: HttpRequest, plan: Plan) -> bool:
    """Whether this person is starting the plan again."""
    return bool(request.session.get(AGAIN, {}).get("plan") == plan.pk)


def _told(form: SafetyForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("signs", "conditions", "as_was")}


def _may_keep(request: HttpRequest, plan: Plan | None) -> bool:
    """Whether answers may be kept: with the person's yes. What somebody with a plan from before
    tells counts until they are asked; who took the yes back has nothing kept."""
    return has_yes(request) or (plan is not None and not agreeing.has_withdrawn(request.user))


def _without_a_yes(request: HttpRequest, form: SafetyForm) -> HttpResponse:
    """Nothing is kept (clinical.md 5.7 M). Answers that call for care get their advice at once;
    everything else begins with the yes."""
    if form.is_valid():
        told = _told(form)
        codes = [*told["signs"], *told["conditions"]]
        outcome = warning_signs.outcome(codes)
        if outcome.locks or outcome.book or outcome.no_use:
            return render(request, "checkins/not_for_you.html", advice_on(request, codes))
    return redirect("checkins:country")


def _is_asked_again(request: HttpRequest, plan: Plan) -> bool:
    """Whether the screen is asked while the plan runs."""
    return plan.screen_due or is_again(request, plan)


def _screen_of_plan(request: HttpRequest, plan: Plan, told: dict[str, Any]) -> HttpResponse:
    """The whole screen of somebody whose plan runs. From a tab left open it counts too."""
    now, day = now_and_day(request, plan)
    is_due, starts_again = plan.screen_due, is_again(request, plan)
    screen = screens.pass_screen_again(plan, now=now, today=day, **told)
    if screen.locks or not (is_due or starts_again):
        return redirect("checkins:today")
    return redirect("checkins:start-side" if starts_again else "checkins:today")


def _not_for_you(request: HttpRequest, plan: Plan | None, told: dict[str, Any]) -> HttpResponse:
    """Nothing is kept about a child, so the advice stands on the answer itself. A plan ends, unless
    it is locked: then the lock stays."""
    if plan and plan.status != Plan.Status.LOCKED:
        plans.end_plan(plan, now=timezone.now())
    context = advice_on(request, [*told["signs"], *told["conditions"]])
    return render(request, "checkins/not_for_you.html", context)
