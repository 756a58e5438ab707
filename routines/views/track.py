"""The session in sound, in whole or in part."""

import uuid
from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from routines.models import GuidedSession, RoutineVersion
from routines.sound import byte_ranges
from routines.sound.track_ids import RECIPES, Recipe, number_of, numbered
from routines.sound.voice_level import level_for
from routines.timelines import Track, prepared, prepared_for
from routines.views.access import own_session_or_404

YEAR = 365 * 24 * 60 * 60


@require_safe
def track(request: HttpRequest, session_id: uuid.UUID) -> HttpResponseBase:
    """The track at the level that the person chose. Its address stays, so it is asked for anew."""
    going = own_session_or_404(request, session_id)
    found = prepared_for(going).track(level_for(going, request.user))
    if found is None:
        raise Http404
    return _sound(request, found, private=True, no_cache=True)


@require_safe
def hashed(request: HttpRequest, version: int, recipe: int, digest: str) -> HttpResponseBase:
    """The track of a version and a recipe that has this hash: it never changes.

    It is made of published words and holds nothing of a person, so whoever is signed in may hear
    it. Words that were withdrawn may be heard to their end: no page starts with them any more."""
    words = get_object_or_404(RoutineVersion.objects.defer("script"), pk=version)
    try:
        found_recipe, places = numbered(recipe)
        kind = found_recipe._asdict()
        level = kind.pop("level")
        left_out = dict.fromkeys(words.script["steps"][place]["exercise"] for place in places)
        made = prepared(words, **kind, left_out=tuple(left_out))
    except (IndexError, ValueError):  # no such recipe, or one that leaves nothing to do
        raise Http404 from None
    found = made.track(level)
    if found is None or found.digest != digest:
        raise Http404
    return _sound(request, found, private=True, max_age=YEAR, immutable=True)


def track_url(session: GuidedSession, level: str) -> str:
    """Where the track of a level is kept for every session like this one, or nothing: then the
    player guides by its own clock."""
    found = prepared_for(session).track(level)
    dose = (session.reps, session.side, session.variant, session.pace)
    recipe = Recipe(*dose, session.is_new, level)
    if found is None or recipe not in RECIPES:
        return ""
    places = _places(session.version, session.left_out) if session.left_out else ()
    where = [session.version_id, number_of(recipe, places), found.digest]
    return reverse("routines:hashed-track", args=where)


def _places(version: RoutineVersion, exercises: Collection[str]) -> list[int]:
    """Which steps of a version are of these exercises, from 0."""
    return [n for n, step in enumerate(version.script["steps"]) if step["exercise"] in exercises]


def _sound(request: HttpRequest, found: Track, **cache_control: Any) -> HttpResponseBase:
    """Status 200, 206, 304, 412 or 416, as the headers of the request ask (RFC 9110, 13.2.2)."""
    response = _whole_or_part(request, found)
    if response.status_code < 400:
        patch_cache_control(response, **cache_control)
    return get_conditional_response(request, etag=found.etag, response=response) or response


def _whole_or_part(request: HttpRequest, found: Track) -> HttpResponse:
    wanted, size = None, len(found.body)
    if request.method == "GET" and request.headers.get("If-Range", found.etag) == found.etag:
        try:
            wanted = byte_ranges.part(request.headers.get("Range", ""), size)
        except byte_ranges.Unsatisfiable:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {"Content-Type": "audio/mpeg", "Accept-Ranges": "bytes", "ETag": found.etag}
    if wanted is None:
        return HttpResponse(found.body, headers=headers)
    headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
    return HttpResponse(found.body[wanted.start : wanted.stop], status=206, headers=headers)
