"""Routines in the admin: the draft, its steps, and the way to preview and publish it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from routines.admin import preview, publish, readiness
from routines.admin.pages import admin_page
from routines.admin.steps import StepInline, put_in_order
from routines.content import publishing
from routines.models import Routine


class RoutineForm(forms.ModelForm):
    """Takes a half-ready draft, and says beside each field what keeps it from publishing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        routine = self.instance
        if routine.pk and not self.is_bound:
            found = readiness.of_routine(routine, publishing.draft(routine))
            readiness.show_beside(self, [one for one in found if one.on == "routine"])


@admin.register(Routine)
class RoutineAdmin(admin.ModelAdmin):
    """The draft of a routine. Publishing freezes it; people follow what was published."""

    form = RoutineForm
    inlines = [StepInline]
    list_display = ["name", "step_count", "in_use"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [(None, {"fields": ["name", "slug", "summary", "role", "language", "sources"]})]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Routine]:
        """With what the list shows, in one query for the whole list."""
        in_use = publishing.versions_in_use().filter(routine=OuterRef("pk"))
        routines: QuerySet[Routine] = super().get_queryset(request)
        return routines.annotate(
            steps_in_all=Count("steps"), number_in_use=Subquery(in_use.values("number")[:1])
        )

    @admin.display(description=_("steps"), ordering="steps_in_all")
    def step_count(self, routine: Any) -> int:
        """How many steps the draft has."""
        return int(routine.steps_in_all)

    @admin.display(description=_("version in use"))
    def in_use(self, routine: Any) -> str:
        """The number of the version that people start with."""
        return str(routine.number_in_use or gettext("none"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What a routine is called in addresses, and whether it drives, stays once it was
        published: people have plans and histories with it."""
        is_published = obj is not None and obj.versions.exists()
        return ["slug", "role"] if is_published else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """None for a short name that stays."""
        return {} if self.get_readonly_fields(request, obj) else self.prepopulated_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A routine that was ever published stays: people's sessions point at it, and nobody
        here is to see whose."""
        if obj is not None and obj.versions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        """The admin's own pages, the preview and the page to publish."""
        return [
            admin_page(
                self, "<int:routine_id>/preview/", preview.preview, "routines_routine_preview"
            ),
            admin_page(
                self, "<int:routine_id>/publish/", publish.publish, "routines_routine_publish"
            ),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the state of the draft above its fields."""
        routine = kwargs.get("obj")
        if routine is not None:
            context["draft"] = publish.state_of(routine)
            context["may_publish"] = request.user.has_perm("routines.publish_routine")
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the steps, then close the gaps in their numbers and do the move asked for."""
        super().save_related(request, form, formsets, change)
        request.moved_step = put_in_order(form.instance, request.POST.get("_move", ""))  # type: ignore[attr-defined]

    def response_change(self, request: HttpRequest, obj: Routine) -> HttpResponse:
        """Back to the steps after a move, on to the preview where that was asked for."""
        if "_move" in request.POST:
            moved = getattr(request, "moved_step", None)
            if moved is not None:
                text = gettext("Saved. %(exercise)s is now step %(place)s.")
                values = {"exercise": moved.exercise, "place": moved.position}
                self.message_user(request, text % values, messages.SUCCESS)
            anchor = f"#step-{moved.pk}" if moved else "#steps-heading"
            return HttpResponseRedirect(readiness.routine_url(obj) + anchor)
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:routines_routine_preview", args=[obj.pk]))
        return super().response_change(request, obj)
