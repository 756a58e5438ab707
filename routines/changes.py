"""What is different between two documents of a routine, field by field (pure).

An author reads this before publishing, so it speaks of exercises and their fields and not of
places in a file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_ROUTINE_FIELDS = ("slug", "name", "summary", "language", "sources")
_Key = tuple[str, int]


@dataclass(frozen=True)
class Change:
    """One field that says something else now. `exercise` is its name, empty for a field of the
    routine itself; the field `steps` is their order."""

    exercise: str
    field: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Change]:
    """Everything that `after` says differently; `before` is None where there was nothing."""
    before = before or {}
    found = list(_compared("", before, after, _ROUTINE_FIELDS))
    old, new = _steps(before), _steps(after)
    found += _compared("", {"steps": _order(old)}, {"steps": _order(new)}, ("steps",))
    for key, step in new.items():
        # Of a new step only what it has: a roll says nothing about how long to hold.
        fields = [field for field, value in step.items() if value or key in old]
        found += _compared(step["name"], old.get(key, {}), step, fields)
    return found


def _steps(document: Mapping[str, Any]) -> dict[_Key, Mapping[str, Any]]:
    """The steps by exercise; the number tells a second step of one exercise from the first."""
    seen: Counter[str] = Counter()
    steps = {}
    for step in document.get("steps", []):
        seen[step["exercise"]] += 1
        steps[step["exercise"], seen[step["exercise"]]] = step
    return steps


def _order(steps: Mapping[_Key, Mapping[str, Any]]) -> list[str]:
    return [f"{n}. {step['name']}" for n, step in enumerate(steps.values(), start=1)]


def _compared(
    exercise: str, before: Mapping[str, Any], after: Mapping[str, Any], fields: Sequence[str]
) -> Iterator[Change]:
    for field in fields:
        removed, added = _parted(_lines(before.get(field)), _lines(after.get(field)))
        if removed or added:
            yield Change(exercise, field, removed, added)


def _lines(value: Any) -> list[str]:
    """A value as lines to read. Nothing and an empty text have none."""
    if isinstance(value, list):
        return [str(line) for line in value]
    return [] if value in (None, "") else [str(value)]


def _parted(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that went and the lines that came. A line that moved did both: in cues the
    order has a meaning."""
    removed: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, from_, to, from_new, to_new in matcher.get_opcodes():
        if kind != "equal":
            removed += before[from_:to]
            added += after[from_new:to_new]
    return tuple(removed), tuple(added)
