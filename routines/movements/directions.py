"""What goes out and back in a repetition, in words: not everything goes up and down.

To add a direction: a line here. The exercise's first cue says its way out, the second its way
back, and these words have to agree with them."""

from collections.abc import Mapping
from typing import NamedTuple


def _(message: str) -> str:
    """Mark a phrase for translation without translating it here."""
    return message


class Direction(NamedTuple):
    """How a way is called after its seconds: "3 seconds up"."""

    out: str
    back: str


DIRECTIONS: Mapping[str, Direction] = {
    "up-down": Direction(_("up"), _("down")),
    "down-up": Direction(_("down"), _("up")),
    "towards-away": Direction(_("towards you"), _("away")),
    "there-back": Direction(_("there"), _("back")),
    "out-back": Direction(_("out"), _("back")),
    "one-way-the-other": Direction(_("one way"), _("the other way")),
    "one-foot-the-other": Direction(_("with one foot"), _("with the other")),
    "one-side-the-other": Direction(_("to one side"), _("to the other")),
    "press-let-go": Direction(_("to press"), _("to let go")),
    "straighten-bend": Direction(_("to straighten"), _("to bend")),
}
USUAL = "up-down"  # also of all that was published before there were others
