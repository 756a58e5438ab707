"""The writer of severe pain: it locks when it is sent, and asks back (clinical.md 5.7 B).

"Is your pain that strong?" stays open on every device until its day ends; after that the answer is
yes. "I meant another number" keeps both numbers and undoes this lock alone. Pain of the set-up may
belong to no answer of a day; a safety screen that locks is kept for it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from checkins import deciding, events, screens, warning_signs
from checkins.answer import Answer
from checkins.models import CheckIn, Plan, SevereQuestion
from checkins.plans import held, held_plan_of
from checkins.rules import newest
from routines import sessions
from routines.models import GuidedSession


def open_question(plan: Plan, *, today: date) -> SevereQuestion | None:
    """The question that waits for an answer today. The plan is locked while one does."""
    if plan.status != Plan.Status.LOCKED:
        return None
    asked = unanswered(plan.user_id).filter(day=today)
    return asked.select_related("check_in", "session").first()


def taken_back_on(day: date, user: int) -> SevereQuestion | None:
    """The person's question of that day to which another number was the answer."""
    asked = _questions_of(user).filter(answer=SevereQuestion.Answer.OTHER, day=day)
    return asked.order_by("asked_at").last()


def open_before_a_plan(user: Any, *, today: date) -> SevereQuestion | None:
    """The same for somebody whose set-up is not done: the screen locks while it waits."""
    return unanswered(user.pk).filter(screen__isnull=False, day=today).first()


def unanswered(user: int) -> QuerySet[SevereQuestion]:
    """Every question of a person that nobody has answered, of whatever day."""
    return _questions_of(user).filter(answer="")


def _questions_of(user: int) -> QuerySet[SevereQuestion]:
    return SevereQuestion.objects.filter(Q(check_in__plan__user=user) | Q(screen__user=user))


def lock_at_start(user: Any, plan: Plan | None, pain: int, *, today: date, now: datetime) -> None:
    """Severe pain in the set-up that belongs to no answer: told before the other questions, or on
    a page that was left open. It locks at once, and asks back unless there is severe pain already
    that nobody takes back."""
    with transaction.atomic():
        newest_answer = (
            plan.check_ins.exclude(event=None).order_by("event").last() if plan else None
        )
        is_news = newest_answer is None or "F18" not in newest_answer.signs
        if plan is None:
            screen = screens.pass_screen(user, signs=["F18"], conditions=[], now=now)
        else:
            screen = screens.tell(plan, signs=["F18"], now=now)
        if is_news and not unanswered(user.pk).exists():
            SevereQuestion.objects.create(screen=screen, day=today, pain=pain, asked_at=now)


def ask_back(check_in: CheckIn, pain: int, *, today: date, now: datetime) -> None:
    """Ask where an answer of today told severe pain and nobody has said yes to that yet."""
    if pain < newest().policy.severe_pain or check_in.day != today or check_in.event is None:
        return
    asked = check_in.questions.filter(answer__in=["", SevereQuestion.Answer.YES])
    if not asked.exists():
        SevereQuestion.objects.create(check_in=check_in, day=today, pain=pain, asked_at=now)


def ask_back_at_start(plan: Plan, pain: int, *, today: date, now: datetime) -> None:
    """The same about the answer that starts a plan, or starts it again."""
    newest_answer = plan.check_ins.filter(event__isnull=False).order_by("event").last()
    if newest_answer is not None:
        ask_back(newest_answer, pain, today=today, now=now)


def is_asked_back(check_in: CheckIn, pain: int) -> bool:
    """Whether an answer that was just taken, with this pain, has a question open."""
    if pain < newest().policy.severe_pain:
        return False
    return check_in.questions.filter(answer="", day=check_in.day).exists()


def say_yes(plan: Plan, *, now: datetime) -> None:
    """It is that strong: the lock stays."""
    say_yes_of(plan.user_id, now=now)


def say_yes_of(user: int, *, now: datetime) -> None:
    """The same for somebody who may have no plan."""
    unanswered(user).update(answer=SevereQuestion.Answer.YES, answered_at=now)


def take_back_before_a_plan(question: SevereQuestion, *, now: datetime) -> None:
    """Another number was meant in the set-up, one that is not severe: this lock ends. The whole
    screen is asked anew before there is a plan, as the newest one is the one that locked."""
    still_open = SevereQuestion.objects.filter(pk=question.pk, answer="")
    still_open.update(answer=SevereQuestion.Answer.OTHER, answered_at=now)


def undo(stored: CheckIn, told: Answer, *, now: datetime) -> bool:
    """Whether a new answer takes the severe pain of the stored one back: its question is open, the
    new pain is not severe and no sign that locks is told. With such a sign the lock stays, and
    nothing is left to ask."""
    asked = stored.questions.filter(answer="", session=None, day=stored.day)
    if _is_taken_back(told.pain, told.signs):
        return bool(asked.update(answer=SevereQuestion.Answer.OTHER, answered_at=now))
    if told.pain < newest().policy.severe_pain:
        asked.update(answer=SevereQuestion.Answer.YES, answered_at=now)
    return False


def session_felt(
    session: GuidedSession,
    plan: Plan | None,
    *,
    feel: str,
    pain: int | None,
    late: bool,
    today: date,
    now: datetime,
) -> bool:
    """How a session felt, and perhaps its worst pain. Severe pain locks the plan at once and asks
    back; after the plan was ended it locks as well (clinical.md 5.7 H). Returns whether the session
    now says what was answered (trust.md D6)."""
    with transaction.atomic():
        plan = held(plan.pk) if plan else None
        is_news = (session.highest_pain or 0) < newest().policy.severe_pain
        stands = sessions.record_feel(session.pk, feel=feel, pain=pain, late=late)
        if plan and unasked(plan, [session]):
            pain = max(pain or 0, session.highest_pain or 0)  # it is still to be asked back
        is_severe = pain is not None and pain >= newest().policy.severe_pain
        if plan and pain is not None and is_severe:
            locked = deciding.count_signs(plan, pain, [], now, is_anew=is_news)
            if locked is not None:
                _ask_about_session(session, locked, pain, today=today, now=now)
        elif is_severe and (ended := held_plan_of(session.user)):
            deciding.count_signs(ended, pain or 0, [], now, is_anew=is_news)
        elif plan and events.is_bad(feel, pain, plan.rule_set):
            deciding.end_open_sessions(plan, now)  # also one that a phone keeps for the evening
    return stands


def _ask_about_session(
    session: GuidedSession, locked: CheckIn, pain: int, *, today: date, now: datetime
) -> None:
    """Ask back, once. Severe pain that is told in two places is no slip of a finger: nobody asks
    about the second, and the first cannot be taken back either."""
    waiting = locked.questions.filter(answer="").first()
    if waiting is None:
        SevereQuestion.objects.create(
            check_in=locked, session=session, day=today, pain=pain, asked_at=now
        )
    elif waiting.session_id != session.pk:
        say_yes_of(session.user_id, now=now)


def unasked(plan: Plan, sessions: Iterable[GuidedSession]) -> GuidedSession | None:
    """A session that hurt severely, where no answer since its day has told of severe pain: it was
    told before such a number locked by itself (clinical.md 5.3)."""
    severe = newest().policy.severe_pain
    hurt = max(
        (s for s in sessions if (s.highest_pain or 0) >= severe), key=lambda s: s.day, default=None
    )
    if hurt is None:
        return None
    answers = plan.check_ins.filter(event__isnull=False, day__gte=hurt.day)
    told = any(one.pain >= severe or "F18" in one.signs for one in answers)
    cleared = plan.clearances.filter(kind="cleared", day__gte=hurt.day)
    return None if told or cleared.exists() else hurt


def correct(
    question: SevereQuestion, plan: Plan, *, pain: int, signs: Collection[str], now: datetime
) -> None:
    """Another number was meant for the worst pain of a session, or in the set-up. With a number
    that is not severe and no sign that locks, this lock alone ends; what is told counts in any
    case."""
    with transaction.atomic():
        plan = held(plan.pk)
        check_in = question.check_in or plan.check_ins.exclude(event=None).latest("event")
        still_open = SevereQuestion.objects.filter(pk=question.pk, answer="")
        taken_back = _is_taken_back(pain, signs)
        answer = SevereQuestion.Answer.OTHER if taken_back else SevereQuestion.Answer.YES
        if not still_open.update(answer=answer, answered_at=now):
            return
        together = {*check_in.signs, *signs}
        if taken_back:
            together.discard("F18")
        if taken_back and question.session_id is not None:
            sessions.correct_worst_pain(question.session_id, pain=pain)
        deciding.change(plan, check_in, now, signs=sorted(together))


def _is_taken_back(pain: int, signs: Collection[str]) -> bool:
    return pain < newest().policy.severe_pain and not warning_signs.outcome(signs).locks
