"""A throw-away PostgreSQL for one test run: own directory, socket only, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def programs() -> Path | None:
    """The folder of the newest installed server programs, or None where there are none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its DATABASE_URL. The server refuses to run as root, so a root
    caller runs it as the system's own `postgres`."""
    binaries = programs()
    if binaries is None:
        raise RuntimeError("PostgreSQL's server programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="calfcare-pg-", dir="/tmp"))
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        postgres = pwd.getpwnam("postgres")
        os.chown(folder, postgres.pw_uid, postgres.pw_gid)
        account = {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}
    data = str(folder / "data")

    def run(program: str, *arguments: str) -> None:
        command = [str(binaries / program), *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, **account)

    try:
        run(
            "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "calfcare",
            "-N",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        # Durability is not what a test database is for.
        options = f"-k {folder} -c listen_addresses='' -c max_connections=50"
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://calfcare@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
