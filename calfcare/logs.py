"""How a line of the log is written."""

import logging
from typing import Any


class LineWithoutRows(logging.Formatter):
    """PostgreSQL adds lines such as "DETAIL: Failing row contains (…)" to an error: a person's
    answers, which no log may hold (trust.md T30). The error itself stays."""

    def formatException(self, ei: Any) -> str:
        """The traceback without lines that start with a word in capitals and a colon."""
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.partition(":")[0].isupper())
