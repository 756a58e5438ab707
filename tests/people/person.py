"""What a person does with the page in front of them: what it asks, or something else."""

import re
from typing import Any

from tests.people.filling import Filling
from tests.people.hand import Step
from tests.people.pages import Form, Page

SCRIPTS = "/outbox/", "/admin", "/accounts/", "#", "http", "/session/x"


class Person(Filling):
    """One person. They know nothing but pages."""

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

    def _landing(self, page: Page) -> Step:
        return self._go(page.link_to("/start/", "/today/") or "/today/")

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
        if page.form_to("/check-in/severe/"):
            return self.severe(page)
        starts = [f for f in page.forms if f.action.endswith("/sessions/")]
        asks = any(one.name == "feel" for form in page.forms for one in form.buttons)
        if asks and not self._is_waiting_for_care():
            return self.feel(page)
        if (link := page.link_to("/more/")) and self.chance(self.character.beside):
            return self._go(link)
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

    def more(self, page: Page) -> Step:
        """One of what may be done beside the plan."""
        starts = [f for f in page.forms if f.action.endswith("/sessions/")]
        if not starts or self.had_enough:
            return self._go("/today/")
        self.had_enough = self.chance(0.5)
        return self._press(self.rng.choice(starts))

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
        if any(box.name == "signs" for box in form.boxes) and button.name not in {"none", "back"}:
            signs, _conditions = self._told(form)
            said |= {"signs": signs} if signs else {"none": "on"}
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
                 {"variant": "full", "ahead": "on"}, {"variant": "full", "routine": "warm-up"},
                 {"variant": "short", "routine": "towels", "again": "on"}]  # fmt: skip
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
    (r"/more/", "more"),
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
    (r"/settings/ended/", "ended"),
    (r"/settings/time-zone/", "time_zone"),
    (r"/settings/.", "setting"),
    (r"/settings/", "settings"),
)
