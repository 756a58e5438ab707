"""The writer of answers: one transaction holds the answer, its decision and the plan's new state.

Late, repeated, reordered or unsure input may make a plan gentler, never harder."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from checkins import asking, deciding, events, severe_pain, warning_signs
from checkins.answer import Answer
from checkins.models import CheckIn, Clearance, Decision, EarlierAnswer, Plan
from checkins.plans import held, held_plan_of, take_newer_version
from checkins.rules import newest

BETTER_TO_WORSE = [None, "better", "same", "worse"]


class AlreadyAnswered(Exception):
    """Another answer for the same day came first; it is the one that counts."""

    def __init__(self, stored: CheckIn) -> None:
        super().__init__("already answered")
        self.stored = stored


class KeyConflict(AlreadyAnswered):
    """The same key came before with another answer."""


class NoPlan(Exception):
    """The person follows no plan."""


class NotEditable(Exception):
    """The answer can no longer be changed: something came after it."""


def answer(user: Any, told: Answer, *, today: date, now: datetime) -> CheckIn:
    """Take an answer of the person's plan, decide, and keep both with the plan's new state.

    The same answer again returns what was stored. An answer that names the one it `replaces`
    changes that one. Raises `NoPlan` where there is none; `KeyConflict` for another answer under a
    key that was used, `AlreadyAnswered` for another answer of a day that has one, `NotEditable` for
    a change that comes too late. A sign or severe pain in any of them counts before that is said.

    An answer for a day before yesterday or before the newest event is kept as history and can only
    lock. One within eight hours of another, or after a session of its own day, is *early*: it
    allows no more than what stood before it (clinical.md 5.7 A and I)."""
    try:
        return _answer(user, told, today, now)
    except IntegrityError:  # something has that day or that key already: look which
        return _answer(user, told, today, now, looks=True)


def _answer(user: Any, told: Answer, today: date, now: datetime, *, looks: bool = False) -> CheckIn:
    """Take the answer as above. Mostly the plan, which is held, tells that its day has none that
    counts; only where it `looks` an answer that was kept, or a key used before, is found."""
    refused: Exception | None = None
    with transaction.atomic():
        plan = held_plan_of(user)
        if plan is None:
            raise NoPlan
        is_new_day = plan.sessions_from < told.day
        stored = None if is_new_day and not looks else _stored(plan, told)
        try:
            if plan.status == Plan.Status.ENDED:
                raise NoPlan
            check_in = _take(plan, stored, told, today, now)
        except (NoPlan, AlreadyAnswered, NotEditable) as refusal:
            joined = deciding.count_signs(plan, told.pain, told.signs, now)
            if joined and not warning_signs.acting(told.signs):
                severe_pain.ask_back(joined, told.pain, today=today, now=now)
            plan.half_answers.filter(day=told.day, key=told.key).delete()
            refused = refusal
        else:
            plan.half_answers.filter(day=check_in.day).delete()
            severe_pain.ask_back(check_in, told.pain, today=today, now=now)
    if refused:
        if stored is not None:
            stored.refresh_from_db()
        raise refused
    return check_in


def is_editable(check_in: CheckIn) -> bool:
    """Whether nothing but "I have been seen" came after this answer. `check_in.plan` is as new as
    the question: mostly its count of events tells without asking."""
    if check_in.event is None:
        return False
    if check_in.event == check_in.plan.events_count:
        return True
    later = CheckIn.objects.filter(plan_id=check_in.plan_id, event__gt=check_in.event)
    cleared = Clearance.objects.filter(
        plan_id=check_in.plan_id, event__gt=check_in.event, kind=Clearance.Kind.CLEARED
    )
    return not later.exists() and not cleared.exists()


def stay_at_once_a_day(check_in: CheckIn, *, now: datetime) -> None:
    """The person wants once a day at most: the day is decided anew under that cap, which stays
    until they lift it in the settings."""
    with transaction.atomic():
        plan = check_in.plan = held(check_in.plan_id)
        if not is_editable(check_in):
            raise NotEditable
        if plan.max_sessions != 1:
            plan.max_sessions = 1
            deciding.change(plan, check_in, now)


def choose_less(check_in: CheckIn, less: str) -> None:
    """Do less than advised today; the level itself stays. Choosing back is not offered more than
    the advice, because the advice is the upper bound."""
    CheckIn.objects.filter(pk=check_in.pk).update(less=less)


def report_signs(
    plan: Plan, signs: Iterable[str], *, now: datetime, pain: int = 0, today: date | None = None
) -> None:
    """Signs and severe pain that show between check-ins join the newest answer, which is decided
    anew. Told while locked even the same sign is news: it makes a newer lock, which no clearance of
    before knows of (clinical.md 5.7 D). Where the day is told, severe pain is asked back."""
    signs = list(signs)
    with transaction.atomic():
        plan = held(plan.pk)
        is_locked = plan.status == Plan.Status.LOCKED
        joined = deciding.count_signs(plan, pain, signs, now, is_anew=is_locked)
        if today and joined and not is_locked and not warning_signs.acting(signs):
            severe_pain.ask_back(joined, pain, today=today, now=now)


def _stored(plan: Plan, told: Answer) -> CheckIn | None:
    """What was answered already: under that key, else for that day."""
    # In any order: sorted by day, the database would read every answer of the plan.
    found = list(plan.check_ins.filter(Q(day=told.day) | Q(key=told.key)).order_by())
    return min(found, key=lambda one: one.key != told.key, default=None)


def _take(plan: Plan, stored: CheckIn | None, told: Answer, today: date, now: datetime) -> CheckIn:
    """Keep the answer as a new one, as a change of the stored one, or say why not."""
    if stored is None:
        return _add(plan, told, today, now)
    if stored.key == told.key:
        if not _was_said(stored, told):
            raise KeyConflict(stored)
        return stored
    is_change = told.replaces == stored.key
    is_later_one = stored.early == CheckIn.Early.HOURS and told.day == today
    if stored.event is None:
        if not _counts(plan, told, today):
            raise AlreadyAnswered(stored)
        deciding.keep_earlier(stored, now)
        return _add(plan, told, today, now, pk=stored.pk)  # the one that was only kept gives way
    if not (is_change or is_later_one):
        if _says(stored) == _says(told):
            return stored  # the same words from two places are one answer
        raise AlreadyAnswered(stored)
    return _change(plan, stored, told, today, now)


def _add(plan: Plan, told: Answer, today: date, now: datetime, pk: int | None = None) -> CheckIn:
    """A new answer. One that comes too late to count is only kept."""
    check_in = CheckIn(
        pk=pk, plan=plan, day=told.day, key=told.key, max_sessions=plan.max_sessions,
        rule_set=newest().id, received_at=now, **_said(told),
    )  # fmt: skip
    if not _counts(plan, told, today):
        check_in.save()
        # A clearance that was given without knowing it does not cover it: what acts is told anew.
        acts = told.pain >= newest().policy.severe_pain or bool(warning_signs.acting(told.signs))
        deciding.count_signs(plan, told.pain, told.signs, now, is_anew=acts)
        return check_in
    was_cleared = plan.answered_at is None
    take_newer_version(plan, today)
    deciding.decide(plan, check_in, told.given_at, now)
    if was_cleared and deciding.count_signs(plan, 0, asking.told_since_cleared(plan), now):
        check_in.refresh_from_db()
    return check_in


def _change(plan: Plan, stored: CheckIn, told: Answer, today: date, now: datetime) -> CheckIn:
    """Answer again. On its own day the answer may go either way, but never makes a day harder that
    has had its session; after it, towards gentler only. A lock stays: unticking does not unlock,
    and neither does a smaller number, unless the question "Is your pain that strong?" is open."""
    current = Decision.objects.get(check_in=stored, superseded_at=None)
    if not is_editable(stored):
        raise NotEditable
    said = _said(told)
    said["asked"] = sorted({*stored.asked, *told.asked})
    if stored.day < today:
        said["feel"] = max(stored.feel, told.feel, key=BETTER_TO_WORSE.index)
        said["tight"] = max((t for t in (stored.tight, told.tight) if t is not None), default=None)
    if said["tight"] is None:
        said["tight"] = stored.tight
    is_locked = current.status == Plan.Status.LOCKED
    is_undone = is_locked and severe_pain.undo(stored, told, now=now)
    stays_locked = is_locked and not is_undone
    is_severe = told.pain >= newest().policy.severe_pain
    if stored.day < today or (stays_locked and not is_severe):
        said["pain"] = max(stored.pain, told.pain)  # of two severe numbers the later one is meant
    # A sign that is not asked about again stays: a blank is not a no (clinical.md 3.1).
    keeps_all = is_locked or stored.day < today
    kept = {code for code in stored.signs if keeps_all or code not in told.asked}
    if is_undone and stored.pain < newest().policy.severe_pain:
        kept.discard("F18")  # it came with the number that is taken back
    said["signs"] = sorted(kept | told.signs)
    is_early = stored.early == CheckIn.Early.HOURS
    answered_at = plan.answered_at if is_early else None
    of_day = events.sessions_of(plan, stored.day, stored.day)
    said["early"] = events.earliness(stored.day, told.given_at, of_day, answered_at)
    is_in_time_now = is_early and said["early"] != CheckIn.Early.HOURS
    is_same = all(
        getattr(stored, name) == value
        for name, value in said.items()
        if name not in {"asked", "early"}
    )
    is_news = stays_locked and bool(told.signs)  # a sign told while locked: a newer lock
    if is_same and not is_in_time_now and not is_news:
        return stored  # a second tap on the same answer
    after_session = said["early"] == CheckIn.Early.SESSION
    stood: Decision | None = current
    if is_locked:  # what stood before the lock: only a clearance ends one, no ceiling keeps it
        stood = stored.decisions.exclude(status=Plan.Status.LOCKED).last()
    ceiling = deciding.ceiling_of(stood) if after_session and stood else None
    deciding.change(plan, stored, now, ceiling, given_at=told.given_at, **said)
    return stored


def _said(told: Answer) -> dict[str, Any]:
    return {
        "feel": told.feel, "pain": told.pain, "tight": told.tight, "signs": sorted(told.signs),
        "as_was": sorted(told.as_was), "asked": sorted(told.asked),
    }  # fmt: skip


def _was_said(stored: CheckIn, told: Answer) -> bool:
    """Whether this is what came under the key before: perhaps changed since, or joined by a sign
    from elsewhere."""
    rows: list[CheckIn | EarlierAnswer] = [stored, *stored.earlier_answers.all()]
    return stored.day == told.day and any(_says(one) == _says(told) for one in rows)


def _says(one: CheckIn | EarlierAnswer | Answer) -> tuple[Any, ...]:
    return (one.feel, one.pain, one.tight, sorted(one.signs))


def _counts(plan: Plan, told: Answer, today: date) -> bool:
    """Whether the answer moves the plan, and is not only kept."""
    return today - timedelta(days=1) <= told.day <= today and told.day >= plan.sessions_from
