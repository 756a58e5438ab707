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


def left_out(
    script: Script,
    codes: Collection[str],
    parts: Collection[str],
    switched_on: Collection[str],
) -> frozenset[str]:
    """The short names of the exercises to leave out. `codes` are the signs and conditions that hold
    for a person, `parts` what is left out as a whole, `switched_on` the exercises that a clinician
    has switched on for them; that takes back no reason against one."""
    return frozenset(
        step.exercise for step in script.steps if _is_out(step, codes, parts, switched_on)
    )


def _is_out(
    step: Step, codes: Collection[str], parts: Collection[str], switched_on: Collection[str]
) -> bool:
    part = ROLLING if step.movement.caution else _PART.get(step.exercise)
    has_reason = bool(_AVOIDED_WITH.get(step.exercise, frozenset()) & {*codes})
    is_off = step.gate == "clinician" and step.exercise not in switched_on
    return has_reason or is_off or part in parts
