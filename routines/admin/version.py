"""Published versions in the admin: to read, and to withdraw."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from routines.admin import withdraw
from routines.admin.dose_form import dose_lines
from routines.admin.pages import admin_page
from routines.content import limits, publishing
from routines.content.document import parse
from routines.models import RoutineVersion


@admin.register(RoutineVersion)
class RoutineVersionAdmin(admin.ModelAdmin):
    """Frozen documents. Nothing here is added, changed or deleted; withdrawing has its page."""

    list_display = ["__str__", "state", "published_at", "published_by", "note"]
    list_filter = ["routine"]
    list_select_related = ["routine", "published_by"]
    readonly_fields = ["state"]
    fieldsets = [
        (
            None,
            {"fields": ["routine", "number", "state", "published_at", "published_by", "note"]},
        ),
    ]
    withdrawn_fieldset = (
        _("Withdrawn"),
        {"fields": ["withdrawn_at", "withdrawn_by", "withdrawn_reason"]},
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoutineVersion]:
        """With the number in use of each routine, in one query for the whole list."""
        in_use = publishing.versions_in_use().filter(routine=OuterRef("routine"))
        versions: QuerySet[RoutineVersion] = super().get_queryset(request)
        return versions.annotate(number_in_use=Subquery(in_use.values("number")[:1]))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With the withdrawal where there was one."""
        withdrawn = [self.withdrawn_fieldset] if obj and obj.is_withdrawn else []
        return [*self.fieldsets, *withdrawn]

    @admin.display(description=_("state"))
    def state(self, version: Any) -> str:
        """Whether people start with it, did so once, or must not any more."""
        if version.is_withdrawn:
            return gettext("Withdrawn: %(reason)s") % {"reason": version.withdrawn_reason}
        return gettext("In use") if version.number == version.number_in_use else gettext("Replaced")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only publishing makes a version."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A published version stays as it was."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A published version stays."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may see routines, or withdraw them, may see what was published."""
        permissions = ["view_routineversion", "view_routine", "change_routine", "withdraw_routine"]
        return any(request.user.has_perm(f"routines.{name}") for name in permissions)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """As for seeing one."""
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """The admin's own pages and the page to withdraw a version."""
        name = "routines_routineversion_withdraw"
        page = admin_page(self, "<int:version_id>/withdraw/", withdraw.withdraw, name)
        return [page, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the document in words."""
        version = kwargs["obj"]
        context["script"] = script = parse(version.script)
        context["steps"] = [
            (step, dose_lines(step), limits.SIDES[step.sides]) for step in script.steps
        ]
        context["may_withdraw"] = not version.is_withdrawn and request.user.has_perm(
            "routines.withdraw_routine"
        )
        return super().render_change_form(request, context, *args, **kwargs)
