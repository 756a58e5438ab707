"""How much a session asks for: what the rules of a plan say, within what the content allows."""

from routines.content.document import Script


def prescribed(script: Script, reps: int | None) -> int | None:
    """The rolls of a session for a plan at so many; None where rolling is left out, as it came.

    A routine that drives keeps to the plan, but never goes below its start or above its target.
    One that accompanies has its own dose, whatever the plan says. Of several exercises the
    strictest counts, and the fewer rolls where they contradict each other. Sessions and the
    preview of authors both ask here."""
    bounds = [bound for step in script.steps if (bound := step.movement.bounds(step))]
    if reps is None or not bounds:
        return reps
    low, high = max(low for low, _high in bounds), min(high for _low, high in bounds)
    return min(low if script.role == "accompanies" else max(reps, low), high)
