"""Whose session it is."""

import uuid

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from routines.models import GuidedSession


def own_session_or_404(request: HttpRequest, session_id: uuid.UUID) -> GuidedSession:
    """The person's own session. Another's is as absent as one that never was."""
    assert request.user.is_authenticated  # no page of a session is on the public list
    mine = (
        GuidedSession.objects.filter(user=request.user)
        .select_related("version")
        .defer("version__script")
    )
    return get_object_or_404(mine, id=session_id)
