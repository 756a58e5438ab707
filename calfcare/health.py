"""For the machine that watches this one: is the process up, and can it serve people?"""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from routines.content.publishing import routine_to_start


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing else."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers, its schema is current, and a new person could start; else 503."""
    ready = {"database": False, "migrations": False, "content": False}
    try:
        executor = MigrationExecutor(connection)
        ready["database"] = True
        ready["migrations"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        ready["content"] = ready["migrations"] and routine_to_start() is not None
    except Error:
        pass  # reported as not ready; the reason is in the database's own log
    return JsonResponse(ready, status=200 if all(ready.values()) else 503)
