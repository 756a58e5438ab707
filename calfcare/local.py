"""What a person trying Calfcare on their own machine should not have to set."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def local_environment() -> None:
    """Fill in what the environment leaves open. A real deployment sets all of it itself."""
    var = Path(os.environ.setdefault("VAR_DIR", str(ROOT / "var")))
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    if "SECRET_KEY" not in os.environ:
        key = var / "secret-key"
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(secrets.token_urlsafe(50), encoding="ascii")
        os.environ["SECRET_KEY"] = key.read_text(encoding="ascii")
    if "ALLOWED_HOSTS" not in os.environ:
        os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,[::1]"
        os.environ.setdefault("HTTPS", "0")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calfcare.settings")
