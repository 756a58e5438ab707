"""What npm brings for scripts and styles: the build, the linter and the formatter."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NODE = Path(sys.executable).with_name("node")
BIOME = ROOT / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"
BUILD = ROOT / "scripts" / "build.mjs"


def installed() -> bool:
    """Whether npm has come to its end: it writes this file last. The Makefile asks the same."""
    return (ROOT / "node_modules" / ".package-lock.json").exists()
