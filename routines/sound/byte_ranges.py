"""Which part of a file a browser asks for: the Range header of RFC 9110, section 14.

Django answers no ranges, and players need them: Safari plays nothing without (ux.md 1.2)."""

import re

_ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]*)-([0-9]*)[ \t]*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(ValueError):
    """The range lies wholly outside the file: 416."""


def part(header: str, size: int) -> range | None:
    """The bytes asked for out of `size`: "bytes=0-1", "bytes=100-" or the last so many,
    "bytes=-100".

    None stands for the whole file: for another unit, several ranges or a header that means
    nothing, all of which a server may ignore. Raises Unsatisfiable."""
    found = _ONE_RANGE.fullmatch(header)
    if not found:
        return None
    first, last = found.groups()
    if first == last == "" or max(len(first), len(last)) > 18:
        return None
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise Unsatisfiable(f"{header} of {size} bytes")
    return range(start, end)
