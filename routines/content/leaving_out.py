"""Which exercises of a routine a person is kept from (clinical.md 3.3, 4, and 5.7 D, E and L).

What a person has told, and what a clinician has switched on, is known elsewhere; here it comes in
as codes and names."""

from collections.abc import Collection

from routines.content.document import Script, Step


def left_out(
    script: Script,
    codes: Collection[str],
    parts: Collection[str],
    switched_on: Collection[str],
) -> frozenset[str]:
    """The short names of the exercises to leave out.

    `codes` are the signs and conditions that the person has, `parts` what is left out as a whole,
    `switched_on` the exercises that a clinician has switched on for them. Being switched on opens
    what is off by default; it takes back no reason against an exercise."""
    return frozenset(
        step.exercise for step in script.steps if _is_out(step, codes, parts, switched_on)
    )


def _is_out(
    step: Step, codes: Collection[str], parts: Collection[str], switched_on: Collection[str]
) -> bool:
    has_reason = any(code in codes for code in step.avoid_if)
    is_off = step.off_by_default and step.exercise not in switched_on
    return has_reason or is_off or step.part in set(parts) - {""}
