"""`make test`: every test on SQLite, and again on a PostgreSQL that is started and stopped here.

Nothing is installed. Where PostgreSQL, Chromium, Lighthouse or the faces are missing, the run says loudly what
it left out; with CI set it fails instead. Further words go to pytest."""

import os
import subprocess
import sys

from tests.browser import chromium, faces, lighthouse
from tests.postgres import programs, server

BANNER = "!" * 78
# As many as cores. With three the run takes a fifth less, but what is timed becomes doubtful.
WORKERS = ["-n", "2", "--dist", "worksteal"]


def run(title: str, arguments: list[str], **environment: str) -> bool:
    """One pytest run in its own process; whether it passed."""
    print(f"\n=== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=os.environ | environment).returncode == 0


def main(arguments: list[str]) -> int:
    """Everything on SQLite, then everything that asks a database again on PostgreSQL. There the
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
    passed = run("SQLite", arguments or WORKERS)
    if programs() is not None:
        with server() as url:
            chosen = arguments or [*WORKERS, "-m", "not browser or first_day"]
            passed &= run("PostgreSQL", chosen, DATABASE_URL=url)
    for line in left_out:
        print(f"{BANNER}\n!!! LEFT OUT: {line}\n{BANNER}", file=sys.stderr)
    return 0 if passed and not (left_out and os.environ.get("CI")) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
