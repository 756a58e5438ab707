"""`python -m tests.people --people 1000 --days 45 --seed 1`: on a database that is thrown away."""

import argparse
import os
import sys
import time
from collections import Counter
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


def main() -> int:
    """Play everybody, print every finding, and end with how often each kind was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.people")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--days", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first person")
    parser.add_argument("--wild", type=float, default=1, help="so many times more unusual")
    parser.add_argument("--show", type=int, default=1, help="findings of a kind that are shown")
    asked = parser.parse_args()

    import logging

    import django
    from django.conf import settings

    settings_before_setup(settings)
    django.setup()
    logging.disable(logging.WARNING)
    from django.core.management import call_command
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)

    import time_machine

    from tests import builders
    from tests.people.life import FIRST, live
    from tests.people.world import Finding

    with time_machine.travel(FIRST, tick=False):
        builders.calf_routine()
    found: Counter[str] = Counter()

    def tell(finding: Finding) -> None:
        found[finding.what] += 1
        if found[finding.what] <= asked.show:
            print(f"\n{finding}", flush=True)

    began = time.monotonic()
    requests = 0
    for number in range(asked.first, asked.first + asked.people):
        findings, made = live(asked.seed, number, asked.days, asked.wild)
        requests += made
        for finding in findings:
            tell(finding)
    call_command("verify_plans")
    took = time.monotonic() - began
    print(
        f"\nseed {asked.seed}: {asked.people} people x {asked.days} days, {requests} requests in "
        f"{took:.0f} s; {sum(found.values())} findings"
    )
    print(lived())
    for what, times in found.most_common():
        print(f"{times:6}  {what}")
    return bool(found)


def lived() -> str:
    """What these people came through, so that nobody takes a quiet run for a thorough one."""
    from checkins import models
    from routines.models import GuidedSession

    rules = Counter(models.Decision.objects.values_list("rule", flat=True))
    slots = Counter(GuidedSession.objects.values_list("routine__slug", "slot"))
    done = GuidedSession.objects.exclude(finished_at=None).count()
    rows: dict[str, Any] = {
        "cleared": models.Clearance.objects.filter(kind="cleared"),
        "seen": models.Clearance.objects.filter(kind="seen"),
        "other numbers": models.SevereQuestion.objects.filter(answer="other"),
        "changed answers": models.EarlierAnswer.objects,
        "restarts": models.Restart.objects,
        "half answers left": models.HalfAnswer.objects,
        "late only": models.CheckIn.objects.filter(event=None),
        "reasons ended": models.LeftOut.objects.exclude(ended_at=None),
        "yes taken back": models.Agreement.objects.exclude(withdrawn_at=None),
    }
    counts = ", ".join(f"{name} {found.count()}" for name, found in rows.items())
    by_rule = ", ".join(f"{rule} {times}" for rule, times in rules.most_common())
    return f"{by_rule}\nsessions {dict(slots)}, finished {done}; {counts}"


def settings_before_setup(settings: object) -> None:
    """A database in memory: nobody else asks it."""
    databases = settings.DATABASES  # type: ignore[attr-defined]
    if databases["default"]["ENGINE"].endswith("sqlite3"):
        databases["default"]["TEST"] = {"NAME": ":memory:"}


if __name__ == "__main__":
    sys.exit(main())
