"""The embedded database is set up so that nothing acknowledged is lost (trust.md D1)."""

import sqlite3
from pathlib import Path

from calfcare.environment import sqlite


def test_every_commit_reaches_the_disk_and_a_write_waits_its_turn(tmp_path: Path) -> None:
    options = sqlite(tmp_path / "real.sqlite3")["OPTIONS"]
    connection = sqlite3.connect(tmp_path / "real.sqlite3")
    connection.executescript(options["init_command"])
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,), "FULL"
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    connection.close()
