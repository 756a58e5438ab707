"""The safety screen: before anything else, after a clearance, and before starting again."""

from typing import Any

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from checkins import agreeing, asking, plans, screens, warning_signs
from checkins.locks import lock_of
from checkins.models import Plan
from checkins.safety_form import SafetyForm
from checkins.safety_pages import PAGES, SafetyPage, Screen
from checkins.views.access import asked_to_agree, now_and_day, region_of
from checkins.views.care import advice_on
from checkins.views.country import has_yes, settle
from routines.acks import acknowledged, given_at, is_late, of_another, refused, words_of

AGAIN = "again"  # in the Django session: the plan that is started again, after which screen
_LISTS = ("signs", "conditions")
_TOO_LATE = _("This answer came too late to count.")
_OPEN_AGAIN = _("Please answer this safety screen again.")
_GUEST_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest, number: int = 1) -> HttpResponse:
    """The warning signs on six pages, before anything else; again after a clearance and before
    starting again. The first answer that counts makes a guest. One answer to everything may be sent
    to the first address."""
    user = request.user
    plan = plans.running_plan(user) if user.is_authenticated else None
    if user.is_authenticated:
        request.account = user.account  # type: ignore[attr-defined]  # whose answer may wait
    asked: dict[str, Any] = {
        "known": asking.known(user, plan) if user.is_authenticated else (),
        "without": asking.asked_once(user, request.POST),
    }
    if request.method != "POST":
        return _opened(request, plan, number, Screen(**asked))
    screen = Screen.sent(request.POST, **asked)
    if is_late(request):
        return _waited(request, plan, number, screen)
    if number > 1 or "page" in request.POST:
        return _one_page(request, plan, number, screen)
    whole = SafetyForm(request.POST, **asked)
    if whole.is_valid():
        return _finished(request, plan, _told(whole))
    if plan and not _is_asked_again(request, plan):
        return redirect("checkins:today")
    return _show(request, plan, screen.in_trouble(request.POST), status=422)


@login_not_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """All six with nothing told, so that scripts turn them without a network."""
    user = request.user
    plan = plans.running_plan(user) if user.is_authenticated else None
    known = asking.known(user, plan) if user.is_authenticated else ()
    screen = Screen(known=known, without=asking.asked_once(user, request.POST))
    context = _around(request, plan) | {"pages": [screen.page(n + 1) for n in range(len(PAGES))]}
    return render(request, "checkins/safety_pages.html", context)


def _opened(request: HttpRequest, plan: Plan | None, number: int, screen: Screen) -> HttpResponse:
    """Nothing was sent, so it begins with the first page; unless it is not asked now."""
    if elsewhere := _elsewhere(request, plan):
        return elsewhere
    return redirect("checkins:safety") if number > 1 else _show(request, plan, screen.page(1))


def _one_page(request: HttpRequest, plan: Plan | None, number: int, screen: Screen) -> HttpResponse:
    """One page was sent. What locks acts at once, and is all that is kept of a screen that is not
    finished (ux.md 2.16)."""
    page = screen.page(number, request.POST)
    told = _told(page.form) if page.form.is_valid() else None
    if urgent := _urgent(page.form):
        return _finished(request, plan, urgent, is_whole=False)
    if elsewhere := _elsewhere(request, plan):
        return elsewhere
    if "back" in request.POST:
        return _show(request, plan, screen.page(max(1, number - 1)))
    if page.form.is_blank:  # no answer, and no error either
        return _show(request, plan, screen.page(number), status=422, is_blank=True)
    if told is None:
        return _show(request, plan, page, status=422)
    if following := screen.next_after(number):
        return _show(request, plan, screen.with_answer(number).page(following))
    whole = screen.whole()
    if not whole.is_valid():  # codes that nobody asked for
        return _show(request, plan, screen.page(number, request.POST), status=422)
    return _finished(request, plan, _told(whole))


def _waited(request: HttpRequest, plan: Plan | None, number: int, screen: Screen) -> HttpResponse:
    """A page that waited on a phone: what acts at once, or the last one with everything that it
    carries (0011). Delivered twice it counts once."""
    if not request.user.is_authenticated:
        return JsonResponse({"code": "sign-in"}, status=401)
    if refusal := of_another(request):
        return refusal
    page, first = screen.page(number, request.POST), reverse("checkins:safety")
    told = _told(page.form) if page.form.is_valid() else None
    urgent = _urgent(page.form)
    whole = screen.whole()
    if not urgent and (told is None or screen.next_after(number) or not whole.is_valid()):
        bad = HttpResponse(status=422)
        return refused(request, bad, "invalid", words_of(page.form) or _OPEN_AGAIN, first)
    counts, done = urgent or _told(whole), HttpResponse()
    with screens.one_by_one(request.user):
        if screens.is_told(request.user, since=given_at(request, timezone.now()), **counts):
            return acknowledged(request, done)
        if not _may_keep(request, plan):
            return asked_to_agree(request)
        if not urgent and _elsewhere(request, plan):
            return refused(request, done, "answered", _TOO_LATE, reverse("checkins:today"))
        return acknowledged(request, _finished(request, plan, counts, is_whole=not urgent))


def _show(
    request: HttpRequest,
    plan: Plan | None,
    page: SafetyPage,
    *,
    status: int = 200,
    is_blank: bool = False,
) -> HttpResponse:
    """A page, as it is asked or asked again. The address follows it where htmx put it in."""
    context = _around(request, plan) | {"page": page, "form": page.form, "is_blank": is_blank}
    response = render(request, "checkins/safety.html", context, status=status)
    if status == 200 and request.method == "POST":
        response["HX-Push-Url"] = page.address
    return response


def _around(request: HttpRequest, plan: Plan | None) -> dict[str, Any]:
    """What each page has beside its rows."""
    back = reverse("checkins:today" if plan else "checkins:country")
    return {"region": region_of(request), "back": back}


def _elsewhere(request: HttpRequest, plan: Plan | None) -> HttpResponse | None:
    """Where somebody goes who is not asked now, with an answer that calls for nothing at once."""
    if plan and not _is_asked_again(request, plan):
        return redirect("checkins:today")
    if plan is None and request.user.is_authenticated and lock_of(request.user, None):
        return redirect("checkins:care")
    return None if _may_keep(request, plan) else redirect("checkins:country")


def _finished(
    request: HttpRequest, plan: Plan | None, told: dict[str, Any], *, is_whole: bool = True
) -> HttpResponse:
    """Keep what was told, and go where it leads."""
    if not _may_keep(request, plan):
        return _without_a_yes(request, told)
    if warning_signs.outcome(told["signs"], told["conditions"]).no_use:
        return _not_for_you(request, plan, told)
    if plan:
        return _screen_of_plan(request, plan, told, is_whole=is_whole)
    user = request.user
    if not user.is_authenticated:
        user = get_user_model().objects.create_guest(time_zone=request.POST.get("time_zone", ""))
        login(request, user, backend=_GUEST_BACKEND)
        settle(request, user)
    screens.pass_screen(user, now=timezone.now(), **told)
    return redirect("checkins:care" if lock_of(user, None) else "checkins:start-side")


def _urgent(form: SafetyForm) -> dict[str, Any] | None:
    """What of a page locks, or says that this is not for them, whatever else is wrong on it; None
    where nothing does."""
    ticks = form.acting_ticks
    return dict.fromkeys(_LISTS, []) | ticks | {"as_was": []} if ticks else None


def is_again(request: HttpRequest, plan: Plan) -> bool:
    """Whether this person is starting the plan again."""
    return bool(request.session.get(AGAIN, {}).get("plan") == plan.pk)


def _told(form: SafetyForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in (*_LISTS, "as_was")}


def _may_keep(request: HttpRequest, plan: Plan | None) -> bool:
    """Whether answers may be kept: with the person's yes. What somebody with a plan from before
    tells counts until they are asked; who took the yes back has nothing kept."""
    return has_yes(request) or (plan is not None and not agreeing.has_withdrawn(request.user))


def _without_a_yes(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """Nothing is kept (clinical.md 5.7 M). Answers that call for care get their advice at once;
    everything else begins with the yes."""
    codes = [*told["signs"], *told["conditions"]]
    outcome = warning_signs.outcome(codes)
    if outcome.locks or outcome.book or outcome.no_use:
        return render(request, "checkins/not_for_you.html", advice_on(request, codes))
    return redirect("checkins:country")


def _is_asked_again(request: HttpRequest, plan: Plan) -> bool:
    """Whether the screen is asked while the plan runs."""
    return plan.screen_due or is_again(request, plan)


def _screen_of_plan(
    request: HttpRequest, plan: Plan, told: dict[str, Any], *, is_whole: bool
) -> HttpResponse:
    """The screen of somebody whose plan runs. From a tab left open it counts too."""
    now, day = now_and_day(request, plan)
    if not is_whole:
        screens.tell(plan, now=now, signs=told["signs"], conditions=told["conditions"])
        return redirect("checkins:today")
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
