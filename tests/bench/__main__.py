"""Measure, print, and say where a budget of speed.md is not met. Times are CPU milliseconds of
this process; on a busy machine read the ratios."""

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="calfcare-bench-"))
os.environ["LOG_LEVEL"] = "ERROR"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from checkins.models import CheckIn, Plan  # noqa: E402
from checkins.progression.engine import advance  # noqa: E402
from checkins.progression.facts import CheckInFacts, DayFacts, PlanState, SessionFacts  # noqa: E402
from checkins.progression.policy import POLICY_V1  # noqa: E402
from routines import figures, script, timeline  # noqa: E402
from tests import builders  # noqa: E402
from tests.bench import floor, weights  # noqa: E402

ROUNDS, PER_ROUND = 7, 30
# (name, floor it is divided by, most of that, most queries): speed.md E 1, 4, 5, 6.
BUDGETS = {
    "Today": ("bare page", 2.0, 10),
    "Session page": ("bare page", 2.0, 10),
    "Check-in POST": ("bare insert", 2.0, 8),
}
ENGINE_BUDGET = 137_000  # decisions a second: speed.md E 11

Request = Callable[[], Any]


def cpu_ms(request: Request) -> float:
    """CPU time of one request."""
    before = time.process_time()
    response = request()
    spent = (time.process_time() - before) * 1000
    assert response.status_code in {200, 302}, (response.status_code, response.content[:300])
    return spent


def queries_of(request: Request) -> int:
    """Queries of one request, without the statements that begin and end a transaction."""
    with CaptureQueriesContext(connection) as captured:
        request()
    starts = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(1 for query in captured if not query["sql"].startswith(starts))


def requests_of(plan: Plan, client: Client) -> dict[str, Request]:
    """What is measured, and the two floors. Every call does the whole work again."""
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    day = plan.started_on

    def check_in() -> Any:
        """The question that records: each call answers a day that has no answer yet."""
        nonlocal day
        day += timedelta(days=1)
        CheckIn.objects.filter(plan=plan, event__gt=1).delete()
        Plan.objects.filter(pk=plan.pk).update(
            state=plan.state, events_count=1, sessions_from=plan.sessions_from
        )
        draft = client.session
        today = timezone.now().date().isoformat()
        draft["check_in"] = {
            "day": today, "key": str(uuid.uuid4()), "changes": None, "feel": "better",
            "gap_days": 0,
        }  # fmt: skip
        draft.save()
        return None

    def answer() -> Any:
        return client.post("/check-in/pain/", {"pain": "3"})

    answer.prepare = check_in  # type: ignore[attr-defined]
    return {
        "bare page": lambda: client.get("/bench/page/"),
        "bare insert": lambda: client.post("/bench/insert/", {"pain": "3"}),
        "Today": lambda: client.get("/today/"),
        "Session page": lambda: client.get(session),
        "Check-in POST": answer,
    }


def measure(requests: dict[str, Request]) -> dict[str, float]:
    """Median CPU ms of each, with the kinds taking turns so that a busy moment hits all."""
    spent: dict[str, list[float]] = {name: [] for name in requests}
    for _round in range(ROUNDS):
        for name, request in requests.items():
            prepare = getattr(request, "prepare", None)
            for _time in range(PER_ROUND):
                if prepare:
                    prepare()
                spent[name].append(cpu_ms(request))
    return {name: statistics.median(times) for name, times in spent.items()}


def engine_speed() -> float:
    """Decisions a second of one core, over a year of better, same and worse days."""
    feels = ("better", "better", "same", "better", "worse", "same")
    days = [
        DayFacts(
            day=day,
            check_in=CheckInFacts(feel=feels[day % 6], pain=day % 4),
            sessions=(SessionFacts(),),
        )
        for day in range(1, 366)
    ]
    best = 0.0
    for _round in range(5):
        before = time.process_time()
        for _year in range(20):
            state = PlanState.new()
            for day in days:
                state, _decision = advance(state, day, POLICY_V1)
        best = max(best, 20 * len(days) / (time.process_time() - before))
    return best


def each_ms(work: Callable[[], Any], times: int = 50) -> float:
    """CPU ms of one call, the median of many."""
    return statistics.median(_timed(work) for _time in range(times))


def _timed(work: Callable[[], Any]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def main() -> int:
    """Print the table; the exit status says whether every budget is met."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    floor.make_table()
    builders.calf_routine()
    client = Client()
    person = builders.sign_in_guest(client)
    yesterday = timezone.now() - timedelta(days=1)
    plan = builders.make_plan(person, now=yesterday)
    met = True

    def line(name: str, value: str, ok: bool | None = None) -> None:
        nonlocal met
        met &= ok is not False
        print(f"{name:<34}{value:<44}{'' if ok is None else 'ok' if ok else 'OVER BUDGET'}")

    requests = requests_of(plan, client)
    spent = measure(requests)
    print(f"CPU a request, {ROUNDS * PER_ROUND} each, {connection.vendor}")
    for name, ms in spent.items():
        if name not in BUDGETS:
            line(f"  {name}", f"{ms:.2f} ms")
            continue
        base, ratio, most = BUDGETS[name]
        if prepare := getattr(requests[name], "prepare", None):
            prepare()
        queries = queries_of(requests[name])
        value = f"{ms:.2f} ms = {ms / spent[base]:.2f} x {base}, {queries} queries"
        line(f"  {name}", value, ms / spent[base] <= ratio and queries <= most)
    speed = engine_speed()
    line("Engine", f"{speed:,.0f} decisions a second", speed >= ENGINE_BUDGET)
    content = script.parse(plan.version.script)
    dose = timeline.Dose(reps=5)
    line("Timeline", f"{each_ms(lambda: timeline.compile(content, dose, 'left', 'full')):.2f} ms")
    line("Figures", f"{each_ms(lambda: figures.FIGURES['roll'].solve(0.3)):.2f} ms a pose")
    for name, value, ok in weights.table(client):
        line(name, value, ok)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
