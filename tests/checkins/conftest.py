"""Where tests of the check-in and of Today begin."""

from functools import partial
from typing import Any

import pytest

from checkins.rules import RULE_SETS
from tests import builders
from tests.checkins import rules_notation, steps


@pytest.fixture(params=RULE_SETS.values(), ids=lambda rule_set: f"set {rule_set.id}")
def play(request: pytest.FixtureRequest) -> Any:
    """A trajectory in the notation of clinical.md 5.6, played by each rule set in turn."""
    return partial(rules_notation.play, rule_set=request.param)


@pytest.fixture
def tuesday(plan: Any, clock: Any) -> Any:
    """The day after the first session; the question waits."""
    builders.do_session(plan)
    clock.tomorrow()
    return plan


@pytest.fixture
def twice(tuesday: Any) -> Any:
    """Tuesday, answered: a morning and an evening session to do."""
    steps.answer(tuesday, "better")
    tuesday.refresh_from_db()
    assert tuesday.sessions_per_day == 2
    return tuesday
