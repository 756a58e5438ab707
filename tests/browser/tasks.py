"""What the main thread of a page works on, from a trace of the browser.

A task is counted by the processor time that it took, not by the clock: on a shared machine the
clock goes on while another program has the processor, and would measure that program."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# The fewest categories that hold tasks, and the two moments that the page marks.
CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing"]


@contextmanager
def tasks_of(page: Any) -> Iterator[list[float]]:
    """How much processor time each task took in the meantime, in milliseconds, on the thread that
    draws the page and hears presses. The list is filled at the end."""
    found: list[float] = []
    browser = page.context.browser
    browser.start_tracing(categories=CATEGORIES)
    page.evaluate("() => { performance.mark('begin'); }")
    yield found
    page.evaluate("() => { performance.mark('end'); }")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    begin, end = (next(one for one in events if one["name"] == name) for name in ("begin", "end"))
    found += [
        one["tdur"] / 1000
        for one in events
        if one["name"] == "RunTask"
        and (one["pid"], one["tid"]) == (begin["pid"], begin["tid"])
        and begin["ts"] <= one["ts"] <= end["ts"]
    ]
