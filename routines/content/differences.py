"""What is different between two documents of a routine, field by field (pure).

An author reads this before publishing, so it speaks of exercises and their fields and not of
places in a file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


def _(message: str) -> str:
    """Mark a word for translation without translating it here."""
    return message


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
    movement: str = ""  # the kind whose dose has the field


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Change]:
    """Everything that `after` says differently; `before` is None where there was nothing."""
    before = before or {}
    found = list(_compared("", before, after, _ROUTINE_FIELDS))
    old, new = _steps(before), _steps(after)
    found += _compared("", {"steps": _order(old)}, {"steps": _order(new)}, ("steps",))
    for key, step in new.items():
        before_it = old.get(key, {})
        found += _compared(step["name"], before_it, step, _told(step, before_it))
        for group in ("dose", "evidence"):
            inner, was = step.get(group, {}), before_it.get(group, {})
            kind = step.get("movement", "") if group == "dose" else ""
            found += _compared(step["name"], was, inner, _told(inner, was), kind)
    return found


def _told(after: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """The fields of a step that are compared by themselves: of a new one what it has."""
    return [
        field
        for field, value in after.items()
        if (value or before) and not isinstance(value, Mapping)
    ]


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
    exercise: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    fields: Sequence[str],
    movement: str = "",
) -> Iterator[Change]:
    for field in fields:
        removed, added = _parted(_lines(before.get(field)), _lines(after.get(field)))
        if removed or added:
            yield Change(exercise, field, removed, added, movement)


def _lines(value: Any) -> list[str]:
    """A value as lines to read. Nothing, a no and an empty text have none."""
    if isinstance(value, list):
        return [str(line) for line in value]
    if value is True:
        return [_("yes")]
    return [] if value is False or value in (None, "") else [str(value)]


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
