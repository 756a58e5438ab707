"""Trajectories in the notation of clinical.md 5.6, so that a clinician can read the tests.

    D2 B/3 → 2×5 TWICE               better, pain 3: twice a day with 5 reps
    D3 S/3 F08 → – FLAG              a warning sign: no exercise
    D4..D6 S/3 → 1×5 HOLD_SAME       three days alike
    D7 B/2 → 1×5 HOLD_BOOK + BOOK    "see your doctor" is open
    D8 B/2 → 2×6 HOLD_SETTLE, no session
    D9 worse session                 a session on a day without a check-in
    D10 cleared S/2 → 1×5 START      clearance, then the check-in; "seen" and "cap 1" likewise
    D11 S/2 t6 → 1×5 HOLD_SAME       tightness 6
    D15 S/2 → 1×5 HOLD_SAME + BOOK(a)    which letters opened today
    D16 early B/1 → 1×5 HOLD_EARLY   an early answer; the next on its day replaces it
    D17 restart S/2 → 1×5 START      the person started again

B is better, S the same, W worse; "start" gives no feel. Every planned session is done and felt
better, unless a note says otherwise.
"""

import re
from dataclasses import replace

from checkins.rules import (
    RULE_SETS,
    CheckInFacts,
    DayFacts,
    Decision,
    PlanState,
    RuleSet,
    SessionFacts,
    advance,
)
from checkins.rules.set_1 import RULE_SET as SET_1

FEELS = {"start": None, "B": "better", "S": "same", "W": "worse"}
BETTER = SessionFacts()
WORSE = SessionFacts(feel="worse")
NOTES = {
    "no session": (),
    "session": (BETTER,),
    "short session": (SessionFacts(variant="short"),),
    "same session": (SessionFacts(feel="same"),),
    "worse session": (WORSE,),
    "sore session": (SessionFacts(worst_pain=6),),
    "worse then better": (WORSE, BETTER),
    "better then worse": (BETTER, WORSE),
    "worse twice": (WORSE, WORSE),
}
LINE = re.compile(
    r"D(?P<first>\d+)(\.\.D(?P<last>\d+))?(?P<cleared> cleared)?(?P<seen> seen)?"
    r"(?P<restart> restart)?( cap (?P<cap>[12]))?"
    r"((?P<early> early)? (?P<feel>start|[BSW])/(?P<pain>\d+)( t(?P<tight>\d+))?"
    r"(?P<signs>( F\d\d)*)"
    r" → (?P<plan>–|(?P<sessions>[12])×\d+) [A-Z_0-9]+( \+ BOOK(\([a-e]*\))?)?)?"
    r"(,? (?P<note>[a-z ]+))?"
)


def days_of(line: str) -> list[DayFacts]:
    """The facts of one line: one day, or a run of days alike."""
    told = LINE.fullmatch(line)
    assert told, f"not in the notation: {line}"
    sessions = (BETTER,) * int(told["sessions"] or 0)
    if told["note"]:
        sessions = NOTES[told["note"]]
    check_in = None
    if told["feel"]:
        check_in = CheckInFacts(
            feel=FEELS[told["feel"]],
            pain=int(told["pain"]),
            signs=frozenset(told["signs"].split()),
            tight=int(told["tight"]) if told["tight"] else None,
            early=bool(told["early"]),
        )
    return [
        DayFacts(
            day=day,
            cleared=bool(told["cleared"]),
            seen=bool(told["seen"]),
            restart=bool(told["restart"]),
            check_in=check_in,
            sessions=sessions,
            max_sessions=int(told["cap"]) if told["cap"] else None,
        )
        for day in range(int(told["first"]), int(told["last"] or told["first"]) + 1)
    ]


def answer(decision: Decision) -> str:
    """What the engine said, as it stands right of the arrow."""
    level = f"{decision.sessions}×{decision.reps}" if decision.sessions else "–"
    return f"{level} {decision.rule}" + (" + BOOK" if decision.book else "")


def play_set_2(
    text: str, max_sessions: int = 2, since: str | None = None
) -> tuple[PlanState, list[Decision]]:
    """Run a trajectory under rule set 2."""
    return play(text, max_sessions, rule_set=RULE_SETS[2], since=since)


def play(
    text: str, max_sessions: int = 2, *, rule_set: RuleSet = SET_1, since: str | None = None
) -> tuple[PlanState, list[Decision]]:
    """Run a trajectory, one line a day, and check every answer that it writes down."""
    state = PlanState.new(max_sessions, since)
    before_early = state
    decisions = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        expected = re.search(r"→ ([^,]+)", line)
        for day in days_of(line):
            before = before_early if day.check_in and day.day == state.checked_on else state
            if day.check_in and day.check_in.early:
                before_early, _ = advance(before, replace(day, check_in=None), rule_set)
            state, decision = advance(before, day, rule_set)
            if decision is not None:
                decisions.append(decision)
                assert expected
                said = answer(decision)
                if "BOOK(" in line:
                    said += f"({''.join(decision.book_reasons)})"
                assert said == expected[1], f"on day {day.day}: {line}"
    return state, decisions
