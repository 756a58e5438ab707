"""The fields of a dose: how much of an exercise, with the limits of each number and its source."""

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from typing import Any

from routines.content.limits import Limit, unknown
from routines.content.strict_json import Path, Problem

MOST_IN_A_DRAFT = 3_600  # a draft may hold nonsense for a while, but no novel


def number(label: str, usual: int, low: int, high: int, source: str, help_text: str = "") -> Any:
    """A whole number of a dose: what authors call it, its usual value, and its limits."""
    limit = Limit(low, high, source)
    return field(default=usual, metadata={"label": label, "limit": limit, "help": help_text})


def words(label: str, help_text: str = "") -> Any:
    """A text of a dose; it may be blank."""
    return field(default="", metadata={"label": label, "help": help_text})


def choice(label: str, usual: str, choices: Mapping[str, str], help_text: str = "") -> Any:
    """One of a few, by its key; `choices` say what authors call each."""
    metadata = {"label": label, "choices": choices, "help": help_text}
    return field(default=usual, metadata=metadata)


def unknown_choices(dose: Any, here: Path) -> Iterator[Problem]:
    """A problem for each choice of a dose that is none of those that there are."""
    for one in fields(dose):
        if "choices" in one.metadata:
            told = getattr(dose, one.name)
            yield from unknown((*here, one.name), told, one.metadata["choices"])


def numbers_of(dose: type[Any]) -> Mapping[str, Limit]:
    """The limits of a kind of dose by the names of its numbers."""
    return {one.name: one.metadata["limit"] for one in fields(dose) if "limit" in one.metadata}


def usual(dose: type[Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a kind of dose, with the usual values for the rest."""
    return {one.name: told.get(one.name, one.default) for one in fields(dose)}
