"""A session of a person with a plan."""

import pytest

from routines import timelines


@pytest.fixture
def where(client, plan):
    """The address of a session that was opened and not begun."""
    timelines.forget()
    return client.post("/sessions/", {"variant": "full"})["Location"]
