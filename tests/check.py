"""`make check`: everything that can be judged without running the site."""

import os
import subprocess
import sys
import tempfile

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
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy", "--no-error-summary", "accounts", "calfcare", "checkins", "routines"]),
    ("import contracts", ["lint-imports"]),
    ("templates", ["djlint", "templates", "--lint", "--quiet"]),
    ("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("settings", ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]),
]  # fmt: skip


def main() -> int:
    """Run every step, show the output of those that fail, and say which."""
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | PRODUCTION | {"VAR_DIR": folder}
        environment.pop("DATABASE_URL", None)
        for name, (program, *arguments) in STEPS:
            done = subprocess.run(
                [os.path.join(BIN, program), *arguments],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout)
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
