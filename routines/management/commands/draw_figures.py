"""`manage.py draw_figures`: the still figures as picture files. For authors."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from routines import figures

STYLES = [settings.BASE_DIR / "styles" / name for name in ("calfcare.css", "figures.css")]
FOLDER = settings.BASE_DIR / "static" / "img" / "figures"


class Command(BaseCommand):
    """Twice the same figures and colours give the same bytes."""

    help = "Draw every figure into static/img/figures/."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is new or different, remove what is drawn no more, and say so."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        drawn = figures.files("".join(path.read_text(encoding="utf-8") for path in STYLES))
        for path in sorted(FOLDER.glob("*.*")):
            if path.name not in drawn:
                path.unlink()
                self.stdout.write(f"{path.name}: removed")
        for name, text in drawn.items():
            path = FOLDER / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                self.stdout.write(f"{name}: drawn")
