"""People whom nobody has thought up, in every state they can reach through the pages (issue
"Nobody exercises past a warning"; clinical.md 5.7)."""

import pytest

from checkins import deciding, today
from tests.people.life import live

pytestmark = pytest.mark.django_db
SEED, DAYS = 2026, 15
# Each costs eight seconds of a processor. More, and longer lives: python -m tests.people.


@pytest.mark.long_walk
@pytest.mark.parametrize("number", range(20))
def test_a_random_person_meets_no_session_past_a_warning_and_is_never_held_for_ever(number):
    findings, _requests = live(SEED, number, DAYS)
    assert not findings, "\n\n".join(map(str, findings))


def test_the_referee_sees_a_product_that_lets_people_past(monkeypatch):
    """One that sees nothing would find nothing."""
    monkeypatch.setattr(today, "_may_wait", lambda *asked: True)
    monkeypatch.setattr(deciding, "count_signs", lambda *told, **more: None)
    found = {one.what for number in (2, 6) for one in live(SEED, number, 8)[0]}
    assert any("that day" in what for what in found)
