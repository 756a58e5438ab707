"""Who the people are: how their calf goes, and what they are like with a phone."""

from dataclasses import dataclass, replace
from random import Random

DAILY = ("F01", "F02", "F03", "F04", "F05", "F06", "F08", "F10", "F11", "F11b", "F12", "F13", "F15")
WEEKLY = ("F07", "F09", "F14", "F16", "F17")
CONDITIONS = (
    "past-clot", "open-skin", "new-strain", "blood-thinners", "varicose-veins", "less-feeling",
    "osteoporosis", "pregnancy", "surgery", "joint", "steroids", "floor", "wrist-shoulder",
)  # fmt: skip


@dataclass(frozen=True)
class Character:
    """Chances are for one step, one page, one visit or one day, as the name says."""

    name: str
    # The calf
    pain: tuple[int, int] = (1, 5)
    drift: float = -0.15  # a day
    noise: float = 0.8
    jump: float = 0.02  # a day of sudden severe pain
    sign: float = 0.005  # a new sign that locks, a day
    book_sign: float = 0.005
    known: tuple[str, ...] = ()  # told at the first chance
    at_start: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    worse_after: float = 0.06  # a session
    side: str = ""
    # The person
    skips: float = 0.12  # a day
    long_gap: float = 0.01
    visits: tuple[int, int] = (1, 2)  # a day
    hours: tuple[float, float] = (6.0, 23.5)  # local; past 24 is the next date
    leaves: float = 0.04  # a step: the page is left
    wanders: float = 0.05  # a step: something else on the page
    stale: float = 0.05  # a step: an old tab
    types_wrong: float = 0.02
    stubborn: float = 0.2  # "later", extra, start anyway
    curious: float = 0.02  # a step: an address typed by hand
    late: float = 0.1  # a visit: without a connection
    two_devices: float = 0.2
    extra: float = 0.2
    beside: float = 0.3  # a look at Today: something else than the plan
    care_after: tuple[int, int] = (0, 5)  # days until a professional has looked
    wrong_professional: float = 0.1
    states: float = 0.1  # a visit: what was left out has ended
    travels: float = 0.01  # a day
    restarts: float = 0.01
    ends: float = 0.01
    withdraws: float = 0.01
    seen: float = 0.3  # a visit with the book card
    booked: float = 0.2
    days_ahead: tuple[int, int] = (-1, 20)  # of an appointment

    def wilder(self, times: float) -> "Character":
        """The same one, so many times more given to everything unusual."""
        names = ("jump", "sign", "stale", "types_wrong", "curious", "late",
                 "two_devices", "travels", "restarts", "ends", "withdraws", "states")  # fmt: skip
        chances = {name: min(0.4, getattr(self, name) * times) for name in names}
        visits = (self.visits[0], round(self.visits[1] * times**0.5))
        return replace(self, visits=visits, **chances)


HONEST = Character("honest", leaves=0, wanders=0, stale=0, types_wrong=0, stubborn=0, curious=0,
                   late=0, two_devices=0, extra=0, beside=0, wrong_professional=0, seen=1, booked=1,
                   states=0, travels=0, restarts=0, ends=0, withdraws=0, worse_after=0,
                   skips=0, long_gap=0, care_after=(0, 0), days_ahead=(0, 0))  # fmt: skip

CHARACTERS = (
    replace(HONEST, name="good healer", drift=-0.2, noise=0.3, jump=0, sign=0, book_sign=0),
    Character("worse and worse", drift=0.12, noise=1.2, worse_after=0.4),
    Character("stubborn", stubborn=0.95, extra=0.9, worse_after=0.2, noise=1.5, wanders=0.15,
              curious=0.1, skips=0.05, visits=(2, 5)),
    Character("careless typist", types_wrong=0.25, leaves=0.15, stale=0.12, noise=1),
    Character("known", known=("F22",), seen=0.6, skips=0.03),
    Character("known walker", known=("F19",), seen=0.6, booked=0.5),
    Character("locked often", sign=0.12, care_after=(0, 6), wrong_professional=0.35, states=0.4),
    Character("traveller", travels=0.3, hours=(4.0, 28.0), late=0.2),
    Character("night owl", hours=(20.0, 28.5), visits=(1, 4), skips=0.03),
    Character("two devices", two_devices=0.9, stale=0.2, late=0.3, visits=(2, 4)),
    Character("starts again", restarts=0.15, ends=0.1, worse_after=0.15, noise=1.3),
    Character("takes the yes back", withdraws=0.15, stale=0.12, late=0.15),
    Character("both calves", side="both", extra=0.5, stubborn=0.5),
    Character("conditions", conditions=("blood-thinners", "new-strain"), states=0.3),
    Character("over 65", at_start=("F24b",), booked=0.5, care_after=(1, 8)),
    Character("long away", skips=0.3, long_gap=0.12),
    Character("offline", late=0.6, hours=(5.0, 27.5), stale=0.15, noise=1.2),
    Character("hurts after", worse_after=0.5, jump=0.08, types_wrong=0.08),
)  # fmt: skip


class Body:
    """A calf from day to day, and what its owner notices. The owner tells it as it is."""

    def __init__(self, character: Character, rng: Random) -> None:
        self.character, self.rng = character, rng
        self.base = float(rng.randint(*character.pain))
        self.pain = self.base
        self.tight = min(10.0, self.base + rng.randint(0, 3))
        self.signs = set(character.known) | set(character.at_start)
        self.conditions = set(character.conditions)
        if rng.random() < 0.05:
            self.conditions.add(rng.choice(CONDITIONS))
        self.looked_at: set[str] = set()  # told, and seen by a professional
        self.last_pain = self.pain
        self.is_well = False

    def sleep(self) -> None:
        """A day goes by."""
        rng, who = self.rng, self.character
        self.last_pain = self.pain
        self.base = min(9.0, max(0.0, self.base + who.drift + rng.gauss(0, 0.1)))
        self.pain = min(10.0, max(0.0, self.base + rng.gauss(0, who.noise)))
        if rng.random() < who.jump:
            self.pain = rng.uniform(6, 10)
        if who.name == "good healer":
            self.pain = min(self.pain, 5.0)
        self.tight += max(-0.7, min(0.7, self.base - self.tight)) + rng.gauss(0, 0.3)
        self.tight = min(10.0, max(0.0, self.tight))
        if rng.random() < who.sign:
            self.signs.add(rng.choice(DAILY if rng.random() < 0.7 else WEEKLY))
        if rng.random() < who.book_sign:
            self.signs.add(rng.choice(("F19", "F20", "F21", "F22")))
        if rng.random() < 0.01:
            self.conditions.add(rng.choice(CONDITIONS))
        if self.signs & self.looked_at and rng.random() < 0.03:
            self.looked_at -= self.signs  # worse since

    def feel(self) -> str:
        """Compared with before."""
        if self.is_well:
            return "better"
        change = self.pain - self.last_pain
        if abs(change) < 0.4:
            return self.rng.choice(("same", "better")) if self.pain < 3 else "same"
        return "better" if change < 0 else "worse"

    def get_well(self) -> None:
        """From here on all goes well."""
        self.is_well = True
        self.signs &= self.looked_at
        self.base = self.pain = self.tight = self.last_pain = 0.0

    def was_looked_at(self) -> None:
        """A professional has dealt with what there was. Something may stay as it is."""
        stays = {"F19", "F20", "F22"}
        self.looked_at |= self.signs | self.conditions
        self.signs &= stays
        self.pain = min(self.pain, 4.0)
        self.base = min(self.base, 4.0)
