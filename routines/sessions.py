"""The only writer of practice: start, note progress, finish, stop, feel.

Every call may come twice, late or out of order from a phone; none can undo a finish."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When

from routines.content.limits import PLAYED
from routines.models import GuidedSession, RoutineVersion

_BETTER_TO_WORSE = ["", "better", "same", "worse"]


def start(
    *,
    user: Any,
    version: RoutineVersion,
    day: date,
    slot: str,
    variant: str,
    side: str,
    reps: int | None,
    pace: str,
    now: datetime,
    ahead: bool = False,
    again: bool = False,
) -> GuidedSession:
    """Open the session of this slot, or carry on with the one that is already there.

    A session with the same dose goes on from its place, even when it was stopped, and keeps its
    words even when newer ones were published; another variant or dose, or words that were
    withdrawn, start it anew. A finished one is returned as it is, so a double tap starts nothing
    twice. Opened `ahead` of its start, for a phone to keep, one that was begun stays as it is.
    `again` starts one that was left part way from its beginning.

    Raises ValueError for a version that only shows exercises (docs/decisions/0022)."""
    if version.routine.role not in PLAYED:
        raise ValueError(f"{version} is to be read, not played")
    key = {"user": user, "routine_id": version.routine_id, "day": day, "slot": slot}
    dose = {"variant": variant, "side": side, "reps": reps, "pace": pace}
    fresh = {"version": version, "started_at": now, "furthest_state": 0} | dose
    with transaction.atomic():
        if slot == GuidedSession.Slot.EXTRA:
            going = GuidedSession.objects.filter(**key, **dose, finished_at=None, stopped_at=None)
            return going.first() or GuidedSession.objects.create(**key, **fresh)
        sessions = GuidedSession.objects.select_for_update(of=("self",))
        session, created = sessions.get_or_create(**key, defaults=fresh)
        if created or session.finished_at:
            return session
        return _carried_on(session, dose, fresh, ahead=ahead, again=again)


def start_beside(
    *,
    user: Any,
    version: RoutineVersion,
    day: date,
    variant: str,
    side: str,
    reps: int | None,
    left_out: Sequence[str],
    pace: str,
    now: datetime,
    ahead: bool = False,
    again: bool = False,
) -> GuidedSession:
    """Open a session of a routine that accompanies a plan, without the exercises `left_out`. There
    may be several a day; the newest that is not finished is carried on with, as above. The caller
    holds the person's plan, so that two devices open one together."""
    key = {"user": user, "routine_id": version.routine_id, "day": day}
    dose: dict[str, Any] = {"variant": variant, "side": side, "reps": reps, "pace": pace}
    dose["left_out"] = list(left_out)
    fresh = {"version": version, "started_at": now, "furthest_state": 0} | dose
    with transaction.atomic():
        sessions = GuidedSession.objects.select_for_update(of=("self",))
        session = sessions.filter(**key, finished_at=None).order_by("started_at").last()
        if session is None:
            return GuidedSession.objects.create(**key, slot=GuidedSession.Slot.EXTRA, **fresh)
        return _carried_on(session, dose, fresh, ahead=ahead, again=again)


def _carried_on(
    session: GuidedSession, dose: dict[str, Any], fresh: dict[str, Any], *, ahead: bool, again: bool
) -> GuidedSession:
    """One that is not finished, from its place or from its beginning."""
    never_begun = session.stopped_at is not None and not session.furthest_state
    if ahead and not never_begun:
        return session
    changes: dict[str, Any] = {"stopped_at": None}
    differs = any(getattr(session, name) != value for name, value in dose.items())
    if again or differs or session.version.is_withdrawn:
        changes |= fresh
    for name, value in changes.items():
        setattr(session, name, value)
    session.save(update_fields=list(changes))
    return session


def note_progress(session_id: uuid.UUID, *, state: int) -> None:
    """Remember the furthest state reached. A note that comes late or twice moves nothing back."""
    GuidedSession.objects.filter(id=session_id, finished_at=None, furthest_state__lt=state).update(
        furthest_state=state
    )


def finish(session_id: uuid.UUID, *, now: datetime) -> None:
    """Mark the session done. Doing it again keeps the first moment. Reaching the end wins over
    an earlier stop, which was then carried on."""
    GuidedSession.objects.filter(id=session_id, finished_at=None).update(
        finished_at=now, stopped_at=None
    )


def stop(session_id: uuid.UUID, *, state: int, now: datetime) -> None:
    """End early. A finished session stays finished, an earlier stop keeps its moment."""
    with transaction.atomic():
        note_progress(session_id, state=state)
        GuidedSession.objects.filter(id=session_id, finished_at=None, stopped_at=None).update(
            stopped_at=now
        )


def stop_open(*, user: int, now: datetime) -> None:
    """End all that a person has open, of whatever routine. What was done can still be reported. One
    that was only opened ends when it began, and so does not count as partly done."""
    going = GuidedSession.objects.filter(user=user)
    ended_at = Case(When(furthest_state=0, then=F("started_at")), default=Value(now))
    going.filter(finished_at=None, stopped_at=None).update(stopped_at=ended_at)


def record_feel(session_id: uuid.UUID, *, feel: str, pain: int | None, late: bool = False) -> bool:
    """How the calf felt afterwards; may be changed by answering again.

    `pain` is the worst of the session, 0–10; None keeps an earlier number, and an empty `feel` an
    earlier answer, since not saying it again does not take it back. The largest ever told decides,
    also where it is made smaller later (clinical.md 5.7 B). A `late` answer waited on a phone, and
    another may have been given since: of the two the worse one stays, however often it comes
    (trust.md D6).
    Returns whether the session now says what was answered."""
    with transaction.atomic():
        before = GuidedSession.objects.select_for_update().get(id=session_id)
        said = (feel, pain)
        if late:
            feel = max(feel, before.feel, key=_BETTER_TO_WORSE.index)
            pains = [p for p in (pain, before.worst_pain) if p is not None]
            pain = max(pains) if pain is not None else None
        before.feel = feel or before.feel
        if pain is not None:
            before.worst_pain = pain
            before.highest_pain = max(pain, before.highest_pain or 0)
        before.save(update_fields=["feel", "worst_pain", "highest_pain"])
    return (feel, pain) == said


def correct_worst_pain(session_id: uuid.UUID, *, pain: int) -> None:
    """Another number was meant, said when asked back at once: it decides from now on."""
    GuidedSession.objects.filter(id=session_id).update(worst_pain=pain, highest_pain=pain)
