"""The faces that the browser of the tests writes in, a narrow and a wide one, so that every machine
sees the same. npm installs them into this folder; `fonts.conf` shows the browser these alone."""

import os
from pathlib import Path
from typing import Any

MODULES = Path(__file__).with_name("node_modules")
NARROW, WIDE = "Roboto", "DejaVu Sans"

# Puts the page into a face, before its own scripts measure their words.
PUT_ON = """
document.addEventListener("readystatechange", () => {
  document.documentElement.style.setProperty("--font", %r);
}, {once: true});
"""


def installed() -> bool:
    """Whether npm has come to its end: it writes this file last. The Makefile asks the same."""
    return (MODULES / ".package-lock.json").exists()


def environment() -> dict[str, str]:
    """The environment of a browser that knows these faces alone. Without them it shows those of
    the machine."""
    conf = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    return os.environ | (conf if installed() else {})


def wear(page: Any, face: str) -> None:
    """From its next load on a page is in this face."""
    page.add_init_script(PUT_ON % f'"{face}"')
