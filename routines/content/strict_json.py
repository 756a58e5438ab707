"""Reads plain JSON into frozen dataclasses, strictly, and notes every problem at its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

Path = tuple[str | int, ...]
"""Where in a document: ("steps", 1, "hold_seconds"); places in lists count from 0."""


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where. The message is a translatable phrase with `%(name)s` places
    for `params`, the pair that Django's `ValidationError` takes."""

    path: Path
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [str(part + 1) if isinstance(part, int) else part for part in self.path]
        place = " ".join(parts).replace("_", " ")
        text = self.message % self.params if self.params else self.message
        return f"{place}: {text}" if place else text


Reader = Callable[[Any, Path, list[Problem]], Any]


def read(
    kind: Any,
    value: Any,
    path: Path,
    problems: list[Problem],
    readers: Mapping[Any, Reader] | None = None,
) -> Any:
    """The value as the annotated type: str, int, bool, Literal, tuple[…, ...] or a dataclass of
    these. Every field must be there and no other. What cannot be read adds to `problems`, and
    then the result is not to be used. `readers` read the types that have a way of their own."""
    if readers and kind in readers:
        return readers[kind](value, path, problems)
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        if any(value == choice and type(value) is type(choice) for choice in choices):
            return value
        params = {"choices": ", ".join(map(str, choices))}
        problems.append(Problem(path, _("Choose one of: %(choices)s."), params))
    elif get_origin(kind) is tuple:
        if isinstance(value, list):
            item = get_args(kind)[0]
            return tuple(
                read(item, one, (*path, n), problems, readers) for n, one in enumerate(value)
            )
        problems.append(Problem(path, _("This must be a list.")))
    elif kind is int:
        if type(value) is int:
            return value
        problems.append(Problem(path, _("Enter a whole number.")))
    elif kind is bool:
        if isinstance(value, bool):
            return value
        problems.append(Problem(path, _("This must be yes or no.")))
    elif kind is str:
        if isinstance(value, str):
            return value
        problems.append(Problem(path, _("This must be text.")))
    elif isinstance(value, Mapping):
        return read_fields(kind, value, path, problems, readers)
    else:
        problems.append(Problem(path, _("This must be a set of named fields.")))
    return None


def read_fields(
    kind: Any,
    value: Mapping[Any, Any],
    path: Path,
    problems: list[Problem],
    readers: Mapping[Any, Reader] | None = None,
) -> Any:
    """A set of named fields as a dataclass; see `read`."""
    hints = get_type_hints(kind)
    found = {}
    for one in fields(kind):
        if one.name in value:
            found[one.name] = read(
                hints[one.name], value[one.name], (*path, one.name), problems, readers
            )
        else:
            problems.append(Problem((*path, one.name), _("This is missing.")))
    for name in value:
        if name not in hints:
            problems.append(Problem((*path, str(name)), _("This is not a known field.")))
    return kind(**found) if len(found) == len(hints) else None


def plain(value: Any) -> Any:
    """The value with every tuple as a list, as JSON gives it back."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value
