"""Signs that need an ambulance or a hospital now: level E of clinical.md 3.2."""

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import (
    NERVES_OF_THE_SPINE,
    SERIOUS_INJURY,
    SKIN_HINT,
    Level,
    Sign,
)

EMERGENCY_SIGNS = (
    Sign(
        code="F01",
        level=Level.EMERGENCY,
        asked="check_in",
        group="breathing",
        clause=_("you suddenly have trouble breathing or chest pain, faint, or cough up blood"),
        hints=(
            _("A racing heart counts too."),
            _("So does upper-back pain that is worse when you breathe in."),
        ),
        because=_("This can be a sign of a blood clot in the lung."),
    ),
    Sign(
        code="F02",
        level=Level.EMERGENCY,
        asked="check_in",
        group="back",
        clause=_("you are newly numb between your legs, or have new trouble peeing or pooing"),
        hints=(
            _("Between your legs means your genitals, bottom or inner thighs."),
            _("A changed feeling, trouble holding on, or numbness during sex counts too."),
        ),
        because=NERVES_OF_THE_SPINE,
    ),
    Sign(
        code="F03",
        level=Level.EMERGENCY,
        asked="check_in",
        group="back",
        clause=_("both legs are weak, numb or painful, and it is severe or getting worse"),
        because=NERVES_OF_THE_SPINE,
    ),
    Sign(
        code="F04",
        level=Level.EMERGENCY,
        asked="check_in",
        group="leg",
        clause=_(
            "your lower leg has severe, tight pain, with numbness, tingling or pain moving the toes"
        ),
        hints=(_("The pain does not ease. It can come after a knock or in a plaster cast."),),
        because=_("This can be a sign of pressure building up inside the leg."),
    ),
    Sign(
        code="F05",
        level=Level.EMERGENCY,
        asked="check_in",
        group="leg",
        clause=_("your foot or leg is suddenly cold, pale, blue or numb, or will not move"),
        hints=(SKIN_HINT,),
        because=_("This can be a sign of too little blood reaching the leg."),
    ),
    Sign(
        code="F06",
        level=Level.EMERGENCY,
        asked="check_in",
        group="leg",
        clause=_("your skin is hot, swollen, red or darker, and it spreads fast or you feel ill"),
        hints=(
            _("Feeling ill means fever, shivering, confusion or fast breathing."),
            SKIN_HINT,
        ),
        because=_("This can be a sign of an infection that is spreading."),
    ),
    Sign(
        code="F07",
        level=Level.EMERGENCY,
        asked="weekly",
        group="injury",
        clause=_("you have back or leg pain after a serious accident or fall"),
        hints=(
            _("A small fall counts if your bones are weak (osteoporosis)."),
            _("It also counts if you are older or have taken steroids for a long time."),
        ),
        because=_("This can be a sign of a broken bone."),
    ),
    Sign(
        code="F11",
        level=Level.EMERGENCY,
        asked="check_in",
        group="injury",
        clause=_("after an injury you heard a crack, or your leg changed shape, is numb or cold"),
        hints=(
            _("A different colour counts too."),
            SKIN_HINT,
        ),
        because=SERIOUS_INJURY,
    ),
)
