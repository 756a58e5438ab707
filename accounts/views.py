"""Settings: a list, and a page for each."""

from allauth.account import views as allauth_views
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import AgreementForm
from accounts.preferences import BY_NAME, COOKIES, PREFERENCES, keep
from checkins import agreeing
from checkins.cookies import remember
from checkins.plans import running_plan
from checkins.views.access import person_of


@require_safe
def settings_list(request: HttpRequest) -> HttpResponse:
    """Every setting with what holds now."""
    plan = running_plan(request.user)
    rows = [
        {
            "name": one.title,
            "value": one.value_in_words(one.read(request, plan)),
            "url": reverse("accounts:setting", args=[one.name]),
            "group": one.group,
        }
        for one in PREFERENCES
        if plan or not one.needs_plan
    ]
    groups = [
        {"name": group, "rows": [row for row in rows if row["group"] == group]}
        for group in ("during", "plan", "app")
    ]
    context = {
        "groups": groups,
        "plan": plan,
        "agreement": agreeing.in_force(request.user),
        "is_saved": "saved" in request.GET,
    }
    return render(request, "accounts/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def setting(request: HttpRequest, name: str) -> HttpResponse:
    """One setting. Saving goes back to the list, or to Today, which offers one. A form that asks
    for JSON, because it changes a setting while another page stays in view, gets no page."""
    preference = BY_NAME.get(name)
    plan = running_plan(request.user)
    if preference is None or (preference.needs_plan and plan is None):
        raise Http404
    if request.method == "POST":
        form = preference.form(request.POST)
        if form.is_valid():
            value = form.cleaned_data[preference.field]
            keep(request, plan, preference, value)
            response: HttpResponse = redirect(f"{reverse('accounts:settings')}?saved=1")
            if request.POST.get("back") == "today":
                response = redirect("checkins:today")
            if request.headers.get("Accept") == "application/json":
                response = HttpResponse(status=204)
            if preference.name in COOKIES:
                remember(response, preference.name, value)
            return response
    else:
        form = preference.form(initial={preference.field: preference.read(request, plan)})
    context = {
        "preference": preference,
        "form": form,
        "field": form[preference.field],
        "back": reverse("accounts:settings"),
    }
    return render(request, "accounts/setting.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest) -> HttpResponse:
    """What is kept and since when; the yes to it, and taking it back (clinical.md 5.7 M)."""
    person = person_of(request)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = timezone.now()
        if form.cleaned_data["withdraw"]:
            agreeing.withdraw(person, now=now)
            return redirect("accounts:agreement")
        agreeing.agree(person, now=now)
        return redirect("checkins:today")
    newest = agreeing.newest(person)
    context = {
        "form": form,
        "newest": newest,
        "is_kept": newest is not None and newest.withdrawn_at is None,
        "wording": agreeing.WORDINGS[agreeing.CURRENT],
        "plan": running_plan(person),
    }
    return render(request, "accounts/agreement.html", context, status=422 if form.errors else 200)


@login_not_required
def log_out(request: HttpRequest) -> HttpResponse:
    """allauth's page. Once it is done, the browser drops the copies that it made itself; those
    of scripts/log-out.js and its unsent answers are dealt with before (trust.md D12, T21)."""
    response: HttpResponse = allauth_views.logout(request)
    if request.method == "POST" and not request.user.is_authenticated:
        response["Clear-Site-Data"] = '"cache"'
    return response
