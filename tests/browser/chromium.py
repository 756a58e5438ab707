"""Where the browser of the tests is, and how it is started."""

import os
import shutil

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


def path() -> str | None:
    """Debian's Chromium, or what CHROMIUM names; None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")
