"""How each page is filled in by somebody who reads it."""

from datetime import timedelta
from typing import Any

from tests.people.hand import Hand, Step
from tests.people.pages import Form, Page

ZONES = (
    "Europe/London", "America/New_York", "America/Los_Angeles", "Pacific/Auckland", "Asia/Tokyo",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe", "Europe/Berlin",
)  # fmt: skip


class Filling(Hand):
    """A method for each page; None to leave it."""

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
        """One of six pages; what the others were answered with stands in hidden fields."""
        form = next((one for one in page.forms if one.action.startswith("/start/safety/")), None)
        if form is None:
            return None
        if (back := form.button("Back")) and self._slips():
            return self._press(form, back)
        signs, conditions = self._told(form)
        if not signs and not conditions:
            if self._slips():
                return self._press(form, form.button("Continue"))
            return self._press(form, form.button("None") or form.button("Nothing new"))
        carried = {
            name: [v for n, v in form.hidden if n == name] for name in ("signs", "conditions")
        }
        said = {"signs": carried["signs"] + signs, "conditions": carried["conditions"] + conditions}
        return self._press(form, form.button("Continue"), **{k: v for k, v in said.items() if v})

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

    # Being locked

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
        asking = (f for f in page.forms if any(one.name == "feel" for one in f.buttons))
        form = next(asking, None)
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
        onward = page.link_to("/today/", "/check-in/severe/")
        return self._press(page.form_to("/start/again/")) or self._go(onward)

    def end(self, page: Page) -> Step:
        onward = page.link_to("/today/", "/check-in/severe/")
        return self._press(page.form_to("/settings/end/")) or self._go(onward)

    def ended(self, page: Page) -> Step:
        return self._go(page.link_to("/start/safety/"))

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
