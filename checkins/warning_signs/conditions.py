"""What keeps the roller away from a leg (clinical.md 3.3, ux.md 2.3).

The gentler reading wins everywhere: a caution also means a plan without rolling, because this
version cannot adapt the rolling itself (docs/decisions/0006-safety-screen.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import BREATHLESS, Level

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Effect = Literal["no_rolling", "lock", "caution"]
"""No rolling at all, no plan until a clinician agrees, or rolling only in a gentler form."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One tick box about the person rather than about today."""

    code: str
    group: Literal["body", "health"]
    effect: Effect
    text: StrPromise
    because: StrPromise
    """Why the plan changes, in one sentence."""
    source: str = "clinical.md 3.3"
    level: Level | None = None
    """The care that a lock asks for; `None` where the plan only changes."""
    hints: tuple[StrPromise, ...] = ()
    do_not: tuple[StrPromise, ...] = ()
    emergency_if: StrPromise | None = None


CONDITIONS = (
    Condition(
        code="clot",
        group="body",
        effect="lock",
        level=Level.SAME_DAY,
        text=_("A blood clot in a leg or lung now, or a doctor thinks there may be one"),
        because=_("Rolling a leg with a blood clot could move the clot."),
        emergency_if=BREATHLESS,
    ),
    Condition(
        code="past-clot",
        group="body",
        effect="no_rolling",
        # Not in the lock: a clot that a doctor has dealt with would lock the screen for ever.
        text=_("A blood clot before, or one now where a doctor agreed to exercise"),
        because=_("After one clot another is more likely."),
        source="ux.md 2.3",
    ),
    Condition(
        code="open-skin",
        group="body",
        effect="no_rolling",
        text=_("A wound, ulcer, stitches or a rash on the calf"),
        because=_("Rolling could harm the skin."),
    ),
    Condition(
        code="fracture",
        group="body",
        effect="no_rolling",
        text=_("A broken bone in the leg, or a doctor thinks there may be one"),
        because=_("Rolling could harm the bone."),
    ),
    Condition(
        code="infection",
        group="body",
        effect="no_rolling",
        text=_("Infection or inflammation in the leg or its bones"),
        hints=(_("Bone growing inside a muscle counts too (myositis ossificans)."),),
        because=_("Rolling could make it worse. A doctor needs to agree first."),
    ),
    Condition(
        code="new-strain",
        group="body",
        effect="no_rolling",
        text=_("A pulled calf with bruising in the last 3 days"),
        because=_("A new injury needs a few days without rubbing."),
    ),
    Condition(
        code="blood-thinners",
        group="health",
        effect="no_rolling",
        text=_("Blood thinners, or a bleeding disorder"),
        because=_("Rolling could cause a bruise or bleeding."),
    ),
    Condition(
        code="varicose-veins",
        group="body",
        effect="no_rolling",
        text=_("Large varicose veins on the leg"),
        hints=(_("These are veins that bulge and twist under the skin."),),
        because=_("Rolling could harm the veins."),
    ),
    Condition(
        code="less-feeling",
        group="body",
        effect="no_rolling",
        text=_("Less feeling in your legs or feet, for example from diabetes"),
        because=_("You could press too hard and not feel it."),
    ),
    Condition(
        code="osteoporosis",
        group="health",
        effect="caution",
        text=_("Weak bones (osteoporosis)"),
        because=_("Your weight on the roller could be too much."),
    ),
    Condition(
        code="pregnancy",
        group="health",
        effect="no_rolling",
        text=_("Pregnant, or gave birth recently"),
        because=_("Blood clots are more likely at this time."),
    ),
    Condition(
        code="surgery",
        group="health",
        effect="no_rolling",
        text=_("An operation in the last 12 weeks, or a new knee or ankle joint"),
        because=_("Your surgeon needs to agree first."),
    ),
    Condition(
        code="steroids",
        group="health",
        effect="caution",
        text=_("Steroids for a long time, or skin that tears or bruises quickly"),
        because=_("Rolling could harm thin skin."),
    ),
    Condition(
        code="floor",
        group="health",
        effect="caution",
        text=_("You cannot get down to the floor and up again, or a wrist or shoulder hurts"),
        because=_("Rolling is done on the floor, with weight on your hands."),
    ),
    Condition(
        code="told-not-to",
        group="health",
        effect="lock",
        level=Level.BOOK,
        text=_("A doctor told you not to exercise"),
        because=_("Your doctor needs to agree before you start."),
        source="ux.md 2.3",
    ),
)
