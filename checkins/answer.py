"""An answer is a value: what a person told of one day, however it came (design.md 2)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One day's check-in as a page, an outbox or a program hands it to ``recording.answer``.

    ``feel`` is better, same, worse, or None where it was not asked; ``pain`` and ``tight`` are 0 to
    10. ``signs`` are the boxes that were ticked, ``as_was`` those known before that are no worse,
    ``asked`` every box that was on the page. ``given_at`` is when it was said, which for an answer
    that waited on a phone is before it came. ``replaces`` is the key of the answer that the person
    saw and changes."""

    day: date
    key: UUID
    feel: str | None
    pain: int
    given_at: datetime
    tight: int | None = None
    signs: frozenset[str] = frozenset()
    as_was: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    replaces: UUID | None = None
