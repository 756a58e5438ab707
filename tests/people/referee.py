"""The referee: clinical.md 5.7 read once more, on the rows alone, after every request.

Nothing here asks the product what it thinks. Where the two read the rules differently, one of them
is wrong, and a finding says so."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from checkins.events import replayed_state
from checkins.models import Plan
from tests.people.allowed import is_begun, why_not
from tests.people.rows import Rows, rows_of
from tests.people.world import World

LOCKING = {
    "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F12",
    "F13", "F14", "F15", "F16", "F17", "F18", "clot", "told-not-to",
}  # fmt: skip
NO_USE = "F24"
SEVERE = 8
EXERCISING = {"active", "maintenance"}
SESSION = re.compile(r"^/session/([0-9a-f-]{36})/(?:step/\d+/)?$")
REPORT = re.compile(r"^/session/([0-9a-f-]{36})/(progress|complete|stop)/$")
FEEL = re.compile(r"^/session/([0-9a-f-]{36})/feel/$")
ANSWERS = {
    "/check-in/pain/", "/check-in/signs/", "/check-in/signs/weekly/", "/check-in/whole/",
    "/check-in/worst-pain/", "/start/safety/", "/start/pain/",
    *(f"/start/safety/{page}/" for page in range(2, 7)),
}  # fmt: skip


class Referee:
    """Watches one person's rows."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.user: int | None = None
        self.rows = Rows()
        self.screens_at_end = 0
        self.heard: set[str] = set()  # keys of answers
        self.served: set[str] = set()  # sessions whose player was shown, rightly
        world.watches.append(self)

    def watch(self, user: int) -> None:
        """From now on this is the person."""
        self.user = user
        self.rows = rows_of(user)

    @property
    def day(self) -> date:
        """The person's day: it never goes back (clinical.md 5.7 I)."""
        plan = self.rows.plan
        return max(self.world.day, plan["sessions_from"]) if plan else self.world.day

    def before(self, method: str, address: str) -> None:
        """Nothing to do: what was read after the last request still stands."""

    def after(
        self, method: str, path: str, said: Mapping[str, Any], late: Mapping[str, str],
        response: Any,
    ) -> None:  # fmt: skip
        """Look at what a request changed, and at what was shown."""
        if method == "GET":
            shown = SESSION.match(path)
            if shown and response.status_code == 200 and "complete/" in response.text:
                self._player_was_shown(shown.group(1))
            return
        day, was = self.day, self.rows
        self.rows = rows_of(self.user) if self.user else Rows()
        self._levels(was, day)
        self._locks(was)
        self._begun(was, path, late)
        self._screens(was, path)
        if _is_taken(response, path):
            self._told(path, said, response)
        self._decisions(was)

    # Sessions

    def _player_was_shown(self, name: str) -> None:
        session = next((s for s in self.rows.sessions.values() if str(s["id"]) == name), None)
        if session is None:
            return
        if why := self._why_not(self.rows, session):
            self.world.find(f"a session is offered: {why}")
        self.served.add(name)

    def _begun(self, was: Rows, path: str, late: Mapping[str, str]) -> None:
        for name, session in self.rows.sessions.items():
            before = was.sessions.get(name)
            if not is_begun(session) or (before and is_begun(before)):
                continue
            if str(name) in self.served:
                continue  # the player was open; what was done in it is told
            if why := self._why_not(was, before or session):
                self.world.find(f"a session was begun: {why}")

    def _why_not(self, rows: Rows, session: Mapping[str, Any]) -> str:
        return why_not(rows, session, today=self.day, now=self.world.now)

    # Levels and locks

    def _levels(self, was: Rows, day: date) -> None:
        now, before = self.rows.plan, was.plan
        if now is None or before is None or now["state"] == before["state"]:
            return
        old, new = before["state"], now["state"]
        if new["status"] not in EXERCISING:
            return
        opens = old["status"] == "paused"
        rises = new["sessions"] > old["sessions"] or new["reps"] > old["reps"]
        rises |= new["status"] == "maintenance" and old["status"] != "maintenance"
        if not (opens or rises) or old["status"] == "locked":
            return
        made = [d for d in self.rows.decisions.values() if d["id"] > was.newest_decision]
        by_id = {a["id"]: a for a in self.rows.answers.values()}
        reasons = [(by_id[d["check_in_id"]], d) for d in made if d["check_in_id"] in by_id]
        if not reasons:
            self.world.find("a level rose without an answer")
            return
        answer, _decision = reasons[-1]
        stood = was.answers.get(answer["day"])
        is_new = stood is None or not stood["event"]
        if not is_new and answer["day"] < day:
            self.world.find("a level rose by changing the answer of a day that is over")
        done = any(s["day"] == answer["day"] and is_begun(s) for s in was.sessions.values())
        if not is_new and done:
            self.world.find("a level rose by changing an answer after its day's session")
        if is_new and done and answer["day"] == day:
            self.world.find("a level rose by an answer after its day's session")

    def _locks(self, was: Rows) -> None:
        if not was.is_locked or self.rows.is_locked or was.plan is None:
            return
        cleared = self.rows.clearances > was.clearances
        if not cleared and self.rows.taken_back == was.taken_back:
            self.world.find("a lock ended without a clearance")

    def _screens(self, was: Rows, path: str) -> None:
        """The whole screen is asked after a clearance, and before who ended a plan has one."""
        if was.plan is None or self.rows.plan is None:
            return
        if was.plan["screen_due"] and not self.rows.plan["screen_due"] and "safety" not in path:
            self.world.find("the screen of a clearance was not answered")
        if self.rows.plan["status"] == "ended" != was.plan["status"]:
            self.screens_at_end = self.rows.screens
        begins_again = was.plan["status"] == "ended" != self.rows.plan["status"]
        if begins_again and self.rows.screens == self.screens_at_end:
            self.world.find("a plan began again without a screen")

    def _told(self, path: str, said: Mapping[str, Any], response: Any) -> None:
        """What was sent and taken has its effect, and is kept."""
        is_answer = path in ANSWERS or FEEL.match(path)
        if not is_answer or "We did not keep your answers" in _text(response):
            return
        codes = {*_all(said, "signs"), *_all(said, "conditions")}
        pain = _number(said, "pain")
        key = next(iter(_all(said, "key")), "")
        if key and key in self.heard:
            return  # it comes twice, and may have been taken back since
        self.heard.add(key)
        if NO_USE in codes or (self.rows.plan is None and not self.rows.screens):
            return
        if (codes & LOCKING or (pain or 0) >= SEVERE) and not self.rows.is_locked:
            what = "a sign" if codes & LOCKING else "severe pain"
            self.world.find(f"{what} told on {FEEL.sub('/session/…/feel/', path)} did not lock")
        asks_anew = response.headers.get("Location", "").split("?")[0] == "/check-in/"
        if pain is None or response.status_code == 409 or asks_anew:
            return
        if found := FEEL.match(path):
            one = next((s for s in self.rows.sessions.values() if str(s["id"]) == found[1]), None)
            if one and (one["highest_pain"] or 0) < pain:
                self.world.find("a session's worst pain was lost")
        elif path in {"/check-in/pain/", "/check-in/whole/"}:
            stored = [*self.rows.answers.values(), *self.rows.halves.values()]
            if all(one["pain"] != pain for one in [*stored, *self.rows.earlier]):
                self.world.find(f"pain told on {path} was lost")

    def _decisions(self, was: Rows) -> None:
        """Every change leaves what the events make of it: what `verify_plans` asks."""
        plan = self.rows.plan
        if plan is None or (was.plan and plan["state"] == was.plan["state"]):
            return
        if len(self.rows.counted) != len(self.rows.decisions):
            self.world.find("not one current decision for each answer that counts")
        state = replayed_state(Plan.objects.get(pk=plan["id"]))
        columns = (plan["sessions_per_day"], plan["reps"], plan["book"])
        if state.to_json() != plan["state"] or columns != (state.sessions, state.reps, state.book):
            self.world.find("verify_plans differs")


def _all(said: Mapping[str, Any], name: str) -> list[str]:
    value = said.get(name, [])
    return value if isinstance(value, list) else [value]


def _number(said: Mapping[str, Any], name: str) -> int | None:
    value = next(iter(_all(said, name)), "")
    return int(value) if str(value).isdecimal() and int(value) <= 10 else None


def _text(response: Any) -> str:
    is_text = "text/" in response.headers.get("Content-Type", "")
    return str(response.text) if is_text else ""


def _is_taken(response: Any, path: str) -> bool:
    """Whether the person was told, or may think, that the answer is kept."""
    status, where = response.status_code, response.headers.get("Location", "")
    if "json" in response.headers.get("Content-Type", ""):
        told = json.loads(response.text).get("code")
        return told in {"saved", "kept-worse", "answered", "key-conflict", "no-plan"}
    if 300 <= status < 400:
        # Sent elsewhere at once: the page did not take it, for want of a yes or of a plan.
        elsewhere = ("/start/country/", "/start/safety/", "/settings/agreement/", "/accounts/")
        return not where.startswith(elsewhere)
    return status in {200, 204, 409}
