"""What a person does with the page in front of them."""

import re
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from tests.people.characters import HONEST, Body, Character
from tests.people.pages import Button, Form, Page
from tests.people.world import Device, World

Step = Callable[[], Page] | None
SCRIPTS = "/outbox/", "/admin", "/accounts/", "#", "http", "/session/x"
ZONES = (
    "Europe/London", "America/New_York", "America/Los_Angeles", "Pacific/Auckland", "Asia/Tokyo",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Europe/Berlin",
)  # fmt: skip


class Person:
    """One person with a calf, a character and two devices. They know nothing but pages."""

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

    # What to do with a page

    def next_step(self, page: Page) -> Step:
        """What this person does now; None to leave."""
        who = self.character
        if self.chance(who.leaves):
            return None
        if self.chance(who.stale) and self.device.tabs:
            return self._from_an_old_tab()
        if self.chance(who.curious):
            return self._by_hand()
        if self.chance(who.wanders):
            return self._anywhere(page)
        return self.sensible(page)

    def sensible(self, page: Page) -> Step:
        """What the page asks for."""
        path = page.path.split("?")[0]
        for pattern, method in _ON:
            if re.match(pattern, path):
                step: Step = getattr(self, method)(page)
                return step
        return self._to_today(page)

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

    def _landing(self, page: Page) -> Step:
        return self._go(page.link_to("/start/", "/today/") or "/today/")

    # Starting

    def country(self, page: Page) -> Step:
        form = page.form_to("/start/country/")
        if form is None:
            return None
        said: dict[str, Any] = {} if self._slips() else {"agree": "on"}
        if not any(box.name == "agree" for box in form.boxes):
            said = {}
        places = [one for one in form.buttons if one.name == "region"]
        return self._press(form, self.rng.choice(places) if places else None, **said)

    def safety(self, page: Page) -> Step:
        form = page.form_to("/start/safety/")
        if form is None:
            return None
        signs, conditions = self._told(form)
        said: dict[str, Any] = {"conditions": conditions or ["none"]}
        said |= {"signs": signs} if signs else {"none": "on"}
        return self._press(form, **said)

    def side(self, page: Page) -> Step:
        sides = ["both"] if self.character.side else ["left", "right", "left", "both"]
        return self._press(page.form_to("/side/"), side=self.rng.choice(sides))

    def since(self, page: Page) -> Step:
        return self._press(page.form_to("/since/"), since=self.rng.choice(["2to6", "over6"]))

    def roller(self, page: Page) -> Step:
        kit = self.rng.choice(["roller", "roller", "roller", "pin", "none"])
        return self._press(page.form_to("/roller/"), roller=kit)

    def pain(self, page: Page) -> Step:
        return self._press(page.form_to("/pain/"), **self._numbers())

    def plan_check(self, page: Page) -> Step:
        return self._press(page.form_to("/start/check/"))

    # Today

    def today(self, page: Page) -> Step:
        """The one thing that it offers, or nothing more for now."""
        if self.intent and (step := self._what_i_came_for()):
            return step
        if locked := self.care(page):
            return locked
        book = page.form_to("/check-in/seen/")
        if book and self._may_be_seen():
            return self._seen(book)
        booked = page.link_to("/check-in/booked/")
        if booked and self.booked_on != self.world.day and self.chance(self.character.booked):
            self.booked_on = self.world.day
            return self._go(booked)
        for part in ("/check-in/severe/", "/feel/?change=1", "/settings/agreement/",
                     "/start/safety/", "/check-in/signs/"):  # fmt: skip
            if link := page.link_to(part):
                return self._go(link)
        starts = [f for f in page.forms if f.action.endswith("/sessions/")]
        asks = next(
            (h for h, words in page.links if "/check-in/" in h and "how it is" in words), ""
        )
        if asks and not self._is_waiting_for_care():
            return self._go(asks)
        if starts:
            return self._start(page, starts)
        if (link := page.link_to("/feel/")) and self.chance(0.2):
            return self._go(link)
        if (link := page.link_to("/check-in/")) and self.chance(self.character.types_wrong):
            return self._go(link)
        return None

    def _start(self, page: Page, starts: list[Form]) -> Step:
        is_extra = any(b.name == "extra" for b in starts[0].buttons)
        is_early = "Start now anyway" in page.body
        if is_extra or is_early:
            if not self.chance(self.character.extra):
                return None
        elif self.had_enough:
            return None
        form = starts[0] if self.chance(0.7) else self.rng.choice(starts)
        if is_extra:
            return self._press(form, form.button("Start one more"))
        return self._press(form)

    def care(self, page: Page) -> Step:
        """Locked: go and be looked at, then say so. None where nothing is locked."""
        if not (link := page.link_to("/check-in/cleared/")):
            return None
        if self.locked_since is None:
            self.locked_since = self.world.day
            self.care_days = self.rng.randint(*self.character.care_after)
        hasty = self.character.wrong_professional
        if not self._is_waiting_for_care() or self.chance(hasty * 0.3):
            return self._go(link)
        return None

    def _is_waiting_for_care(self) -> bool:
        since = self.locked_since
        return since is not None and self.world.day < since + timedelta(days=self.care_days)

    def cleared(self, page: Page) -> Step:
        form = page.form_to("/check-in/cleared/")
        if form is None or "by" not in form.radios:
            self.locked_since = None
            return self._to_today(page)
        offered = form.radios["by"]
        right = "doctor" if "doctor" in offered else offered[0]
        by = "physio" if self.chance(self.character.wrong_professional) else right
        if by in offered:
            self.locked_since = None
            self.body.was_looked_at()
        return self._press(form, by=by)

    # The check-in

    def feel(self, page: Page) -> Step:
        later = page.link_to("later=1")
        if later and self.chance(self.character.stubborn):
            return self._go(later)
        form = page.form_to("/check-in/")
        if form is None:
            return self._to_today(page)
        told = self.rng.choice(["better", "worse"]) if self._slips() else self.body.feel()
        button = next((b for b in form.buttons if b.value == told), None)
        return self._press(form, button)

    def severe(self, page: Page) -> Step:
        form = page.form_to("/check-in/severe/")
        if form is None:
            return self._to_today(page)
        is_true = self.body.pain >= 7.5
        words = "Yes" if is_true or self.chance(0.05) else "another"
        return self._press(form, form.button(words))

    def worst_pain(self, page: Page) -> Step:
        form = page.form_to("/check-in/worst-pain/")
        return self._press(form, pain=str(self._pain()["pain"])) if form else self._to_today(page)

    def signs(self, page: Page) -> Step:
        form = next((f for f in page.forms if f.button("None") or f.button("Nothing new")), None)
        if form is None:
            return self._to_today(page)
        signs, conditions = self._told(form)
        if not signs and not conditions:
            if self._slips():
                return self._press(form, form.button("Continue"))
            return self._press(form, form.button("None") or form.button("Nothing new"))
        said: dict[str, Any] = {"signs": signs, "conditions": conditions}
        if form.folded and self.chance(0.1):  # a row is opened by mistake
            name, row = self.rng.choice(form.folded)
            said |= {name: [row], f"none_{row}": "on"}
            behind = [b.value for b in form.boxes if b.value in {*signs, *conditions}]
            if behind:
                said.pop(f"none_{row}")
        return self._press(form, form.button("Continue"), **{k: v for k, v in said.items() if v})

    def result(self, page: Page) -> Step:
        if locked := self.care(page):
            return locked
        book = page.form_to("/check-in/seen/")
        if book and self.chance(self.character.seen * 0.3) and self._may_be_seen():
            return self._seen(book)
        less = page.form_to("/check-in/less/")
        if less and self.chance(0.08):
            return self._press(less, self.rng.choice(less.buttons))
        if page.link_to("/check-in/cleared/"):
            return None
        return self._go("/today/") if page.link_to("/check-in/", "/today/") else None

    def _may_be_seen(self) -> bool:
        return self.chance(self.character.seen)

    def _seen(self, form: Form) -> Step:
        self.body.was_looked_at()
        return self._press(form)

    def booked(self, page: Page) -> Step:
        form = page.form_to("/check-in/booked/")
        ahead = self.world.day + timedelta(days=self.rng.randint(*self.character.days_ahead))
        return self._press(form, on=ahead.isoformat()) if form else self._to_today(page)

    def whole(self, page: Page) -> Step:
        form = page.form_to("/check-in/whole/")
        return self._press(form, **self.whole_answer(form)) if form else self._to_today(page)

    # A session

    def session(self, page: Page) -> Step:
        form = page.form_to("/complete/")
        if form is None:
            return self._go(page.link_to("/feel/", "/today/"))
        self.had_enough = True
        address = form.action.removesuffix("complete/")
        self.world.wait(self.rng.uniform(5, 60))
        if self.chance(self.character.leaves * 2):
            return None  # opened and left
        token = dict(form.hidden)
        reached = self.rng.randint(1, 6)
        self.device.send(f"{address}progress/", token | {"state": str(reached)})
        self.world.wait(self.rng.uniform(60, 500))
        if self.chance(self.character.leaves):
            return None
        if self.chance(self.character.leaves):
            stop, device = page.form_to("/stop/"), self.device
            said = token | {"state": str(reached)}
            return lambda: device.send(stop.action if stop else "", said)
        return self._press(form)

    def session_feel(self, page: Page) -> Step:
        form = page.form_to("/feel/")
        if form is None:
            return self._to_today(page)
        if not form.buttons or not form.button().name:  # type: ignore[union-attr]
            if "feel" in dict(form.hidden) and self.chance(0.3):
                return self._press(form, pain=str(self._session_pain()))
            return self._to_today(page)
        is_bad = self.chance(self.character.worse_after)
        told = "worse" if is_bad else self.rng.choice(["better", "same", "same"])
        button = next((b for b in form.buttons if b.value == told), None)
        return self._press(form, button)

    def _session_pain(self) -> int:
        if self._slips():
            return self.rng.choice([8, 9])
        is_bad = self.chance(self.character.worse_after)
        return self.rng.randint(6, 9) if is_bad else min(7, round(self.body.pain))

    # Settings

    def agreement(self, page: Page) -> Step:
        form = page.form_to("/agreement/")
        if form and (button := form.button("agree")):
            return self._press(form, button)
        if form and self.intent == "withdraw":
            self.intent = ""
            return self._press(form, form.button("Withdraw"))
        return self._go("/today/")

    def left_out(self, page: Page) -> Step:
        forms = [f for f in page.forms if f.button() and f.button().name == "end"]  # type: ignore[union-attr]
        if forms and self.chance(0.8):
            return self._press(self.rng.choice(forms))
        return self._go("/today/")

    def start_again(self, page: Page) -> Step:
        return self._press(page.form_to("/start/again/")) or self._go(page.link_to("/today/"))

    def end(self, page: Page) -> Step:
        return self._press(page.form_to("/settings/end/")) or self._go(page.link_to("/today/"))

    def time_zone(self, page: Page) -> Step:
        form = page.form_to("/settings/time-zone/")
        zone = self.rng.choice(ZONES)
        if form is None or zone not in form.selects.get("time_zone", ()):
            return None
        self.world.move_zone(zone)
        return self._press(form, time_zone=zone)

    def setting(self, page: Page) -> Step:
        form = next((f for f in page.forms if f.radios), None)
        if form is None:
            return self._go("/today/")
        name, values = next(iter(form.radios.items()))
        chosen: dict[str, Any] = {name: self.rng.choice(values)}
        return self._press(form, **chosen)

    def settings(self, page: Page) -> Step:
        return self._go("/today/")

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

    def _numbers(self) -> dict[str, str]:
        return {"tight": str(round(self.body.tight)), "pain": str(self._pain()["pain"])}

    def whole_answer(self, form: Form) -> dict[str, Any]:
        """Everything on the one page."""
        signs, _none = self._told(form)
        said: dict[str, Any] = {"feel": self.body.feel(), **self._numbers()}
        return said | ({"signs": signs} if signs else {"none": "on"})

    # Beside the way

    def _what_i_came_for(self) -> Step:
        intent, self.intent = self.intent, ""
        if intent == "withdraw":
            self.intent = intent
        return self._go(_WHERE[intent])

    def _from_an_old_tab(self) -> Step:
        page = self.rng.choice(self.device.tabs)
        forms = [f for f in page.forms if f.method.lower() == "post" and f.buttons]
        forms = [f for f in forms if "/accounts/" not in f.action]
        if not forms:
            return self._go(page.path)
        form, device = self.rng.choice(forms), self.device
        button = self.rng.choice(form.buttons)
        said: dict[str, Any] = {
            name: str(round(self.body.pain)) if name == "pain" else self.rng.choice(values)
            for name, values in form.radios.items()
        }
        if any(box.name == "signs" for box in form.boxes) and button.name != "none":
            signs, conditions = self._told(form)
            said |= {"signs": signs} if signs else {"none": "on"}
            if "asked" in dict(form.hidden):
                said["conditions"] = conditions or ["none"]
        if form.selects:
            return self._go(page.path)
        return lambda: device.press(form, button, said, is_fresh=False)

    def _anywhere(self, page: Page) -> Step:
        links = [h for h, _w in page.links if h.startswith("/") and not h.startswith(SCRIPTS)]
        return self._go(self.rng.choice(links)) if links else self._go("/today/")

    def _by_hand(self) -> Step:
        device, rng = self.device, self.rng
        token = device.client.cookies.get("csrf")
        said: dict[str, Any] = {"csrfmiddlewaretoken": token.value if token else ""}
        kinds = [{"variant": "full"}, {"variant": "short"}, {"variant": "full", "extra": "on"},
                 {"variant": "full", "ahead": "on"}]  # fmt: skip
        if self.chance(0.7):
            said |= rng.choice(kinds)
            return lambda: device.send("/sessions/", said, is_fresh=False)
        addresses = ["/check-in/cleared/", "/check-in/result/", "/check-in/signs/", "/start/side/",
                     "/check-in/signs/weekly/", "/start/safety/", "/start/check/", "/check-in/",
                     "/today/?later=1", "/check-in/pain/", "/check-in/severe/"]  # fmt: skip
        return self._go(rng.choice(addresses))


_WHERE = {
    "travel": "/settings/time-zone/", "withdraw": "/settings/agreement/", "end": "/settings/end/",
    "again": "/settings/start-again/", "states": "/settings/left-out/", "kit": "/settings/kit/",
    "times": "/settings/times/",
}  # fmt: skip
_ON = (
    (r"/$", "_landing"),
    (r"/start/country/", "country"),
    (r"/start/safety/", "safety"),
    (r"/start/side/", "side"),
    (r"/start/since/", "since"),
    (r"/start/roller/", "roller"),
    (r"/(start|check-in)/pain/", "pain"),
    (r"/start/check/", "plan_check"),
    (r"/start/care/", "care"),
    (r"/today/", "today"),
    (r"/check-in/$", "feel"),
    (r"/check-in/severe/", "severe"),
    (r"/check-in/worst-pain/", "worst_pain"),
    (r"/check-in/signs/", "signs"),
    (r"/check-in/result/", "result"),
    (r"/check-in/cleared/", "cleared"),
    (r"/check-in/booked/", "booked"),
    (r"/check-in/whole/", "whole"),
    (r"/session/[^/]*/feel/", "session_feel"),
    (r"/session/", "session"),
    (r"/settings/agreement/", "agreement"),
    (r"/settings/left-out/", "left_out"),
    (r"/settings/start-again/", "start_again"),
    (r"/settings/end/", "end"),
    (r"/settings/time-zone/", "time_zone"),
    (r"/settings/.", "setting"),
    (r"/settings/", "settings"),
)
