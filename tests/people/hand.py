"""Somebody with a calf, a character and two devices: pressing, and telling what is true."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.people.characters import HONEST, Body, Character
from tests.people.pages import Button, Form, Page
from tests.people.world import Device, World

Step = Callable[[], Page] | None


class Hand:
    """What every page needs: how likely something is, pressing a button, going to an address."""

    def __init__(self, world: World, character: Character, rng: Random) -> None:
        self.world, self.rng = world, rng
        self.character = self.nature = character
        self.body = Body(character, rng)
        self.phone, self.laptop = Device(world, "phone"), Device(world, "laptop")
        self.device = self.phone
        self.locked_since: Any = None
        self.care_days = 0
        self.had_enough = False  # of exercising, on this visit
        self.intent = ""
        self.booked_on: Any = None

    def chance(self, how_likely: float) -> bool:
        """Whether it happens."""
        return self.rng.random() < how_likely

    def be_honest(self) -> None:
        """From now on do all that the pages ask, and nothing else."""
        self.character = HONEST

    def _go(self, address: str | None) -> Step:
        device = self.device
        return None if address is None else lambda: device.open(address)

    def _press(self, form: Form | None, button: Button | None = None, **said: Any) -> Step:
        device = self.device
        if form is None:
            return None
        chosen = button or form.button()
        return lambda: device.press(form, chosen, said)

    def _to_today(self, page: Page) -> Step:
        return self._go(page.link_to("/today/"))

    # What is told

    def _told(self, form: Form) -> tuple[list[str], list[str]]:
        """The boxes of this form that are true, as an honest person ticks them."""
        true = {*self.body.signs, *self.body.conditions}
        ticked = []
        for box in form.boxes:
            is_known = "New or worse since?" in box.words or box.value in self.body.looked_at
            if box.value in true and not is_known:
                ticked.append(box)
        signs = [box.value for box in ticked if box.name == "signs"]
        return signs, [box.value for box in ticked if box.name == "conditions"]

    def _slips(self) -> bool:
        return self.chance(self.character.types_wrong)

    def _pain(self) -> dict[str, int]:
        pain = round(self.body.pain)
        return {"pain": self.rng.choice([8, 9, 10]) if self._slips() else pain}

    def _numbers(self) -> dict[str, Any]:
        return {"tight": str(round(self.body.tight)), "pain": str(self._pain()["pain"])}

    def whole_answer(self, form: Form) -> dict[str, Any]:
        """Everything on the one page."""
        signs, _none = self._told(form)
        said: dict[str, Any] = {"feel": self.body.feel(), **self._numbers()}
        return said | ({"signs": signs} if signs else {"none": "on"})
