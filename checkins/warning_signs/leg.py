"""The words of the signs of the leg as it is now: clinical.md 3.2 and 5.7 C."""

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import BREATHLESS, CLOT, NUMB_OR_NO_CONTROL, SKIN_HINT, Sign

LEG = (
    Sign(
        code="F04",
        clause=_(
            "your lower leg has severe, tight pain, with numbness, tingling or pain moving the toes"
        ),
        hints=(
            _("Tingling means pins and needles."),
            _("The pain does not ease. It can come after a knock or in a plaster cast."),
        ),
        because=_("This can be a sign of pressure building up inside the leg."),
    ),
    Sign(
        code="F05",
        clause=_("your foot or leg is suddenly cold, pale, blue or numb, or will not move"),
        hints=(SKIN_HINT,),
        because=_("This can be a sign of too little blood reaching the leg."),
    ),
    Sign(
        code="F06",
        clause=_("your skin is hot, swollen, red or darker, and it spreads fast or you feel ill"),
        hints=(
            _("Feeling ill means fever, shivering, confusion or fast breathing."),
            SKIN_HINT,
        ),
        because=_("This can be a sign of an infection that is spreading."),
    ),
    Sign(
        code="F08",
        clause=_("one calf or leg is swollen, bigger, warm, red or darker"),
        hints=(
            _("Hard, sore veins count too."),
            SKIN_HINT,
        ),
        because=CLOT,
        emergency_if=BREATHLESS,
    ),
    Sign(
        code="F09",
        clause=_(
            "you have new calf pain with no clear cause, and at least one thing from the clot list"
        ),
        hints=(
            _("The clot list:"),
            _(
                "an operation in the last {operation_weeks} weeks,"
                " or {bed_days} or more days in bed"
            ),
            _(
                "a leg in plaster,"
                " or a journey of more than {journey_hours} hours in the last {journey_weeks} weeks"
            ),
            _("cancer now, or treated in the last {cancer_months} months"),
            _("a blood clot before, or a blood clotting condition"),
            _("pregnant, or gave birth recently"),
            _("taking the pill, HRT or another medicine with oestrogen"),
        ),
        because=CLOT,
        emergency_if=BREATHLESS,
    ),
    Sign(
        code="F12",
        clause=_("your foot slaps, your toes catch, or one leg is newly weak and getting worse"),
        because=_("This can be a sign of pressure on a nerve."),
        emergency_if=NUMB_OR_NO_CONTROL,
        hospital_first=True,
    ),
    Sign(
        code="F13",
        clause=_("a patch of skin is hot, sore, swollen, red or darker, but you feel well"),
        hints=(SKIN_HINT,),
        because=_("This can be a sign of a skin infection."),
        emergency_if=_("the skin change spreads fast, or you get fever, shivering or confusion"),
    ),
    Sign(
        code="F18",
        clause=_("your pain is {severe_pain} or more out of 10, or stops sleep or daily tasks"),
        because=_("This can be a sign of something that needs checking today."),
    ),
    Sign(
        code="F19",
        clause=_("your calf cramps or aches after the same distance each walk, and rest eases it"),
        hints=(
            _("Rest eases it within minutes."),
            _("It is more likely with smoking, diabetes or high blood pressure."),
        ),
        because=_("This can be a sign of less blood reaching the leg."),
        lines=(_("Tell them if you smoke, or have diabetes or high blood pressure."),),
    ),
    Sign(
        code="F20",
        clause=_("your lower leg gets tight, bursting or numb on every run, then eases"),
        hints=(_("It builds up as you run, and fades after you stop."),),
        because=_("This can be a sign of pressure building up in the leg during exercise."),
        do_not=(_("Do not run on while it builds up."),),
    ),
)
