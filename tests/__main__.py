"""`make test`: every test on SQLite, and again on a PostgreSQL that is started and stopped here.

Nothing is installed. Where PostgreSQL or Chromium is missing, the run says loudly what it left
out; with CI set it fails instead. Further words go to pytest."""

import os
import sys
from contextlib import ExitStack
from subprocess import Popen
from tempfile import TemporaryFile
from typing import IO

from tests.browser import chromium
from tests.postgres import programs, server

BANNER = "!" * 78
BOTH_CORES = ["-n", "2", "--dist", "worksteal"]


def start(arguments: list[str], *, aside: IO[str] | None = None, **environment: str) -> Popen[str]:
    """One pytest run in its own process. One that runs `aside` writes there, and gets only the
    time that the other leaves: much of a browser test is waiting."""
    command = [sys.executable, "-m", "pytest", *arguments]
    if aside:
        command = ["nice", "-n", "10", *command]
    return Popen(command, env=os.environ | environment, stdout=aside, stderr=aside, text=True)


def main(arguments: list[str]) -> int:
    """Everything on SQLite, and beside it everything that asks a database again on PostgreSQL.
    There the browser lives the first day only: what else it looks at does not get that far."""
    left_out = []
    if chromium.path() is None:
        left_out.append("Chromium is not installed: the browser tests did not run.")
    if programs() is None:
        left_out.append("PostgreSQL's server is not installed: nothing ran on PostgreSQL.")
    os.environ.pop("DATABASE_URL", None)
    passed = True
    with ExitStack() as stack:
        again = None
        if programs() is not None:
            url = stack.enter_context(server())
            said = stack.enter_context(TemporaryFile("w+"))
            chosen = arguments or [*BOTH_CORES, "-m", "not browser or first_day"]
            again = start(chosen, aside=said, DATABASE_URL=url)
        print("\n=== SQLite", flush=True)
        passed &= start(arguments or BOTH_CORES).wait() == 0
        if again:
            passed &= again.wait() == 0
            said.seek(0)
            print(f"\n=== PostgreSQL\n{said.read()}", flush=True)
    for line in left_out:
        print(f"{BANNER}\n!!! LEFT OUT: {line}\n{BANNER}", file=sys.stderr)
    return 0 if passed and not (left_out and os.environ.get("CI")) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
