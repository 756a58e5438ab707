"""The words of the signs of chest, back and both legs: clinical.md 3.2 and 5.7 C."""

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import NERVES_OF_THE_SPINE, NUMB_OR_NO_CONTROL, Sign

CHEST_AND_BACK = (
    Sign(
        code="F01",
        clause=_("you suddenly have trouble breathing or chest pain, faint, or cough up blood"),
        hints=(
            _("A racing heart counts too."),
            _("So does upper-back pain that is worse when you breathe in."),
        ),
        because=_("This can be a sign of a blood clot in the lung."),
    ),
    Sign(
        code="F02",
        clause=_("you are newly numb between your legs, or have new trouble peeing or pooing"),
        hints=(
            _("Between your legs means your genitals, bottom or inner thighs."),
            _("A changed feeling there counts, such as not feeling the toilet paper."),
            _("So does new trouble holding on."),
            _("So does new numbness, or a change in erection or sensation, during sex."),
        ),
        because=NERVES_OF_THE_SPINE,
    ),
    Sign(
        code="F03",
        clause=_("both legs are weak, numb or painful, and it is severe or getting worse"),
        because=NERVES_OF_THE_SPINE,
    ),
    Sign(
        code="F14",
        clause=_("you have back pain with fever, weight loss, a new lump or past cancer"),
        hints=(
            _("Back pain that rest does not ease, and is worse at night, counts too."),
            _("Weight loss counts if you do not know the reason."),
            _("A change in the shape of your back counts too."),
        ),
        because=_("This can be a sign of an infection or another illness in the back."),
        emergency_if=NUMB_OR_NO_CONTROL,
    ),
    Sign(
        code="F22",
        # The table says "stable". Left out: whoever gets worse must not find no box to tick.
        clause=_("pain or numbness runs from your back or buttock to your calf or foot"),
        hints=(_("Tingling, or pins and needles, counts too."),),
        because=_("This can be a sign of an irritated nerve in the back."),
        do_not=(_("Do not do nerve glides or nerve stretches until you have been checked."),),
        emergency_if=NUMB_OR_NO_CONTROL,
    ),
)
