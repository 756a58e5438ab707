"""What keeps the roller away from a leg, why, and how it ends (clinical.md 3.3 and 5.7 E).

The gentler reading wins everywhere: a caution also means a plan without rolling, because this
version cannot adapt the rolling itself (docs/decisions/0006-safety-screen.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

from checkins.rules.levels import Level
from checkins.warning_signs.sign import BREATHLESS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Kind = Literal["passes", "needs_yes", "lock", "floor"]
"""Passes by itself, and the person says so; ends when a professional agrees to rolling; locks the
plan until a professional agrees to exercise; or the floor itself, where a chair would do."""

_ENDS: dict[Kind, StrPromise] = {
    "passes": _("Tell us when it has passed."),
    "needs_yes": _("It ends when your doctor or physiotherapist agrees to rolling."),
    "lock": _("It ends when a doctor agrees that you may exercise."),
    "floor": _("Tell us when you can get down and up again."),
}


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One tick box about the person rather than about today.

    Here its words may hold the numbers of a policy by name, and `{strain_days}`
    (`screen.conditions_of`)."""

    code: str
    kind: Kind
    text: StrPromise
    because: StrPromise
    """The answer that it came from, and why the plan changes."""
    source: str = "clinical.md 3.3 and 5.7 E"
    level: Level | None = None
    """The care that a lock asks for; `None` where the plan only changes."""
    hints: tuple[StrPromise, ...] = ()
    do_not: tuple[StrPromise, ...] = ()
    emergency_if: StrPromise | None = None

    @property
    def ends(self) -> StrPromise:
        """How it ends, in a sentence."""
        return _ENDS[self.kind]


CONDITIONS = (
    Condition(
        code="clot",
        kind="lock",
        level=Level.SAME_DAY,
        text=_("A blood clot in a leg or lung now, or a doctor thinks there may be one"),
        because=_("You told us of a blood clot, or that there may be one. Rolling could move it."),
        emergency_if=BREATHLESS,
    ),
    Condition(
        code="past-clot",
        kind="needs_yes",
        # Not in the lock: a clot that a doctor has dealt with would lock the screen for ever.
        text=_("A blood clot before, or one now and a doctor has agreed to exercise"),
        because=_(
            "You told us of a blood clot. After one clot another is more likely, so no rolling."
        ),
        source="ux.md 2.3, clinical.md 5.7 E",
    ),
    Condition(
        code="open-skin",
        kind="passes",
        text=_("A wound, ulcer, stitches or a rash on the calf"),
        because=_(
            "You told us of a wound, ulcer, stitches or rash. Rolling could harm it, so no rolling."
        ),
    ),
    Condition(
        code="fracture",
        kind="needs_yes",
        text=_("A broken bone in the leg, or a doctor thinks there may be one"),
        because=_(
            "You told us of a broken bone, or that there may be one."
            " Rolling could harm it, so no rolling."
        ),
    ),
    Condition(
        code="infection",
        kind="needs_yes",
        text=_("Infection or inflammation in the leg or its bones"),
        hints=(_("Bone growing inside a muscle counts too (myositis ossificans)."),),
        because=_(
            "You told us of an infection or inflammation."
            " Rolling could make it worse, so no rolling."
        ),
    ),
    Condition(
        code="new-strain",
        kind="passes",
        text=_("A pulled calf with bruising in the last {strain_days} days"),
        because=_(
            "You told us of a pulled calf with bruising."
            " It needs a few days without rubbing, so no rolling."
        ),
    ),
    Condition(
        code="blood-thinners",
        kind="needs_yes",
        text=_("Blood thinners, or a bleeding disorder"),
        because=_(
            "You told us of blood thinners or a bleeding disorder."
            " Rolling could cause a bruise or bleeding, so no rolling."
        ),
    ),
    Condition(
        code="varicose-veins",
        kind="needs_yes",
        text=_("Large varicose veins on the leg"),
        hints=(_("These are veins that bulge and twist under the skin."),),
        because=_(
            "You told us of large varicose veins. Rolling could harm the veins, so no rolling."
        ),
    ),
    Condition(
        code="less-feeling",
        kind="needs_yes",
        text=_("Less feeling in your legs or feet, for example from diabetes"),
        because=_(
            "You told us that you feel less in your legs or feet."
            " You could press too hard and not feel it, so no rolling."
        ),
    ),
    Condition(
        code="osteoporosis",
        kind="needs_yes",
        text=_("Weak bones (osteoporosis)"),
        because=_(
            "You told us of weak bones. Your weight on the roller could be too much, so no rolling."
        ),
    ),
    Condition(
        code="pregnancy",
        kind="passes",
        text=_("Pregnant, or gave birth in the last {birth_weeks} weeks"),
        because=_(
            "You told us you are pregnant, or gave birth in the last {birth_weeks} weeks."
            " Clots are more likely then, so no rolling."
        ),
    ),
    Condition(
        code="surgery",
        kind="needs_yes",
        text=_("An operation in the last {operation_weeks} weeks"),
        because=_(
            "You told us of an operation in the last {operation_weeks} weeks."
            " Clots are more likely then, so no rolling."
        ),
    ),
    Condition(
        code="joint",
        kind="needs_yes",
        text=_("A new knee or ankle joint"),
        because=_(
            "You told us of a new knee or ankle joint."
            " Your surgeon needs to agree first, so no rolling."
        ),
    ),
    Condition(
        code="steroids",
        kind="needs_yes",
        text=_("Long-term steroids, or skin that tears or bruises quickly"),
        because=_(
            "You told us of long-term steroids, or thin skin."
            " Rolling could harm the skin, so no rolling."
        ),
    ),
    Condition(
        code="floor",
        kind="floor",
        text=_("You cannot get down to the floor and up again"),
        because=_(
            "You told us that you cannot get down to the floor and up again."
            " Rolling is done on the floor. There is no chair version yet, so you only stretch."
        ),
    ),
    Condition(
        code="wrist-shoulder",
        kind="passes",
        text=_("A wrist or shoulder hurts when you lean on it"),
        because=_(
            "You told us that a wrist or shoulder hurts."
            " Rolling puts weight on your hands, so no rolling."
        ),
    ),
    Condition(
        code="told-not-to",
        kind="lock",
        level=Level.BOOK,
        text=_("A doctor told you not to exercise"),
        because=_(
            "You told us that a doctor said not to exercise. They need to agree before you start."
        ),
        source="ux.md 2.3",
    ),
)

CONDITION_BY_CODE = {condition.code: condition for condition in CONDITIONS}
