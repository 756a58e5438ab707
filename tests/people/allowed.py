"""Which session may be done: clinical.md 5.7 A, B, H and M, read on the rows alone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tests.people.rows import Row, Rows

BOOKING = {"F19", "F20", "F21", "F22", "F23", "F24b"}
BAD, MOST_FOR_LATER = 6, 5
EXERCISES = {
    "warm-up": {"ankle-pumps", "calf-raise", "toe-walk"},
    "back-add-on": {"pelvic-tilt", "knee-rolls", "cat-camel"},
    "towels": {"towel-stretch", "calf-raise"},  # made for these people
}
RAISES = {"calf-raise", "toe-walk"}
ON_THE_FLOOR = {"ankle-pumps", "pelvic-tilt", "knee-rolls", "cat-camel", "towel-stretch"}
ROLLING_OR_STRETCHES = {"towel-stretch"}
NO_RAISES = {"F10", "F11", "F17", "F21", "new-strain", "fracture", "surgery", "joint"}


def why_not(rows: Rows, session: Mapping[str, Any], *, today: date, now: datetime) -> str:
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
    if day in rows.halves or today in rows.halves:
        return "an answer is half given"
    if any(q["day"] == today and not q["answer"] for q in rows.questions):
        return "a severe question is open"
    same_day = [s for s in rows.sessions.values() if s["day"] == day]
    if any(_is_bad(s) for s in same_day):
        return "a session of that day was bad"
    decision, answer = rows.decided_on(day), rows.answers.get(day)
    others = [s for s in same_day if s["id"] != session["id"] and is_begun(s)]
    if decision is None or answer is None:
        return _why_not_later(rows, day, others)
    if "F24b" in answer["signs"] and plan["book"]:
        return "F24b was not spoken about"
    if not decision["sessions"]:
        return "that day rests"
    if session["role"] == "accompanies":
        return _why_not_beside(rows, answer, others, session, now)
    if session["slot"] == "extra":
        return _why_no_extra(answer, others, session, now)
    planned = [s for s in others if s["slot"] != "extra"]
    if len(planned) >= decision["sessions"]:
        return "more sessions than the plan says"
    return ""


def _why_not_later(rows: Rows, day: date, others: list[dict[str, Any]]) -> str:
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


def _why_not_beside(
    rows: Rows, answer: Row, others: list[Row], session: Mapping[str, Any], now: datetime
) -> str:
    """One beside the plan: without what is left out, and with rolling or a stretch it is the one
    extra."""
    holds = {row["code"] for row in rows.left_out} | set(answer["signs"])
    parts = {row["what"] for row in rows.left_out}
    wrong = (parts & {"raises"} or holds & NO_RAISES) and RAISES
    wrong = wrong or ("floor" in holds and ON_THE_FLOOR) or set()
    has = EXERCISES[session["slug"]] - set(session["left_out"])
    if not is_begun(session) and has & wrong:  # it is not stopped for a sign that does not lock
        return f"{', '.join(sorted(has & wrong))} beside the plan, which is left out"
    return _why_no_extra(answer, others, session, now) if has & ROLLING_OR_STRETCHES else ""


def _why_no_extra(answer: Row, others: list[Row], session: Mapping[str, Any], now: datetime) -> str:
    if any(_is_extra(s) for s in others):
        return "a second extra session"
    if BOOKING & set(answer["signs"]):
        return "an extra session on a day with a sign to book for"
    if is_begun(session):
        return ""  # it goes on
    if any(s["feel"] == "better" for s in others):
        return "an extra session after better"
    done = [s["finished_at"] for s in others if s["finished_at"]]
    if not done or now - max(done) < timedelta(hours=2):
        return "an extra session within two hours"
    return ""


def _is_extra(session: Mapping[str, Any]) -> bool:
    """Whether it is the one beyond the plan."""
    if session["role"] == "accompanies":
        has = EXERCISES[session["slug"]] - set(session["left_out"])
        return bool(has & ROLLING_OR_STRETCHES)
    return bool(session["slot"] == "extra")


def is_begun(session: Mapping[str, Any]) -> bool:
    """Whether anything of it was done."""
    return bool(session["furthest_state"] or session["finished_at"])


def _is_bad(session: Mapping[str, Any]) -> bool:
    return session["feel"] == "worse" or (session["highest_pain"] or 0) >= BAD
