"""What a routine may ask of a leg and of a reader, with the source of every number.

These are the outer limits of publishing. Within them the clinician decides.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from routines.content.strict_json import Path, Problem


def _(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True)
class Limit:
    """A whole number from `low` to `high`, both allowed."""

    low: int
    high: int
    source: str

    def allows(self, value: int) -> bool:
        """Whether the value is inside."""
        return self.low <= value <= self.high


LIMITS = {
    "rest_seconds": Limit(10, 30, "clinical.md 2, O2: 10 s, up to 30; 0 where the legs take turns"),
    "repeats": Limit(1, 5, "clinical.md 1.3 and 2, O1: 2, leaflets 3–5"),
    "short_repeats": Limit(0, 5, "as repeats; 0 leaves the step out of the short session"),
}
"""Of a step, whatever its movement; each kind of movement has the limits of its own dose."""

GRADES = {
    "good": _("Good studies"),
    "some": _("Some studies"),
    "little": _("Habit and opinion"),
}
"""How strong the evidence for an exercise is, in three plain grades, the strongest first."""

GRADES_MEAN = {
    "good": _(
        "A large trial, or several trials taken together, tested this kind of exercise and found "
        "the effect we name."
    ),
    "some": _(
        "A few small studies, or studies in people with another complaint. Or the studies do not "
        "agree."
    ),
    "little": _(
        "Physiotherapists and health services teach it. We know of no trial that tested it for a "
        "tight calf."
    ),
}
"""The sentence that explains a grade to who reads it: docs/content/library.md."""

GATES = {
    "": _("Most people, but nobody with a warning sign"),
    "easy-raises": _("When calf raises on two legs feel easy"),
    "two-leg-raises": _("After 3 sets of 15 raises on two legs, with pain of 2 or less"),
    "one-leg-raises": _("After 3 sets of 10 raises on one leg"),
    "clinician": _("Only where a doctor or physiotherapist has switched it on for you"),
}
"""Who may do an exercise: clinical.md 4.8, 4.11, 4.12, 4.15."""

ROLES = {
    "drives": _("Drives: the plan sets its dose"),
    "accompanies": _("Accompanies: has its own dose"),
    "shows": _("Shows: a shelf of exercises to read about, never played"),
}
"""What a routine is to a person: design.md 3; docs/decisions/0022."""

PLAYED = frozenset({"drives", "accompanies"})
"""The roles whose steps follow one another in a session."""

PARTS = {
    "": _("No part"),
    "rolling": _("Rolling"),
    "raises": _("Raises"),
    "glides": _("Nerve glides"),
}
"""What may be left out of a person's sessions as a whole: clinical.md 3.3, 5.7 D, E and L."""

SIDES = {
    "affected": _("The sore leg"),
    "each": _("Each leg in turn"),
    "both": _("Both legs at once"),
    "alternating": _("Left and right by turns"),
    "none": _("No side"),
}
"""Which legs do a step; each kind of movement knows which of these it can have."""

# Words. Where a number stands for room, the room is the 12 seconds of "Get ready" or a phone
# of 360 px.
SENTENCE_WORDS = 20  # ux.md 2.1
CUE_WORDS = 8  # ux.md 2.14
CUE_CHARACTERS = 48  # also of the lines of getting into place, of changing legs and of easing in
POSITION_CHARACTERS = 130  # spoken with a cue in less than 12 s, at 60 ms a character
STOP_RULE_CHARACTERS = 64  # two lines of a phone; the rule of clinical.md 5.7 K has 61
NAME_CHARACTERS = 40
PLACES = ("{side}", "{Side}")  # what a session fills in the lines of one leg

# Said for every exercise, whatever its author wrote: clinical.md 4, general stop signs.
GENERAL_STOP_SIGNS = (
    "Sharp or shooting pain",
    "Pain above 5 out of 10",
    "New tingling or numbness",
    "Swelling",
    "Dizziness",
)
# Said first for every rolling exercise: clinical.md 7.4, H1.
ROLLING_CAUTION = "Do not roll a leg that is swollen, warm or red."


def unknown(path: Path, value: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem where the value is none of those that there are."""
    if value not in known:
        params = {"choices": ", ".join(name for name in sorted(known) if name)}
        yield Problem(path, _("Choose one of: %(choices)s."), params)


def outside(path: Path, value: int, limit: Limit) -> Iterator[Problem]:
    """A problem where the number is not allowed."""
    if not limit.allows(value):
        message = _("Enter a number from %(low)s to %(high)s, not %(value)s.")
        params = {"low": limit.low, "high": limit.high, "value": value}
        yield Problem(path, message, params)


def blank(path: Path, text: str) -> Iterator[Problem]:
    """A problem where there is nothing to read."""
    if not text.strip():
        yield Problem(path, _("This cannot be blank."))


def too_few(path: Path, lines: tuple[str, ...], fewest: int) -> Iterator[Problem]:
    """A problem where lines are missing or blank."""
    if len(lines) < fewest:
        yield Problem(path, _("Write at least %(fewest)s of these."), {"fewest": fewest})
    for n, line in enumerate(lines):
        yield from blank((*path, n), line)


def too_long(path: Path, text: str, most: int) -> Iterator[Problem]:
    """A problem where the text has more characters than there is room for."""
    if len(text) > most:
        message = _("Use %(most)s characters at most, not %(count)s.")
        yield Problem(path, message, {"most": most, "count": len(text)})


def wordy(path: Path, text: str, most: int = SENTENCE_WORDS) -> Iterator[Problem]:
    """A problem for each sentence with too many words."""
    for part in re.split(r"[.!?:;…\n]+", text):
        count = len(part.split())
        if count > most:
            message = _("Use %(most)s words at most in a sentence, not %(count)s.")
            yield Problem(path, message, {"most": most, "count": count})


def said(path: Path, text: str, *, has_side: bool) -> Iterator[Problem]:
    """What keeps a short line from being said; a blank one is none. With a side it may name it."""
    yield from wordy(path, text, CUE_WORDS)
    yield from too_long(path, text, CUE_CHARACTERS)
    yield from braced(path, text, *(PLACES if has_side else ()))
    yield from marked_up(path, text)


def braced(path: Path, text: str, *allowed: str) -> Iterator[Problem]:
    """A problem where braces hold anything but the places a session fills."""
    for place in allowed:
        text = text.replace(place, "")
    if "{" in text or "}" in text:
        if allowed:
            message = _("Only these may be in braces: %(allowed)s.")
            yield Problem(path, message, {"allowed": ", ".join(allowed)})
        else:
            yield Problem(path, _("Do not use braces here."))


def marked_up(path: Path, text: str) -> Iterator[Problem]:
    """A problem where the text holds markup or a link: words only, so that every page, the print
    and the voice say the same."""
    if re.search(r"</?[a-z!]|&#?\w+;|https?:|\]\(|[*_`]{2}", text, re.IGNORECASE):
        yield Problem(path, _("Write plain words, without markup or links."))
