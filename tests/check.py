"""`make check`: everything that can be judged without running the site."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from tests import node

BIN = os.path.dirname(sys.executable)
PRODUCTION = {
    "SECRET_KEY": "check-" + "".join(map(chr, range(48, 123))),
    "ALLOWED_HOSTS": "calfcare.example",
    "REGION": "GB",
    "HTTPS": "1",
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "calfcare.settings",
}
STEPS = [
    ("types", ["mypy", "--no-error-summary", "accounts", "calfcare", "checkins", "routines"]),
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("import contracts", ["lint-imports"]),
    ("templates", ["djlint", "templates", "--lint", "--quiet"]),
    ("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("settings", ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]),
]  # fmt: skip
# With what npm brings.
NODE_STEPS = [
    ("scripts and styles", ["node", str(node.BIOME), "check", "--error-on-warnings"]),
    ("built scripts", ["node", str(node.BUILD), "--check"]),
]


def judge(program: str, arguments: list[str], environment: dict[str, str]) -> tuple[bool, str]:
    """Run one step: whether all is well, and what it printed."""
    done = subprocess.run(
        [os.path.join(BIN, program), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode == 0, done.stdout


def main() -> int:
    """Run every step, two at a time, show the output of those that fail, and say which. Where npm
    could not install its part, that is left out; with CI set it fails instead."""
    failed = []
    steps = STEPS + (NODE_STEPS if node.installed() else [])
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as both_cores:
        environment = os.environ | PRODUCTION | {"VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)
        jobs = [
            (name, both_cores.submit(judge, program, arguments, environment))
            for name, (program, *arguments) in steps
        ]
        for name, job in jobs:
            passed, output = job.result()
            print(f"{'ok    ' if passed else 'FAILED'} {name}", flush=True)
            if not passed:
                failed.append(name)
                print(output)
    if not node.installed():
        print("!!! LEFT OUT: npm did not install what judges scripts and styles.", file=sys.stderr)
        failed += ["scripts and styles"] if os.environ.get("CI") else []
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
