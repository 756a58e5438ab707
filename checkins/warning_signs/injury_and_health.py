"""The words of the signs of an injury, of muscles and medicines, and of the person: clinical.md 3.2
and 5.7 C and G."""

from django.utils.translation import gettext_lazy as _

from checkins.warning_signs.sign import SERIOUS_INJURY, SKIN_HINT, Sign

INJURY_AND_HEALTH = (
    Sign(
        code="F07",
        clause=_("you have back or leg pain after a serious accident or fall"),
        hints=(
            _("A small fall counts if your bones are weak (osteoporosis)."),
            _("It also counts if you are older or have taken steroids for a long time."),
        ),
        because=_("This can be a sign of a broken bone."),
    ),
    Sign(
        code="F11",
        clause=_("after an injury you heard a crack, or your leg changed shape, is numb or cold"),
        hints=(
            _("A different colour counts too."),
            SKIN_HINT,
        ),
        because=SERIOUS_INJURY,
    ),
    Sign(
        code="F11b",
        clause=_("you cannot put weight on your leg after an injury"),
        because=SERIOUS_INJURY,
    ),
    Sign(
        code="F10",
        clause=_("you felt a sudden pop in your calf or heel, or cannot stand on tiptoe"),
        hints=(
            _("It can feel like a snap, or as if someone kicked you."),
            _("Not being able to push off counts too."),
        ),
        because=_("This can be a sign of a torn tendon or muscle."),
        hospital_first=True,
    ),
    Sign(
        code="F21",
        clause=_("one exact spot on a bone hurts to press"),
        hints=(_("It may get worse during a run, or be sore at night."),),
        because=_("This can be a sign of a bone that has been under too much load."),
        do_not=(
            _("Do not run."),
            _("Do not do calf raises."),
            _("Do not roll over the sore spot."),
        ),
    ),
    Sign(
        code="F15",
        clause=_("your pee is dark like tea or cola, or your muscles are weak and very sore"),
        hints=(_("Very sore means far more than your exercise explains."),),
        because=_("This can be a sign of muscle damage."),
        emergency_if=_("you feel very unwell"),
    ),
    Sign(
        code="F16",
        clause=_("you take a statin, and your muscles are sore, weak or cramping"),
        hints=(
            _("This means soreness with no clear cause. Tender muscles count too."),
            _("A statin is a medicine that lowers cholesterol."),
        ),
        because=_("This can be a sign of a medicine harming your muscles."),
        lines=(_("You can also call the person who prescribed your statin."),),
    ),
    Sign(
        code="F17",
        clause=_("a tendon hurts after a quinolone antibiotic or a steroid injection"),
        hints=(
            _("It counts if you took it recently, or the injection was near the tendon."),
            _("Ciprofloxacin is one quinolone antibiotic."),
            _("A tendon joins muscle to bone, like the cord at your heel."),
        ),
        because=_("This can be a sign of a tendon that could tear."),
        do_not=(_("Do not stretch or load this tendon."),),
    ),
    Sign(
        code="F23",
        clause=_(
            "you have had this {episodes} times in {episodes_months} months,"
            " or it always comes with back pain"
        ),
        because=_("This can be a sign of a cause outside the calf, such as the back."),
        lines=(_("Tell them how often it has come back, and if your back hurts too."),),
    ),
    Sign(
        code="F24b",
        clause=_("you are over {older_age} and this has never happened before"),
        because=_("This can be a sign of something that needs checking first."),
        lines=(_("Speak to them before your first session."),),
        do_not=(_("Do not start the exercises before that."),),
    ),
    Sign(
        code="F24",
        clause=_("you are under {adult_age}"),
        because=_("Calfcare was made for adults."),
    ),
)
