"""Static files as they are sent: styles without the comments that only their readers need, and a
script that names another by the name under which that is sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What scripts/build.mjs makes. The worker is no page's, but it is sent like the others.
SCRIPTS = ("js/site.js", "js/player.js", "js/worker.js")


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Our styles are made small, then hashed and compressed like any file. The scripts are small
    already; the player imports the site's script, whose hashed name is put in."""

    # Only this one: Django's own rule for modules trips over comments in scripts of others.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/player.js", ((r'(?P<matched>from"(?P<url>\./site\.js)")', 'from"%(url)s"'),)),
    )

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Styles are read from the copy that was made small, and not from where they came from.
        Doing it again changes nothing."""
        if not dry_run:
            for name in [name for name in paths if name.startswith("css/")]:
                file = Path(self.path(name))
                file.write_text(cssmin(file.read_text()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
