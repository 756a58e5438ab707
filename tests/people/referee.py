"""The referee: clinical.md 5.7 read once more, on the rows alone, after every request.

Nothing here asks the product what it thinks. Where the two read the rules differently, one of them
is wrong, and a finding says so."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.people.rows import Rows, rows_of
from tests.people.world import World

LOCKING = {
    "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F12",
    "F13", "F14", "F15", "F16", "F17", "F18", "clot", "told-not-to",
}  # fmt: skip
NO_USE = "F24"
BOOKING = {"F19", "F20", "F21", "F22", "F23", "F24b"}
SEVERE, BAD, MOST_FOR_LATER = 8, 6, 5
EXERCISING = {"active", "maintenance"}
SESSION = re.compile(r"^/session/([0-9a-f-]{36})/(?:step/\d+/)?$")
REPORT = re.compile(r"^/session/([0-9a-f-]{36})/(progress|complete|stop)/$")
FEEL = re.compile(r"^/session/([0-9a-f-]{36})/feel/$")
ANSWERS = {
    "/check-in/pain/", "/check-in/signs/", "/check-in/signs/weekly/", "/check-in/whole/",
    "/check-in/worst-pain/", "/start/safety/", "/start/pain/",
}  # fmt: skip


class Referee:
    """Watches one person's rows."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.user: int | None = None
        self.rows = Rows()
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
        if _is_taken(response, path):
            self._told(path, said, response)
        self._decisions()

    # Sessions

    def _player_was_shown(self, name: str) -> None:
        session = next((s for s in self.rows.sessions.values() if str(s["id"]) == name), None)
        if session is None:
            return
        if why := self.why_not(self.rows, session):
            self.world.find(f"a session is offered: {why}")
        self.served.add(name)

    def _begun(self, was: Rows, path: str, late: Mapping[str, str]) -> None:
        for name, session in self.rows.sessions.items():
            before = was.sessions.get(name)
            if not _is_begun(session) or (before and _is_begun(before)):
                continue
            if str(name) in self.served:
                continue  # the player was open; what was done in it is told
            if why := self.why_not(was, before or session):
                self.world.find(f"a session was begun: {why}")

    def why_not(self, rows: Rows, session: Mapping[str, Any]) -> str:
        """Why this session may not be done now, or nothing."""
        plan, day = rows.plan, session["day"]
        if plan is None or plan["status"] == "ended":
            return "there is no plan"
        if rows.is_locked:
            return "the plan is locked"
        if not rows.agreed:
            return "there is no yes"
        if plan["screen_due"]:
            return "the whole screen is due"
        if day in rows.halves or self.day in rows.halves:
            return "an answer is half given"
        if any(q["day"] == self.day and not q["answer"] for q in rows.questions):
            return "a severe question is open"
        same_day = [s for s in rows.sessions.values() if s["day"] == day]
        if any(_is_bad(s) for s in same_day):
            return "a session of that day was bad"
        decision, answer = rows.decided_on(day), rows.answers.get(day)
        others = [s for s in same_day if s["id"] != session["id"] and _is_begun(s)]
        if decision is None or answer is None:
            return self._why_not_later(rows, day, others)
        if "F24b" in answer["signs"] and plan["book"]:
            return "F24b was not spoken about"
        if not decision["sessions"]:
            return "that day rests"
        if session["slot"] == "extra":
            return self._why_no_extra(answer, others, session)
        planned = [s for s in others if s["slot"] != "extra"]
        if len(planned) >= decision["sessions"]:
            return "more sessions than the plan says"
        return ""

    def _why_not_later(self, rows: Rows, day: date, others: list[dict[str, Any]]) -> str:
        yesterday = day - timedelta(days=1)
        decision, answer = rows.decided_on(yesterday), rows.answers.get(yesterday)
        if decision is None or answer is None:
            return "that day and the one before have no answer"
        if not decision["sessions"]:
            return "no answer that day, and the day before rested"
        since = [s for s in rows.sessions.values() if s["day"] >= yesterday]
        if answer["pain"] > MOST_FOR_LATER or any(_is_bad(s) for s in since):
            return "no answer that day, and it hurt"
        if others:
            return "a second session without that day's answer"
        return ""

    def _why_no_extra(
        self, answer: Mapping[str, Any], others: list[dict[str, Any]], session: Mapping[str, Any]
    ) -> str:
        if any(s["slot"] == "extra" for s in others):
            return "a second extra session"
        if BOOKING & set(answer["signs"]):
            return "an extra session on a day with a sign to book for"
        if _is_begun(session):
            return ""  # it goes on
        if any(s["feel"] == "better" for s in others):
            return "an extra session after better"
        done = [s["finished_at"] for s in others if s["finished_at"]]
        if not done or self.world.now - max(done) < timedelta(hours=2):
            return "an extra session within two hours"
        return ""

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
        done = any(s["day"] == answer["day"] and _is_begun(s) for s in was.sessions.values())
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

    def _told(self, path: str, said: Mapping[str, Any], response: Any) -> None:
        """What was sent and taken has its effect, and is kept."""
        is_answer = path in ANSWERS or FEEL.match(path)
        if not is_answer or "We did not keep your answers" in _text(response):
            return
        codes = {*_all(said, "signs"), *_all(said, "conditions")}
        pain = _number(said, "pain")
        if NO_USE in codes or (self.rows.plan is None and not self.rows.screens):
            return
        if (codes & LOCKING or (pain or 0) >= SEVERE) and not self.rows.is_locked:
            what = "a sign" if codes & LOCKING else "severe pain"
            self.world.find(f"{what} told on {FEEL.sub('/session/…/feel/', path)} did not lock")
        asks_anew = response.headers.get("Location", "") == "/check-in/"
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

    def _decisions(self) -> None:
        if self.rows.plan and len(self.rows.counted) != len(self.rows.decisions):
            self.world.find("not one current decision for each answer that counts")


def _is_begun(session: Mapping[str, Any]) -> bool:
    return bool(session["furthest_state"] or session["finished_at"])


def _is_bad(session: Mapping[str, Any]) -> bool:
    return session["feel"] == "worse" or (session["highest_pain"] or 0) >= BAD


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
        # Sent elsewhere at once: the page did not take it.
        return not where.startswith(("/start/country/", "/settings/agreement/", "/accounts/"))
    return status in {200, 204, 409}
