"""The floor that everything is compared with: a bare page and a bare insert, behind the same
middleware, with the same signed-in person. It exists only while the benchmark runs."""

import uuid

from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path


class Row(models.Model):
    """A row as small as a check-in."""

    user_id = models.BigIntegerField(db_index=True)
    key = models.UUIDField(unique=True)
    pain = models.PositiveSmallIntegerField()

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return str(self.key)


def page(request: HttpRequest) -> HttpResponse:
    """A signed-in page with five queries (session and person are two of them)."""
    rows = [list(Row.objects.filter(user_id=request.user.pk)[:10]) for _query in range(3)]
    return HttpResponse(f"<!doctype html><title>bench</title>{get_token(request)}{len(rows)}")


def insert(request: HttpRequest) -> HttpResponse:
    """A form that reads one row and inserts one."""
    with transaction.atomic():
        Row.objects.filter(user_id=request.user.pk).first()
        Row.objects.create(
            user_id=request.user.pk, key=uuid.uuid4(), pain=int(request.POST["pain"])
        )
    return redirect("/bench/page/")


urlpatterns = [path("bench/page/", page), path("bench/insert/", insert)]


def make_table() -> None:
    """The table of `Row`, which no migration knows."""
    with connection.schema_editor() as editor:
        editor.create_model(Row)
