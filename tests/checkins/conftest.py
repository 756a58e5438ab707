"""Where tests of the check-in and of Today begin."""

from typing import Any

import pytest

from tests import builders
from tests.checkins import steps


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
