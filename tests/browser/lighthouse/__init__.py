"""Lighthouse: npm installs it into this folder, and the node that came by pip runs it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

MODULES = Path(__file__).with_name("node_modules")


def installed() -> bool:
    """Whether npm has come to its end: it writes this file last. The Makefile asks the same."""
    return (MODULES / ".package-lock.json").exists()


def start(address: str, port: str, report: Path) -> subprocess.Popen[bytes]:
    """Look at a page as on a phone, in a new tab of the browser that listens on that port, and
    write a report. What goes wrong is printed; nothing is sent anywhere."""
    # A method of throttling is not named: the usual one only calculates, and for speed alone; with
    # any other Lighthouse waits for longer silences.
    command = [
        Path(sys.executable).with_name("node"),
        MODULES / "lighthouse" / "cli" / "index.js",
        address,
        f"--port={port}",
        "--only-categories=accessibility",
        "--disable-full-page-screenshot",
        "--max-wait-for-load=180000",  # on a busy machine too
        "--no-enable-error-reporting",
        "--output=json",
        f"--output-path={report}",
        "--quiet",
    ]
    return subprocess.Popen(command)


def faults(report: dict[str, Any]) -> list[str]:
    """What costs the page its 100, as "audit: element"."""
    parts = report["categories"]["accessibility"]["auditRefs"]
    audits = [report["audits"][part["id"]] for part in parts if part["weight"]]
    return [
        f"{audit['title']}: {item['node']['snippet']}"
        for audit in audits
        if audit["score"] == 0
        for item in audit["details"]["items"]
    ]
