"""`manage.py load_packs`: make and publish the content that ships."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from routines.content.packs import load_packs


class Command(BaseCommand):
    """A routine that authors have touched is left to them, and doing it again is harmless."""

    help = "Load the shipped routines, and newer words of those that nobody has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name what was loaded."""
        loaded = load_packs(now=timezone.now())
        for version in loaded:
            self.stdout.write(f"Loaded: {version}")
        if not loaded:
            self.stdout.write("Nothing to load.")
