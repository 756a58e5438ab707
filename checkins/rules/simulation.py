"""JSON Lines in, decisions out: the engine for the shell and for outside checks (design.md 4)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .engine import advance
from .facts import CheckInFacts, DayFacts, Decision, PlanState, SessionFacts
from .reasons import sentence
from .rule_set import RuleSet

MAX_LINE = 65_536  # bytes
MAX_SESSIONS_A_DAY = 20

_PERSON_KEYS = frozenset({"max_sessions"})
_DAY_KEYS = frozenset({"day", "feel", "pain", "signs", "cleared", "seen", "sessions"})
_SESSION_KEYS = frozenset({"feel", "worst_pain", "variant"})


class BadLine(ValueError):
    """A line that cannot be read. The text names the line and says what is wrong."""

    def __init__(self, number: int, fault: str) -> None:
        super().__init__(f"line {number}: {fault}")


def simulate(lines: Iterable[bytes], rule_set: RuleSet) -> Iterator[str]:
    """Yield one JSON text for each check-in. Raises BadLine at the first line it cannot read.

    A line tells one day. A line without ``day`` starts a new person. Lines are read one at a
    time, and nothing is kept but the state of the present person. Blank lines count, and are
    passed over.
    """
    state = PlanState.new()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = _parse(line)
            if "day" not in document:
                state = _person(document)
                continue
            day = _day(document)
            if day.day == state.day:
                raise ValueError(f"day {day.day} is there twice")
            state, decision = advance(state, day, rule_set)
        except (ValueError, RecursionError) as fault:
            raise BadLine(number, _say(fault)) from fault
        if decision is not None:
            yield json.dumps(_answer(decision, rule_set))


def _say(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"not JSON: {fault.msg} at character {fault.pos + 1}"
    if isinstance(fault, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(fault, RecursionError):
        return "too deeply nested"
    return str(fault)


def _parse(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise ValueError(f"longer than {MAX_LINE} bytes")
    document = _decode(line.decode("utf-8"))
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return document


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        raise ValueError("a key is there twice")
    return document


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_decode = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_no_constant).decode


def _check_keys(document: dict[str, Any], known: frozenset[str]) -> None:
    for key in document:
        if key not in known:
            raise ValueError(f"unknown key {key[:40]!a}")


def _flag(document: dict[str, Any], key: str) -> bool:
    value = document.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false")
    return value


def _list(document: dict[str, Any], key: str) -> list[Any]:
    value = document.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{key} must be a list")
    return value


def _person(document: dict[str, Any]) -> PlanState:
    _check_keys(document, _PERSON_KEYS)
    return PlanState.new(**document)


def _day(document: dict[str, Any]) -> DayFacts:
    _check_keys(document, _DAY_KEYS)
    sessions = _list(document, "sessions")
    if len(sessions) > MAX_SESSIONS_A_DAY:
        raise ValueError(f"more than {MAX_SESSIONS_A_DAY} sessions")
    # Without pain there is no check-in, but what the line does say is checked all the same.
    check_in = CheckInFacts(document.get("feel"), document.get("pain", 0), _signs(document))
    return DayFacts(
        day=document["day"],
        cleared=_flag(document, "cleared"),
        seen=_flag(document, "seen"),
        check_in=check_in if "pain" in document else None,
        sessions=tuple(_session(session) for session in sessions),
    )


def _signs(document: dict[str, Any]) -> frozenset[str]:
    signs = _list(document, "signs")
    if not all(isinstance(sign, str) for sign in signs):
        raise ValueError("signs must be texts")
    return frozenset(signs)


def _session(document: Any) -> SessionFacts:
    if not isinstance(document, dict):
        raise ValueError("a session must be an object")
    _check_keys(document, _SESSION_KEYS)
    return SessionFacts(**document)


def _answer(decision: Decision, rule_set: RuleSet) -> dict[str, Any]:
    return {
        "day": decision.day,
        "rule": decision.rule,
        "sessions": decision.sessions,
        "reps": decision.reps,
        "status": decision.status,
        "book": decision.book,
        "reason": sentence(decision, rule_set.policy),
    }
