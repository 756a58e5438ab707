"""Which exercises a person goes without: by the signs and conditions that hold for them, and by the
parts of a plan that are left out (clinical.md 3.3, 4 and 5.7 D, E, L).

The codes are those of `docs/content/library.md`. They stand here until the documents of exercises
say them; then only `left_out` stays."""

from collections.abc import Collection, Mapping

from routines.content.document import Script, Step

ROLLING, RAISES, GLIDES = "rolling", "raises", "glides"

_FLOOR, _LEANING = frozenset({"floor"}), frozenset({"floor", "wrist-shoulder"})
_BONE = frozenset({"F21", "fracture", "surgery", "joint"})
_CALF = _BONE | {"F10", "F11", "F11b", "F17", "new-strain"}
_AVOIDED_WITH: Mapping[str, frozenset[str]] = {
    "ankle-pumps": _FLOOR,
    "towel-stretch": _FLOOR,
    "pelvic-tilt": _FLOOR,
    "knee-rolls": _FLOOR,
    "cat-camel": _LEANING,
    "bird-dog": _LEANING,
    "down-dog-pedals": _LEANING,
    "nerve-glide": _FLOOR | {"F02", "F03", "F12", "F22"},
    "calf-raise": _CALF,
    "toe-walk": _CALF,
    "one-leg-raise": _CALF,
    "heel-drop": _CALF,
    "heel-walk": _BONE,
    "toe-raise": _BONE,
    "ball-roll": frozenset({"less-feeling", "open-skin"}),
}
_PART = dict.fromkeys(("calf-raise", "toe-walk", "one-leg-raise", "heel-drop"), RAISES)
_PART |= {"nerve-glide": GLIDES}
_OPENED_BY_NOBODY = {"clinician", "two-leg-raises", "one-leg-raises"}
"""Gates that nothing opens yet; the other one is advice to read."""


def left_out(script: Script, codes: Collection[str], parts: Collection[str]) -> tuple[str, ...]:
    """The exercises of a routine that go, by their short names, each once and in order. `codes` are
    the signs and conditions that hold now, `parts` what is left out as a whole."""
    gone = [step.exercise for step in script.steps if _goes(step, set(codes), set(parts))]
    return tuple(dict.fromkeys(gone))


def _goes(step: Step, codes: set[str], parts: set[str]) -> bool:
    part = ROLLING if step.movement.caution else _PART.get(step.exercise)
    avoided_with = _AVOIDED_WITH.get(step.exercise, frozenset())
    return part in parts or bool(avoided_with & codes) or step.gate in _OPENED_BY_NOBODY
