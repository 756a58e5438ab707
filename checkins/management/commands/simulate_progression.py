"""Run the progression engine from the shell."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from checkins.rules import RULE_SETS, newest
from checkins.rules.simulation import MAX_LINE, BadLine, simulate

BAD_INPUT = 2
_IDS = " and ".join(map(str, RULE_SETS))


class Command(BaseCommand):
    """Read days as JSON Lines, write the decisions. Touches no database."""

    help = (
        "Run the progression rules over JSON Lines, one object a day, and print one decision "
        "a line. Bad input is named on standard error, with exit status 2."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="read from here, not from standard input")
        parser.add_argument(
            "--rule-set",
            type=int,
            default=newest().id,
            metavar="N",
            help=f"which rules: {_IDS}; the newest unless told",
        )

    def handle(self, *args: Any, file: str | None, rule_set: int, **options: Any) -> None:
        if rule_set not in RULE_SETS:
            fault = f"there is no rule set {rule_set}, only {_IDS}"
            raise CommandError(fault, returncode=BAD_INPUT)
        try:
            with Path(file).open("rb") if file else nullcontext(sys.stdin.buffer) as stream:
                for decision in simulate(_lines(stream), RULE_SETS[rule_set]):
                    self.stdout.write(decision)
        except BrokenPipeError:
            # Whoever reads has seen enough. What is still buffered must not complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except BadLine as fault:
            raise CommandError(str(fault), returncode=BAD_INPUT) from fault
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}", returncode=BAD_INPUT) from fault


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Read line by line, and no more of a line than it takes to see that it is too long."""
    return iter(partial(stream.readline, MAX_LINE + 1), b"")
