"""Which of the day's sessions stand beside the plan, and how many there may be (clinical.md 5.7 A
and H). Reads only."""

from collections.abc import Collection
from datetime import datetime, timedelta

from checkins.models import CheckIn, Plan
from checkins.rules import newest
from checkins.rules.levels import Level
from routines.content.prescribing import rolls_or_stretches, without
from routines.models import GuidedSession
from routines.timelines import script_of


def may_be_done(
    plan: Plan,
    check_in: CheckIn,
    of_day: Collection[GuidedSession],
    now: datetime,
    *,
    routine: int | None = None,
) -> bool:
    """Beyond the plan (clinical.md 5.7 H): one at most, two hours after the last, none after
    "better" or before it was told how the last one felt, none on a day with a sign to book for.
    `routine` is one that accompanies and is to be done, or gone on with."""
    policy = newest().policy
    other = [s for s in of_day if s.finished_at or s.routine_id != routine]
    begun = [s for s in other if is_the_extra(s, plan)]
    done = [s for s in of_day if s.finished_at]
    told = {newest().signs[code].level for code in check_in.signs if code in newest().signs}
    if len(begun) >= policy.extra_sessions or Level.BOOK in told or not done:
        return False
    last = max(s.finished_at for s in done if s.finished_at)
    is_rested = now - last >= timedelta(hours=policy.extra_after_hours)
    return is_rested and all(s.feel in {"same", "worse"} for s in done)


def is_the_extra(session: GuidedSession, plan: Plan) -> bool:
    """Whether it is the one beyond the plan: more of the plan's own, or a session beside it with
    rolling or a stretch. Such a one is used up as soon as it waits to be begun, since "start again"
    makes it look as if it never was."""
    if session.slot != GuidedSession.Slot.EXTRA:
        return False
    if session.routine_id == plan.routine_id:
        return bool(session.furthest_state or session.finished_at)  # the end may come alone
    script = without(script_of(session.version.pk, session.version.published_at), session.left_out)
    was_begun = bool(session.furthest_state or session.finished_at or session.is_open)
    return was_begun and rolls_or_stretches(script)


def comes_before(session: GuidedSession, routine: int) -> bool:
    """Whether one of that routine would be the second session of its day: this one is finished, or
    begun and of another routine."""
    return bool(session.finished_at or (session.furthest_state and session.routine_id != routine))


def can_go_on(session: GuidedSession, plan: Plan) -> bool:
    """Left part way. An extra one of the plan that was stopped is over, and so is one whose
    exercises were withdrawn."""
    if not session.furthest_state or session.finished_at or session.version.is_withdrawn:
        return False
    is_of_plan = session.routine_id == plan.routine_id
    is_extra = is_of_plan and session.slot == GuidedSession.Slot.EXTRA
    return not (session.stopped_at and is_extra)
