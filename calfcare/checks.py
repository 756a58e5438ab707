"""System checks: a deployment that could mislead a person says so before it starts."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def region_is_set(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without a region the warning pages can name no emergency number (hazard H7)."""
    if settings.REGION:
        return []
    return [
        Warning(
            "REGION is not set, so the warning pages name no emergency number.",
            hint="Set REGION to GB, IE, US, CA, AU, NZ or EU.",
            id="calfcare.W001",
        )
    ]
