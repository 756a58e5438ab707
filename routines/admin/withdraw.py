"""The page that takes a published version out of use."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from routines.admin.forms import WithdrawForm
from routines.content import publishing
from routines.models import RoutineVersion


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, version_id: int, model_admin: ModelAdmin) -> HttpResponse:
    """Say what will happen and ask for the reason; on POST, withdraw."""
    if not request.user.has_perm("routines.withdraw_routine"):
        raise PermissionDenied
    version: RoutineVersion | None = model_admin.get_object(request, str(version_id))
    if version is None:
        raise Http404
    if version.is_withdrawn:
        return _back(model_admin, request, version, is_done=False)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(model_admin, request, version, form)
    reason = form.cleaned_data["reason"]
    with transaction.atomic():
        is_done = publishing.withdraw(version, by=request.user, reason=reason, now=timezone.now())
        if is_done:
            values = {"number": version.number, "reason": reason}
            log = gettext("Withdrew version %(number)s: %(reason)s") % values
            model_admin.log_change(request, version, log)
            model_admin.log_change(request, version.routine, log)
    return _back(model_admin, request, version, is_done=is_done)


def _page(
    model_admin: ModelAdmin, request: HttpRequest, version: RoutineVersion, form: WithdrawForm
) -> HttpResponse:
    others = publishing.versions_in_use().filter(routine=version.routine).exclude(pk=version.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Withdraw"),
        "subtitle": str(version),
        "opts": model_admin.opts,
        "original": version,
        "is_in_use": version == publishing.version_in_use(version.routine),
        "next": others.first(),
        "form": form,
    }
    template = "admin/routines/routineversion/withdraw.html"
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, template, context, status=status)


def _back(
    model_admin: ModelAdmin, request: HttpRequest, version: RoutineVersion, *, is_done: bool
) -> HttpResponse:
    """To the version, which says when and why it was withdrawn, whoever did it."""
    if is_done:
        level, text = (
            messages.SUCCESS,
            gettext("%(version)s is withdrawn. Nobody can start it now."),
        )
    else:
        level, text = messages.INFO, gettext("%(version)s was already withdrawn. See why below.")
    model_admin.message_user(request, text % {"version": version}, level)
    page = reverse("admin:routines_routineversion_change", args=[version.pk])
    return HttpResponseRedirect(page)
