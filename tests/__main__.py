"""`make test`: every test on SQLite, and beside it what asks a database on a PostgreSQL that is
started and stopped here.

Nothing is installed. Where PostgreSQL, Chromium, Lighthouse or the faces are missing, the run says
loudly what it left out; with CI set it fails instead. Further words go to pytest."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser import chromium, faces, lighthouse
from tests.postgres import programs, server

BANNER = "!" * 78
# Five on two cores: half of what the browser tests do is waiting.
ON_SQLITE = ["-n", "3", "--dist", "worksteal"]
ON_POSTGRESQL = ["-n", "2", "-m", "not browser or first_day"]


def command(arguments: list[str]) -> list[str]:
    """A pytest run in its own process."""
    return [sys.executable, "-m", "pytest", *arguments]


@contextmanager
def on_postgresql(arguments: list[str]) -> Iterator[list[bool]]:
    """What asks a database on PostgreSQL, beside what is done meanwhile. Then it is waited for and
    printed; whether it passed stands in the list."""
    passed: list[bool] = []
    if programs() is None:
        yield passed
        return
    with server() as url, tempfile.TemporaryFile() as printed:
        run = subprocess.Popen(
            command(arguments),
            env=os.environ | {"DATABASE_URL": url},
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        try:
            yield passed
            passed.append(run.wait() == 0)
        finally:
            run.kill()
            run.wait()
            printed.seek(0)
            print(f"\n=== PostgreSQL\n{printed.read().decode(errors='replace')}", flush=True)


def main(arguments: list[str]) -> int:
    """Everything on SQLite, and everything that asks a database on PostgreSQL too. There the
    browser lives the first day only: what else it looks at does not get that far."""
    left_out = []
    if chromium.path() is None:
        left_out.append("Chromium is not installed: the browser tests did not run.")
    if not lighthouse.installed():
        left_out.append("Lighthouse is not installed: its tests did not run.")
    if not faces.installed():
        left_out.append("The faces are not installed: pages were seen in those of this machine.")
    if programs() is None:
        left_out.append("PostgreSQL's server is not installed: nothing ran on PostgreSQL.")
    os.environ.pop("DATABASE_URL", None)
    # Without it every worker would compile every test anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with on_postgresql(arguments or ON_POSTGRESQL) as there:
        print("\n=== SQLite", flush=True)
        here = subprocess.run(command(arguments or ON_SQLITE)).returncode == 0
    passed = here and all(there)
    for line in left_out:
        print(f"{BANNER}\n!!! LEFT OUT: {line}\n{BANNER}", file=sys.stderr)
    return 0 if passed and not (left_out and os.environ.get("CI")) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
