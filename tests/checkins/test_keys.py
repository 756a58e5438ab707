"""Every answer has a key. The same answer again is one answer; another under the same key is
refused, after what it warns of has counted (design.md 3, trust.md D6)."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from checkins import recording
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, EarlierAnswer
from tests import builders
from tests.checkins.steps import answer, day_of_now, newest, to_the_end, told

pytestmark = pytest.mark.django_db
KEY = uuid.UUID("0e2f5f6a-54a4-4f0c-9a53-3c1d1b2f0a11")


def give(plan, feel="better", pain=3, *, day=None, key=KEY, **more):
    today = day_of_now(plan)
    given = told(day or today, feel, pain, key=key, **more)
    return recording.answer(plan.user, given, today=today, now=timezone.now())


def conflict(plan, *said, **more):
    with pytest.raises(recording.KeyConflict) as refused:
        give(plan, *said, **more)
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    return refused.value.stored


def test_the_same_key_with_the_same_body_returns_the_first_answer(tuesday):
    first = give(tuesday, tight=4)
    again = give(tuesday, tight=4)
    assert again == first and CheckIn.objects.count() == 2
    assert Decision.objects.filter(check_in=first).count() == 1
    assert not EarlierAnswer.objects.exists()


def test_also_after_the_answer_was_changed_since(client, tuesday):
    first = give(tuesday)
    to_the_end(client, "worse", 4)
    assert give(tuesday) == first
    assert newest(tuesday).check_in.feel == "worse"


def test_also_after_a_sign_from_elsewhere_joined_it(tuesday):
    first = give(tuesday)
    recording.report_signs(tuesday, ["F08"], now=timezone.now())
    assert give(tuesday) == first


@pytest.mark.parametrize(
    ("feel", "pain", "more"),
    [("same", 3, {}), ("better", 4, {}), ("better", 3, {"tight": 5})],
)
def test_with_another_body_it_is_refused(tuesday, feel, pain, more):
    first = give(tuesday, tight=4)
    before = newest(tuesday).pk
    assert conflict(tuesday, feel, pain, **{"tight": 4} | more) == first
    assert newest(tuesday).pk == before


def test_for_another_day_it_is_refused(tuesday, clock):
    first = give(tuesday)
    clock.tomorrow()
    assert conflict(tuesday) == first
    assert CheckIn.objects.count() == 2


@pytest.mark.parametrize(
    ("pain", "signs", "more"),
    [(3, ["F08"], {}), (9, [], {}), (3, ["F01"], {"day": timedelta(days=-1)})],
)
def test_a_sign_or_severe_pain_in_it_counts_first(tuesday, pain, signs, more):
    give(tuesday)
    day = day_of_now(tuesday) + more.get("day", timedelta())
    conflict(tuesday, "better", pain, signs=signs, day=day)
    assert tuesday.status == "locked"


def test_a_sign_to_book_for_counts_first_too(tuesday):
    give(tuesday)
    conflict(tuesday, signs=["F22"])
    assert tuesday.book


def test_an_outbox_hears_key_conflict(client, tuesday):
    waited = {"Outbox-Id": "a1", "Outbox-Seq": "1", "Outbox-Age": "5"}
    said = {"feel": "same", "pain": 3, "none": "on", "key": str(KEY)}
    assert client.post("/check-in/whole/", said, headers=waited).json()["code"] == "saved"
    assert client.post("/check-in/whole/", said, headers=waited).json()["code"] == "saved"
    other = {"feel": "same", "pain": 3, "signs": ["F08"], "key": str(KEY)}
    refused = client.post("/check-in/whole/", other, headers=waited)
    assert refused.status_code == 409 and refused.json()["code"] == "key-conflict"
    assert ": about the same, pain 3 out of 10." in refused.json()["words"]
    tuesday.refresh_from_db()
    assert tuesday.status == "locked"


def test_another_persons_key_is_no_trouble(tuesday, clock):
    other = builders.make_plan(builders.make_guest())
    clock.tomorrow()
    mine, theirs = give(tuesday, "same", 3), give(other, "worse", 5)
    assert mine.key == theirs.key and mine.plan != theirs.plan
    assert newest(tuesday).rule == "HOLD_SAME" and newest(other).rule == "WORSE_BASE"
    assert give(tuesday, "same", 3) == mine and give(other, "worse", 5) == theirs


def test_a_new_key_for_an_answered_day_is_no_change_of_it(tuesday):
    answer(tuesday, "same", 3)
    with pytest.raises(recording.AlreadyAnswered) as refused:
        give(tuesday, "better", 1)
    assert not isinstance(refused.value, recording.KeyConflict)
    assert newest(tuesday).rule == "HOLD_SAME"
