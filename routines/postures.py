"""How the body is placed for an exercise, and the way from one place to the next.

The words of a way speak of nothing but the two places: they follow from the postures, never from
the kind of movement."""

from collections.abc import Mapping
from typing import NamedTuple


def _(message: str) -> str:
    """Mark a phrase for translation without translating it here."""
    return message


SLOWLY_MS = 20_000  # a way, ux.md 2.6
SLOWLY_WHEN_NEW_MS = 40_000  # ux.md 2.16: in the first three sessions


class Posture(NamedTuple):
    """A place for the body. `level` is down, seated or up: between levels one rises or sinks."""

    label: str  # for authors
    level: str
    figure: str  # of who is there already
    at_rest: str  # the line of a pause between two sets
    brief: str  # the way there in the briefest words
    face: str  # the same for a screen reader: "then face a wall"


POSTURES: Mapping[str, Posture] = {
    "floor": Posture(
        _("Sitting on the floor"),
        "down",
        "floor",
        _("stay seated, and relax both legs"),
        _("To the floor."),
        _("sit on the floor"),
    ),
    "lying": Posture(
        _("Lying on the floor"),
        "down",
        "lie",
        _("stay down, and relax"),
        _("Lie down."),
        _("lie down"),
    ),
    "all-fours": Posture(
        _("On hands and knees"),
        "down",
        "all-fours",
        _("rest as you like"),
        _("Hands and knees."),
        _("hands and knees on the floor"),
    ),
    "chair": Posture(
        _("Sitting on a chair"),
        "seated",
        "sit",
        _("stay seated, and relax both legs"),
        _("To the chair."),
        _("sit on a chair"),
    ),
    "standing": Posture(
        _("Standing"),
        "up",
        "upright",
        _("stand and relax both legs"),
        _("Stand up."),
        _("stand up"),
    ),
    "wall": Posture(
        _("Standing at a wall"),
        "up",
        "stand",
        _("stand and relax both legs"),
        _("To the wall."),
        _("face a wall"),
    ),
    "walking": Posture(
        _("Walking"),
        "up",
        "upright",
        _("slow down, and relax"),
        _("Ready to walk."),
        _("get ready to walk"),
    ),
}


class Way(NamedTuple):
    """From one exercise to where the next is done. `first` is the large word; it and `then` are
    said: "Stand up slowly. Find a wall." `short`, where there is one, and `then` are the line of
    the step: "Stand up, find a wall". `brief` is said by the brief voice, `face` told to a screen
    reader. Without a `figure` that of the coming exercise is shown."""

    first: str
    short: str
    then: str
    brief: str
    face: str
    figure: str = ""
    says_then: bool = True


class _Move(NamedTuple):
    """How a way begins. It is `short` for more than where it leads."""

    first: str
    short: str = ""


_RISE = _Move(_("Stand up slowly"), _("Stand up"))
_GET_UP = _Move(_("Get up slowly"), _("Get up"))
_GO_DOWN = _Move(_("Go down slowly"), _("Go down"))
_SIT_DOWN = _Move(_("Sit down slowly"))
_SIT_UP = _Move(_("Sit up slowly"))
_TURN = _Move(_("Turn over slowly"), _("Turn over"))
_STEP_BACK = _Move(_("Step back"), _("Step back"))
_SLOW_DOWN = _Move(_("Slow down"), _("Slow down"))
_GO_ON = _Move(_("Take your time"))

# How a way begins: by where it leads, then by the posture or, failing that, the level it leaves.
_BEGINS: Mapping[str, Mapping[str, _Move]] = {
    "floor": {"lying": _SIT_UP, "down": _TURN, "seated": _GO_DOWN, "up": _GO_DOWN},
    "lying": {"floor": _GO_ON, "down": _TURN, "seated": _GO_DOWN, "up": _GO_DOWN},
    "all-fours": {"down": _TURN, "seated": _GO_DOWN, "up": _GO_DOWN},
    "chair": {"down": _GET_UP, "up": _SIT_DOWN},
    "standing": {"down": _RISE, "seated": _RISE, "wall": _STEP_BACK, "walking": _SLOW_DOWN},
    "wall": {"down": _RISE, "seated": _RISE, "walking": _SLOW_DOWN, "up": _GO_ON},
    "walking": {"down": _RISE, "seated": _RISE, "wall": _STEP_BACK, "up": _GO_ON},
}
_THEN: Mapping[str, str] = {
    "floor": _("sit on the floor"),
    "lying": _("lie down on the floor"),
    "all-fours": _("get onto your hands and knees"),
    "chair": _("sit down on a chair"),
    "standing": _("find some room"),
    "wall": _("find a wall"),
    "walking": _("find room to walk"),
}

_RECORDED = ("floor", "wall")
"""The way of the first routine, whose words were recorded before there were others: there the
position says the wall. New words would leave every session without its voice."""


def way(here: str, there: str) -> Way | None:
    """The way from one posture to another; None where there is none. Raises KeyError for an unknown
    one."""
    if here == there:
        return None
    begins = _BEGINS[there]
    move = begins.get(here) or begins[POSTURES[here].level]
    place = POSTURES[there]
    says_then = (here, there) != _RECORDED
    return Way(*move, _THEN[there], place.brief, place.face, place.figure, says_then)


def is_reached(here: str, there: str) -> bool:
    """Whether one gets from one posture to another, or is there already."""
    known = here in POSTURES and there in POSTURES
    return known and (here == there or way(here, there) is not None)
