"""Rate limits live in the cache, which outlives a test."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_rate_limits() -> None:
    """Every test may ask for its codes."""
    cache.clear()
