"""`python -m calfcare` makes a working site on this machine and serves it.

It supplies what a person trying Calfcare at home should not have to: a secret key kept in var/,
plain http on this machine only, the tables, the shipped content, and a first admin."""

import os
import secrets
import sys

from calfcare.local import ROOT, local_environment

ADMIN = "admin@calfcare.localhost"


def prepare() -> None:
    """Tables, cache table, static files and shipped content. Doing it again changes nothing."""
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    from routines.content.packs import load_packs

    for version in load_packs(now=timezone.now()):
        print(f"Loaded: {version}")


def first_admin() -> None:
    """An admin with a random password, printed this once; none where one exists."""
    from django.contrib.auth import get_user_model

    people = get_user_model().objects
    if not people.filter(is_superuser=True).exists():
        password = secrets.token_urlsafe(12)
        people.create_superuser(ADMIN, password)
        print(f"Admin sign-in: {ADMIN}\nAdmin password: {password}  (shown this once)")


def serve() -> None:
    """Become gunicorn. SQLite has one writer at a time, so it gets processes, not threads;
    PostgreSQL gets both (speed.md)."""
    from django.conf import settings

    threads = "4" if settings.DATABASE_URL else "1"
    address = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
    print(f"Calfcare: http://{address}/  ·  editors: http://{address}/admin/", flush=True)
    command = [sys.executable, "-m", "gunicorn", "calfcare.wsgi", "--bind", address]
    command += ["--workers", "2", "--threads", threads, "--worker-class", "gthread"]
    command += ["--keep-alive", "30", "--chdir", str(ROOT)]
    os.execv(sys.executable, command)


def main(arguments: list[str]) -> int:
    """No word: serve. `demo`: add a person with four weeks of history."""
    local_environment()
    prepare()
    if arguments == ["demo"]:
        from django.core.management import call_command

        call_command("load_demo")
        return 0
    if arguments:
        print("usage: python -m calfcare [demo]", file=sys.stderr)
        return 2
    first_admin()
    serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
