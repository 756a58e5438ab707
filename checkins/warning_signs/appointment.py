"""Signs that need an appointment: level B of clinical.md 3.2, and its age limit F24."""

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import NUMB_OR_NO_CONTROL, Level, Sign

APPOINTMENT_SIGNS = (
    Sign(
        code="F19",
        level=Level.BOOK,
        asked="weekly",
        group="walking",
        clause=_("your calf cramps or aches after the same distance each walk, and rest eases it"),
        hints=(
            _("Rest eases it within minutes."),
            _("Tell your doctor if you smoke, or have diabetes or high blood pressure."),
        ),
        because=_("This can be a sign of less blood reaching the leg."),
    ),
    Sign(
        code="F20",
        level=Level.BOOK,
        asked="weekly",
        group="walking",
        clause=_("your lower leg gets tight, bursting or numb on every run, then eases"),
        because=_("This can be a sign of pressure building up in the leg during exercise."),
    ),
    Sign(
        code="F21",
        level=Level.BOOK,
        asked="check_in",
        group="walking",
        clause=_("one exact spot on a bone hurts to press"),
        hints=(_("It may get worse during a run, or be sore at night."),),
        because=_("This can be a sign of a bone under too much load."),
        do_not=(
            _("Do not run."),
            _("Do not do calf raises."),
            _("Do not roll over the sore spot."),
        ),
        no_rolling=True,
    ),
    Sign(
        code="F22",
        level=Level.BOOK,
        asked="check_in",
        group="back",
        # The table says "stable". Left out: whoever gets worse must not find no box to tick.
        clause=_("pain or numbness runs from your back or buttock to your calf or foot"),
        hints=(_("Tingling counts too."),),
        because=_("This can be a sign of an irritated nerve in the back."),
        do_not=(_("Do not do nerve stretches until you have been checked."),),
        emergency_if=NUMB_OR_NO_CONTROL,
    ),
    Sign(
        code="F23",
        level=Level.BOOK,
        asked="start",
        group="you",
        clause=_("this is your third time in 6 months, or it always comes with back pain"),
        because=_("This can be a sign of a cause outside the calf, such as the back."),
    ),
    Sign(
        code="F24b",
        level=Level.BOOK,
        asked="start",
        group="you",
        clause=_("you are over 65 and this has never happened before"),
        because=_("This can be a sign of something that needs checking first."),
        lines=(_("Speak to them before your first session."),),
    ),
)

UNDER_AGE_SIGN = Sign(
    code="F24",
    level=Level.NO_USE,
    asked="start",
    group="you",
    clause=_("you are under 18"),
    because=_("Calfcare was made for adults."),
)
