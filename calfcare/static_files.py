"""Static files as they are sent: scripts without the comments that only their readers need."""

from collections.abc import Iterator
from typing import Any

from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Our scripts are made small first, then hashed and compressed like every other file."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Scripts are read from the copy that was made small, and not from where they came from.
        Doing it again changes nothing."""
        for name in paths if not dry_run else ():
            if name.startswith("js/"):
                with self.open(name, "r+") as file:
                    small = jsmin(file.read())
                    file.seek(0)
                    file.truncate()
                    file.write(small)
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
