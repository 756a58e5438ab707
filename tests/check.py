"""`make check`: everything that can be judged without running the site."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

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
    """Run every step, two at a time, show the output of those that fail, and say which."""
    failed = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as both_cores:
        environment = os.environ | PRODUCTION | {"VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)
        jobs = [
            (name, both_cores.submit(judge, program, arguments, environment))
            for name, (program, *arguments) in STEPS
        ]
        for name, job in jobs:
            passed, output = job.result()
            print(f"{'ok    ' if passed else 'FAILED'} {name}", flush=True)
            if not passed:
                failed.append(name)
                print(output)
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
