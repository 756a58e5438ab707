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
    "roll": _("Roll"),
    "swap-roll": _("Change legs"),
    "to-wall": _("Stand up slowly"),
    "ease-in": _("Lean in"),
    "hold": _("Hold"),
    "ease-out": _("Ease off"),
    "rest": _("Rest"),
    "swap": _("Change legs"),
    "finish": _("That is everything"),
}
"""The one large word of each state."""

# Where the person is, and what comes next.
CALF = _("{side} calf")
LEG = _("{side} leg")
COUNTED = _("{what}, {n} of {total}")
LABEL = _("{name}, {where}")
WALL_LABEL = _("Stand up, find a wall")
NEXT = _("Next: {what}")
NEXT_ROLL = _("roll, {where}")
NEXT_HOLD = _("hold, {where}")
NEXT_WALL = _("stand up, find a wall")
NEXT_FEEL = _("tell us how it feels")
TAKE_YOUR_TIME = _("Take your time.")
GOES_ON = _("It goes on by itself. Go on, or a headset button, ends the wait.")
UNIT_REPS = _("of {n}")
UNIT_SECONDS = _("seconds")
UNIT_SECOND = _("second")
DOSE_ROLL = _("{n} rolls, {seconds} seconds each way")
DOSE_HOLD = _("hold for {seconds} seconds")

# What the session holds, an exercise a line.
EACH_CALF = _("each calf")
EACH_LEG = _("each leg")
OUTLINE_ROLLS = _("{name}: {n} rolls, {where}")
OUTLINE_HOLDS = _("{name}: {n} times, {where}")
OUTLINE_HOLD = _("{name}: once, {where}")

# Lines on the screen.
ROLLER_UNDER = _("roller under your {side} calf")
MOVE_ROLLER = _("move the roller to your {side} calf")
FIND_WALL = _("take your time, and find a wall")
LET_GO = _("slowly, until the pull is gone")
RELAX = _("stand and relax both legs")
TELL_US = {
    "one": _("tell us how your calf feels"),
    "both": _("tell us how your calves feel"),
}

# What the voice says.
NUMBERS = (
    *(_("One"), _("Two"), _("Three"), _("Four"), _("Five")),
    *(_("Six"), _("Seven"), _("Eight"), _("Nine"), _("Ten")),
)
LONG_NUMBERS = {
    **{10: _("ten"), 15: _("fifteen"), 20: _("twenty"), 25: _("twenty-five")},
    **{30: _("thirty"), 40: _("forty"), 45: _("forty-five"), 60: _("sixty")},
}
"""The usual lengths of a hold. Any other is said in figures."""
LAST_ROLL = _("Last one.")
STAND_UP = _("That was the rolling. Stand up slowly.")
STAND_UP_BRIEF = _("That was the rolling. To the wall. {Side} leg back.")
STARTING = _("Starting in five.")
LEG_BACK = _("{Side} leg back.")
CALF_ON_ROLLER = _("{Side} calf on the roller.")
LEAN_IN = _("Lean forward. Stop at a light pull.")
LEAN_IN_BRIEF = _("Lean forward.")
HOLD_FOR = _("Hold for {n} seconds.")
HOLD = _("Hold.")
KEEP_BREATHING = _("Keep breathing.")
HALF_WAY = _("Half-way.")
FIVE_SECONDS = _("Five seconds.")
EASE_OFF = _("Ease off.")
CHANGE_LEGS = _("Change legs.")
SAME_AGAIN = _("Same again. {Side} leg.")
LAST_TIME = _("Same again. {Side} leg, last time.")
REST = _("Rest. Next: {what}.")
REST_BRIEF = _("Next: {what}.")
EVERYTHING = _("That is everything for now.")

# What a screen reader is told when a state starts: the heading and a detail, one sentence.
TELL = _("{heading}: {what}.")
TELL_ROLLS = _("{where}, {n} times")
TELL_HOLD = _("{where}, {n} seconds")
TELL_WALL = _("then face a wall, {side} leg back")
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
    """How the voice counts: "Three." Figures above ten, where no routine goes."""
    return sentence(words(NUMBERS[n - 1]) if n <= len(NUMBERS) else str(n))


def hold_for(seconds: int, words: Words) -> str:
    """How a hold opens: "Hold for twenty seconds." """
    n = words(LONG_NUMBERS[seconds]) if seconds in LONG_NUMBERS else seconds
    return fill(words(HOLD_FOR), words, n=n)
