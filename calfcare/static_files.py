"""Static files as they are sent: scripts without the comments that only their readers need, and
those of one page together in one file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# In the order in which they run.
BUNDLES = {
    "site": ("outbox", "unsent", "offline", "logout", "focus", "signs", "figure", "show-me"),
    "player": (
        *("player/timeline", "player/clock", "player/screen", "player/how-to", "player/sound"),
        *("player/place", "player/reports", "player"),
    ),
}


def scripts(bundle: str) -> list[str]:
    """The files of a bundle: one as the site is served, the parts where they are worked on."""
    if getattr(staticfiles_storage, "has_bundles", False):
        return [_name(bundle)]
    return [f"js/{part}.js" for part in BUNDLES[bundle]]


def _name(bundle: str) -> str:
    return f"js/{bundle}.bundle.js"


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Our scripts are made small and put together, then hashed and compressed like any file."""

    has_bundles = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Scripts are read from the copy that was made small, and not from where they came from.
        Doing it again changes nothing."""
        if not dry_run:
            for name in [name for name in paths if name.startswith("js/")]:
                file = Path(self.path(name))
                file.write_text(jsmin(file.read_text()))
                paths[name] = (self, name)
            for bundle, parts in BUNDLES.items():
                texts = [Path(self.path(f"js/{part}.js")).read_text() for part in parts]
                Path(self.path(_name(bundle))).write_text("\n".join(texts))
                paths[_name(bundle)] = (self, _name(bundle))
        yield from super().post_process(paths, dry_run, **options)
