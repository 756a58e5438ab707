"""The page that publishes a draft: what is new, what is in the way, and a note."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from routines import timelines
from routines.admin import readiness
from routines.admin.forms import PublishForm
from routines.content import differences, publishing
from routines.content.document import current, parse
from routines.content.limits import PLAYED
from routines.models import Routine, RoutineVersion


@dataclass(frozen=True)
class Draft:
    """How a routine's draft stands: what is in use, what it would change, what is in the way."""

    document: dict[str, Any]
    in_use: RoutineVersion | None
    changes: list[differences.Change]
    findings: list[readiness.Finding]
    unsaid: list[str]  # words without a recording yet; they keep nobody from publishing

    @property
    def is_ready(self) -> bool:
        """Whether there is something to publish and nothing in the way."""
        return bool(self.changes) and not self.findings


def state_of(routine: Routine) -> Draft:
    """Read how the draft stands now."""
    document = publishing.draft(routine)
    in_use = publishing.version_in_use(routine)
    findings = readiness.of_routine(routine, document)
    return Draft(
        document=document,
        in_use=in_use,
        changes=differences.changes(current(in_use.script) if in_use else None, document),
        findings=findings,
        unsaid=[] if findings else timelines.unsaid(parse(document)),
    )


def routine_or_404(model_admin: ModelAdmin, request: HttpRequest, routine_id: int) -> Routine:
    """The routine, for an author who may see it. Raises Http404 or PermissionDenied."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    routine: Routine | None = model_admin.get_object(request, str(routine_id))
    if routine is None:
        raise Http404
    return routine


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, routine_id: int, model_admin: ModelAdmin) -> HttpResponse:
    """Show what publishing would change; on POST, publish exactly what was shown."""
    if not request.user.has_perm("routines.publish_routine"):
        raise PermissionDenied
    routine = routine_or_404(model_admin, request, routine_id)
    if request.method != "POST":
        return _page(request, model_admin, routine, None)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, model_admin, routine, form, status=422)
    try:
        with transaction.atomic():
            version = publishing.publish(
                routine,
                by=request.user,
                note=form.cleaned_data["note"],
                now=timezone.now(),
                reviewed=form.cleaned_data["reviewed"] or None,
            )
            note = {"number": version.number, "note": version.note}
            log = gettext("Published version %(number)s: %(note)s") % note
            model_admin.log_change(request, routine, log)
    except publishing.Unpublishable:
        return _page(request, model_admin, routine, form, status=422)
    except publishing.DraftMoved:
        form.add_error(None, gettext("Someone changed the draft. Read what is new, then publish."))
        return _page(request, model_admin, routine, form, status=409)
    except publishing.NothingChanged:
        text = gettext("These words are already published. Nothing has changed since then.")
        model_admin.message_user(request, text, messages.INFO)
        return HttpResponseRedirect(readiness.routine_url(routine))
    text = gettext("Version %(number)s is published. People follow it from their next check-in.")
    if routine.role not in PLAYED:
        text = gettext("Version %(number)s is published. The library shows it from now on.")
    model_admin.message_user(request, text % {"number": version.number}, messages.SUCCESS)
    return HttpResponseRedirect(readiness.routine_url(routine))


def _page(
    request: HttpRequest,
    model_admin: ModelAdmin,
    routine: Routine,
    form: PublishForm | None,
    status: int = 200,
) -> HttpResponse:
    """The page with the draft as it is now. A note that was typed stays."""
    draft = state_of(routine)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Publish"),
        "subtitle": routine.name,
        "opts": model_admin.opts,
        "original": routine,
        "draft": draft,
        "changes": [
            (readiness.in_words(change), readiness.label_of(change)) for change in draft.changes
        ],
        "reviewed": publishing.fingerprint(draft.document),
        "form": form or PublishForm(),
    }
    return TemplateResponse(request, "admin/routines/routine/publish.html", context, status=status)
