"""The fixed words of the player (ux.md 2.6): headings, lines on the screen, what the voice says.

What belongs to one exercise – how to sit, what to feel – comes from its `position` and `cues`.
Screen lines are lower case without a full stop; `sentence` makes the spoken form of one.
"""

from collections.abc import Callable

Words = Callable[[str], str]
"""Translates one phrase of this module; `str` leaves it in English."""


def _(message: str) -> str:
    """Mark a phrase for translation without translating it here."""
    return message


SIDES = {"left": (_("left"), _("Left")), "right": (_("right"), _("Right"))}

HEADINGS = {
    "ready": _("Get ready"),
    "rest": _("Rest"),
    "swap": _("Change legs"),
    "finish": _("That is everything"),
}
"""The one large word of each state that belongs to no one kind of movement, and to no way."""

# Where the person is, and what comes next.
LEG = _("{side} leg")
BOTH_LEGS = _("both legs")
LEGS_IN_TURN = _("legs in turn")
SET = _("set {n} of {total}")
COUNTED = _("{what}, {n} of {total}")
LABEL = _("{name}, {where}")
NEXT = _("Next: {what}")
NEXT_FEEL = _("tell us how it feels")
TAKE_YOUR_TIME = _("Take your time.")
GOES_ON = _("It goes on by itself. Go on, or a headset button, ends the wait.")
SECOND, SECONDS = _("{n} second"), _("{n} seconds")
MINUTE, MINUTES = _("{n} minute"), _("{n} minutes")
MINUTES_SECONDS = _("{minutes} {seconds}")
UNIT_REPS = _("of {n}")
UNIT_SECONDS = _("seconds")
UNIT_SECOND = _("second")
EACH_LEG = _("each leg")

# Lines on the screen.
INTO_PLACE = _("get into place, as shown")
CHANGE_TO = _("change to your {side} leg")
WITH_KIT = _("have ready: {kit}")
NEXT_EXERCISE = _("Next exercise")
CALMLY = _("take your time, and {what}")
TELL_US = {
    "one": _("tell us how your calf feels"),
    "both": _("tell us how your calves feel"),
}

# What the voice says.
NUMBERS = (
    *(_("One"), _("Two"), _("Three"), _("Four"), _("Five")),
    *(_("Six"), _("Seven"), _("Eight"), _("Nine"), _("Ten")),
    *(_("Eleven"), _("Twelve"), _("Thirteen"), _("Fourteen"), _("Fifteen")),
    *(_("Sixteen"), _("Seventeen"), _("Eighteen"), _("Nineteen"), _("Twenty")),
)
LONG_NUMBERS = {
    **{10: _("ten"), 15: _("fifteen"), 20: _("twenty"), 25: _("twenty-five")},
    **{30: _("thirty"), 40: _("forty"), 45: _("forty-five"), 60: _("sixty")},
}
"""The usual lengths of what is timed. Any other is said in figures."""
MOST_SECONDS = 60  # a longer time is said in minutes
LAST_ONE = _("Last one.")
DONE = _("That is done.")
STARTING = _("Starting in five.")
HALF_WAY = _("Half-way.")
FIVE_SECONDS = _("Five seconds.")
CHANGE_LEGS = _("Change legs.")
SIDE_LEG = _("{Side} leg.")
REST = _("Rest. Next: {what}.")
REST_BRIEF = _("Next: {what}.")
EVERYTHING = _("That is everything for now.")

# What a screen reader is told when a state starts: the heading and a detail, one sentence.
TELL = _("{heading}: {what}.")
TELL_WAY = _("then {what}")
TELL_WAY_TO = _("then {what}, {start}")
TELL_REST = _("then {what}")


def fill(text: str, words: Words, side: str = "", **values: object) -> str:
    """Put `{side}`, `{Side}` and the named values into a phrase or a line of an exercise.

    Plain replacement and not `str.format`, because editors write some of these lines: a brace
    in one of them must never reach into an object or stop a session.
    """
    if side:
        lower, capital = SIDES[side]
        values |= {"side": words(lower), "Side": words(capital)}
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def sentence(line: str) -> str:
    """The spoken form of a line on the screen: a capital first, a full stop last."""
    line = line[:1].upper() + line[1:]
    return line if line.endswith((".", "?", "…")) else line + "."


def number(n: int, words: Words) -> str:
    """How the voice counts: "Three." Figures above twenty."""
    return sentence(words(NUMBERS[n - 1]) if n <= len(NUMBERS) else str(n))


def with_seconds(phrase: str, seconds: int, words: Words) -> str:
    """A phrase with its seconds as they are said: "Hold for twenty seconds." """
    n = words(LONG_NUMBERS[seconds]) if seconds in LONG_NUMBERS else seconds
    return fill(words(phrase), words, n=n)


def lasting(seconds: int, words: Words, said: Callable[[int, Words], str] | None = None) -> str:
    """A time: "1 second", "20 seconds", "5 minutes", "1 minute 30 seconds". `said` gives a number
    in words, for the voice."""

    def counted(n: int, one: str, more: str) -> str:
        return fill(words(one if n == 1 else more), words, n=said(n, words) if said else n)

    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return counted(rest, SECOND, SECONDS)
    whole = counted(minutes, MINUTE, MINUTES)
    if not rest:
        return whole
    parts = {"minutes": whole, "seconds": counted(rest, SECOND, SECONDS)}
    return fill(words(MINUTES_SECONDS), words, **parts)


def spelt(n: int, words: Words) -> str:
    """A number within a sentence: "five". Figures for the less usual ones."""
    if n in LONG_NUMBERS:
        return words(LONG_NUMBERS[n])
    return words(NUMBERS[n - 1]).lower() if n <= len(NUMBERS) else str(n)
