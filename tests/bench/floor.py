"""The floor that everything is compared with: a bare page and a bare insert, behind the same
middleware, with the same signed-in person. It exists only while the benchmark runs."""

import uuid

from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import RequestContext, Template
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


# A first visit to the floor of speed.md fetches four files: its page is a page, with a list.
PAGE = Template(
    """{% load static django_htmx %}<!doctype html>
<html lang="en"><head><title>bench</title>
<link rel="stylesheet" href="{% static 'css/calfcare.css' %}">
{% htmx_script %}<script src="{% static 'js/site.js' %}" type="module"></script></head>
<body><nav><a href="{% url 'bench-page' %}">Page</a></nav><h1>{{ request.user.pk }}</h1>
{% for rows in tables %}<ul>
{% for row in rows %}<li>{{ row.key }} {{ row.pain }}</li>{% endfor %}
</ul>{% endfor %}<form method="post" action="{% url 'bench-insert' %}">{% csrf_token %}
<input name="pain"><button>Save</button></form></body></html>"""
)


def page(request: HttpRequest) -> HttpResponse:
    """A signed-in page with five queries (session and person are two of them)."""
    rows = Row.objects.filter(user_id=request.user.pk)
    tables = [list(rows[first : first + 10]) for first in (0, 10, 20)]
    return HttpResponse(PAGE.render(RequestContext(request, {"tables": tables})))


def insert(request: HttpRequest) -> HttpResponse:
    """A form that reads one row and inserts one."""
    with transaction.atomic():
        Row.objects.filter(user_id=request.user.pk).first()
        Row.objects.create(
            user_id=request.user.pk, key=uuid.uuid4(), pain=int(request.POST["pain"])
        )
    return redirect("bench-page")


urlpatterns = [
    path("bench/page/", page, name="bench-page"),
    path("bench/insert/", insert, name="bench-insert"),
]


def make_table() -> None:
    """The table of `Row`, which no migration knows."""
    with connection.schema_editor() as editor:
        editor.create_model(Row)
