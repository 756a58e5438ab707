"""What is published and in use, to read: the newest version of each routine that is not withdrawn.

A draft shows nowhere here, and a withdrawn version is gone with the next request."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.db.models import Exists, OuterRef

from routines.content.document import Script, parse
from routines.content.publishing import versions_in_use
from routines.models import RoutineVersion


def scripts_in_use() -> Sequence[Script]:
    """Every routine as it was published last, the oldest routine first. One query; a document that
    was read before is not read again, as it never changes."""
    newer = versions_in_use().filter(routine=OuterRef("routine"), number__gt=OuterRef("number"))
    newest = versions_in_use().filter(~Exists(newer)).order_by("routine_id")
    return [_script(*key) for key in newest.values_list("pk", "published_at")]


@lru_cache(maxsize=64)
def _script(version: int, published_at: datetime) -> Script:
    return parse(RoutineVersion.objects.get(pk=version, published_at=published_at).script)


def forget() -> None:
    """Drop what was read. Only tests need it, where another database brings the same numbers."""
    _script.cache_clear()
