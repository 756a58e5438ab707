"""JSON Lines in, decisions out: the engine for the shell and for outside checks (design.md 4)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .engine import advance
from .facts import CheckInFacts, DayFacts, SessionFacts
from .reasons import sentence
from .rule_set import RuleSet
from .state import Decision, PlanState

MAX_LINE = 65_536  # bytes
MAX_SESSIONS_A_DAY = 20

# What only some sets can be told is known where the set takes it.
_PERSON_KEYS = frozenset({"max_sessions"})
_PERSON_KEYS_OF_SOME = frozenset({"since"})
_DAY_KEYS = frozenset({"day", "feel", "pain", "signs", "cleared", "seen", "sessions"})
_DAY_KEYS_OF_SOME = frozenset({"tight", "early", "restart"})
_SESSION_KEYS = frozenset({"feel", "worst_pain", "variant"})


class BadLine(ValueError):
    """A line that cannot be read. The text names the line and says what is wrong."""

    def __init__(self, number: int, fault: str) -> None:
        super().__init__(f"line {number}: {fault}")


def simulate(lines: Iterable[bytes], rule_set: RuleSet) -> Iterator[str]:
    """Yield one JSON text for each check-in. Raises BadLine at the first line it cannot read.

    A line tells one day. A line without ``day`` starts a new person. After an early answer its
    day may come once more: the answer there replaces the early one, and all else that the two
    lines tell has happened. Lines are read one at a time, and nothing is kept but the state of
    the present person and the one before an early answer. Blank lines count, and are passed over.
    """
    state, before_early = PlanState.new(), None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = _parse(line)
            if "day" not in document:
                state, before_early = _person(document, rule_set), None
                continue
            day = _day(document, rule_set)
            is_there, before = day.day == state.day, state
            if is_there:
                if before_early is None:
                    raise ValueError(f"day {day.day} is there twice")
                before = before_early if day.check_in else state
            state, decision = advance(before, day, rule_set)
            is_early = day.check_in is not None and day.check_in.early
            # May its day come once more?
            before_early = None
            if is_early and not is_there:
                before_early, _none = advance(before, _all_but_the_answer(day), rule_set)
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


def _check_not_null(document: dict[str, Any], key: str) -> None:
    if key in document and document[key] is None:
        raise ValueError(f"{key} must not be null")


def _person(document: dict[str, Any], rule_set: RuleSet) -> PlanState:
    _check_keys(document, _PERSON_KEYS | rule_set.takes & _PERSON_KEYS_OF_SOME)
    _check_not_null(document, "since")
    return PlanState.new(**document)


def _all_but_the_answer(day: DayFacts) -> DayFacts:
    """What stays of a day whose answer is replaced. Its pain is still that of its sessions."""
    pain = day.check_in.pain if day.check_in else None
    sessions = (
        replace(done, worst_pain=pain) if done.worst_pain is None else done for done in day.sessions
    )
    return replace(day, check_in=None, sessions=tuple(sessions))


def _day(document: dict[str, Any], rule_set: RuleSet) -> DayFacts:
    _check_keys(document, _DAY_KEYS | rule_set.takes & _DAY_KEYS_OF_SOME)
    _check_not_null(document, "tight")
    sessions = _list(document, "sessions")
    if len(sessions) > MAX_SESSIONS_A_DAY:
        raise ValueError(f"more than {MAX_SESSIONS_A_DAY} sessions")
    # Without pain there is no check-in, but what the line does say is checked all the same.
    check_in = CheckInFacts(
        feel=document.get("feel"),
        pain=document.get("pain", 0),
        signs=_signs(document),
        tight=document.get("tight"),
        early=_flag(document, "early"),
    )
    return DayFacts(
        day=document["day"],
        cleared=_flag(document, "cleared"),
        seen=_flag(document, "seen"),
        restart=_flag(document, "restart"),
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
